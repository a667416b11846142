import type { Instant } from '../../../../src/calendars/period.ts';
import type { Happening } from '../../../../src/tickets/event.ts';
import type { SourceRecord } from '../../source.ts';

/** What a ticket of the demo is about. */
export interface TicketFacts {
  readonly provider: string;
  readonly service: string | null;
  readonly serviceKind: string | null;
  readonly addressId: string | null;
  readonly customerId: string | null;
  readonly subject: string;
  readonly priority: string | null;
  readonly requestKind: 'accounting' | 'technical' | null;
}

type Told = { readonly at: Instant; readonly by: string | null; readonly happening: Happening };

/** The story of one ticket, told event by event in any order; its records are in order of time. */
export class TicketStory {
  readonly id: string;
  readonly openedAt: Instant;
  readonly #facts: TicketFacts;
  readonly #told: Told[] = [];
  readonly #acknowledged: { alarmAt: Instant; at: Instant; by: string }[] = [];

  /** `letters` tell apart tickets that are opened in the same minute. */
  constructor(
    letters: string,
    facts: TicketFacts,
    openedAt: Instant,
    channel: 'ticket-system' | 'phone' | 'email',
  ) {
    const [day, time] = new Date(openedAt).toISOString().split('T');
    const [prefix, suffix] = letters.split('*');
    this.id = `${prefix}-${day.slice(2).replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}${suffix}`;
    this.openedAt = wholeSecond(openedAt);
    this.#facts = facts;
    this.tell(openedAt, { type: 'opened', channel });
  }

  /** Adds an event; instants are rounded to whole seconds. None is before the opening. */
  tell(at: Instant, happening: Happening, by: string | null = null): void {
    this.#told.push({ at: Math.max(this.openedAt, wholeSecond(at)), by, happening });
  }

  /** Adds who acknowledged the alarm that was raised at `alarmAt`, and when. */
  acknowledge(alarmAt: Instant, at: Instant, by: string): void {
    const raisedAt = wholeSecond(alarmAt);
    this.#acknowledged.push({ alarmAt: raisedAt, at: Math.max(raisedAt, wholeSecond(at)), by });
  }

  /** The ticket, its events and who acknowledged its alarms, as records. */
  records(): SourceRecord[] {
    const at = this.openedAt;
    const ticket = { kind: 'ticket', record: this.id, sequence: 0, at, body: { ...this.#facts, url: null } };
    // Sorting is stable: what was told first comes first within an instant, and so the opening before all.
    const events = this.#told
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, by, happening }, i) => ({
        kind: 'ticket.event',
        record: `${this.id}#${i + 1}`,
        sequence: i + 1,
        at,
        body: { ticketId: this.id, ...happening, ...(by === null ? {} : { by }) },
      }));
    const acknowledgements = this.#acknowledged.map(({ alarmAt, at, by }, i) => ({
      kind: 'acknowledgement',
      record: `${this.id}!${i + 1}`,
      sequence: i + 1,
      at,
      body: { ticketId: this.id, alarmAt, at, by },
    }));
    return [ticket, ...events, ...acknowledgements];
  }
}

function wholeSecond(at: Instant): Instant {
  return Math.round(at / 1000) * 1000;
}
