import type { AlarmMessage } from '../../../src/alarms/message.ts';
import { messageKey } from '../../../src/alarms/message-key.ts';

export const at = (text: string) => Date.parse(text);

/** An alarm of an emergency as it is first told to whom is on duty at level 1, unless `changes` say otherwise. */
export function message(changes: Partial<AlarmMessage> = {}): AlarmMessage {
  const alarm = 'rt:4711/first-reaction/1/1';
  return {
    key: messageKey(alarm, changes.telling ?? 1, 'weber', 'mail'),
    alarm,
    about: { kind: 'ticket', ticket: 'rt:4711', clock: 'first-reaction', cycle: 1, ordinal: 1 },
    provider: 'aurologic',
    providerName: 'aurologic',
    zone: 'Europe/Berlin',
    telling: 1,
    reasons: ['raised'],
    level: 1,
    before: null,
    dueLevel: 1,
    person: 'weber',
    name: 'J. Weber',
    standIn: null,
    firstTelling: 1,
    attempt: 1,
    repeat: false,
    late: false,
    raisedAt: at('2026-03-23T13:10:20Z'),
    dueAt: at('2026-03-23T13:40:20Z'),
    tellingDueAt: at('2026-03-23T13:10:20Z'),
    toldAt: at('2026-03-23T13:10:21Z'),
    end: null,
    once: false,
    voidReason: null,
    ticket: {
      id: 'rt:4711',
      subject: 'No route to Frankfurt',
      url: 'https://rt.example.net/Ticket/Display.html?id=4711',
      customer: 'Kestrel Hosting',
      service: 'transit',
      address: null,
    },
    demo: false,
    ...changes,
  };
}
