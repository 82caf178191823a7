// Where something can be done about a thing that was scanned, by whoever holds the right to it.
import type { Api } from '../api/types';
import { may_open } from '../desks';
import type { Account } from '../me.svelte';
import type { Words } from './id';

type Found = Api['FoundThing'];
export interface Door {
  href: string;
  text: string;
}

/** The nearest to what is due comes first. */
export function doors_of(found: Found, account: Pick<Account, 'rights' | 'village'>, t: Words['go']): Door[] {
  return all_doors(found, account.village !== null, t).filter(({ href }) => may_open(href, account.rights));
}

function all_doors(found: Found, in_village: boolean, t: Words['go']): Door[] {
  // What is cancelled is neither handed over nor packed; from its village it goes back.
  const states = found.standings.filter((one) => !one.cancelled).map((one) => one.state);
  const goes_back = in_village && found.standings.some((one) => one.cancelled && (one.state === 'at_village' || one.state === 'astray'));
  const is = (...of: typeof states) => states.some((state) => of.includes(state));
  const door = (open: boolean, href: string, text: string): Door[] => (open ? [{ href, text }] : []);
  const to_hand_over = in_village ? is('at_village') : is('at_office', 'shelved');
  if (found.kind === 'run') return [...door(true, '/kurir', t.ride), ...door(true, '/dukcapil/rit', t.run)];
  // Another village's bag: what there is to tell of it stands among the reports.
  if (found.lies_here !== undefined) return [];
  if (found.kind === 'bag') return bag_doors(found, in_village, is, door, t);
  if (found.kind === 'document') {
    return [
      ...door(to_hand_over, `/desa/serahkan/${found.dossier}`, t.hand_over),
      ...door(is('shelved'), '/dukcapil/kemas', t.pack),
      ...door(is('at_office'), '/dukcapil/rak', t.shelf),
      ...door(is('making'), '/dukcapil/cetak', t.print),
      ...door(goes_back, '/desa/kirim-kembali', t.send_back),
    ];
  }
  const verdict = found.standings.find((one) => one.state === 'submitted' || one.state === 'verified' || one.state === 'cancelled');
  const returned = found.standings.find((one) => one.state === 'returned');
  return [
    ...door(verdict !== undefined, `/dukcapil/verifikasi?berkas=${verdict?.application}`, t.verify),
    ...door(returned !== undefined, `/desa/dikembalikan/${returned?.application}`, t.mend),
    ...door(to_hand_over, `/desa/serahkan/${found.id}`, t.hand_over),
    ...door(true, `/desa/tanda-terima/${found.id}`, t.receipt),
  ];
}

function bag_doors(
  found: Found,
  in_village: boolean,
  is: (...of: Api['Standing']['state'][]) => boolean,
  door: (open: boolean, href: string, text: string) => Door[],
  t: Words['go'],
): Door[] {
  const on_its_way = is('sealed', 'carried', 'arrived');
  const rides = door(on_its_way, '/kurir', t.ride);
  // What was missed in it turns up at either end of its way.
  if (is('opened')) return door(true, `${in_village ? '/desa/terima' : '/dukcapil/kembali'}/${found.id}`, t.opened);
  if (found.direction === 'inward') return [...rides, ...door(on_its_way, `/dukcapil/kembali/${found.id}`, t.count_in), ...door(is('sealed') && in_village, '/desa/kirim-kembali', t.send_back)];
  return [...rides, ...door(on_its_way && in_village, `/desa/terima/${found.id}`, t.receive), ...door(is('sealed'), '/dukcapil/kemas', t.pack)];
}
