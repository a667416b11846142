// A review that is moved from instant to instant shows at each what one that is begun there shows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_ALARM_SETTINGS } from '../../../main/alarms/alarm-settings.ts';
import { openForReading } from '../../../main/database/database-file.ts';
import {
  configurationOnFile,
  keepConfiguration,
  plansOnFile,
} from '../../../main/database/sources-on-file.ts';
import { pastBoard } from '../../../main/review/past-board.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { type BoardEntity, type BoardSettings, entityKey } from '../../../src/boards/board.ts';
import { SIGHTS } from '../../../src/boards/review.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';
import { START, type Step, someHistory } from './history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAPPING = { number: 1, map: plainMapping };
const SETTINGS: BoardSettings = {
  ...{ kind: 'settings', id: 'settings', demo: false, oldAfterMs: 300_000, noLongerVisible: 0 },
  ...{ rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 } },
  ...{ problem: null, firstRun: null, copy: null, alarms: USUAL_ALARM_SETTINGS },
};
const SOURCES = ['s', 't'].map((id) => ({
  ...{ id, title: id, delivers: [], providers: [], intervalMs: 1_000 },
  plan: { kind: 'plain' as const },
}));

/** A file into which a history came, settled up to its end. */
function fileOf(steps: readonly Step[]): string {
  const { store, file } = temporaryStore();
  keepConfiguration(store.db, { sources: SOURCES, rules: RULES, settings: SETTINGS });
  const settleUpTo = (end: number) => {
    for (let due = store.tickets.nextLook(); due !== null && due <= end; due = store.tickets.nextLook()) {
      const now = Math.max(due, START);
      store.write(() => {
        for (const ticket of store.tickets.toLookAt(now, 100))
          settleTicket(store, ticket, 'time passed', now);
      });
    }
  };
  for (const { now, source, batch } of steps) {
    settleUpTo(now - 1);
    if (batch) storeBatch(store, source, batch, MAPPING, now);
  }
  settleUpTo(steps.at(-1)!.now);
  return file;
}

/** What a review of a file is made from. */
function partsOf(file: string) {
  const station = openForReading(file);
  const plans = plansOnFile(station);
  const mappingOf = (id: string) => (plans.has(id) ? MAPPING : null);
  return { station, configuration: configurationOnFile(station)!, mappingOf };
}

/** How a review moves on: to the instant of some step, or from where it is, mostly a little. */
const move = fc.oneof(
  { weight: 2, arbitrary: fc.record({ to: fc.nat(999), by: fc.constantFrom(-1, 0, 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      to: fc.constant(null),
      by: fc.oneof(
        fc.integer({ min: -180, max: 180 }).map((n) => n * MINUTE),
        fc.constantFrom(-HOUR, HOUR, 10 * MINUTE, 6 * HOUR, -DAY, DAY, 9 * DAY, -31 * DAY),
      ),
    }),
  },
);

const told = (entities: readonly BoardEntity[]) =>
  entities.map((one) => `${entityKey(one)} ${JSON.stringify(one)}`).sort();

test('a board that is moved to an instant is the board that is made of it', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(someHistory, fc.array(move, { minLength: 8, maxLength: 24 }), (steps, moves) => {
      const parts = partsOf(fileOf(steps));
      const end = steps.at(-1)!.now;
      try {
        for (const sight of SIGHTS) {
          let at = steps[moves.length % steps.length].now;
          const walked = pastBoard(parts, sight, at);
          for (const { to, by } of moves) {
            at = Math.min(end, Math.max(START, (to === null ? at : steps[to % steps.length].now) + by));
            const fresh = pastBoard(parts, sight, at);
            const moved = told(walked.boardAt(at, end));
            const made = told(fresh.boardAt(at, end));
            fresh.close();
            // Only what differs is told: whole boards are long.
            const missing = made.filter((one) => !moved.includes(one));
            expect([sight, at, moved.filter((one) => !made.includes(one))]).toEqual([sight, at, missing]);
          }
          walked.close();
        }
      } finally {
        parts.station.close();
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('what had left the walls, since it was owed too long, is on them again at an instant before', () => {
  const event = (n: number, type: string, at: number, more: object = {}) => ({
    ...{ kind: 'ticket.event', record: `1#${n}`, sequence: n, at },
    body: { ticketId: '1', type, ...more },
  });
  const about = {
    ...{ provider: 'aurologic', service: 'IP-Transit', serviceKind: null, addressId: null, customerId: null },
    ...{ subject: 'No route', url: null, priority: null, requestKind: null },
  };
  const opened = event(0, 'opened', START, { channel: 'ticket-system' });
  const batch = (now: number, ...records: SourceRecord[]): Step => {
    return { now, source: 's', batch: { ...NOTHING, records, complete: ['1'] }, isKept: false };
  };
  const parts = partsOf(
    fileOf([
      batch(START, { kind: 'ticket', record: '1', sequence: 0, at: 0, body: about }, opened),
      batch(START + HOUR, event(1, 'escalated', START + HOUR)),
      batch(START + 2 * HOUR, event(2, 'closed', START + 2 * HOUR)),
      // Later it is another matter, so at each of the instants below it has to be judged.
      batch(START + 50 * DAY, event(3, 'reopened', START + 50 * DAY)),
    ]),
  );
  for (const sight of SIGHTS) {
    const board = pastBoard(parts, sight, START + 40 * DAY);
    const shown = (at: number) =>
      board.boardAt(at, START + 60 * DAY).filter(({ kind }) => kind === 'ticket').length;
    expect([40, 20, 30.5, 29, 45].map((day) => shown(START + day * DAY))).toEqual([0, 1, 0, 1, 0]);
    board.close();
  }
  parts.station.close();
});
