import type { Goal } from '../../../../src/agreements/terms.ts';
import { dueAt } from '../../../../src/calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../../../../src/calendars/calendar-book.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import { AURA } from '../../../../src/providers/aura.ts';
import type { Chance } from './chance.ts';
import { AURA_STAFF, TECHNICIANS } from './duty.ts';
import type { TicketStory } from './ticket-story.ts';

const MINUTE = 60_000;

/** The tier by which a fault is told. */
export type Tier = 'pro' | 'basis';

/**
 * Tells a fault from its report to its closing: found from afar or with a visit, mostly in time, now and then
 * late, refused, called off or coming back.
 */
export function tellFault(
  story: TicketStory,
  chance: Chance,
  tier: Tier,
  visit: boolean,
  calendars: CalendarBook,
): void {
  const telling = { story, chance, tier, calendars };
  let restoredAt = tellRepair(telling, story.openedAt, visit, true);
  if (chance.happens(0.07)) {
    // The fault came back before the ticket was closed. A visit, once required, stays so.
    const again = restoredAt + chance.minutes(15, 70);
    story.tell(again, { type: 'reopened' });
    restoredAt = tellRepair(telling, again, visit, false);
  }
  let closedAt = restoredAt + chance.minutes(15, 90);
  if (tier === 'pro') {
    const clearAt = restoredAt + (chance.happens(0.65) ? chance.minutes(4, 25) : chance.minutes(30, 95));
    story.tell(clearAt, { type: 'all-clear-sent' }, chance.pick(AURA_STAFF));
    closedAt = clearAt + chance.minutes(8, 40);
  }
  story.tell(closedAt, { type: 'closed' }, chance.pick(AURA_STAFF));
}

interface Telling {
  readonly story: TicketStory;
  readonly chance: Chance;
  readonly tier: Tier;
  readonly calendars: CalendarBook;
}

/** One repair, from a report at `start`; gives the instant at which the line was restored. */
function tellRepair(telling: Telling, start: Instant, visit: boolean, first: boolean): Instant {
  const { story, chance, tier, calendars } = telling;
  const terms = AURA.tiers[tier];
  const staff = chance.pick(AURA_STAFF);
  /** When this share of a goal's open time is used up. */
  const used = (goal: Goal, share: number) =>
    dueAt(calendarOf(calendars, goal.calendar), start, Math.round(goal.goalMs * share));

  const answeredAt = start + chance.minutes(2, 9);
  if (chance.happens(0.6)) story.tell(answeredAt, { type: 'staff-replied' }, staff);
  let startedAt: Instant;
  if (visit) {
    const requiredAt = start + chance.minutes(8, 35);
    if (first) story.tell(requiredAt, { type: 'technician-required' }, staff);
    const arrivedAt = tellVisit(telling, (share) => used(terms.onsite, share));
    startedAt = Math.max(arrivedAt, requiredAt) + chance.minutes(2, 12);
  } else {
    startedAt = used(
      terms.remote,
      chance.happens(0.08) ? chance.between(1.05, 1.5) : chance.between(0.13, 0.95),
    );
    // A visit that was thought to be necessary and was not.
    if (first && startedAt - start > 40 * MINUTE && chance.happens(0.12)) {
      story.tell(start + chance.minutes(10, 18), { type: 'technician-required' }, staff);
      story.tell(start + chance.minutes(22, 36), { type: 'technician-not-required' }, staff);
    }
  }
  story.tell(startedAt, { type: 'repair-started' }, staff);
  const restoredAt = restored(telling, startedAt);
  tellStatus(telling, start, restoredAt, staff);
  story.tell(restoredAt, { type: 'restored' }, staff);
  return restoredAt;
}

/** The technician comes, sometimes late; sometimes nobody lets them in and they come again. */
function tellVisit({ story, chance }: Telling, used: (share: number) => Instant): Instant {
  const technician = chance.pick(TECHNICIANS);
  if (chance.happens(0.06)) {
    story.tell(used(chance.between(0.45, 0.75)), { type: 'access-refused' }, technician);
    const arrivedAt = used(chance.between(1.1, 1.6));
    story.tell(arrivedAt, { type: 'technician-arrived' }, technician);
    return arrivedAt;
  }
  const arrivedAt = used(chance.happens(0.08) ? chance.between(1.03, 1.3) : chance.between(0.3, 0.97));
  story.tell(arrivedAt, { type: 'technician-arrived' }, technician);
  return arrivedAt;
}

function restored({ story, chance, tier, calendars }: Telling, startedAt: Instant): Instant {
  const { repair } = AURA.tiers[tier];
  if (repair.kind === 'hours')
    return dueAt(calendarOf(calendars, repair.calendar), startedAt, chance.minutes(20, 200));
  const lasts = chance.minutes(20, 150);
  if (lasts > 40 * MINUTE && chance.happens(0.15)) {
    story.tell(startedAt + lasts * 0.4, { type: 'repair-paused' });
    story.tell(startedAt + lasts * 0.55, { type: 'repair-resumed' });
  }
  return startedAt + lasts;
}

/** Pro customers hear of the repair as it goes on, sometimes not often enough; Basis customers once. */
function tellStatus({ story, chance, tier }: Telling, start: Instant, end: Instant, staff: string): void {
  if (tier === 'basis') {
    story.tell(start + (end - start) * chance.between(0.3, 0.8), { type: 'customer-informed' }, staff);
    return;
  }
  for (const at of chance.spread(start + 12 * MINUTE, end, 14, 75)) {
    if (at < end) story.tell(at, { type: 'customer-informed' }, staff);
  }
}
