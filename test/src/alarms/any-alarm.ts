// Alarms with random lives, as a station may record them.
import * as fc from 'fast-check';
import type { AlarmEnd } from '../../../src/alarms/alarm.ts';
import type { AlarmEntry, TellingReason } from '../../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';

const PEOPLE = ['ann', 'bo', 'cy'];
const CHANNELS = ['pager', 'mail'];
const REASONS: TellingReason[] = ['not-acknowledged', 'lapsed', 'escalated', 'used-50'];
const FEBRUARY = Date.parse('2026-02-01T00:00:00Z');
const TWO_MONTHS = 57 * 86_400_000;

interface Raw {
  readonly seconds: number;
  readonly what: number;
  readonly who: number;
  readonly level: number;
}

/** One alarm, known by a number: raised within two months, and told, sent, acknowledged and ended as it comes. */
export function anyAlarm(n: number): fc.Arbitrary<BoardAlarm> {
  return fc
    .record({
      raisedAt: fc.nat(TWO_MONTHS).map((after) => FEBRUARY + after),
      provider: fc.constantFrom('aura', 'aurologic'),
      knownAfter: fc.constantFrom(0, 400, 100_000),
      isTest: fc.nat(9).map((one) => one === 0),
      once: fc.nat(5).map((one) => one === 0),
      raw: fc.array(
        fc.record({
          seconds: fc.nat(900),
          what: fc.nat(5),
          who: fc.nat(2),
          level: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: 12 },
      ),
      source: fc.array(fc.nat(2_000_000), { maxLength: 1 }),
      end: fc.constantFrom('none', 'reaction', 'cycle-ended', 'void'),
    })
    .map(({ raisedAt, provider, knownAfter, isTest, once, raw, source, end: kind }): BoardAlarm => {
      const knownAt = raisedAt + knownAfter;
      const { entries, last } = entriesOf(raw, raisedAt, knownAt);
      const end = endOf(kind, last + 1000);
      return {
        ...{ kind: 'alarm', id: `s:${n}/first-reaction/1/1`, provider, raisedAt, knownAt },
        about: isTest
          ? { kind: 'test', by: 'wall' }
          : { kind: 'ticket', ticket: `s:${n}`, clock: 'first-reaction', cycle: 1, ordinal: 1 },
        ...{ dueAt: raisedAt + 1_800_000, shares: [], escalations: [], once: once || isTest },
        acknowledged: source.map((after) => ({ at: raisedAt + after, by: 'rt' })),
        end,
        entries: end ? [...entries, { kind: 'ended', at: last + 1000, end }] : entries,
      };
    });
}

function endOf(kind: string, at: number): AlarmEnd | null {
  switch (kind) {
    case 'reaction':
      return { kind: 'reaction', at, by: null };
    case 'cycle-ended':
      return { kind: 'cycle-ended', at };
    case 'void':
      return { kind: 'void', at, reason: 'flag-withdrawn' };
    default:
      return null;
  }
}

function entriesOf(raw: readonly Raw[], raisedAt: number, knownAt: number) {
  const entries: AlarmEntry[] = [];
  let at = knownAt;
  let telling = 0;
  let told: string | null = null;
  const tries = new Map<string, number>();
  for (const { seconds, what, who, level } of raw) {
    at += seconds * 1000;
    if (what <= 1 || telling === 0) {
      telling += 1;
      told = who === 2 && level === 1 ? null : PEOPLE[who];
      entries.push({
        ...{ kind: 'telling', at, telling, dueAt: telling === 1 ? raisedAt : at, escalations: 0 },
        reasons: telling === 1 ? ['raised'] : [REASONS[(seconds + who) % REASONS.length]],
        ...{ level, dueLevel: ((level + what) % 3) + 1, late: seconds > 60 },
        to: told === null ? [] : [{ person: told, name: told.toUpperCase(), level }],
      });
    } else if (what <= 4 && told !== null) {
      const channel = CHANNELS[seconds % 2];
      const key = `${telling} ${channel}`;
      const attempt = (tries.get(key) ?? 0) + 1;
      tries.set(key, attempt);
      const sending = { telling, person: told, channel, attempt };
      entries.push({ kind: 'attempt', at, ...sending, repeat: false });
      at += 700;
      if (what === 2) entries.push({ kind: 'arrived', at, ...sending });
      if (what === 3) entries.push({ kind: 'failed', at, ...sending, why: 'no', mayHaveArrived: false });
    } else {
      const by = { kind: 'screen', screen: 'wall', onDuty: [] } as const;
      const countsMs = [undefined, 300_000, 600_000, 1_500_000][(seconds + level) % 4];
      entries.push({ kind: 'acknowledged', at, by, countsMs });
    }
  }
  return { entries, last: at };
}
