import type { Instant } from '../../../../src/calendars/period.ts';
import type { Chance } from './chance.ts';
import type { DemoCustomer, DemoService } from './customers.ts';
import { HIGHER_LEVEL, onDutyAt } from './duty.ts';
import { EMERGENCY_SUBJECTS, NOT_IMPACTING_SUBJECTS } from './subjects.ts';
import { TicketStory } from './ticket-story.ts';

const MINUTE = 60_000;

/** Who has an emergency, with which service. */
export interface Affected {
  readonly customer: DemoCustomer;
  readonly service: DemoService;
}

/** What becomes of an emergency flagged ticket. */
export type EmergencyPlot =
  | 'reacted'
  | 'withdrawn'
  | 'accepted-child'
  | 'child'
  | 'not-activated'
  | 'by-email'
  | 'not-impacting';

export interface EmergencyCast extends Affected {
  readonly plot: EmergencyPlot;
  readonly openedAt: Instant;
  /** When the ticket is closed for the last time. */
  readonly closedAt: Instant;
  /** After how many milliseconds staff reacts. */
  readonly reactionMs: number;
  /** Tells apart the parts of the story that open tickets. */
  readonly letter: string;
}

/** Tells the story of one emergency flagged ticket, from its opening to its closing. */
export function emergencyStory(chance: Chance, cast: EmergencyCast): TicketStory {
  const { plot, openedAt, closedAt, service, customer } = cast;
  const impacting = plot !== 'not-impacting';
  const subject = chance.pick(impacting ? EMERGENCY_SUBJECTS[service.kind] : NOT_IMPACTING_SUBJECTS);
  const facts = {
    provider: 'aurologic',
    service: service.name,
    serviceKind: service.kind,
    addressId: null,
    customerId: customer.id,
    subject,
    priority: impacting ? 'high' : 'normal',
    requestKind: 'technical' as const,
  };
  const channel = plot === 'by-email' ? 'email' : 'ticket-system';
  const story = new TicketStory(`AL*${cast.letter}`, facts, openedAt, channel);
  story.tell(openedAt, { type: 'emergency-flagged' });
  const reactedAt = openedAt + cast.reactionMs;
  switch (plot) {
    case 'reacted':
      tellReaction(story, chance, openedAt, reactedAt);
      tellCure(story, chance, reactedAt, closedAt);
      break;
    case 'withdrawn':
      acknowledge(story, chance, openedAt, reactedAt);
      story.tell(openedAt + Math.min(cast.reactionMs, 20 * MINUTE) * 0.8, { type: 'emergency-unflagged' });
      story.tell(reactedAt, { type: 'staff-replied' }, onDutyAt(reactedAt));
      break;
    case 'accepted-child': {
      const acceptedAt = openedAt + chance.minutes(3, 9);
      story.tell(acceptedAt, { type: 'case-accepted' }, onDutyAt(acceptedAt));
      tellReaction(story, chance, acceptedAt, acceptedAt + cast.reactionMs);
      break;
    }
    case 'not-impacting':
      acknowledge(story, chance, openedAt, reactedAt);
      story.tell(reactedAt, { type: 'staff-replied' }, onDutyAt(reactedAt));
      story.tell(
        reactedAt + 60_000,
        { type: 'impact-classified', impact: 'not-impacting' },
        onDutyAt(reactedAt),
      );
      tellTalk(story, chance, reactedAt + 2 * MINUTE, closedAt, Math.floor(chance.between(0, 3.5)));
      break;
    default:
      // No clock, but somebody looks all the same.
      if (plot === 'not-activated') acknowledge(story, chance, openedAt, reactedAt);
      story.tell(closedAt - chance.minutes(2, 6), { type: 'staff-replied' }, onDutyAt(closedAt));
  }
  story.tell(closedAt, { type: 'closed' }, onDutyAt(closedAt));
  return story;
}

/** From an alarm to the first reply; a slow one is escalated meanwhile. */
function tellReaction(story: TicketStory, chance: Chance, alarmAt: Instant, reactedAt: Instant): void {
  const waited = reactedAt - alarmAt;
  acknowledge(story, chance, alarmAt, reactedAt);
  if (chance.happens(0.7)) {
    const at = alarmAt + waited * chance.between(0.2, 0.9);
    story.tell(at, { type: 'impact-classified', impact: 'impacting' }, onDutyAt(at));
  }
  if (waited > 17 * MINUTE && chance.happens(0.55)) {
    const at = alarmAt + waited * chance.between(0.35, 0.65);
    story.tell(at, { type: 'escalated', level: waited > 26 * MINUTE ? 2 : 1 }, onDutyAt(at));
    story.tell(at + waited * 0.1, { type: 'staff-called' }, chance.pick(HIGHER_LEVEL));
    if (chance.happens(0.5)) story.tell(at + waited * 0.2, { type: 'customer-informed' }, onDutyAt(at));
  }
  story.tell(reactedAt, { type: 'staff-replied' }, onDutyAt(reactedAt));
}

/** From the first reply until the service is back: replies, now and then an escalation, told late or soon. */
function tellCure(story: TicketStory, chance: Chance, reactedAt: Instant, closedAt: Instant): void {
  const rest = closedAt - reactedAt;
  const restoredAt = closedAt - rest * chance.between(0.08, 0.2);
  if (rest > 15 * MINUTE && chance.happens(0.45)) {
    const at = reactedAt + rest * chance.between(0.08, 0.3);
    story.tell(at, { type: 'escalated', level: chance.pick([1, 2, 2, 3]) }, onDutyAt(at));
    story.tell(at + chance.minutes(2, 9), { type: 'staff-called' }, chance.pick(HIGHER_LEVEL));
    const told = at + rest * chance.between(0.1, 0.45);
    story.tell(told, { type: chance.happens(0.5) ? 'customer-informed' : 'staff-replied' }, onDutyAt(told));
  } else {
    tellTalk(story, chance, reactedAt + MINUTE, restoredAt, Math.floor(rest / (18 * MINUTE)));
  }
  story.tell(restoredAt, { type: 'restored' }, onDutyAt(restoredAt));
  // Now and then the fault comes back at once.
  if (rest > 30 * MINUTE && chance.happens(0.15)) {
    const again = restoredAt + (closedAt - restoredAt) * 0.2;
    story.tell(again, { type: 'reopened' });
    acknowledge(story, chance, again, again + 3 * MINUTE);
    story.tell(again + (closedAt - again) * 0.6, { type: 'staff-replied' }, onDutyAt(again));
  }
}

/** Replies to and fro. */
function tellTalk(story: TicketStory, chance: Chance, from: Instant, to: Instant, replies: number): void {
  for (let i = 0; i < replies; i++) {
    const at = from + ((to - from) * (i + chance.between(0.2, 0.5))) / replies;
    story.tell(at, { type: 'customer-replied' });
    const answered = from + ((to - from) * (i + chance.between(0.6, 0.9))) / replies;
    story.tell(answered, { type: 'staff-replied' }, onDutyAt(answered));
  }
}

/** Whoever is on duty acknowledges the alarm some minutes later; at the latest when staff reacts. */
function acknowledge(story: TicketStory, chance: Chance, alarmAt: Instant, reactedAt: Instant): void {
  const after = chance.happens(0.85) ? chance.minutes(0.7, 4) : chance.minutes(5, 9);
  const at = Math.min(alarmAt + after, reactedAt);
  story.acknowledge(alarmAt, at, onDutyAt(alarmAt));
}
