// The code that people read, say and type: TK7K-4Q2M-9XHC. The last of twelve symbols checks the others: over
// GF(32) = GF(2)[x]/(x^5+x^2+1) the sum of symbol i times x^i is zero, so one wrong symbol or one swap is noticed here.
const kAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const kSymbols = 12;

const times_x = (element: number) => ((element << 1) & 32 ? (element << 1) ^ 0b100101 : element << 1);

function product(a: number, b: number): number {
  let sum = 0;
  for (; b !== 0; b >>= 1, a = times_x(a)) if (b & 1) sum ^= a;
  return sum;
}

/** The twelve symbols of what was typed, or null when it is no code. Forgives case, spaces, hyphens, O for 0, I and L for 1. */
export function parse_code(typed: string): string | null {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (symbols.length !== kSymbols) return null;
  let sum = 0;
  let weight = 1;
  for (const symbol of symbols) {
    const element = kAlphabet.indexOf(symbol);
    if (element < 0) return null;
    sum ^= product(element, weight);
    weight = times_x(weight);
  }
  return sum === 0 ? symbols : null;
}

/** Whether it is written as a code is, right or wrong: no seal looks like that. */
export function is_in_groups(typed: string): boolean {
  return /^\w{4}([ -]\w{4}){2}$/.test(typed.trim());
}

/** TK7K-4Q2M-9XHC */
export function grouped(code: string): string {
  return code.replace(/-/g, '').replace(/(.{4})(?=.)/g, '$1-');
}
