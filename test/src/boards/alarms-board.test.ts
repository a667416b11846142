import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { USUAL_ALARM_SETTINGS } from '../../../main/alarms/alarm-settings.ts';
import { type AlarmAbout, alarmId } from '../../../src/alarms/alarm.ts';
import type { AlarmEntry, TellingEntry } from '../../../src/alarms/alarm-entry.ts';
import { heardAlarms } from '../../../src/boards/alarm-sound.ts';
import type { BoardAlarm, BoardChannel, BoardEntity, BoardSettings } from '../../../src/boards/board.ts';
import { emergenciesBoard } from '../../../src/boards/emergencies-board.ts';
import { boardOf, DUTY, emergency, fault, fresh, march } from './board-of.ts';

const now = '23 15:20:14';
const settings: BoardSettings = {
  kind: 'settings',
  id: 'settings',
  demo: false,
  rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 },
  oldAfterMs: 300_000,
  noLongerVisible: 0,
  problem: null,
  firstRun: null,
  copy: null,
  alarms: USUAL_ALARM_SETTINGS,
};
const email: BoardChannel = { kind: 'channel', id: 'email', title: 'E-mail', failing: null, provenAt: null };

function alarm(
  about: AlarmAbout | string,
  raised: string,
  entries: readonly AlarmEntry[] = [],
  more: Partial<BoardAlarm> = {},
): BoardAlarm {
  const clock = { clock: 'first-reaction', cycle: 1, ordinal: 1 } as const;
  const what: AlarmAbout = typeof about === 'string' ? { kind: 'ticket', ticket: about, ...clock } : about;
  const raisedAt = march(raised);
  return {
    kind: 'alarm',
    id: alarmId(what, raisedAt),
    about: what,
    provider: 'aurologic',
    raisedAt,
    knownAt: raisedAt,
    dueAt: raisedAt + 1_800_000,
    shares: [],
    once: false,
    escalations: [],
    acknowledged: [],
    end: null,
    entries,
    ...more,
  };
}

const anna = { person: 'anna', name: 'Anna Berg', level: 1 };
const telling = (at: string, n = 1, more: Partial<TellingEntry> = {}): AlarmEntry => ({
  kind: 'telling',
  at: march(at),
  telling: n,
  reasons: ['raised'],
  level: 1,
  dueLevel: 1,
  dueAt: march(at),
  late: false,
  to: [anna],
  escalations: 0,
  ...more,
});
const sending = (at: string, attempt = 1, n = 1) =>
  ({ at: march(at), telling: n, person: 'anna', channel: 'email', attempt }) as const;
const acknowledged = (at: string): AlarmEntry => ({
  kind: 'acknowledged',
  at: march(at),
  by: { kind: 'screen', screen: 'NOC', onDuty: ['Anna Berg'] },
});

const shown = (...entities: BoardEntity[]) =>
  emergenciesBoard(boardOf(now, [settings, email, ...entities]), fresh(now));
const stateOf = (...entries: AlarmEntry[]) =>
  shown(DUTY, emergency('1', '23 15:14'), alarm('aurologic:1', '23 15:14', entries)).rows.rows[0].alarm;

