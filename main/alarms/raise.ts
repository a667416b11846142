import type { Alarm, SourceAcknowledgement } from '../../src/alarms/alarm.ts';
import { TOO_LATE_MS } from '../../src/alarms/alarm-rules.ts';
import { raisedAlarms } from '../../src/alarms/raised.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Verdict } from '../../src/clocks/verdict.ts';
import type { StoredAlarm } from '../database/alarms.ts';
import type { GatheredTicket } from '../database/cases.ts';
import type { Store } from '../database/store.ts';

/**
 * Brings the alarms of a ticket in step with its verdict, within the caller's transaction: what is new is due to be told
 * at once, what ended or goes on again is written down. "Any emergency flagged ticket raises an alarm." One that was over
 * before this station told of alarms, or had been left open for a day by then, is none of its own. Null: nobody sees the
 * ticket any more, so nothing is asked of anybody.
 */
export function raiseAlarms(
  store: Store,
  gathered: GatheredTicket,
  verdict: Verdict | null,
  now: Instant,
): void {
  const before = new Map(store.alarms.ofTicket(gathered.id).map((alarm) => [alarm.id, alarm]));
  const raised = verdict ? raisedIn(store, gathered, verdict, now) : [];
  for (const standing of raised) {
    const known = before.get(standing.id);
    before.delete(standing.id);
    const alarm = { ...standing, acknowledged: counting(store, standing.acknowledged, known) };
    if (known) keep(store, known, { ...known, ...alarm, nextAt: now }, now);
    else if (isOurs(alarm, store.alarming.since)) store.alarms.put({ ...alarm, knownAt: now, nextAt: now });
  }
  for (const gone of before.values()) {
    // The clock was set back to before its start, and what is ahead is not judged yet: it goes on as it was until then.
    if (verdict !== null && gone.raisedAt > now && isAhead(gathered, now)) continue;
    // What ended before its ticket was hidden ended as it did.
    if (verdict === null && gone.end !== null) continue;
    const end = gone.end?.kind === 'taken-back' ? gone.end : ({ kind: 'taken-back', at: now } as const);
    keep(store, gone, { ...gone, end, nextAt: now }, now);
  }
}

/** Whether something on record of the ticket lies ahead: then it is judged again when that has come. */
function isAhead({ ticket }: GatheredTicket, now: Instant): boolean {
  return ticket.events.some(({ at }) => at > now);
}

/** Acknowledgements of a ticket's own system, each with how long it counts: as the rule was when it became known. */
function counting(
  { alarming }: Store,
  acknowledged: readonly SourceAcknowledgement[],
  known: StoredAlarm | undefined,
): SourceAcknowledgement[] {
  return acknowledged.map((one) => {
    const before = known?.acknowledged.find(({ at }) => at === one.at);
    return { ...one, countsMs: before?.countsMs ?? alarming.plan.rules.reactWithinMs };
  });
}

/** Whether an alarm is this station's to tell: years of tickets that are read at the first start raise none. */
function isOurs({ raisedAt, end }: Omit<Alarm, 'knownAt'>, since: Instant): boolean {
  return raisedAt >= since || (end === null && raisedAt >= since - TOO_LATE_MS);
}

function raisedIn(
  store: Store,
  { id: ticket, ticket: { provider }, sourceAcknowledgements: acknowledgements }: GatheredTicket,
  verdict: Verdict,
  now: Instant,
): Omit<Alarm, 'knownAt'>[] {
  if (verdict.clocks.length === 0) return [];
  const history = store.judging.history(provider)!;
  const { tiers, rules } = store.alarming.plan;
  const { sharesPercent } = rules;
  const first = verdict.life.events[0].at;
  const calendars = store.judging.calendars(first, now);
  return raisedAlarms({
    ticket,
    provider,
    verdict,
    history,
    calendars,
    acknowledgements,
    tiers,
    sharesPercent,
  });
}

function keep({ alarms }: Store, before: StoredAlarm, alarm: StoredAlarm, now: Instant): void {
  const { nextAt: _before, ...was } = before;
  const { nextAt: _now, ...is } = alarm;
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  if (alarm.end?.kind === 'taken-back' && before.end?.kind !== 'taken-back') {
    const { id: _id, about: _about, provider: _provider, knownAt: _known, ...stood } = was;
    alarms.add(alarm.id, { kind: 'ended', at: now, end: alarm.end, stood });
  } else if (before.end === null && alarm.end !== null) {
    alarms.add(alarm.id, { kind: 'ended', at: now, end: alarm.end });
  }
  if (before.end !== null && alarm.end === null) alarms.add(alarm.id, { kind: 'resumed', at: now });
  alarms.put(alarm);
}
