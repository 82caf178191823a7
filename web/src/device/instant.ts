/** The wire form of an instant: UTC with six decimals. A browser's clock has milliseconds, so the last three are zero. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}

/** Milliseconds since 1970 of a wire instant; null when it is not one. */
export function instant_ms(text: string): number | null {
  const ms = Date.parse(text.replace(/(\.\d{3})\d+Z$/, '$1Z'));
  return Number.isNaN(ms) ? null : ms;
}
