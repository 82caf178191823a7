// Numbers, amounts and distances as people read them in the language of this page.
import { locale } from './when';

/** 0,8; in English 0.8. */
export function figure(value: number, digits = 1): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** Rp 45.000 */
export function rupiah(amount: number): string {
  return `Rp ${figure(amount)}`;
}

/** 31,4 km, of metres. */
export function kilometres(metres: number): string {
  return `${figure(metres / 1000)} km`;
}
