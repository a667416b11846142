import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import type { BoardWork } from '../../../src/boards/board.ts';
import { WORK_IMPACTS, WORK_KINDS, WORK_STATUSES } from '../../../src/planned-work/work.ts';
import { terms } from './board-of.ts';
import { copenhagen, liveOf, rowsOf, windowsAt, workOn, workSource } from './work-on-board.ts';

const now = copenhagen('03-23 15:20:14');
const DAY = 86_400_000;

const titles = (row: { works: readonly { line: { work: { title: string } } }[] }) =>
  row.works.map(({ line }) => line.work.title);

test('the next four Mondays, holidays too, each with what opens it and its latest notice', () => {
  const rows = rowsOf(windowsAt(now, []));
  expect(rows.map(({ window }) => window.date)).toEqual([
    '2026-03-30',
    '2026-04-06',
    '2026-04-13',
    '2026-04-20',
  ]);
  expect(rows.map(({ holiday }) => holiday)).toEqual([null, 'Anden påskedag', null, null]);
  expect(rows.map(({ window }) => window.end - window.start)).toEqual(Array(4).fill(6 * 3_600_000));
  expect(rows[0].state).toEqual({ kind: 'coming', inMs: copenhagen('03-30 00:00') - now });
  expect(rows[1].ladder?.latest).toBe(copenhagen('03-26 00:00'));
});

test('each notice asks for attention as the readings say', () => {
  const works = [
    workOn('in time', '03-30 00:30', '03-30 03:30', { noticeAt: copenhagen('03-20 11:05') }),
    workOn('short', '03-30 01:00', '03-30 05:00', { noticeAt: copenhagen('03-23 09:40') }),
    workOn('unannounced', '03-30 02:00', '03-30 05:00'),
    workOn('outside', '03-29 23:00', '03-30 02:00', { noticeAt: copenhagen('03-19 11:05') }),
    workOn('soon', '04-06 00:00', '04-06 06:00'),
    workOn('later', '04-13 02:00', '04-13 04:30'),
  ];
  const rows = rowsOf(windowsAt(now, works));
  const levels = rows.flatMap(({ works: of }) => of.map(({ line }) => [line.work.title, line.level]));
  expect(levels).toEqual([
    ['in time', 'calm'],
    ['short', 'watch'],
    ['unannounced', 'urgent'],
    ['outside', 'late'],
    ['soon', 'urgent'],
    ['later', 'calm'],
  ]);
  expect(rows[0].works[1].line.notice).toMatchObject({ kind: 'short-notice', workingDaysGiven: 4 });
  expect(rows.map(({ noticeUrgent }) => noticeUrgent)).toEqual([false, true, false, false]);
});

test('a notice that was given long before the calendar begins is in time', () => {
  const [row] = rowsOf(
    windowsAt(now, [workOn('early', '03-30 01:00', '03-30 02:00', { noticeAt: now - 400 * DAY })]),
  );
  expect(row.works[0].line.notice?.kind).toBe('in-time');
});

test('a notice to be given is urgent in its last three days, to the millisecond', () => {
  const work = workOn('later', '04-13 02:00', '04-13 04:30');
  const edge = copenhagen('04-01 00:00') - 3 * DAY;
  const at = (instant: number) => rowsOf(windowsAt(instant, [work])).find(({ works }) => works.length > 0)!;
  expect(at(edge).level).toBe('calm');
  expect(at(edge + 1).level).toBe('urgent');
  expect(at(edge).noticeUrgent).toBe(false);
  expect(at(edge + 1).noticeUrgent).toBe(true);
});

test('a void notice is told while no other stands in its place', () => {
  const moved = { voidedNoticeAt: copenhagen('03-13 09:00') };
  const rows = rowsOf(
    windowsAt(now, [
      workOn('moved', '03-30 01:00', '03-30 02:00', {}, moved),
      workOn('told anew', '03-30 01:00', '03-30 02:00', { noticeAt: copenhagen('03-20 09:00') }, moved),
    ]),
  );
  expect(rows[0].works.map(({ line }) => line.voidedNoticeAt)).toEqual([copenhagen('03-13 09:00'), null]);
});

