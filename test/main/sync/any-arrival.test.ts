// However the same facts arrive, in whatever batches, order and lives of the station, it knows the same in the end.
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { type Store, storeIn } from '../../../main/database/store.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { canonicalDump } from '../../canonical-dump.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import { naiveTicketAnswer } from '../../naive/evaluate.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { promisedOf } from '../../naive/promised.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import { answerOf } from '../../src/clocks/generated-case.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';
import { arrive, recordsOf, ticketLine } from './generated-records.ts';

/** After everything that generated tickets hold. */
const END = Date.parse('2028-01-01T00:00:00Z');
const terms = standardTerms(naiveHolidays());

function endedWith(store: Store, file: string, tickets: readonly string[]) {
  for (const ticket of tickets) settleTicket(store, ticket, 'time passed', END);
  const verdicts = tickets.map((ticket) => store.judging.verdict(store.caseOf(ticket)!, END)!);
  store.db.close();
  // How a verdict came about differs with the order; what it is in the end does not.
  const known = canonicalDump(file).filter((line) => !line.startsWith('verdict_changes'));
  return { known, verdicts };
}

const someLines = fc
  .array(fc.oneof(auraTicketLine(), aurologicTicketLine()), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((line, nth) => ticketLine(line, `T${nth}`)));

/** How records arrive: sorted by keys, in batches of some sizes, now and then twice, after a restart, later. */
const anyArrival = fc.record({
  keys: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
  batches: fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      again: fc.boolean(),
      restart: fc.boolean(),
      later: fc.nat(9),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

test('any batching, any order of arrival and any restarts give the same database and the same board', () => {
  fc.assert(
    fc.property(someLines, anyArrival, (lines, arrival) => {
      const tickets = lines.map(({ ticket }) => `s:${(ticket as Line).id}`);
      const records = lines.flatMap(recordsOf);
      const whole = temporaryStore();
      arrive(whole.store, records, END);
      const expected = endedWith(whole.store, whole.file, tickets);

      const { file, store: first } = temporaryStore();
      let store = first;
      onTestFinished(() => void (store.db.open && store.db.close()));
      const keyed = records.map((one, i) => ({ one, key: arrival.keys[i % arrival.keys.length] }));
      const order = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
      let now = Math.max(...records.map(({ at }) => at));
      for (let from = 0, nth = 0; from < order.length; nth++) {
        const { size, again, restart, later } = arrival.batches[nth % arrival.batches.length];
        if (restart) {
          store.db.close();
          store = storeIn(openForWriting(file), RULES);
        }
        now += later * 3_600_000;
        const batch = order.slice(from, from + size);
        arrive(store, batch, now);
        if (again) arrive(store, batch, now);
        from += size;
      }
      const ended = endedWith(store, file, tickets);
      expect(ended).toEqual(expected);
      for (const [nth, verdict] of ended.verdicts.entries()) {
        const line = { ...lines[nth], now: isoOf(END) };
        expect(promisedOf(answerOf(verdict))).toEqual(promisedOf(naiveTicketAnswer(line, terms)));
      }
    }),
    { numRuns: 30 },
  );
});
