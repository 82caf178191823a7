// Which path is which screen. Each desk tells its own in `<folder>/desk.ts`; a screen's script is loaded when it is opened.
import type { Component } from 'svelte';

export interface Route {
  /** `/desa/berkas/:id`; a part that begins with a colon is given to the screen as a property of that name. */
  path: string;
  load: () => Promise<{ default: Component<any> }>;
  /** Needs no log-in and no PIN. */
  open?: boolean;
}

export interface Desk {
  /** The role of the log-in that works here; null for screens of everybody. */
  desk: string | null;
  /** Lower numbers first, where an account has several desks. */
  order: number;
  routes: Route[];
  /** Shown before the session is known. */
  before_start?: boolean;
  /** The rider's screens are made for sunlight. */
  sun?: boolean;
}

export interface Found {
  desk: Desk;
  route: Route;
  parameters: Record<string, string>;
}

const desks = Object.values(import.meta.glob<{ desk: Desk }>('./*/desk.ts', { eager: true }))
  .map((file) => file.desk)
  .sort((a, b) => a.order - b.order);

export function find_route(path: string): Found | null {
  for (const desk of desks) {
    for (const route of desk.routes) {
      const parameters = match(route.path, path);
      if (parameters) return { desk, route, parameters };
    }
  }
  return null;
}

/** The first screen of somebody who works at these desks. */
export function home_of(working_at: string[]): string {
  const own = desks.find((desk) => desk.desk !== null && working_at.includes(desk.desk));
  return own?.routes[0]?.path ?? '/kotak-keluar';
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i]!;
    if (part.startsWith(':') && value) parameters[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return parameters;
}
