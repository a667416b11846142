import { createRequire } from 'node:module';
import type HolidaysClass from 'date-holidays';
import type { HolidayBook, Holidays } from '../../src/calendars/public-holidays.ts';

type Calculator = InstanceType<typeof HolidaysClass>;

const calculators = new Map<string, Calculator>();

/**
 * The public holidays of a country or region (`DK`, `DE-HE`) over whole years, local date to name in the
 * country's own language. Those of type *public* only: bank holidays and observances close nothing. Throws for
 * a country or region that is not known.
 */
export function publicHolidays(key: string, firstYear: number, lastYear: number): Holidays {
  const calculator = calculatorFor(key);
  const holidays = new Map<string, string>();
  for (let year = firstYear; year <= lastYear; year++) {
    for (const holiday of calculator.getHolidays(year)) {
      if (holiday.type === 'public') holidays.set(holiday.date.slice(0, 10), holiday.name);
    }
  }
  return holidays;
}

/** What is wrong with a country or region, or null when its holidays are known. */
export function whyUnknownPlace(key: string): string | null {
  try {
    calculatorFor(key);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The holidays of several countries or regions over whole years. */
export function holidayBook(keys: Iterable<string>, firstYear: number, lastYear: number): HolidayBook {
  return new Map([...keys].map((key) => [key, publicHolidays(key, firstYear, lastYear)]));
}

function calculatorFor(key: string): Calculator {
  const known = calculators.get(key);
  if (known) return known;
  // Loaded at first use: the rules of all countries take a third of a second and some 50 MB. Built and unbuilt
  // modules lie side by side each, so the ending is the only difference.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const { default: Holidays } = createRequire(import.meta.url)(`./holiday-rules.${ending}`) as {
    default: typeof HolidaysClass;
  };
  const [country, region] = key.split('-', 2);
  const all = new Holidays();
  const countries = all.getCountries();
  if (!countries || !Object.hasOwn(countries, country))
    throw new Error(`no public holidays are known for the country '${country}'`);
  const regions = all.getStates(country);
  if (region && !(regions && Object.hasOwn(regions, region))) {
    throw new Error(`no public holidays are known for '${region}' in ${country}`);
  }
  const calculator = region ? new Holidays(country, region) : new Holidays(country);
  calculators.set(key, calculator);
  return calculator;
}
