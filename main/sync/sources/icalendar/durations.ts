/** A length of time as calendars mean it: whole days are local ones, hours are real time. */
export interface Length {
  readonly days: number;
  readonly milliseconds: number;
}

const DURATION = /^([+-]?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/i;
const LONGEST_DAYS = 3660;

/** A DURATION such as PT6H or P1DT30M; null for anything else, and for one of no or absurd length. */
export function parseDuration(text: string): Length | null {
  const match = DURATION.exec(text);
  if (!match || match[1] === '-') return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0));
  const length = {
    days: weeks * 7 + days,
    milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
  const whole = length.days + length.milliseconds / 86_400_000;
  return whole > 0 && whole <= LONGEST_DAYS ? length : null;
}