describe('the alarm of a row', () => {
  test('is that of its clock, and waits though nobody is on duty: the wall tells it', () => {
    const board = shown(emergency('1', '23 15:14'), alarm('aurologic:1', '23 15:14'));
    expect(board.rows.rows[0].alarm).toMatchObject({
      kind: 'not-acknowledged',
      since: march('23 15:14'),
      onDuty: null,
      alarm: 'aurologic:1/first-reaction/1/1',
    });
    expect(board.holds).toEqual({ level: 'urgent', alarm: true, apart: false });
  });

  test('a clock that was restarted by another flag has an alarm of its own', () => {
    const ticket = emergency('1', '23 15:00', [
      ['23 15:05', 'emergency-unflagged'],
      ['23 15:10', 'emergency-flagged'],
    ]);
    const second = { kind: 'ticket', ticket: 'aurologic:1', clock: 'first-reaction', cycle: 1 } as const;
    const board = shown(
      DUTY,
      ticket,
      alarm('aurologic:1', '23 15:00', [telling('23 15:00'), acknowledged('23 15:02')]),
      alarm({ ...second, ordinal: 2 }, '23 15:10'),
    );
    expect(board.rows.rows.map((row) => row.alarm)).toMatchObject([
      { kind: 'not-acknowledged', alarm: 'aurologic:1/first-reaction/1/2' },
    ]);
  });

  test('who was told by what, and what did not arrive', () => {
    const told = (...entries: AlarmEntry[]) => {
      const state = stateOf(telling('23 15:14:01'), ...entries);
      return state.kind === 'not-acknowledged' ? state.told?.state : state;
    };
    const attempt = { kind: 'attempt', repeat: false } as const;
    expect(told({ ...sending('23 15:14:01'), ...attempt })).toEqual({ kind: 'sending', channel: 'E-mail' });
    expect(
      told({ ...sending('23 15:14:01'), ...attempt }, { ...sending('23 15:14:02'), kind: 'arrived' }),
    ).toEqual({ kind: 'arrived', channel: 'E-mail', at: march('23 15:14:02') });
    const failed = { kind: 'failed', why: 'refused', mayHaveArrived: false } as const;
    expect(told({ ...sending('23 15:20:00'), ...attempt }, { ...sending('23 15:20:10'), ...failed })).toEqual(
      { kind: 'failing', channel: 'E-mail', why: 'refused', nextTryAt: march('23 15:20:25') },
    );
    const state = stateOf(telling('23 15:14:01', 1, { to: [] }));
    expect(state).toMatchObject({ onDuty: null, told: { state: { kind: 'walls' } } });
  });

  test('names whom it reached; whom no channel reaches is told apart from them', () => {
    const paul = { person: 'paul', name: 'Paul Lindqvist', level: 3 };
    const kim = { person: 'kim', name: 'Kim Ek', level: 2 };
    const told = telling('23 15:14:01', 1, { level: 2, dueLevel: 3, to: [paul, anna, kim] });
    const attempt = { kind: 'attempt', repeat: false } as const;
    const failed = { kind: 'failed', why: 'refused', mayHaveArrived: false } as const;
    const toAnna = sending('23 15:14:01');
    const toKim = { ...sending('23 15:14:01'), person: 'kim' };
    const tried = [told, { ...toAnna, ...attempt }, { ...toKim, ...attempt }] as const;
    expect(stateOf(...tried)).toMatchObject({
      onDuty: 'Anna Berg, Kim Ek',
      told: { state: { kind: 'sending' }, unreached: ['Paul Lindqvist'] },
    });
    // One whose message is lost is not named as told.
    const half = [...tried, { ...toAnna, ...failed }] as const;
    expect(stateOf(...half)).toMatchObject({ onDuty: 'Kim Ek', told: { state: { kind: 'sending' } } });
    expect(stateOf(...half, { ...toKim, kind: 'arrived' })).toMatchObject({
      onDuty: 'Kim Ek',
      told: { level: 2, unreached: ['Paul Lindqvist'], state: { kind: 'arrived' } },
    });
    expect(stateOf(...half, { ...toKim, ...failed })).toMatchObject({
      onDuty: 'Anna Berg, Kim Ek',
      told: { unreached: ['Paul Lindqvist'], state: { kind: 'failing' } },
    });
  });

  test('where nothing was sent to anybody the walls alone tell it, with who is on duty', () => {
    const told = { state: { kind: 'walls' }, unreached: [] };
    expect(stateOf(telling('23 15:14:01'))).toMatchObject({
      onDuty: 'Anna Berg',
      told: { ...told, names: ['Anna Berg'] },
    });
    const standIn = telling('23 15:14:01', 1, { to: [{ ...anna, level: null }] });
    expect(stateOf(standIn)).toMatchObject({ onDuty: null, told: { ...told, names: [] } });
  });

  test('an acknowledgement counts for ten minutes, and then it is said that it ran out', () => {
    expect(stateOf(telling('23 15:14'), acknowledged('23 15:15'))).toEqual({
      kind: 'acknowledged',
      at: march('23 15:15'),
      by: { kind: 'screen', screen: 'NOC', onDuty: ['Anna Berg'] },
    });
    const late = shown(
      DUTY,
      emergency('1', '23 15:00'),
      alarm('aurologic:1', '23 15:00', [telling('23 15:00'), acknowledged('23 15:01')]),
    );
    expect(late.rows.rows[0].alarm).toMatchObject({ lapsed: true, since: march('23 15:11') });
    expect(late.alarms.oldest?.steps.map(({ kind }) => kind)).toEqual([
      'raised',
      'told',
      'acknowledged',
      'ran-out',
    ]);
  });
});

