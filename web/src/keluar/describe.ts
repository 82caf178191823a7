// What the state of an item is called, by what holds it up.
import { has_gone } from '../device/counts';
import type { Item } from '../device/outbox_types';
import type { Tone } from '../kit/State.svelte';
import type { IconName } from '../icons/names';
import { moment } from '../words/when';
import type { Words } from './id';

export interface Described {
  tone: Tone;
  icon: IconName;
  text: string;
}

export function describe(item: Item, all: Item[], logged_in: boolean | null, now: number, t: Words): Described {
  const time = moment(item.settled_at ?? item.made_at, now);
  switch (item.state) {
    case 'sent':
      return { tone: 'good', icon: 'good', text: t.sent(time) };
    case 'needs_explanation':
      return { tone: 'soon', icon: 'late', text: t.explain(time) };
    case 'held':
      return { tone: 'soon', icon: 'pause', text: t.held(time) };
    case 'refused':
      return { tone: 'late', icon: 'no', text: t.refused };
    case 'waiting':
      // Nothing goes out without a log-in, however long undo lasts.
      if (logged_in === false) return queued(item, all, logged_in, now, t);
      return { tone: 'wait', icon: 'clock', text: t.waiting(Math.max(0, Math.ceil((item.undo_until - now) / 1000))) };
    case 'sending':
      return { tone: 'good', icon: 'tray', text: sending(item, t) };
    case 'queued':
      return queued(item, all, logged_in, now, t);
  }
}

function sending(item: Item, t: Words): string {
  const all = item.content.blobs.length;
  return all && item.blobs_left ? t.sending_photos(all - item.blobs_left + 1, all) : t.sending;
}

function queued(item: Item, all: Item[], logged_in: boolean | null, now: number, t: Words): Described {
  const before = all.filter((other) => item.after.includes(other.id));
  if (before.some((other) => other.state === 'refused')) return { tone: 'late', icon: 'link', text: t.after_refused };
  if (before.some((other) => !has_gone(other.state))) return { tone: 'wait', icon: 'link', text: t.after };
  if (logged_in === false) return { tone: 'now', icon: 'key', text: t.login };
  if (item.next_try > now) return { tone: 'wait', icon: 'clock', text: t.later };
  return { tone: 'wait', icon: 'clock', text: t.queued(moment(item.made_at, now)) };
}
