// Amounts and distances as people read them.

/** Rp 45.000 */
export function rupiah(amount: number): string {
  return `Rp ${new Intl.NumberFormat('id-ID').format(amount)}`;
}

/** 31,4 km, of metres. */
export function kilometres(metres: number): string {
  return `${new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 }).format(metres / 1000)} km`;
}