test('the timeline tells who is told next, at which level, and when', () => {
  const boss = { level: 2, person: 'bo', name: 'Bo Lind', start: march('01 00:00'), end: march('31 00:00') };
  const board = shown(
    { ...DUTY, shifts: [...DUTY.shifts, boss] },
    emergency('1', '23 15:18'),
    alarm('aurologic:1', '23 15:18', [telling('23 15:18')]),
  );
  expect(board.alarms.oldest?.steps.at(-1)).toEqual({
    kind: 'next',
    at: march('23 15:23'),
    level: 2,
    names: ['Bo Lind'],
    again: false,
  });
});

describe('what comes next', () => {
  const all = { start: march('01 00:00'), end: march('31 00:00') };
  const shifts = [
    ...DUTY.shifts,
    { level: 2, person: 'bo', name: 'Bo Lind', ...all },
    { level: 3, person: 'paul', name: 'Paul Lindqvist', ...all },
  ];
  const next = (...entries: AlarmEntry[]) =>
    shown(
      { ...DUTY, shifts },
      emergency('1', '23 15:00'),
      alarm('aurologic:1', '23 15:00', entries),
    ).alarms.oldest?.steps.at(-1);
  const bo = { person: 'bo', name: 'Bo Lind', level: 2 };
  const paul = { person: 'paul', name: 'Paul Lindqvist', level: 3 };
  const toBo = { kind: 'attempt', ...sending('23 15:18', 1, 2), person: 'bo', repeat: false } as const;

  test('is the level above the one that was told', () => {
    const second = telling('23 15:18', 2, { level: 2, dueLevel: 2, to: [bo] });
    expect(next(telling('23 15:00'), second, toBo)).toMatchObject({
      ...{ kind: 'next', level: 3, names: ['Paul Lindqvist'], again: false },
    });
  });

  test('is the same level again where no channel reaches the one above it', () => {
    const second = telling('23 15:18', 2, { level: 2, dueLevel: 3, to: [paul, bo] });
    expect(next(telling('23 15:00'), second, toBo)).toMatchObject({
      ...{ kind: 'next', level: 2, names: ['Bo Lind'], again: true },
    });
  });

  test('is the highest level again once that was told, though by the walls alone', () => {
    const second = telling('23 15:18', 2, { level: 3, dueLevel: 3, to: [paul] });
    expect(next(telling('23 15:00'), second)).toMatchObject({ kind: 'next', level: 3, again: true });
  });

  test('is no repeat where nobody was on duty before', () => {
    const second = telling('23 15:18', 2, { level: 3, dueLevel: 3, to: [] });
    expect(next(telling('23 15:00'), second)).toMatchObject({ kind: 'next', level: 3, again: false });
  });
});

