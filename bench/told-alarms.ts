import type { AlarmEnd } from '../src/alarms/alarm.ts';
import type { AlarmEntry } from '../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import { seeded } from './random.ts';

const MINUTE = 60_000;
const PEOPLE = ['weber', 'haddad', 'moeller', 'arslan', 'holm', 'lund'];
const CHANNELS = ['page', 'mail'];

/**
 * So many alarms that are over, raised evenly between two instants: told at one level, or at two or three, by one
 * channel or two, acknowledged about nine times in ten, most of them answered. The same in every run.
 */
export function* toldAlarms(alarms: number, from: Instant, until: Instant): Generator<BoardAlarm> {
  const random = seeded(20260327);
  for (let nth = 0; nth < alarms; nth++) {
    const raisedAt = Math.floor(from + ((until - from) * nth) / alarms);
    const provider = random() < 0.6 ? 'aurologic' : 'aura';
    const about =
      random() < 0.02
        ? ({ kind: 'test', by: 'wall' } as const)
        : ({ kind: 'ticket', ticket: `rt:${nth}`, clock: 'first-reaction', cycle: 1, ordinal: 1 } as const);
    const { entries, last } = toldEntries(raisedAt, random);
    const at = last + Math.floor(random() ** 2 * 20 * MINUTE);
    const end: AlarmEnd = random() < 0.85 ? { kind: 'reaction', at, by: null } : { kind: 'cycle-ended', at };
    yield {
      ...{ kind: 'alarm', id: `rt:${nth}/first-reaction/1/1`, about, provider, raisedAt, knownAt: raisedAt },
      ...{ dueAt: raisedAt + 30 * MINUTE, shares: [], once: false, escalations: [], acknowledged: [], end },
      entries: [...entries, { kind: 'ended', at, end }],
    };
  }
}

function toldEntries(raisedAt: Instant, random: () => number) {
  const entries: AlarmEntry[] = [];
  const levels = 1 + Math.floor(random() ** 4 * 3);
  let last = raisedAt;
  for (let level = 1; level <= levels; level++) {
    const at = raisedAt + (level - 1) * 5 * MINUTE;
    const person = PEOPLE[(level - 1) * 2 + Math.floor(random() * 2)];
    entries.push({
      ...{ kind: 'telling', at, telling: level, reasons: [level === 1 ? 'raised' : 'not-acknowledged'] },
      ...{ level, dueLevel: level, dueAt: at, late: random() < 0.01, escalations: 0 },
      to: [{ person, name: person, level }],
    });
    const [first, second] = CHANNELS;
    const channels = random() < 0.05 ? [first, second] : [first];
    for (const channel of channels) {
      const sending = { telling: level, person, channel, attempt: 1 };
      entries.push({ kind: 'attempt', at, ...sending, repeat: false });
      last = at + 200 + Math.floor(random() * 3000);
      const hasFailed = channel !== channels.at(-1);
      entries.push(
        hasFailed
          ? { kind: 'failed', at: last, ...sending, why: 'refused', mayHaveArrived: false }
          : { kind: 'arrived', at: last, ...sending },
      );
    }
  }
  if (random() < 0.9) {
    last += Math.floor(random() ** 2 * 5 * MINUTE);
    entries.push({ kind: 'acknowledged', at: last, by: { kind: 'link', name: 'J. Weber' } });
  }
  return { entries, last };
}
