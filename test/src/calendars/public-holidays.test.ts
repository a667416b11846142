import { expect, test } from 'vitest';
import { holidayBook } from '../../../main/holidays/public-holidays.ts';
import { closingHolidays } from '../../../src/calendars/public-holidays.ts';
import { AURA_CALENDARS } from '../../../src/providers/aura.ts';

const book = holidayBook(new Set(['DK']), 2025, 2027);
const calendar = (id: string) => AURA_CALENDARS.find((one) => one.id === id)!;

test('the holidays that close a calendar stand in order, with their names, from the first day to before the last', () => {
  const easter = closingHolidays(calendar('aura-working-days'), book, '2026-04-02', '2026-04-06');
  expect(easter.map(([date]) => date)).toEqual(['2026-04-02', '2026-04-03', '2026-04-05']);
  const monday = closingHolidays(calendar('aura-working-days'), book, '2026-04-06', '2026-04-07');
  expect(monday).toEqual([['2026-04-06', expect.stringMatching(/påskedag/i)]]);
});

test('a holiday that leaves the weekend’s hours is none of that calendar', () => {
  const dates = closingHolidays(calendar('aura-support'), book, '2026-04-01', '2026-05-30').map(
    ([date]) => date,
  );
  // Easter Sunday and Whit Sunday keep the weekend's hours.
  expect(dates).toEqual(['2026-04-02', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25']);
});

test('a calendar without a rule for holidays has none', () => {
  expect(closingHolidays(calendar('aura-pro'), book, '2026-01-01', '2027-01-01')).toEqual([]);
});
