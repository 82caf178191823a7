// How a line of Beranda reads.
import type { Bag } from '../api/custody';
import { kind_of } from '../api/names';
import { instant_ms } from '../device/instant';
import type { IconName } from '../icons/names';
import type { Tone } from '../kit/State.svelte';
import { language } from '../words';
import { ago } from '../words/when';
import type { Words } from './id';
import type { Line, Returned } from './today';

export interface LineRow {
  title: string;
  text: string;
  state: { tone: Tone; text: string; icon?: IconName };
  aside: string;
  href: string;
}

/** `service`: what a service is called. */
export function described(line: Line, now: number, t: Words, service: (code: string) => string): LineRow {
  if (line.kind === 'bag') return bag(line.entry, t);
  if (line.kind === 'returned') return returned(line.entry, t, service);
  const entry = line.entry;
  return {
    title: entry.holders.join(', '),
    text: entry.documents.map((one) => kind_of(one)).join(', '),
    state: line.kind === 'long' ? { tone: 'late', text: t.waiting_days(line.days) } : { tone: 'soon', text: t.tried(entry.attempts) },
    aside: t.here_since(ago(instant_ms(entry.since) ?? now, now)),
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

function bag(entry: Bag, t: Words): LineRow {
  return {
    title: t.bag(entry.code),
    text: t.inside(entry.things),
    state: { tone: 'now', icon: 'bag-in', text: t.arrived },
    aside: language === 'en' ? entry.hands.sentence_en : entry.hands.sentence,
    href: `/desa/terima/${entry.bag}`,
  };
}
