// Which numbers an act on the stock takes, as the server judges them.

/** The least one; null: a correction has its sign and is not 0. */
const kLeast = { open: 0, receive: 1, spoil: 1, count: 0, adjust: null };

export const least_of = (what: string): number | null => kLeast[what as keyof typeof kLeast] ?? null;

/** Null: not a number that the act takes. */
export function number_of(what: string, typed: string): number | null {
  if (!/^-?\d{1,6}$/.test(typed.trim())) return null;
  const number = Number(typed.trim());
  const least = least_of(what);
  return (least === null ? number !== 0 : number >= least) ? number : null;
}
