import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REVIEW } from '../../../main/database/migrations/0009-review.ts';
import { DAY, HOUR, NOW, put } from '../planned-facts.ts';
import { temporaryStore } from '../temporary-store.ts';

test('the spans that meet some instants are found, however long each is', () => {
  const { store } = temporaryStore();
  const lengths = fc.oneof(...[0, HOUR, DAY, 40 * DAY, 3_000 * DAY, 20_000 * DAY].map((max) => fc.nat(max)));
  const span = fc.record({ first: fc.nat(9_000 * DAY), length: lengths });
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), fc.nat(9_000 * DAY), lengths, (spans, from, length) => {
      store.db.exec('DELETE FROM ticket_spans');
      for (const [i, one] of spans.entries())
        store.ticketSpans.was(`s:${i}`, one.first, one.first + one.length);
      const to = from + length;
      const expected = spans.flatMap((one, i) =>
        one.first <= to && one.first + one.length >= from ? [`s:${i}`] : [],
      );
      const found = store.ticketSpans.meeting('was', from, to).map(({ ticket }) => ticket);
      expect(found.sort()).toEqual(expected.sort());
    }),
  );
});

test('a database from before gets the spans that it would have', () => {
  const { store } = temporaryStore();
  const event = (n: number, type: string, at: number) => ({
    ...{ kind: 'ticket.event', record: `1#${n}`, sequence: n, at },
    body: { ticketId: '1', type, ...(n ? {} : { channel: 'phone' }) },
  });
  const about = { provider: 'aura', service: null, serviceKind: null, addressId: null, customerId: null };
  const besides = { subject: null, url: null, priority: null, requestKind: null };
  const ticket = { kind: 'ticket', record: '1', sequence: 0, at: 0, body: { ...about, ...besides } };
  put(store, [ticket, event(0, 'opened', NOW - DAY)], { complete: ['1'] });
  put(store, [event(0, 'opened', NOW - HOUR), event(1, 'closed', NOW)], { complete: ['1'], now: NOW + HOUR });
  const spans = () =>
    store.db.prepare('SELECT sight, ticket, first_at, last_at FROM ticket_spans ORDER BY sight').all();
  const kept = spans();
  expect(kept).toEqual([
    { sight: 'known', ticket: 's:1', first_at: NOW, last_at: NOW + HOUR },
    { sight: 'was', ticket: 's:1', first_at: NOW - HOUR, last_at: NOW },
  ]);
  store.db.exec('DROP TABLE ticket_spans');
  store.db.exec(REVIEW.slice(0, REVIEW.indexOf('-- Until when a closed ticket')));
  expect(spans()).toEqual(kept);
});
