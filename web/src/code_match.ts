// Whether what was scanned names a thing: a public code or a seal, however it was typed.
const bare = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

export function same_code(a: string, b: string): boolean {
  return bare(a) !== '' && bare(a) === bare(b);
}