describe('alarms that no row tells', () => {
  const remote = {
    kind: 'ticket',
    ticket: 'aura:7',
    clock: 'remote-reaction',
    cycle: 1,
    ordinal: 1,
  } as const;

  test('a fault, a silent station and a test stand in lines; the first two hold Emergencies', () => {
    const board = shown(
      fault('7', '23 15:00', 'pro'),
      alarm(remote, '23 15:00', [], { provider: 'aura' }),
      alarm({ kind: 'silence', station: 'north' }, '23 15:10'),
    );
    expect(board.alarms.apart.shown).toMatchObject([
      {
        subject: { text: 'address 7' },
        due: { clock: 'remote-reaction' },
        waits: { since: march('23 15:00') },
      },
      { about: { station: 'north' }, subject: null, due: null },
    ]);
    expect(board.holds).toEqual({ level: 'urgent', alarm: true, apart: true });
    const tested = alarm({ kind: 'test', by: 'NOC' }, '23 15:19', [], {
      once: true,
      end: { kind: 'tested', at: march('23 15:19:01') },
    });
    const test = shown(tested);
    expect(test.alarms.apart.shown).toMatchObject([{ about: { by: 'NOC' }, waits: null }]);
    expect(test.holds).toBeNull();
    expect(heardAlarms(test.alarms.all, march('23 15:19:30'))).toMatchObject([
      { once: true, waitsSince: null },
    ]);
    expect(shown({ ...tested, raisedAt: march('23 15:00') }).alarms.apart.shown).toEqual([]);
  });

  test('void from the start: who was told stands beside it, and nothing is held', () => {
    const board = shown(
      emergency('1', '23 15:00', [], { service: 'Webspace' }),
      alarm('aurologic:1', '23 15:00', [telling('23 15:00')], { once: true }),
    );
    expect(board.asides.flagged.shown).toMatchObject([{ told: { names: ['Anna Berg'] } }]);
    expect(board.holds).toBeNull();
    expect(board.alarms.apart.shown).toEqual([]);
  });

  test('on a copy nothing waits, nothing sounds and nothing is held', () => {
    const copy = { at: march('23 15:00'), from: 'noc' };
    const entities = [
      emergency('1', '23 15:14'),
      alarm('aurologic:1', '23 15:14'),
      alarm(remote, '23 15:00'),
    ];
    const board = shown(DUTY, ...entities, { ...settings, copy });
    expect(board.rows.rows[0].alarm).toEqual({ kind: 'raised', at: march('23 15:14') });
    expect(board.alarms).toMatchObject({
      all: [],
      oldest: null,
      apart: { shown: [], more: null },
      channels: null,
    });
    expect(board.holds).toBeNull();
  });
});

describe('many alarms that no row tells', () => {
  const silent = (count: number, minute = 0) =>
    Array.from({ length: count }, (_, i) =>
      alarm({ kind: 'silence', station: `s${i}` }, `23 15:${String(minute + i).padStart(2, '0')}`),
    );
  const stations = (board: ReturnType<typeof shown>) =>
    board.alarms.apart.shown.map(({ about }) => (about.kind === 'silence' ? about.station : about.kind));
  const answered = (minute: number) => {
    const at = `23 15:${String(minute).padStart(2, '0')}`;
    return [
      emergency(`e${minute}`, at),
      alarm(`aurologic:e${minute}`, at, [telling(at), acknowledged('23 15:19')]),
    ];
  };

  test('each that waits has a line as long as rows that may be folded give way', () => {
    const calm = shown(...silent(6));
    expect([calm.alarms.apart.shown.length, calm.alarms.apart.more]).toEqual([6, null]);
    const rows = [10, 11, 12, 13, 14].flatMap(answered);
    const busy = shown(DUTY, ...silent(6), ...rows);
    expect([busy.alarms.apart.shown.length, busy.alarms.apart.more]).toEqual([6, null]);
    expect(busy.rows).toMatchObject({ more: { waiting: 0 } });
    expect(busy.rows.rows.length + (busy.rows.more?.count ?? 0)).toBe(5);
  });

  test('where there is no room the oldest keep their lines, and it is said how many of the others wait', () => {
    const board = shown(...silent(12));
    expect(stations(board)).toEqual(['s0', 's1', 's2', 's3', 's4']);
    expect(board.alarms.apart.more).toEqual({ count: 7, waiting: 7, level: 'calm' });
    const waiting = Array.from({ length: 12 }, (_, i) => [
      emergency(`w${i}`, `23 15:${String(i).padStart(2, '0')}`),
      alarm(`aurologic:w${i}`, `23 15:${String(i).padStart(2, '0')}`),
    ]);
    const full = shown(...silent(4), ...waiting.flat());
    expect(full.rows).toMatchObject({ density: 'half', more: { waiting: full.rows.more?.count } });
    expect(stations(full)).toEqual(['s0']);
    expect(full.alarms.apart.more).toMatchObject({ count: 3, waiting: 3 });
  });

  test('a test gives way to what waits', () => {
    const tests = ['15:18:30', '15:18:40', '15:18:50'].map((at, i) =>
      alarm({ kind: 'test', by: `t${i}` }, `23 ${at}`, [], { id: `test/${i}`, once: true }),
    );
    const few = shown(...tests);
    expect([stations(few), few.alarms.apart.more]).toEqual([
      ['test'],
      { count: 2, waiting: 0, level: 'calm' },
    ]);
    const some = shown(...tests, ...silent(3));
    expect([stations(some), some.alarms.apart.more]).toEqual([
      ['s0', 's1', 's2'],
      { count: 3, waiting: 0, level: 'calm' },
    ]);
  });

  test('an odd line leaves half a row, in which what stands for folded rows finds room', () => {
    const board = shown(DUTY, ...silent(1), ...[10, 11, 12, 13, 14].flatMap(answered));
    expect(board.rows).toMatchObject({ density: 'full', more: { count: 1 } });
    expect(board.rows.rows).toHaveLength(4);
  });
});

