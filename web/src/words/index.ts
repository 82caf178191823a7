// The language of this page. It is chosen once, before anything is drawn; another choice loads the page anew.
import type { DeskWords } from './desks/id';
import { id } from './id';

export type Words = typeof id & DeskWords;

export type Language = 'id' | 'en' | 'pseudo';

const kKept = 'layang.lang';

/** The words of shell and kit. Read them as `w.home`; the shell's are set before the first component is made, the kit's come with the desks. */
export let w = id as Words;
export let language: Language = 'id';

let disguise: <T>(words: T) => T = (words) => words;

/** Must have ended before the app is mounted. */
export async function choose_language(): Promise<void> {
  language = wanted();
  if (language === 'en') w = (await import('./en')).en as Words;
  if (language === 'pseudo') {
    disguise = (await import('./pseudo')).pseudo;
    w = disguise(id) as Words;
  }
  document.documentElement.lang = language === 'en' ? 'en' : 'id';
}

/** What the kit says; must have come before the first screen of a desk. */
export async function load_words(): Promise<void> {
  const words = language === 'en' ? (await import('./desks/en')).en : (await import('./desks/id')).id;
  w = { ...w, ...disguise(words) };
}

/** A desk's words in the language of this page. `en` has the type of `id`, so a missing sentence fails the build. */
export function pick<T>(both: { id: T; en: NoInfer<T> }): T {
  return language === 'en' ? both.en : disguise(both.id);
}

/** The other of the two, for a link `?lang=...`. */
export const other_language = (): Language => (language === 'en' ? 'id' : 'en');

/** For a link to the public tracking page, which knows no choice but what its address says. */
export const in_language = (): string => (language === 'en' ? '?lang=en' : '');

function wanted(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(kKept);
  if (asked !== 'id' && asked !== 'en' && asked !== 'pseudo') return 'id';
  localStorage.setItem(kKept, asked);
  return asked;
}
