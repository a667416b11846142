import { expect, test } from 'vitest';
import { CalendarFile, Filed, NOW, readOnce, sample, sourceOf } from './polled.ts';

const at = (text: string) => Date.parse(text);

test('a calendar as real systems write it is read whole', async () => {
  const { windows, works, problems } = await readOnce(sample('planned-work.ics'));
  expect(problems).toEqual([]);
  expect(windows).toEqual([
    'carrier-7781@carrier.example 2026-04-07T22:00:00Z..2026-04-08T04:00:00Z',
    'carrier-7781@carrier.example/20260408T220000Z 2026-04-08T22:00:00Z..2026-04-09T04:00:00Z',
    'carrier-7781@carrier.example/20260409T220000Z 2026-04-09T22:00:00Z..2026-04-10T04:00:00Z',
    'easter@maintenance.example 2026-04-05T22:00:00Z..2026-04-06T04:00:00Z',
    // Summer time has begun the day before.
    'monday-2026-03-30@maintenance.example 2026-03-29T22:00:00Z..2026-03-30T04:00:00Z',
    'moved@maintenance.example 2026-04-12T22:00:00Z..2026-04-13T02:00:00Z',
    'preventive@maintenance.example 2026-03-24T05:00:00Z..2026-03-24T06:00:00Z',
    'weekly@maintenance.example/20260301T233000Z 2026-03-01T23:30:00Z..2026-03-02T01:30:00Z',
    'weekly@maintenance.example/20260308T233000Z 2026-03-08T23:30:00Z..2026-03-09T01:30:00Z',
    'weekly@maintenance.example/20260315T233000Z 2026-03-15T23:30:00Z..2026-03-16T01:30:00Z',
    'weekly@maintenance.example/20260322T233000Z 2026-03-22T23:30:00Z..2026-03-23T01:30:00Z',
    'weekly@maintenance.example/20260329T223000Z 2026-03-29T22:30:00Z..2026-03-30T00:30:00Z',
    'weekly@maintenance.example/20260405T223000Z 2026-04-05T22:30:00Z..2026-04-06T00:30:00Z',
    'weekly@maintenance.example/20260412T223000Z 2026-04-13T23:00:00Z..2026-04-14T01:00:00Z',
    'weekly@maintenance.example/20260419T223000Z 2026-04-19T22:30:00Z..2026-04-20T00:30:00Z',
    'weekly@maintenance.example/20260426T223000Z 2026-04-26T22:30:00Z..2026-04-27T00:30:00Z',
  ]);
  expect(works.get('monday-2026-03-30@maintenance.example')).toEqual({
    provider: 'aura',
    kind: 'service-window',
    title: 'Software upgrade, core routers in Skanderborg',
    start: at('2026-03-29T22:00:00Z'),
    end: at('2026-03-30T04:00:00Z'),
    status: 'confirmed',
    impact: 'outage',
    notice: { kind: 'at', at: at('2026-03-18T09:00:00Z'), forStart: null },
    reason: null,
    downtimeMinutes: null,
    actualStart: null,
    actualEnd: null,
    noticeUrl: 'https://maintenance.example/work/2026-03-30',
    objects: ['L-17'],
    series: 'monday-2026-03-30@maintenance.example',
    sequence: 0,
    maintenance: { provider: 'maintenance.example', account: 'aura', ids: ['WO-1001'] },
  });
  expect(works.get('preventive@maintenance.example')).toMatchObject({
    kind: 'preventive',
    status: 'completed',
    reason: 'the memory of the line card is nearly used up and grows by a tenth each day',
    actualStart: at('2026-03-24T05:02:00Z'),
    actualEnd: at('2026-03-24T05:11:00Z'),
    downtimeMinutes: 7,
    notice: { kind: 'none' },
    sequence: null,
  });
  // The unchanged notice was given for the Monday after.
  expect(works.get('moved@maintenance.example')).toMatchObject({
    sequence: 1,
    notice: { kind: 'at', at: at('2026-03-01T08:00:00Z'), forStart: at('2026-04-19T22:00:00Z') },
  });
  expect(works.get('weekly@maintenance.example/20260412T223000Z')).toMatchObject({
    title: 'Weekly patch round, moved to Tuesday',
    sequence: 2,
  });
  expect(works.get('weekly@maintenance.example/20260419T223000Z')).toMatchObject({ status: 'cancelled' });
  expect(works.get('weekly@maintenance.example/20260426T223000Z')).toMatchObject({
    status: 'confirmed',
    impact: 'degraded',
    objects: ['L-18'],
  });
  const carrier = [...works.values()].filter(({ series }) => series === 'carrier-7781@carrier.example');
  expect(carrier.map(({ impact }) => impact)).toEqual(['no-impact', 'outage', 'outage']);
  for (const work of carrier) {
    expect(work.objects).toEqual(['CKT-9', 'CKT-10']);
    expect(work.status).toBe('tentative');
    expect(work.maintenance).toEqual({
      provider: 'carrier.example',
      account: '137.035999',
      ids: ['CHG-7781'],
    });
  }
});

