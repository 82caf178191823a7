// What was judged on this device a moment ago waits no more, whatever the server has heard.
import type { Pending } from '../../device/pending.svelte';

export const is_judged = (pending: Pending, act: string) => pending.has(`/late-acts/${act}/release`) || pending.has(`/late-acts/${act}/discard`);
