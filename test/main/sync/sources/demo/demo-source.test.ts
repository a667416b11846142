import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Story } from '../../../../../main/sync/sources/demo/story.ts';
import { inOrder } from '../../../../../src/tickets/cycles.ts';
import { EVENT_TYPES } from '../../../../../src/tickets/event.ts';
import { ANCHOR, casesOf, DAY, HOUR, judged, polledOnce, toldUntil } from './told.ts';

const keyed = (records: readonly { kind: string; record: string; at: number; body: object }[]) =>
  records.map((record) => JSON.stringify(record)).sort();

describe('the demo', () => {
  test('tells the same story for the same seed and day, and another for another', async () => {
    const until = ANCHOR + 2 * HOUR;
    const told = await toldUntil(until);
    expect(await toldUntil(until)).toEqual(told);
    expect(await toldUntil(until, { anchor: ANCHOR - 9 * HOUR })).toEqual(told);
    expect(keyed(await toldUntil(until, { seed: 2 }))).not.toEqual(keyed(told));
  });

  test('any split of the polls, each by a station just started, gives the same records', async () => {
    const until = ANCHOR + 2 * DAY;
    const whole = keyed(await toldUntil(until));
    const instants = fc.array(fc.integer({ min: ANCHOR - 40 * DAY, max: until }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(instants, fc.nat(4), async (stops, lost) => {
        let cursor: string | null = null;
        const records = [];
        for (const now of [...stops.sort((a, b) => a - b), until]) {
          // The station may die between two batches; what was stored stays.
          const batches = await polledOnce(now, cursor);
          const kept = now === until ? batches : batches.slice(0, batches.length - (lost % 3));
          for (const batch of kept) {
            if (batch.snapshotOf.length === 0) records.push(...batch.records);
            cursor = batch.cursor ?? cursor;
          }
        }
        const contracts = new Story(1, ANCHOR).contracts();
        expect(keyed([...records, ...contracts])).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  test('nothing is told before it happens, and nothing twice', async () => {
    const batches = await polledOnce(ANCHOR, null);
    const records = batches.flatMap((batch) => batch.records);
    expect(records.every(({ at }) => at <= ANCHOR)).toBe(true);
    // Work and disruptions are told anew whenever more is known of them.
    const versions = records.map(({ kind, record, sequence }) => `${kind} ${record} ${sequence}`);
    expect(new Set(versions).size).toBe(records.length);
    expect(await polledOnce(ANCHOR, batches.at(-1)!.cursor!)).toEqual([]);
    expect(await polledOnce(ANCHOR - DAY, batches.at(-1)!.cursor!)).toEqual([]);
  });

  test('a ticket is complete once all that a poll brings of it is there, and until then it is marked', async () => {
    const batches = await polledOnce(ANCHOR, null);
    const told = (batch: (typeof batches)[number]) =>
      batch.records
        .filter(({ kind }) => kind === 'ticket.event')
        .map(({ body }) => (body as { ticketId: string }).ticketId);
    expect(batches.length).toBeGreaterThan(2);
    for (const batch of batches.slice(0, -1)) {
      expect(batch.complete).toEqual([]);
      expect(new Set(batch.touched)).toEqual(new Set(told(batch)));
    }
    expect(new Set(batches.at(-1)!.complete)).toEqual(new Set(batches.flatMap(told)));
  });

  test.each(['2026-03-23T14:20:14Z', '2026-12-22T09:00:00Z', '2026-10-24T22:30:00Z'])(
    'every ticket is valid by the rules, from %s',
    async (text) => {
      const anchor = Date.parse(text);
      const records = await toldUntil(anchor + 20 * DAY, { anchor });
      const cases = casesOf(records);
      for (const { ticket } of cases.values()) {
        expect(ticket.events.filter(({ type }) => type === 'opened')).toHaveLength(1);
        const ordered = inOrder(ticket.events);
        expect(ordered[0].type).toBe('opened');
        // As far back as the story looks for what is still to be told.
        expect(ordered.at(-1)!.at - ordered[0].at).toBeLessThan(21 * DAY);
        for (const { type } of ticket.events) expect(EVENT_TYPES).toContain(type);
      }
      for (const { kind, body } of records) {
        if (kind === 'ticket.event' || kind === 'acknowledgement') {
          expect(cases.has((body as { ticketId: string }).ticketId)).toBe(true);
        }
      }
    },
  );

  test('every ticket can be judged at any instant', async () => {
    const cases = [...casesOf(await toldUntil(ANCHOR + 5 * DAY)).values()];
    const instants = fc.sample(fc.integer({ min: ANCHOR - 31 * DAY, max: ANCHOR + 5 * DAY }), 200);
    for (const [i, now] of instants.entries()) {
      // Each instant judges another part of the tickets, all together several times.
      for (const facts of cases.filter((_, j) => j % 20 === i % 20)) judged(facts, now);
    }
  });

  test('acknowledgements answer alarms, some minutes later', async () => {
    const records = await toldUntil(ANCHOR + DAY);
    const cases = casesOf(records);
    const acknowledged = records.filter(({ kind }) => kind === 'acknowledgement');
    expect(acknowledged.length).toBeGreaterThan(50);
    for (const { body, at } of acknowledged) {
      const { ticketId, alarmAt, by } = body as { ticketId: string; alarmAt: number; by: string };
      expect(judged(cases.get(ticketId)!, ANCHOR + DAY).alarms).toContain(alarmAt);
      expect(at - alarmAt).toBeGreaterThanOrEqual(0);
      expect(at - alarmAt).toBeLessThan(10 * 60_000);
      expect(['Jonas Weber', 'Amira Haddad']).toContain(by);
    }
  });

  test('somebody is on duty at every instant, and the roster is known ahead', async () => {
    const records = await toldUntil(ANCHOR);
    const shifts = records
      .filter(({ kind }) => kind === 'duty')
      .map(({ body }) => body as { level: number; name: string; start: number; end: number });
    for (const level of [1, 2, 3]) {
      const ordered = shifts.filter((one) => one.level === level).toSorted((a, b) => a.start - b.start);
      for (const [i, { end }] of ordered.slice(0, -1).entries()) expect(ordered[i + 1].start).toBe(end);
      expect(ordered[0].start).toBeLessThan(ANCHOR - 22 * DAY);
      expect(ordered.at(-1)!.end).toBeGreaterThan(ANCHOR + 14 * DAY);
    }
    const names = (level: number) =>
      new Set(shifts.filter((one) => one.level === level).map(({ name }) => name));
    expect([names(1).size, names(2).size, names(3).size]).toEqual([2, 2, 1]);
  });

  test('a poll is cheap', () => {
    const story = new Story(1, ANCHOR);
    story.between(null, ANCHOR);
    const begun = performance.now();
    for (let i = 0; i < 2000; i++) story.between(ANCHOR + i * 60_000, ANCHOR + (i + 1) * 60_000);
    expect((performance.now() - begun) / 2000).toBeLessThan(20);
  });
});
