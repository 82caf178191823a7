// The pseudo-locale: every word accented and two fifths longer, so that a text that does not come from a dictionary, or
// does not fit, can be seen at a glance. Chosen with `?lang=pseudo`.

const kAccents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç' };

export function pseudo_text(text: string): string {
  const accented = Array.from(text, (symbol) => kAccents[symbol] ?? symbol).join('');
  return `[${accented}${'~'.repeat(Math.ceil(text.length * 0.4))}]`;
}

/** The same dictionary with every text, and every text that its functions give, changed. */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return pseudo_text(words) as T;
  if (typeof words === 'function') {
    return ((...given: unknown[]) => pseudo((words as (...g: unknown[]) => unknown)(...given))) as T;
  }
  if (Array.isArray(words)) return words.map(pseudo) as T;
  if (words && typeof words === 'object') {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, key === 'href' ? value : pseudo(value)])) as T;
  }
  return words;
}
