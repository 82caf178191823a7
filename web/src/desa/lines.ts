// How a line of Beranda reads.
import { instant_ms } from '../device/instant';
import type { IconName } from '../icons/names';
import type { Tone } from '../kit/State.svelte';
import { ago, clock } from '../words/when';
import type { Words } from './id';
import type { Line, Returned, Today } from './today';

export interface LineRow {
  title: string;
  text: string;
  state: { tone: Tone; text: string; icon?: IconName };
  aside: string;
  href: string;
}

/** `service`: what a service is called. */
export function described(line: Line, now: number, t: Words, service: (code: string) => string): LineRow {
  if (line.kind === 'bag') return bag(line.entry as Today['bags'][number], t);
  if (line.kind === 'returned') return returned(line.entry as Returned, t, service);
  const entry = line.entry as Today['ready'][number];
  const late = line.kind === 'late';
  return {
    title: `${entry.person}, ${t.place(entry.hamlet, entry.rt)}`,
    text: entry.documents.join(', '),
    state: late ? { tone: 'late', text: t.late(line.days_late ?? 0) } : { tone: 'soon', text: t.due },
    aside: entry.attempts ? t.tried(entry.attempts) : t.here_since(ago(instant_ms(entry.since) ?? now, now)),
    href: `/desa/serahkan/${entry.dossier}`,
  };
}

function returned(entry: Returned, t: Words, service: (code: string) => string): LineRow {
  return {
    title: t.family(entry.person),
    text: service(entry.service),
    state: { tone: 'now', icon: 'arrow-back', text: t.came_back },
    aside: t.file(entry.code),
    href: `/desa/dikembalikan/${entry.application}`,
  };
}

function bag(entry: Today['bags'][number], t: Words): LineRow {
  const arrived = entry.arrived_at === null ? null : instant_ms(entry.arrived_at);
  return {
    title: t.bag(entry.code),
    text: t.inside(entry.things),
    state: { tone: 'wait', icon: 'moto', text: arrived === null ? t.on_the_way : t.rider_says(clock(arrived)) },
    aside: entry.hands,
    href: `/desa/terima?kode=${encodeURIComponent(entry.code)}`,
  };
}
