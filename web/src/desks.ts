// All desks, each told in its own folder.
import { find_route, may_enter, type Desk } from './routes';

export const desks = Object.values(import.meta.glob<{ desk: Desk }>(['./*/desk.ts', './*/*/desk.ts'], { eager: true }))
  .map((file) => file.desk)
  .sort((a, b) => a.order - b.order);

/** Whether somebody with these rights works at the screen of that path. */
export function may_open(path: string, rights: string[]): boolean {
  const found = find_route(path.replace(/\?.*/, ''));
  return found !== null && may_enter(found.desk, rights);
}
