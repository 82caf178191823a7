// Who hears what was scanned or typed in the bar. A screen that works with codes listens while it is shown; otherwise the
// code's public page opens.

type Listener = (code: string) => void;

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
  if (last) last(code);
  else location.assign(`/lacak/${encodeURIComponent(code)}`);
}
