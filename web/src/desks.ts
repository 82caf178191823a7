// All desks, each told in its own folder.
import type { Desk } from './routes';

export const desks = Object.values(import.meta.glob<{ desk: Desk }>(['./*/desk.ts', './*/*/desk.ts'], { eager: true }))
  .map((file) => file.desk)
  .sort((a, b) => a.order - b.order);
