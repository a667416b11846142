/** The smallest number that is drawn at full strength: four breaches in a year are not yet a pattern. */
const LEAST_FULL = 4;

/** How strongly an hour of the week is drawn, 1 to 3, by its breaches and the most that any hour has. */
export function hourLevel(breaches: number, most: number): 1 | 2 | 3 {
  const share = breaches / Math.max(LEAST_FULL, most);
  if (share <= 1 / 4) return 1;
  return share <= 1 / 2 ? 2 : 3;
}
