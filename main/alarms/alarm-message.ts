import type { Alarm } from '../../src/alarms/alarm.ts';
import type { AlarmEntry, TellingEntry, Told } from '../../src/alarms/alarm-entry.ts';
import { LATE_MS } from '../../src/alarms/alarm-rules.ts';
import type { AlarmMessage, StandIn, TicketTold } from '../../src/alarms/message.ts';
import { messageKey } from '../../src/alarms/message-key.ts';
import type { Store } from '../database/store.ts';

/** The tellings that a message speaks of: its own, the one before, and the number of the first to its person. */
export interface MessageTellings {
  readonly told: TellingEntry;
  readonly before: TellingEntry | null;
  readonly first: number;
}

/** A message of an alarm, with everything that it says, as known now. */
export function messageOf(
  store: Store,
  alarm: Alarm,
  { told, before, first }: MessageTellings,
  { at, person, channel, attempt, repeat }: Extract<AlarmEntry, { kind: 'attempt' }>,
  demo: boolean,
): AlarmMessage {
  const terms = store.judging.terms(alarm.provider, told.at);
  const own = told.to.find((one) => one.person === person) ?? null;
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
    name: own?.name ?? person,
    standIn: standInOf(told, own),
    firstTelling: first,
    attempt,
    repeat,
    late: at - told.dueAt > LATE_MS,
    raisedAt: alarm.raisedAt,
    dueAt: alarm.dueAt,
    tellingDueAt: told.dueAt,
    toldAt: at,
    end: alarm.end,
    once: alarm.once,
    voidReason: alarm.voidReason ?? null,
    ticket: alarm.about.kind === 'ticket' ? ticketTold(store, alarm.about.ticket) : null,
    demo,
  };
}

/** Why somebody else than who was due is told. */
function standInOf({ to, level, dueLevel }: TellingEntry, own: Told | null): StandIn | null {
  if (own?.level === null) return 'nobody-on-duty';
  if ((own?.level ?? level) === dueLevel) return null;
  return to.some((one) => one.level === dueLevel) ? 'nobody-reached' : 'nobody-at-level';
}

function ticketTold(store: Store, id: string): TicketTold {
  const gathered = store.caseOf(id);
  if (!gathered) return { id, subject: null, url: null, customer: null, service: null, address: null };
  const { subject, url, customer, address, ticket } = gathered;
  const service = ticket.service ?? ticket.serviceKind;
  return { id, subject, url, customer: customer?.name ?? ticket.customerId, service, address };
}
