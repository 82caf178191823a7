// The language of this page. It is chosen once, before anything is drawn; another choice loads the page anew.
import { id, type Words } from './id';

export type Language = 'id' | 'en' | 'pseudo';

const kKept = 'layang.lang';

/** The shell's words. Read them as `w.home`; they are set before the first component is made. */
export let w: Words = id;
export let language: Language = 'id';

let disguise: <T>(words: T) => T = (words) => words;

/** Must have ended before the app is mounted. */
export async function choose_language(): Promise<void> {
  language = wanted();
  if (language === 'en') w = (await import('./en')).en;
  if (language === 'pseudo') {
    disguise = (await import('./pseudo')).pseudo;
    w = disguise(id);
  }
  document.documentElement.lang = language === 'en' ? 'en' : 'id';
}

/** A desk's words in the language of this page. `en` has the type of `id`, so a missing sentence fails the build. */
export function pick<T>(both: { id: T; en: NoInfer<T> }): T {
  return language === 'en' ? both.en : disguise(both.id);
}

export function set_language(next: Language): void {
  localStorage.setItem(kKept, next);
  location.reload();
}

function wanted(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(kKept);
  if (asked !== 'id' && asked !== 'en' && asked !== 'pseudo') return 'id';
  localStorage.setItem(kKept, asked);
  return asked;
}
