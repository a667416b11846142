const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const LAST_STEP = 14;

/** The name of a step of 10 % of the goal, from 0 on: `up to 10 %`, …, `up to 140 %`, `over 140 %`. */
export function stepName(step: number): string {
  return step < LAST_STEP ? `up to ${(step + 1) * 10} %` : `over ${LAST_STEP * 10} %`;
}

/** The name of an hour of the local week, 0 to 167: `Mon 00:00`. */
export function weekHourName(hour: number): string {
  return `${DAYS[Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, '0')}:00`;
}
