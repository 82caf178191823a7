// What the rules of today say: services, papers, reasons, villages. A sealed copy stands when there is no signal.
import { live, type Live } from './live.svelte';
import { rules_path, type Judged } from './own_rules';
import type { Api } from './types';

export { name_of, said } from './names';

/** The rules change by dated rows, a few times a year; an hour is often enough. */
const kEveryMs = 3_600_000;

/** To be called while a component is made. */
export function read_catalogue(): Live<Api['Catalogue']> {
  return live<Api['Catalogue']>(() => '/catalogue', kEveryMs);
}

/** The same: the rules that judge an application. */
export function read_rules_of(application: () => Judged | null | undefined, today: () => Api['Catalogue'] | null): Live<Api['Catalogue']> {
  return live<Api['Catalogue']>(() => rules_path(today(), application()), kEveryMs);
}
