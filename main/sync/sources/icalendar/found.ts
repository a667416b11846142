import { isoOf } from '../../../../src/calendars/iso.ts';
import type { NoticeRule } from './icalendar-config.ts';
import { sentenceOf } from './problem.ts';
import type { ReadCalendar } from './read-calendar.ts';

const MOST_PROBLEMS = 20;

/** What a calendar holds, one sentence each, with everything that is wrong in it. */
export function foundIn({ windows, problems }: ReadCalendar, shown: string, rule: NoticeRule): string[] {
  return [
    `${shown}: ${summary(windows)}`,
    ...(windows.length > 0 ? [`${shown}: ${noticesIn(windows, rule)}`] : []),
    ...problemsIn(problems, shown),
  ];
}

function problemsIn(problems: ReadCalendar['problems'], shown: string): string[] {
  const sentences = problems.toSorted((a, b) => a.line - b.line).map((problem) => sentenceOf(shown, problem));
  const more = sentences.length - MOST_PROBLEMS;
  if (more <= 0) return sentences;
  return [...sentences.slice(0, MOST_PROBLEMS), `${shown}: ${count(more, 'more problem')}`];
}

function summary(windows: ReadCalendar['windows']): string {
  if (windows.length === 0) return 'no planned work of the last 60 days or to come';
  const notices = new Set(windows.map(({ uid }) => uid)).size;
  const objects = new Set(windows.flatMap(({ event }) => event.details.objects)).size;
  const from = windows.reduce((least, { start }) => Math.min(least, start), Infinity);
  const to = windows.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const stretch = `from ${isoOf(from)} to ${isoOf(to)}`;
  const found = `${count(windows.length, 'window')} of ${count(notices, 'notice')}`;
  return `${found}, ${stretch}, touching ${count(objects, 'object')}`;
}

function noticesIn(windows: ReadCalendar['windows'], rule: NoticeRule): string {
  if (rule === 'first-read') return 'work counts as announced when it is first read (notice: first-read)';
  const announced = windows.filter(({ notice }) => notice.kind === 'at').length;
  if (announced > 0) return `${count(announced, 'window')} with an instant of notice`;
  const created = windows.some(({ event }) =>
    event.component.properties.some(({ name }) => name === 'CREATED'),
  );
  const remedy = created
    ? 'notice: created would take CREATED'
    : 'write X-WALLCLOCK-NOTICE-AT, or set notice: first-read if this calendar itself is what is published';
  return `no window says when it was announced; ${remedy}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
