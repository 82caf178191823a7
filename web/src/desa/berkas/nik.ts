// What a NIK says by itself (Permendagri 74/2015): district, day of birth (women 40 more), month, year, number. It works without signal; the
// server's word about areas of other regencies is asked besides.
export interface NikMeaning {
  /** Six digits of the district where it was issued. */
  region: string;
  female: boolean;
  /** 1999-08-17 */
  born: string;
}
export type NikFault = 'length' | 'digits' | 'date' | 'serial';

export const bare = (typed: string) => typed.replace(/[\s.-]/g, '');

/** `today` 2026-11-24: of the two centuries the one that does not lie ahead. Or all that is wrong with it. */
export function read_nik(typed: string, today: string): NikMeaning | NikFault[] {
  const digits = bare(typed);
  if (!/^\d*$/.test(digits)) return ['digits'];
  if (digits.length !== 16) return ['length'];
  const day = Number(digits.slice(6, 8));
  const female = day > 40;
  const rest = `${digits.slice(8, 10)}-${String(female ? day - 40 : day).padStart(2, '0')}`;
  const born = ['20', '19'].map((century) => `${century}${digits.slice(10, 12)}-${rest}`).find((date) => is_day(date) && date <= today);
  const serial: NikFault[] = digits.endsWith('0000') ? ['serial'] : [];
  if (!born) return ['date', ...serial];
  return serial.length ? serial : { region: digits.slice(0, 6), female, born };
}

/** Nobody is taken for older: a child of ten is no grown-up of a hundred and ten. */
const kOldestYears = 110;

/** Every date of birth that the number allows, the latest first: whoever is a hundred bears the digits of a baby. */
export function births_of(typed: string, today: string): string[] {
  const meaning = read_nik(typed, today);
  if (Array.isArray(meaning)) return [];
  const older = `${Number(meaning.born.slice(0, 4)) - 100}${meaning.born.slice(4)}`;
  return is_day(older) && age_on(older, today) < kOldestYears ? [meaning.born, older] : [meaning.born];
}

/**
 * The date of birth by what the form was told: the told one where no number says another, or only another century; else that of the
 * number's which it is nearer to, for one that is mistyped, or was put right later, still tells the century.
 */
export function born_as_told(told: string, births: string[], today: string): string {
  if (!births.length || (told <= today && births[0]?.slice(2) === told.slice(2))) return told;
  const away = (born: string) => Math.abs(Date.parse(born) - Date.parse(told));
  return births.reduce((best, born) => (away(born) < away(best) ? born : best));
}

function is_day(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/** Full years on `today`; -1 when the date of birth is not known. */
export function age_on(born: string | null, today: string): number {
  if (!born) return -1;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}
