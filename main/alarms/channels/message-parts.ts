import type { AlarmMessage } from '../../../src/alarms/message.ts';
import { messageShort, messageSubject, messageText } from '../../../src/alarms/message-text.ts';

/** What a template may name of a message, by the placeholder's name; null where there is nothing. */
export function messageParts(message: AlarmMessage, link: string | null, address: string | null) {
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    subject: messageSubject(message),
    text: messageText(message, link),
    short: messageShort(message),
    link,
    address,
    key: message.key,
    alarm: message.alarm,
    kind: message.about.kind,
    telling: message.telling,
    level: message.level,
    person: message.person,
    name: message.name,
    provider: message.provider,
    ticket: message.ticket?.id ?? null,
    url: message.ticket?.url ?? null,
    customer: message.ticket?.customer ?? null,
    service: message.ticket?.service ?? null,
    raised: instant(message.raisedAt),
    due: instant(message.dueAt),
    told: instant(message.toldAt),
    late: message.late,
    repeat: message.repeat,
    demo: message.demo,
  };
}
export type MessageParts = ReturnType<typeof messageParts>;

/** The names of the placeholders. */
export const PART_NAMES = [
  ...['subject', 'text', 'short', 'link', 'address', 'key', 'alarm', 'kind', 'telling', 'level', 'person'],
  ...['name', 'provider', 'ticket', 'url', 'customer', 'service', 'raised', 'due', 'told', 'late', 'repeat'],
  'demo',
] as readonly (keyof MessageParts)[];
