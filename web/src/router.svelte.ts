// A router of the size that this app needs: the path is state, links of our own are caught, the rest is the browser's.
import { find_route } from './routes';

const now = () => ({ path: location.pathname, query: location.search });

const place = $state(now());

/** Where the page is. Reading it in a component makes the component follow. */
export const here = {
  get path(): string {
    return place.path;
  },
  /** A value of the query string, where lists keep their filter and place. */
  query(name: string): string | null {
    return new URLSearchParams(place.query).get(name);
  },
};

export function go(to: string, how: { replace?: boolean } = {}): void {
  const changed = new URL(to, location.href).pathname !== place.path;
  history[how.replace ? 'replaceState' : 'pushState'](null, '', to);
  Object.assign(place, now());
  if (changed) window.scrollTo(0, 0);
}

/** Sets or clears values of the query string without a step in the history. */
export function set_query(values: Record<string, string | null>): void {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  go(place.path + (text ? `?${text}` : ''), { replace: true });
}

export function watch_links(): void {
  addEventListener('popstate', () => Object.assign(place, now()));
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    if (!find_route(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
