// Public holidays of Denmark and Hessen, for the tests.
import Holidays from 'date-holidays';
import fc from 'fast-check';

export interface NaiveHolidays {
  readonly dk: ReadonlySet<string>;
  readonly he: ReadonlySet<string>;
}

// "Public holidays are those of type *public* only."
function publicDays(calendar: Holidays, firstYear: number, lastYear: number): Set<string> {
  const days = new Set<string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const holiday of calendar.getHolidays(year)) {
      if (holiday.type === 'public') days.add(holiday.date.slice(0, 10));
    }
  }
  // Counterexamples name them, instead of listing them.
  return Object.assign(days, {
    [fc.toStringMethod]: () => `the public holidays ${firstYear} to ${lastYear}`,
  });
}

export function naiveHolidays(firstYear = 2021, lastYear = 2030): { dk: Set<string>; he: Set<string> } {
  return {
    dk: publicDays(new Holidays('DK'), firstYear, lastYear),
    he: publicDays(new Holidays('DE', 'HE'), firstYear, lastYear),
  };
}
