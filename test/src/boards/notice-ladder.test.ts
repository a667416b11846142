import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeLadder } from '../../../src/boards/notice-ladder.ts';
import { calendarOf } from '../../../src/calendars/calendar-book.ts';
import { addDays, startOfDay } from '../../../src/calendars/wall-time.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { boardOf } from './board-of.ts';
import { copenhagen } from './work-on-board.ts';

const board = boardOf('23 15:20:14', []);
const workingDays = calendarOf(board.calendars, 'aura-working-days');
const holidays = board.holidays.get('aura-working-days')!;
const ladder = (date: string, now: number) =>
  noticeLadder(AURA.plannedWork, workingDays, holidays, date, now);

/** The ladder as it is drawn: a letter for each day, cuts in brackets. */
function drawn(date: string, now: number): string {
  const initials = 'SMTWTFS';
  const initial = ({ date }: { date: string }) => initials[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return ladder(date, now)
    .steps.map((step) => (step.kind === 'day' ? initial(step.day) : `[${step.days.map(initial).join('')}]`))
    .join('');
}

test('without holidays the ladder begins on the Monday before, and the weekend is one cut', () => {
  const now = copenhagen('03-23 15:20:14');
  expect(drawn('2026-03-30', now)).toBe('MTWTF[SS]');
  const { latest, leftMs, days, holidays: names } = ladder('2026-03-30', now);
  expect(latest).toBe(copenhagen('03-23 00:00'));
  expect(leftMs).toBe(latest - now);
  expect(days.map(({ gone }) => gone)).toEqual([true, false, false, false, false, false, false]);
  expect(days.map(({ today }) => today)).toEqual([true, false, false, false, false, false, false]);
  expect(names).toEqual([]);
});

test('for Easter Monday 2026 the latest notice is Thursday 26 March 00:00; each holiday is named', () => {
  const { latest, holidays: names } = ladder('2026-04-06', copenhagen('03-23 12:00'));
  expect(latest).toBe(copenhagen('03-26 00:00'));
  expect(drawn('2026-04-06', 0)).toBe('TF[SS]MTW[TFSS]');
  expect(names).toEqual(['Skærtorsdag', 'Langfredag', 'Påskedag']);
});

test('the Monday after Easter counts around five days without work', () => {
  expect(drawn('2026-04-13', 0)).toBe('W[TFSSM]TWTF[SS]');
  expect(ladder('2026-04-13', 0).holidays).toEqual([
    'Skærtorsdag',
    'Langfredag',
    'Påskedag',
    'Anden påskedag',
  ]);
});

test('for every day the ladder tiles the time from the latest notice to its beginning, with five days that count', () => {
  const anyDay = fc.integer({ min: 0, max: 330 }).map((days) => addDays('2026-02-20', days));
  const anyNow = fc.integer({ min: copenhagen('02-01 00:00'), max: copenhagen('12-31 00:00') });
  fc.assert(
    fc.property(anyDay, anyNow, (date, now) => {
      const { latest, leftMs, days, steps, holidays: names } = ladder(date, now);
      expect(days[0].start).toBe(latest);
      expect(days.at(-1)!.end).toBe(startOfDay(date, 'Europe/Copenhagen'));
      for (const [i, day] of days.entries()) {
        if (i > 0) expect(day.start).toBe(days[i - 1].end);
        expect(day.gone).toBe(day.start <= now);
        expect(day.today).toBe(day.start <= now && now < day.end);
      }
      expect(days.filter(({ counts }) => counts)).toHaveLength(5);
      expect(days[0].counts).toBe(true);
      expect(leftMs).toBe(latest - now);
      expect(steps.flatMap((step) => (step.kind === 'day' ? [step.day] : step.days))).toEqual(days);
      // Two cuts never stand side by side: they would be one.
      expect(steps.some((step, i) => step.kind === 'cut' && steps[i + 1]?.kind === 'cut')).toBe(false);
      expect(names).toEqual(days.flatMap(({ holiday }) => holiday ?? []));
    }),
  );
});