test('cancelled work counts for nothing but is told', () => {
  const [row] = rowsOf(
    windowsAt(now, [workOn('off', '03-30 01:00', '03-30 02:00', { status: 'cancelled' })]),
  );
  expect(row).toMatchObject({ works: [], cancelled: 1, level: 'calm', noticeUrgent: false });
});

test('work outside every window belongs to the nearest one, and what is far away is counted', () => {
  const board = windowsAt(now, [
    workOn('Sunday', '03-29 23:00', '03-29 23:30'),
    workOn('Wednesday', '04-01 10:00', '04-01 12:00'),
    workOn('Friday', '04-03 10:00', '04-03 12:00'),
    workOn('May', '05-11 00:00', '05-11 02:00'),
    workOn('stray in June', '06-10 10:00', '06-10 12:00'),
    workOn('nobody knows whose', '03-30 00:00', '03-30 02:00', { provider: 'elsewhere' }),
  ]);
  const rows = rowsOf(board);
  expect(rows.map(titles)).toEqual([['Sunday', 'Wednesday'], ['Friday'], [], []]);
  expect(board.later).toEqual({ count: 2, level: 'late' });
  expect(board.withoutTerms).toBe(1);
});

test('the bar of work shows how it lies in its window', () => {
  const [row] = rowsOf(
    windowsAt(now, [
      workOn('inside', '03-30 00:30', '03-30 03:30'),
      workOn('over the start', '03-29 23:00', '03-30 02:00'),
      workOn('over both ends', '03-29 23:00', '03-30 07:00'),
      workOn('after', '03-30 07:00', '03-30 08:00'),
    ]),
  );
  const bars = Object.fromEntries(row.works.map(({ line, bar }) => [line.work.title, bar]));
  expect(bars).toEqual({
    inside: { from: 0.5 / 6, to: 3.5 / 6, before: false, after: false },
    'over the start': { from: 0, to: 2 / 6, before: true, after: false },
    'over both ends': { from: 0, to: 1, before: true, after: true },
    after: { from: 1, to: 1, before: false, after: true },
  });
});

test('rows stand more densely before a work is folded, and what is urgent or late keeps its line', () => {
  const announced = { noticeAt: copenhagen('03-02 09:00') };
  const many = (count: number, day: string, more = {}) =>
    Array.from({ length: count }, (_, n) => workOn(`${day} ${n}`, `${day} 00:00`, `${day} 00:30`, more));
  const density = (works: readonly BoardWork[]) => {
    const { picture } = windowsAt(now, works);
    return picture.kind === 'coming' ? picture.density : null;
  };
  expect(density(many(3, '03-30', announced))).toBe('full');
  expect(density(many(4, '03-30', announced))).toBe('tight');
  expect(density(many(6, '03-30', announced))).toBe('dense');
  const board = windowsAt(now, [...many(30, '03-30', announced), ...many(4, '04-20'), ...many(3, '04-06')]);
  const rows = rowsOf(board);
  expect(rows[1].away).toBeNull();
  expect(rows[1].shown).toHaveLength(3);
  const { shown, away, works } = rows[0];
  expect(away).toMatchObject({ level: 'calm', count: works.length - shown.length });
  expect(shown.length).toBeGreaterThan(0);
});

test('when even the urgent are too many, the worst shape stands for those without a line', () => {
  const late = Array.from({ length: 60 }, (_, n) => workOn(`late ${n}`, '03-29 22:00', '03-29 23:00'));
  const [row] = rowsOf(windowsAt(now, late));
  expect(row.away?.level).toBe('late');
  expect(row.shown.length + (row.away?.count ?? 0)).toBe(60);
});

test('a window in progress with work is live; without work it is not', () => {
  const at = copenhagen('03-30 02:17:40');
  expect(windowsAt(at, []).live).toBe(false);
  expect(rowsOf(windowsAt(at, []))[0].state).toEqual({
    kind: 'open',
    leftMs: copenhagen('03-30 06:00') - at,
  });
  const tuesday = workOn('on Tuesday', '03-31 10:00', '03-31 11:00');
  expect(windowsAt(at, [tuesday]).live).toBe(false);
  const cancelled = workOn('off', '03-30 01:00', '03-30 02:00', { status: 'cancelled' });
  expect(windowsAt(at, [cancelled]).live).toBe(false);
  const ended = workOn('done', '03-30 01:00', '03-30 02:00');
  expect(windowsAt(at, [ended]).live).toBe(true);
});

