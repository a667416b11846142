import type { Alarm } from '../../src/alarms/alarm.ts';
import type { TellingEntry } from '../../src/alarms/alarm-entry.ts';
import type { AlarmMessage, TicketTold } from '../../src/alarms/message.ts';
import { messageKey } from '../../src/alarms/message-key.ts';
import type { Store } from '../database/store.ts';

/** A message of an alarm, with everything that it says, as known now. */
export function messageOf(
  store: Store,
  alarm: Alarm,
  told: TellingEntry,
  before: TellingEntry | null,
  { person, channel, attempt, repeat }: { person: string; channel: string; attempt: number; repeat: boolean },
  demo: boolean,
): AlarmMessage {
  const terms = store.judging.terms(alarm.provider, told.at);
  return {
    key: messageKey(alarm.id, told.telling, person, channel),
    alarm: alarm.id,
    about: alarm.about,
    provider: alarm.provider,
    providerName: terms?.name ?? alarm.provider,
    zone: terms?.zone ?? 'UTC',
    telling: told.telling,
    reasons: told.reasons,
    level: told.level,
    before: before && { level: before.level, at: before.at },
    dueLevel: told.dueLevel,
    person,
    name: told.to.find((one) => one.person === person)?.name ?? person,
    attempt,
    repeat,
    late: told.late,
    raisedAt: alarm.raisedAt,
    dueAt: alarm.dueAt,
    tellingDueAt: told.dueAt,
    toldAt: told.at,
    end: alarm.end,
    once: alarm.once,
    voidReason: alarm.voidReason ?? null,
    ticket: alarm.about.kind === 'ticket' ? ticketTold(store, alarm.about.ticket) : null,
    demo,
  };
}

function ticketTold(store: Store, id: string): TicketTold {
  const gathered = store.caseOf(id);
  if (!gathered) return { id, subject: null, url: null, customer: null, service: null, address: null };
  const { subject, url, customer, address, ticket } = gathered;
  const service = ticket.service ?? ticket.serviceKind;
  return { id, subject, url, customer: customer?.name ?? ticket.customerId, service, address };
}
