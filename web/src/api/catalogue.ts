// What the rules of today say: services, papers, reasons, villages. A sealed copy stands when there is no signal.
import { live, type Live } from './live.svelte';
import type { Api } from './types';

export { name_of, said } from './names';

/** The rules change by dated rows, a few times a year; an hour is often enough. */
const kEveryMs = 3_600_000;

/** To be called while a component is made. */
export function read_catalogue(): Live<Api['Catalogue']> {
  return live<Api['Catalogue']>(() => '/catalogue', kEveryMs);
}