test('the live picture: what runs, what has ended, and an axis as wide as the night', () => {
  const at = copenhagen('03-30 02:17:40');
  const board = windowsAt(at, [
    workOn('core', '03-30 00:30', '03-30 03:30', {}, { addressesByTier: { basis: 41, pro: 6 } }),
    workOn('fibre', '03-30 01:00', '03-30 05:00', {}, { addressesByTier: { basis: 28, pro: 3 } }),
    workOn('olt', '03-29 23:00', '03-30 02:00', { actualEnd: copenhagen('03-30 01:52') }),
    workOn('next week', '04-06 00:00', '04-06 06:00'),
  ]);
  const { live, coming } = liveOf(board);
  expect(live.frame).toMatchObject({ kind: 'open', leftMs: copenhagen('03-30 06:00') - at });
  expect(live.running).toBe(2);
  expect(live.reach.tiers).toEqual([
    { name: 'Pro', addresses: 9 },
    { name: 'Basis', addresses: 69 },
  ]);
  expect(titles(live)).toEqual(['core', 'fibre', 'olt']);
  // The night before the change has seven hours from 23:00 to 06:00.
  expect([live.scale.start, live.scale.end]).toEqual([copenhagen('03-29 23:00'), copenhagen('03-30 06:00')]);
  expect(live.scale.hours).toHaveLength(8);
  expect(live.window).toMatchObject({ from: 1 / 7, to: 1 });
  const [core, , olt] = live.works;
  expect(core.outline).toMatchObject({ from: 1.5 / 7, to: 4.5 / 7 });
  expect(core.done?.to).toBe(live.now);
  expect(olt).toMatchObject({ done: { from: 0 }, over: null });
  expect(coming.map(titles)).toEqual([['next week'], [], []]);
});

test('work that is under way past its end stays live, and says by how much it overruns', () => {
  const at = copenhagen('03-30 06:22');
  const { live } = liveOf(
    windowsAt(at, [
      workOn('over', '03-30 03:00', '03-30 06:00', { status: 'in-process' }),
      workOn('over, and ended', '03-30 01:00', '03-30 05:00', { actualEnd: copenhagen('03-30 05:12') }),
    ]),
  );
  expect(live.frame).toMatchObject({ kind: 'closed', sinceMs: 22 * 60_000 });
  const [over, ended] = live.works;
  expect(over.line).toMatchObject({ level: 'late', progress: { kind: 'overrun', byMs: 22 * 60_000 } });
  expect(over.over?.to).toBe(live.now);
  expect(ended.line.progress).toMatchObject({ kind: 'ended', overranMs: 12 * 60_000 });
  expect(ended.line.level === 'calm').toBe(false);
});

test('work under way on a Wednesday is live without a window', () => {
  const at = copenhagen('04-01 11:00');
  const { live } = liveOf(windowsAt(at, [workOn('stray', '04-01 10:00', '04-01 12:30')]));
  expect(live.frame).toEqual({ kind: 'outside', endsAt: copenhagen('04-01 12:30'), leftMs: 90 * 60_000 });
  expect(live.window).toBeNull();
});

test('work of days does not squeeze the night out of the picture', () => {
  const at = copenhagen('03-30 02:00');
  const { live } = liveOf(
    windowsAt(at, [
      workOn('days', '03-28 10:00', '03-31 10:00'),
      workOn('short', '03-30 01:00', '03-30 03:00'),
    ]),
  );
  expect([live.scale.start, live.scale.end]).toEqual([copenhagen('03-29 18:00'), copenhagen('03-30 12:00')]);
  expect(live.scale.hours.length).toBeLessThanOrEqual(11);
  expect(live.works.find(({ line }) => line.work.title === 'days')!.outline).toEqual({
    from: 0,
    to: 1,
    before: true,
    after: true,
  });
});

