// What the server says about the numbers of a sheet. It alone knows the areas of all regencies: their names, and which there are none of.
import { call } from '../../api/call';
import { CallFailed } from '../../api/problem';
import type { Api } from '../../api/types';
import type { Reason } from '../../device/outbox_types';
import { bare } from './nik';

/** `region`: the area's name. `wrong`: all that is wrong with the number, also what it says by itself. */
export interface NikWord {
  region: string;
  wrong: Reason[];
}
/** Of a number as it was typed; nothing where the server was not asked, or not heard. */
export type SaidOf = (typed: string) => NikWord | undefined;

/** Kept while one sheet is open, each number asked for once. */
export function nik_words() {
  const words = $state<Record<string, NikWord>>({});
  return {
    of: ((typed) => words[bare(typed)]) as SaidOf,
    async ask(typed: string): Promise<void> {
      const nik = bare(typed);
      if (!/^\d{16}$/.test(nik) || words[nik]) return;
      try {
        words[nik] = { region: (await call<Api['NikMeaning']>('POST', '/nik/explain', { nik })).value.region_name, wrong: [] };
      } catch (failure) {
        // Without signal the number's own word is enough.
        if (!(failure instanceof CallFailed)) throw failure;
        if (failure.status === 422) words[nik] = { region: '', wrong: failure.reasons };
      }
    },
  };
}
export type NikWords = ReturnType<typeof nik_words>;
