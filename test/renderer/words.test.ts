import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { ageText, countdownText, lengthText, tookText, waitText } from '../../renderer/i18n/duration.ts';
import { dateOf, momentOf, secondsOf, stripMomentOf, zoneMark } from '../../renderer/i18n/moment.ts';
import { prepareWords } from '../../renderer/i18n/words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const t = i18next.t;

beforeAll(prepareWords);

test('a duration carries its units, whatever it measures', () => {
  expect(countdownText(-194 * SECOND, t)).toBe('3 m 14 s');
  expect(countdownText(3 * HOUR, t)).toBe('3 h 00 m');
  expect(countdownText(100 * HOUR, t)).toBe('4 d 04 h');
  expect(ageText(4 * SECOND, t)).toBe('4 s');
  expect(ageText(94 * MINUTE, t)).toBe('1 h 34 m');
  expect(ageText(52 * HOUR, t)).toBe('2 d 4 h');
  expect(lengthText(64 * HOUR, t)).toBe('64 h');
  expect(lengthText(690 * SECOND, t)).toBe('11 m 30 s');
  expect(lengthText(3 * DAY + 4 * HOUR + 4 * MINUTE, t, 'd')).toBe('3 d 4 h 4 m');
  expect(tookText(1325 * SECOND, t)).toBe('22 m 05 s');
  expect(waitText(59_100, t)).toBe('60 s');
});

const now = Date.parse('2026-03-23T15:20:14+01:00');
const zone = 'Europe/Berlin';

test('an instant has its day when it is not today, and its date when the weekday would not say which', () => {
  expect(momentOf(now + 4 * MINUTE, zone, now)).toBe('15:24');
  expect(momentOf(now + DAY, zone, now)).toBe('Tue 15:20');
  expect(momentOf(now + 7 * DAY, zone, now)).toBe('Mon 30 Mar 16:20');
  expect(stripMomentOf(now - 7 * DAY, zone, now)).toBe('16 Mar 15:20');
  expect(secondsOf(now, zone)).toBe('15:20:14');
  expect(dateOf(now, zone)).toBe('Mon 23 Mar 2026');
});

test('a zone is named only where its clocks differ from those of the screen', () => {
  expect(zoneMark(now, 'Europe/Copenhagen', zone)).toBe('');
  expect(zoneMark(now, 'Europe/London', zone)).toBe(' GMT');
});