test('a window over the change of clocks has the hours that there were', () => {
  const sunday = terms().map((entity) => {
    if (entity.kind !== 'provider') return entity;
    const { terms } = entity.versions[0];
    if (terms.form !== 'address-tiers') return entity;
    const windows = terms.plannedWork.windows.map((window) => ({ ...window, weekday: 7 }));
    return { ...entity, versions: unchanging({ ...terms, plannedWork: { ...terms.plannedWork, windows } }) };
  });
  const rows = rowsOf(windowsAt(now, [...sunday, workOn('work', '03-29 01:00', '03-29 06:00')]));
  expect(rows[0].window.end - rows[0].window.start).toBe(5 * 3_600_000);
  expect(rows[0].scale.hours.map(({ share }) => share)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(rows[0].works[0].bar).toEqual({ from: 0.2, to: 1, before: false, after: false });
  expect(rowsOf(windowsAt(copenhagen('10-20 12:00'), sunday))[0].scale.hours).toHaveLength(8);
});

test('work that ended is not hidden that day, and is on the day after', () => {
  const done = workOn('done', '03-30 01:00', '03-30 05:00', { actualEnd: copenhagen('03-30 04:40') });
  const monday = rowsOf(windowsAt(copenhagen('03-30 23:59'), [done]));
  expect(monday.map(titles)).toEqual([['done'], [], [], [], []]);
  expect(monday[0].state.kind).toBe('closed');
  const tuesday = rowsOf(windowsAt(copenhagen('03-31 00:00'), [done]));
  expect(tuesday.map(titles)).toEqual([[], [], [], []]);
});

test('preventive work: the next, what has ended today, and what took longer also on the day after', () => {
  const preventive = { kind: 'preventive', reason: 'memory leak' } as const;
  const works = [
    workOn('longer', '03-23 06:10', '03-23 06:15', { ...preventive, downtimeMinutes: 7 }),
    workOn('tomorrow', '03-24 06:00', '03-24 06:20', preventive),
    workOn('without reason', '03-26 06:00', '03-26 06:20', { kind: 'preventive' }),
    workOn('at night', '03-27 03:00', '03-27 03:20', preventive),
    workOn('off', '03-24 06:00', '03-24 06:20', { ...preventive, status: 'cancelled' }),
  ];
  const at = (instant: string) => windowsAt(copenhagen(instant), works).preventive;
  const named = (instant: string) =>
    [at(instant).next, at(instant).other].map(
      (day) => day && titles({ works: day.works.map((line) => ({ line })) })[0],
    );
  expect(named('03-23 15:20')).toEqual(['tomorrow', 'longer']);
  expect(at('03-23 15:20').other).toMatchObject({ today: true, level: 'watch' });
  expect(at('03-23 15:20').next).toMatchObject({ today: false, level: 'calm', cancelled: 1 });
  expect(at('03-23 15:20').more).toEqual({ count: 2, level: 'late' });
  expect(named('03-24 02:31')).toEqual(['tomorrow', 'longer']);
  expect(named('03-24 06:10')).toEqual(['tomorrow', 'longer']);
  expect(named('03-24 07:00')).toEqual(['without reason', 'tomorrow']);
  // A day on which nothing was wrong is not told again.
  expect(named('03-25 07:00')).toEqual(['without reason', 'at night']);
  expect(at('03-25 07:00').next?.level).toBe('watch');
  // Preventive work is no window in progress.
  expect(windowsAt(copenhagen('03-24 06:10'), works).live).toBe(false);
});

test('without a source of planned work, or without a provider that has windows, there is nothing to say', () => {
  expect(windowsAt(now, []).says).toBe(true);
  expect(windowsAt(now, [], []).says).toBe(false);
  expect(windowsAt(now, [], [workSource(null)]).trust.kind).toBe('unconnected');
  const old = windowsAt(now, [workOn('one', '03-30 00:00', '03-30 01:00')], [workSource(now - 3_600_000)]);
  expect(old.trust).toMatchObject({ kind: 'old', since: now - 3_600_000 });
  expect(old.says).toBe(true);
});

const anyWork: fc.Arbitrary<BoardWork> = fc
  .record({
    // From three years back to three ahead: also where no calendar reaches.
    start: fc.integer({ min: now - 1100 * DAY, max: now + 1100 * DAY }),
    near: fc.integer({ min: now - 3 * DAY, max: now + 35 * DAY }),
    isNear: fc.boolean(),
    length: fc.integer({ min: 1, max: 4 * DAY }),
    notice: fc.option(fc.integer({ min: now - 40 * DAY, max: now + 5 * DAY }), { nil: null }),
    actual: fc.option(fc.tuple(fc.integer({ min: -DAY, max: DAY }), fc.integer({ min: -DAY, max: DAY })), {
      nil: null,
    }),
    kind: fc.constantFrom(...WORK_KINDS),
    status: fc.constantFrom(...WORK_STATUSES),
    impact: fc.constantFrom(...WORK_IMPACTS),
    provider: fc.constantFrom('aura', 'aura', 'aura', 'aurologic', 'nobody'),
    basis: fc.integer({ min: 0, max: 5 }),
    id: fc.uuid(),
  })
  .map(({ start: far, near, isNear, length, notice, actual, basis, id, ...rest }) => {
    const start = isNear ? near : far;
    const besides = { id, addressesByTier: { basis, platinum: 1 }, voidedNoticeAt: notice };
    const work = workOn(id, '01-01 00:00', '01-01 00:01', { ...rest, noticeAt: notice }, besides);
    const times = { start, end: start + length };
    const recorded = actual && { actualStart: start + actual[0], actualEnd: start + length + actual[1] };
    return { ...work, work: { ...work.work, ...times, ...recorded } };
  });

test('odd works never take the wall down, and none that is current is lost', () => {
  const anyNow = fc.integer({ min: now - 2 * DAY, max: now + 10 * DAY });
  fc.assert(
    fc.property(fc.array(anyWork, { maxLength: 25 }), anyNow, fc.boolean(), (works, at, old) => {
      const board = windowsAt(at, works, [workSource(old ? at - DAY : at)]);
      const known = works.filter(({ work }) => work.provider === 'aura').length;
      expect(board.withoutTerms).toBe(works.length - known);
      const planned = works.filter(
        ({ work }) =>
          work.provider === 'aura' &&
          work.kind === 'service-window' &&
          work.start > at &&
          work.actualEnd === null &&
          (work.status === 'confirmed' || work.status === 'tentative') &&
          work.actualStart === null,
      );
      const { picture } = board;
      const rows = picture.kind === 'coming' ? picture.rows : picture.coming;
      const lines = rows.flatMap((row) => row.works.map(({ line }) => line.key));
      const live = picture.kind === 'live' ? picture.windows.flatMap((each) => each.works) : [];
      const liveAway = picture.kind === 'live' ? picture.windows.map(({ away }) => away?.count ?? 0) : [];
      const all = new Set([...lines, ...live.map(({ line }) => line.key)]);
      const missing = planned.filter(({ id }) => !all.has(id)).length;
      const counted = (board.later?.count ?? 0) + liveAway.reduce((sum, count) => sum + count, 0);
      expect(missing).toBeLessThanOrEqual(counted);
      for (const { state, window } of rows) {
        if (state.kind === 'coming') expect(at + state.inMs).toBe(window.start);
      }
      for (const { outline, done, over } of live) {
        for (const each of [outline, done, over]) {
          if (!each) continue;
          expect(each.from).toBeGreaterThanOrEqual(0);
          expect(each.to).toBeLessThanOrEqual(1);
          expect(each.from).toBeLessThanOrEqual(each.to);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a countdown goes down by a second each second, also through the change of clocks', () => {
  const from = copenhagen('03-29 00:59:30');
  for (let second = 0; second < 60; second++) {
    const [row] = rowsOf(windowsAt(from + second * 1000, []));
    expect(row.state).toEqual({ kind: 'coming', inMs: copenhagen('03-30 00:00') - from - second * 1000 });
  }
});

test('five hundred works are worked out well within a second', () => {
  const works = Array.from({ length: 500 }, (_, n) =>
    workOn(`work ${n}`, `04-${String(1 + (n % 28)).padStart(2, '0')} 00:00`, '04-30 06:00'),
  );
  const before = performance.now();
  windowsAt(now, works);
  expect(performance.now() - before).toBeLessThan(1000);
});