test('of a broken calendar the good goes in, and the rest is said with line and remedy', async () => {
  const { windows, problems } = await readOnce(sample('broken.ics'));
  expect(windows).toEqual([
    'also-good@maintenance.example 2026-04-05T22:00:00Z..2026-04-06T22:00:00Z',
    'good@maintenance.example 2026-03-29T22:00:00Z..2026-03-30T04:00:00Z',
  ]);
  expect(problems).toEqual([
    'work.ics line 1: has no END:VCALENDAR: the file is cut off after line 37; send it whole',
    "work.ics line 12, DTSTART: 'Romance Standard Time' is not a known time zone and the file has no VTIMEZONE of that name; did you mean 'Europe/Copenhagen'?",
    'work.ics line 20, RRULE: gives more than 366 windows within 460 days, which is no planned work; end it sooner with UNTIL or COUNT, or begin it later',
    "work.ics line 26, DTEND: '20260330T000000' is not after DTSTART '20260330T060000'; correct the one that is wrong, or write DURATION",
    'work.ics line 34: the event has no END:VEVENT up to line 37; write the calendar anew, whole',
  ]);
});

test('read and stored again it changes nothing, also by a station that has just started', async () => {
  const filed = new Filed();
  const file = new CalendarFile(sample('planned-work.ics'));
  const source = file.source();
  expect(await filed.poll(source)).toHaveLength(1);
  const before = filed.dump();
  expect(await filed.poll(source)).toEqual([]);
  expect(await filed.poll(file.source())).toEqual([]);
  expect(filed.dump()).toEqual(before);
  // The next day the same windows are looked at once more, as the span has moved on.
  filed.now = NOW + 86_400_000;
  const [batch] = await filed.poll(source);
  expect(batch.records).toHaveLength(16);
  expect(filed.store.facts.count('work', 'work')).toBe(16);
  expect(filed.answers).toBe(4);
});

test('check says what was found', async () => {
  const { folder } = new CalendarFile(sample('planned-work.ics'));
  const check = (more: object) => sourceOf(folder, more).check(AbortSignal.timeout(5000), () => NOW);
  expect(await check({ file: 'work.ics' })).toEqual([
    'work.ics: 16 windows of 6 notices, from 2026-03-01T23:30:00Z to 2026-04-27T00:30:00Z, touching 4 objects',
    'work.ics: 3 windows with an instant of notice',
  ]);
  const broken = await new CalendarFile(sample('broken.ics'))
    .source()
    .check(AbortSignal.timeout(5000), () => NOW);
  expect(broken.slice(0, 2)).toEqual([
    'work.ics: 2 windows of 2 notices, from 2026-03-29T22:00:00Z to 2026-04-06T22:00:00Z, touching 0 objects',
    'work.ics: no window says when it was announced; write X-WALLCLOCK-NOTICE-AT, or set notice: first-read if this calendar itself is what is published',
  ]);
  expect(broken).toHaveLength(7);
});