test('an alarm whose start lies ahead, since the clock was set back, waits on the wall all the same', () => {
  const board = shown(alarm({ kind: 'silence', station: 'oslo' }, '23 16:40'));
  expect(board.alarms.apart.shown).toMatchObject([{ waits: { since: board.now } }]);
  expect(board.holds).not.toBe(null);
});

describe('the channels', () => {
  test('that all fail are told in a line, beside those of alarms and not in their place', () => {
    const dead: BoardChannel = { ...email, failing: { since: march('23 14:02'), why: 'refused' } };
    const board = shown(dead);
    expect(board.alarms).toMatchObject({
      shortfall: { kind: 'no-channel', failing: { why: 'refused' } },
      lines: 1,
      channels: { failing: { why: 'refused' } },
    });
    expect([board.holds, board.urgent]).toEqual([null, true]);
    const pager: BoardChannel = { ...email, id: 'pager', title: 'Pager' };
    expect(shown(dead, pager).alarms.shortfall).toBe(null);
    const many = Array.from({ length: 12 }, (_, i) =>
      alarm({ kind: 'silence', station: `s${i}` }, `23 15:${String(i).padStart(2, '0')}`),
    );
    expect(shown(dead, ...many).alarms).toMatchObject({ shortfall: null, apart: { more: { waiting: 7 } } });
  });

  test('what the station itself needs is no channel: its heartbeat is a word, and alarms that cannot be looked at a line', () => {
    const failing = { since: march('23 14:02'), why: 'disk full' };
    const own = (own: 'heartbeat' | 'telling'): BoardChannel => ({
      ...email,
      ...{ id: `station/${own}`, title: own, own, failing },
    });
    const proven = { ...email, provenAt: march('20 08:00') };
    expect(shown(proven, own('heartbeat')).alarms).toMatchObject({
      shortfall: null,
      channels: { none: false, failing: null, heartbeat: failing, telling: null },
    });
    expect(emergenciesBoard(boardOf(now, [settings, own('heartbeat')]), fresh(now)).alarms).toMatchObject({
      shortfall: null,
      channels: { none: true, unproven: false },
    });
    const board = shown(proven, own('telling'));
    expect(board.alarms).toMatchObject({ shortfall: { kind: 'not-all-told', why: 'disk full' }, lines: 1 });
    expect(board.urgent).toBe(true);
  });

  test('a source whose clock is far ahead of the station’s is told: what is flagged there waits so long', () => {
    const ahead = (...byMs: number[]) => {
      const trust = fresh(now);
      const sources = trust.sources.map((one, i) => ({
        ...one,
        source: { ...one.source, title: `RT ${i}`, clockAheadMs: byMs[i] ?? null },
      }));
      return emergenciesBoard(boardOf(now, [settings, email]), { ...trust, sources });
    };
    expect(ahead(120_000, -3_600_000).alarms.shortfall).toBe(null);
    const { alarms, urgent } = ahead(120_001, 3_600_000);
    expect(alarms.shortfall).toEqual({ kind: 'clock-ahead', source: 'RT 1', byMs: 3_600_000 });
    expect([alarms.lines, urgent]).toEqual([1, true]);
  });

  test('which fail, what is left, and that none was proven in time', () => {
    const failing = { since: march('23 14:02'), why: 'refused' };
    const of = (...channels: BoardChannel[]) =>
      emergenciesBoard(boardOf(now, [settings, ...channels]), fresh(now)).alarms.channels;
    expect(of()).toEqual({
      ...{ none: true, failing: null, telling: null, heartbeat: null },
      ...{ provenAt: null, unproven: false },
    });
    expect(of(email)).toMatchObject({ none: false, unproven: true });
    const proven = { ...email, provenAt: march('20 08:00') };
    expect(of(proven)).toMatchObject({ unproven: false, provenAt: march('20 08:00') });
    expect(of({ ...email, provenAt: march('15 08:00') })).toMatchObject({ unproven: true });
    const pager: BoardChannel = { ...proven, id: 'pager', title: 'Pager' };
    expect(of({ ...proven, failing }, pager)).toMatchObject({
      failing: { titles: ['E-mail'], since: failing.since, instead: ['Pager'] },
    });
  });
});

