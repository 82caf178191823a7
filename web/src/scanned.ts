// Who hears what was scanned or typed in the bar. A screen that works with codes listens while it is shown; what it does not know,
// and what nobody listens to, is looked up: whose hands it is in, and where something can be done about it.
import { me } from './me.svelte';
import { in_language } from './words';

/** False: this screen knows no such thing. */
type Listener = (code: string) => boolean | void;

const listeners: Listener[] = [];

/** Returns the end of listening, so that it can stand alone in an `$effect`. */
export function listen_to_scans(listener: Listener): () => void {
  listeners.push(listener);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
  };
}

/** `code`: a public code of twelve symbols, or whatever else a seal carries. */
export function scanned(code: string): void {
  const last = listeners[listeners.length - 1];
  if (last && last(code) !== false) return;
  // While the device is locked it tells no more than anybody may read.
  if (me.pin === 'open') void import('./pindai/look_up').then(({ look_up }) => look_up(code));
  else location.assign(`/lacak/${encodeURIComponent(code)}${in_language()}`);
}
