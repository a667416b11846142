import type { TermsHistory } from '../agreements/terms-history.ts';
import { dueAt } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { alarmedClocks } from '../clocks/alarms.ts';
import type { Clock } from '../clocks/clock.ts';
import { isOfForm, type Verdict } from '../clocks/verdict.ts';
import type { Life } from '../tickets/cycles.ts';
import { type Alarm, type AlarmEnd, alarmId, type SourceAcknowledgement } from './alarm.ts';

/** Faults of a tier whose remote reaction raises an alarm too: an option, off by default. */
export interface AlarmedTier {
  readonly provider: string;
  readonly tier: string;
}

/** What the alarms of a ticket follow from. */
export interface RaisedFrom {
  readonly ticket: string;
  readonly provider: string;
  readonly verdict: Verdict;
  readonly history: TermsHistory;
  readonly calendars: CalendarBook;
  readonly acknowledgements: readonly (SourceAcknowledgement & { readonly alarmAt: Instant })[];
  readonly tiers: readonly AlarmedTier[];
  readonly sharesPercent: readonly number[];
}

/**
 * The alarms of a ticket as judged, in the order of their clocks, without when they became known: "Any emergency flagged
 * ticket raises an alarm". Throws `BeyondCalendar` when a calendar is not known far enough.
 */
export function raisedAlarms(from: RaisedFrom): Omit<Alarm, 'knownAt'>[] {
  const { ticket, provider, verdict, acknowledgements } = from;
  const { clocks, life } = verdict;
  const raising = new Set(raisingClocks(from));
  return clocks.flatMap((clock) => {
    if (!raising.has(clock)) return [];
    const alike = clocks.filter(({ kind, cycle }) => kind === clock.kind && cycle === clock.cycle);
    const about = {
      kind: 'ticket' as const,
      ticket,
      clock: clock.kind,
      cycle: clock.cycle,
      ordinal: alike.indexOf(clock) + 1,
    };
    const { startedAt } = clock;
    const once = isVoidFromStart(clock, life);
    return {
      id: alarmId(about, startedAt),
      about,
      provider,
      raisedAt: startedAt,
      dueAt: clock.dueAt,
      shares: sharesOf(clock, from),
      once,
      escalations: life.events
        .filter(({ type, at }) => type === 'escalated' && at > startedAt)
        .map(({ at }) => at),
      acknowledged: acknowledgements
        .filter(({ alarmAt }) => alarmAt === startedAt)
        .map(({ at, by }) => ({ at, by })),
      end: endOf(clock, life, once),
      voidReason: once && clock.state.kind === 'void' ? clock.state.reason : null,
    };
  });
}

/** The clocks whose start raises an alarm. */
function raisingClocks({ provider, verdict, history, tiers }: RaisedFrom): readonly Clock[] {
  if (isOfForm(history, 'emergency-tickets')) return alarmedClocks(verdict.clocks, verdict.life, history);
  const alarmed = tiers.filter((one) => one.provider === provider).map(({ tier }) => tier);
  return verdict.clocks.filter(
    ({ kind, tier }) => kind === 'remote-reaction' && tier !== null && alarmed.includes(tier),
  );
}

/** Whether the promise never applied: nothing that happened after its start made it void. */
function isVoidFromStart({ state, evidence, startedAt }: Clock, { events }: Life): boolean {
  return state.kind === 'void' && (evidence.reason === null || events[evidence.reason].at <= startedAt);
}

function sharesOf({ goal, startedAt }: Clock, { calendars, sharesPercent }: RaisedFrom): Alarm['shares'] {
  if (!goal) return [];
  const calendar = calendarOf(calendars, goal.calendar);
  return sharesPercent.map((percent) => ({
    percent,
    at: dueAt(calendar, startedAt, Math.ceil((goal.goalMs * percent) / 100)),
  }));
}

/** "Ended by the reaction or by the clock being void", or with its cycle. Void from the start ends nothing. */
function endOf(clock: Clock, { events }: Life, once: boolean): AlarmEnd | null {
  const { state, evidence, stoppedAt, cycleEndedAt } = clock;
  if (state.kind === 'void' && !once) {
    const at = evidence.reason === null ? null : events[evidence.reason].at;
    return { kind: 'void', at, reason: state.reason };
  }
  if (stoppedAt !== null && evidence.stop !== null) {
    return { kind: 'reaction', at: stoppedAt, by: events[evidence.stop].by ?? null };
  }
  return cycleEndedAt === null ? null : { kind: 'cycle-ended', at: cycleEndedAt };
}