const remoteReaction = { clock: 'remote-reaction', cycle: 1, ordinal: 1 } as const;

test('whatever waits is seen in a row or a line, is heard, and holds Emergencies', () => {
  const minute = fc.integer({ min: 0, max: 19 });
  const one = fc.record({
    minute,
    kind: fc.constantFrom('emergency', 'unknown ticket', 'fault', 'silence', 'test', 'void'),
    told: fc.boolean(),
    acknowledged: fc.option(minute),
    over: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (all) => {
      const entities = all.flatMap(
        ({ minute, kind, told, acknowledged: answered, over }, i): BoardEntity[] => {
          const at = `23 15:${String(minute).padStart(2, '0')}`;
          const entries = [
            ...(told ? [telling(at)] : []),
            ...(told && answered !== null && answered >= minute
              ? [acknowledged(`23 15:${String(answered).padStart(2, '0')}`)]
              : []),
          ];
          const end = over ? ({ kind: 'reaction', at: march(at), by: null } as const) : null;
          const more = { end, once: kind === 'void' || kind === 'test' };
          if (kind === 'silence') return [alarm({ kind, station: `s${i}` }, at, entries, more)];
          if (kind === 'test')
            return [alarm({ kind, by: `t${i}` }, at, entries, { ...more, id: `test/${i}` })];
          if (kind === 'fault') {
            const about = { ...remoteReaction, ticket: `aura:${i}` };
            return [fault(String(i), at, 'pro'), alarm({ kind: 'ticket', ...about }, at, entries, more)];
          }
          const own = alarm(`aurologic:${i}`, at, entries, more);
          return kind === 'unknown ticket' ? [own] : [emergency(String(i), at), own];
        },
      );
      const board = shown(...entities);
      // Naively: raised, not over, not void, and no acknowledgement in the last ten minutes.
      const waiting = entities.filter((entity): entity is BoardAlarm => {
        if (entity.kind !== 'alarm' || entity.end !== null || entity.once) return false;
        const last = entity.entries.filter(({ kind }) => kind === 'acknowledged').at(-1);
        return last === undefined || last.at + 600_000 <= march(now);
      });
      const ids = waiting.map(({ id }) => id).sort();
      const bells = board.rows.rows.flatMap((row) =>
        row.alarm.kind === 'not-acknowledged' ? [row.alarm.alarm] : [],
      );
      const lines = board.alarms.apart.shown.filter(({ waits }) => waits !== null).map(({ id }) => id);
      const seen = new Set([...bells, ...lines]);
      // What is folded says how many of it wait, and none that does not wait has the place of one that does.
      const { more } = board.alarms.apart;
      expect(seen.size + (more?.waiting ?? 0) + (board.rows.more?.waiting ?? 0)).toBe(ids.length);
      if (more && more.waiting > 0) expect(board.alarms.apart.shown.every(({ waits }) => waits)).toBe(true);
      // No more stands there than finds room.
      const halves = board.rows.rows.length * (board.rows.density === 'half' ? 1 : 2);
      expect(board.alarms.lines + halves + (board.rows.more ? 1 : 0)).toBeLessThanOrEqual(10);
      for (const id of seen) expect(ids).toContain(id);
      const heard = heardAlarms(board.alarms.all, march(now)).filter(({ waitsSince }) => waitsSince !== null);
      expect(heard.map(({ id }) => id).sort()).toEqual(ids);
      if (ids.length > 0) expect(board.holds?.alarm).toBe(true);
      else expect(board.holds?.alarm ?? false).toBe(false);
    }),
  );
});
