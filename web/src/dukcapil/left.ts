// What is left of a clock, as the queue says it.
export interface Left {
  late: boolean;
  /** "2 j 05 m" */
  text: string;
}

/** `seconds`: open seconds left, negative when overdue; `units`: the letters of day, hour and minute. */
export function left_of(seconds: number, units: { d: string; h: string; m: string }): Left {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const rest = String(minutes % 60).padStart(2, '0');
  const text = days ? `${days} ${units.d} ${hours} ${units.h}` : `${hours} ${units.h} ${rest} ${units.m}`;
  return { late: seconds < 0, text };
}
