import type { Api } from './types';

/** The reason as it is sent: with a note only where one was written. */
export function because(reason: string, note: string): Api['Because'] {
  return note.trim() ? { reason, note: note.trim() } : { reason };
}
