// A store with emergencies that were just flagged, and one person whom one channel reaches.
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import type { Sent } from '../../../main/alarms/channel.ts';
import { alarmSent } from '../../../main/alarms/sent.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import type { SourceRecord } from '../../../main/sync/source.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { arrive } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';

export const FLAGGED = Date.parse('2026-03-23T02:00:00Z');

/** An event of a ticket; the `nth` of it, which a later `sequence` takes the place of. */
export function happened(
  id: string,
  nth: number,
  at: Instant,
  type: string,
  more: object = {},
  sequence = nth,
) {
  const body = { ticketId: id, type, ...more };
  return { kind: 'ticket.event', record: `${id}#${nth}`, sequence, at, body } satisfies SourceRecord;
}

/** What a source brings of a ticket that was just flagged. */
export function emergency(id: string): SourceRecord[] {
  const about = { provider: 'aurologic', service: null, serviceKind: 'IP-Transit' };
  const more = { addressId: null, customerId: null, url: null, priority: null, requestKind: null };
  return [
    { kind: 'ticket', record: id, sequence: 0, at: 0, body: { ...about, ...more, subject: 'down' } },
    happened(id, 0, FLAGGED, 'opened', { channel: 'ticket-system' }),
    happened(id, 1, FLAGGED, 'emergency-flagged'),
  ];
}

/** Nobody is on duty: Weber is told, by pager. `later`: what follows of them, known at `now` as well. */
export function emergencies(ids: readonly string[], later: readonly SourceRecord[] = [], now = FLAGGED) {
  const { store } = temporaryStore();
  store.alarming.since = FLAGGED;
  store.alarming.plan = {
    ...USUAL_ALARM_PLAN,
    sources: ['s'],
    fallback: [{ person: 'weber', name: 'J. Weber', level: null }],
    channels: new Map([['weber', ['pager']]]),
  };
  arrive(store, [...ids.flatMap(emergency), ...later], now);
  /** One step; what becomes of each try is known at once. Answers which telling was sent of which ticket, and why. */
  const step = (at: Instant, sent: Sent = { kind: 'arrived' }): string[] =>
    alarmStep(store, [], at).toSend.map(({ channel, message }) => {
      const { alarm, telling, person, attempt, reasons } = message;
      alarmSent(store, { alarm, telling, person, channel, attempt, sent }, at);
      return `${alarm.split('/')[0]} ${telling} ${reasons.join('+')}`;
    });
  return { store, step };
}

export const REFUSED: Sent = { kind: 'failed', why: 'refused', mayHaveArrived: false };
