import { acknowledgement } from '../alarms/acknowledgement.ts';
import { alarmId } from '../alarms/alarm.ts';
import { dated } from '../alarms/alarm-entry.ts';
import { type AlarmRules, USUAL_ALARM_RULES } from '../alarms/alarm-rules.ts';
import { type AlarmLife, alarmLife } from '../alarms/life.ts';
import { contains, type Instant } from '../calendars/period.ts';
import type { Attention, Clock } from '../clocks/clock.ts';
import type { BoardAlarm } from './board.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';

/** An alarm that waits to be acknowledged. */
export interface Waiting {
  readonly since: Instant;
  /** "An acknowledgement without a reaction times out": it had been acknowledged. */
  readonly lapsed: boolean;
}

/** An alarm as it stands at the board's instant. */
export interface AlarmNow {
  readonly alarm: BoardAlarm;
  readonly life: AlarmLife;
  /** Null while nobody is waited for. */
  readonly waits: Waiting | null;
  /** How much its clock asks for; calm where no promise is about to be broken. */
  readonly level: Attention;
  /** Its clock; null where none is open. */
  readonly open: OpenClock | null;
}

/** The alarm that the start of a clock raised, by its id: its kind's `ordinal`-th clock in its cycle of the ticket. */
export function alarmIdOf({
  clock,
  judged,
}: {
  readonly clock: Clock;
  readonly judged: JudgedTicket;
}): string {
  const { kind, cycle, startedAt } = clock;
  const alike = judged.verdict.clocks.filter((one) => one.kind === kind && one.cycle === cycle);
  const ordinal = alike.indexOf(clock) + 1;
  return alarmId({ kind: 'ticket', ticket: judged.ticket.id, clock: kind, cycle, ordinal }, startedAt);
}

/** How alarms go on, as the station says. */
export function alarmRules({ settings }: JudgedBoard): AlarmRules {
  return settings?.alarms.rules ?? USUAL_ALARM_RULES;
}

const DAY_MS = 86_400_000;

/**
 * The highest level of a provider's roster from a day before the board's instant on, as the station has it; 1 where there
 * is none.
 */
export function topLevel({ duties, now }: JudgedBoard, provider: string): number {
  const shifts = duties.get(provider)?.shifts ?? [];
  return Math.max(1, ...shifts.filter(({ end }) => end > now - DAY_MS).map(({ level }) => level));
}

/** Where an alarm of the board stands now. */
export function lifeNow(alarm: BoardAlarm, board: JudgedBoard): AlarmLife {
  return alarmLife(alarm, alarm.entries, alarmRules(board), topLevel(board, alarm.provider), board.now);
}

/**
 * Since when an alarm waits to be acknowledged; null where it does not. One that nobody was told of yet waits too: the
 * wall tells it. One that is void from the start waits for nobody.
 */
export function waitingNow(alarm: BoardAlarm, { state }: AlarmLife, board: JudgedBoard): Waiting | null {
  // Where the clock was set back its start lies ahead; it waits all the same.
  const since = (at: Instant) => Math.min(at, board.now);
  if (state.kind === 'raised') return alarm.once ? null : { since: since(alarm.raisedAt), lapsed: false };
  if (state.kind !== 'not-acknowledged') return null;
  const given = acknowledgement(alarm, dated(alarm.entries), alarmRules(board), board.now);
  return { since: since(state.since), lapsed: given.kind === 'lapsed' };
}

/**
 * The alarms that go on at the board's instant, the oldest first. None on a copy of a station's data: nobody is called by
 * a copy.
 */
export function alarmsNow(board: JudgedBoard): AlarmNow[] {
  if (board.settings?.copy || board.alarms.length === 0) return [];
  const clocks: readonly OpenClock[] = [...board.emergencyClocks, ...board.faultClocks];
  const open = new Map(clocks.map((one) => [alarmIdOf(one), one]));
  return board.alarms
    .map((alarm): AlarmNow => {
      const life = lifeNow(alarm, board);
      const clock = open.get(alarm.id) ?? null;
      return {
        alarm,
        life,
        waits: waitingNow(alarm, life, board),
        level: clock?.clock.attention ?? levelWithoutClock(alarm, board.now),
        open: clock,
      };
    })
    .filter(({ alarm, life }) => life.state.kind !== 'ended' || isRecentTest(alarm, board.now))
    .sort((a, b) => a.alarm.raisedAt - b.alarm.raisedAt || (a.alarm.id < b.alarm.id ? -1 : 1));
}

/** How long a test alarm stays on the wall, with what became of it, in milliseconds. */
const TEST_SHOWN_MS = 2 * 60_000;

/** Whether somebody has just tried whether alarms arrive, and looks for the answer. */
export function isRecentTest({ about, raisedAt }: BoardAlarm, now: Instant): boolean {
  return about.kind === 'test' && contains({ start: raisedAt, end: raisedAt + TEST_SHOWN_MS }, now);
}

function levelWithoutClock({ dueAt }: BoardAlarm, now: Instant): Attention {
  return dueAt !== null && dueAt < now ? 'late' : 'calm';
}
