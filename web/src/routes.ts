// Which path is which screen. Each desk tells its own in `<folder>/desk.ts`, each part of it in `<folder>/<part>/desk.ts`; a screen's script is loaded when it is opened.
import type { Component } from 'svelte';
import { desk as landing } from './mula/desk';

export interface Route {
  /** `/desa/berkas/:id`; a part that begins with a colon is given to the screen as a property of that name. */
  path: string;
  load: () => Promise<{ default: Component<any> }>;
  /** Needs no log-in and no PIN. */
  open?: boolean;
}

export interface Desk {
  /** Who works here: holders of any of these rights (the server's names); `a+b` asks for both. Null for screens of everybody. */
  rights: string[] | null;
  /** What the desk is called where somebody has several; without it this is a part of another desk. */
  name?: { id: string; en: string };
  /** Lower numbers first. */
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

let desks: Desk[] = [landing];

/** The landing page stands without the others; a link to them leads there by a load of the page until they have come. */
export async function load_desks(): Promise<void> {
  desks = (await import('./desks')).desks;
}

export function find_route(path: string): Found | null {
  for (const desk of desks) {
    for (const route of desk.routes) {
      const parameters = match(route.path, path);
      if (parameters) return { desk, route, parameters };
    }
  }
  return null;
}

export function may_enter(desk: Desk, rights: string[]): boolean {
  return desk.rights === null || desk.rights.some((either) => either.split('+').every((right) => rights.includes(right)));
}

/** The desks of somebody with these rights, the first one being home. */
export function desks_of(rights: string[]): Desk[] {
  return desks.filter((desk) => desk.name !== undefined && desk.rights !== null && may_enter(desk, rights));
}

/** The first screen of somebody with these rights. */
export function home_of(rights: string[]): string {
  return desks_of(rights)[0]?.routes[0]?.path ?? '/kotak-keluar';
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
