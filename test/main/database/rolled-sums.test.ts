// What is rare is counted over kinds and tiers too, and is the same whichever version of the program counted it.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { MIGRATIONS } from '../../../main/database/migrations/migrations.ts';
import { type MonthSums, monthSumsIn, type SumsAsked } from '../../../main/database/month-sums.ts';
import type { StoredOutcome } from '../../../main/database/outcomes.ts';
import { addTo, LINE_MEASURES, partOf, type Sums } from '../../../src/compliance/sums.ts';
import { temporaryFolder } from '../temporary-store.ts';

const MONTHS = ['2025-12', '2026-01', '2026-02', '2026-03'];
const PROVIDERS = ['aura', 'aurologic'];
const KINDS = ['first-reaction', 'remote-reaction', 'onsite-reaction'] as const;
const TIERS = [null, 'basis', 'pro'];
const SERVICES = [null, 'Fiber 500', 'a "quoted" one'];

const APART = ['excused', 'void', 'voided-after-due', 'cancelled'] as const;

/** Settled clocks as far as they are counted; names as people have them, and as nobody should. */
const settled = fc
  .record({
    provider: fc.constantFrom(...PROVIDERS),
    kind: fc.constantFrom(...KINDS),
    tier: fc.constantFrom(...TIERS),
    service: fc.constantFrom(...SERVICES),
    month: fc.constantFrom(...MONTHS),
    standing: fc.constantFrom('met', 'breached', ...APART),
    reason: fc.constantFrom('not-covered', 'visit-required', '2', ''),
    causedBy: fc.oneof(fc.constantFrom(null, 'k.weber', '7'), fc.string({ unit: 'grapheme', maxLength: 5 })),
    hour: fc.integer({ min: 0, max: 167 }),
  })
  .map(({ reason, ...clock }) => {
    const isApart = APART.some((standing) => standing === clock.standing);
    const counting = {
      ...clock,
      terms: '2026-01',
      apartReason: isApart ? reason : null,
      causedBy: isApart ? clock.causedBy : null,
      hour: clock.standing === 'breached' ? clock.hour : null,
      percent: isApart ? null : 40,
      minutes: isApart ? null : 12,
    };
    // What else an outcome has is in no sum.
    return counting as unknown as StoredOutcome & typeof counting;
  });

const question = fc.record({
  service: fc.constantFrom('', ...SERVICES.map(partOf)),
  kind: fc.constantFrom(null, ...KINDS.map(partOf)),
  tier: fc.constantFrom(null, ...TIERS.map(partOf)),
  providers: fc.subarray(PROVIDERS, { minLength: 1 }),
  span: fc.subarray(MONTHS, { minLength: 1 }),
});

/** The sums of a question against its clocks, gone through one by one. */
function expectCounted(sums: MonthSums, clocks: readonly StoredOutcome[], asked: SumsAsked): void {
  const isMeant = (part: string | null, name: string | null) => !part || part === partOf(name);
  const meant = clocks.filter(
    ({ provider, kind, tier, service, month }) =>
      asked.providers.includes(provider) &&
      isMeant(asked.kind, kind) &&
      isMeant(asked.tier, tier) &&
      isMeant(asked.service, service) &&
      month! >= asked.from &&
      month! <= asked.until,
  );
  expect(sums.hours(asked)).toEqual(
    Array.from({ length: 168 }, (_, nth) => meant.filter(({ hour }) => hour === nth).length),
  );
  const apart = meant
    .filter(({ standing }) => standing !== 'met' && standing !== 'breached')
    .map(({ standing, apartReason, causedBy }) => `${standing}\t${apartReason}\t${causedBy ?? ''}`);
  const told = Object.entries(sums.apart(asked)).flatMap(([value, times]) => Array(times).fill(value));
  expect(told.toSorted()).toEqual(apart.toSorted());
  const standings = sums.lines(['standing'], asked).flatMap(({ counts }) => Object.values(counts.standing!));
  expect(standings.reduce((all, one) => all + one, 0)).toBe(meant.length);
}

function askedOf({ span, ...asked }: Omit<SumsAsked, 'from' | 'until'> & { span: string[] }): SumsAsked {
  return { ...asked, from: span[0], until: span.at(-1)! };
}

test('what was counted in, and out again, is what the clocks that are left are one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(settled, fc.boolean()), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(question, { minLength: 1, maxLength: 8 }),
      (clocks, atOnce, questions) => {
        const db = openForWriting(`${temporaryFolder()}/wallclock.sqlite`);
        const sums = monthSumsIn(db);
        const steps = [
          ...clocks.map(([clock]) => [clock, 1] as const),
          ...clocks.filter(([, isLeft]) => !isLeft).map(([clock]) => [clock, -1] as const),
        ];
        for (let at = 0; at < steps.length; at += atOnce) {
          for (const [clock, by] of steps.slice(at, at + atOnce)) sums.count(clock, by);
          db.transaction(() => sums.keep())();
        }
        const left = clocks.filter(([, isLeft]) => isLeft).map(([clock]) => clock);
        for (const one of questions) expectCounted(sums, left, askedOf(one));
        // What comes to nothing leaves no row.
        for (const clock of left) sums.count(clock, -1);
        db.transaction(() => sums.keep())();
        const rows = db.prepare<[], { rows: number }>(
          'SELECT (SELECT count(*) FROM rolled_sums) + (SELECT count(*) FROM month_sums) AS rows',
        );
        expect(rows.get()!.rows).toBe(0);
        db.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('what is counted in a transaction that comes to nothing is counted once when it is done again', () => {
  const db = openForWriting(`${temporaryFolder()}/wallclock.sqlite`);
  const sums = monthSumsIn(db);
  const apart = fc
    .sample(settled, { numRuns: 40, seed: 1 })
    .filter(({ apartReason }) => apartReason !== null);
  const [first, second] = [apart[0], apart.find(({ causedBy }) => causedBy !== apart[0].causedBy)!];
  sums.count(first, 1);
  const failing = db.transaction(() => {
    sums.keep();
    throw new Error('no');
  });
  expect(failing).toThrow('no');
  for (const clock of [second, first]) sums.count(clock, 1);
  db.transaction(() => sums.keep())();
  const all = { service: '', kind: null, tier: null, providers: PROVIDERS };
  expectCounted(sums, [first, second], { ...all, from: MONTHS[0], until: MONTHS.at(-1)! });
  db.close();
});

/** A database as the version before left it, with the sums it kept of clocks. */
function olderDatabase(clocks: readonly StoredOutcome[]): string {
  const file = `${temporaryFolder()}/wallclock.sqlite`;
  const old = new Database(file);
  for (const { number, sql } of MIGRATIONS.slice(0, 10)) {
    old.exec(sql);
    old.pragma(`user_version = ${number}`);
  }
  const sums: Sums = new Map();
  for (const clock of clocks) if (clock.standing !== null) addTo(sums, clock, 1);
  const measures = [...LINE_MEASURES, 'apart', 'hour'] as const;
  const put = old.prepare(
    `INSERT INTO month_sums (service, provider, month, kind, tier, ${measures.join(', ')})
     VALUES (@service, @provider, @month, @kind, @tier, ${measures.map((name) => `@${name}`).join(', ')})`,
  );
  for (const { counts, ...key } of sums.values()) {
    const texts = measures.map((name) => [name, counts[name] ? JSON.stringify(counts[name]) : null]);
    put.run({ ...key, ...Object.fromEntries(texts) });
  }
  old.close();
  return file;
}

test('the sums of an older database answer as they did, and go on', () => {
  fc.assert(
    fc.property(
      fc.array(settled, { maxLength: 40 }),
      fc.array(settled, { maxLength: 10 }),
      fc.array(question, { minLength: 1, maxLength: 8 }),
      (before, after, questions) => {
        const db = openForWriting(olderDatabase(before));
        const sums = monthSumsIn(db);
        for (const one of questions) expectCounted(sums, before, askedOf(one));
        for (const clock of after) sums.count(clock, 1);
        for (const clock of before) sums.count(clock, -1);
        db.transaction(() => sums.keep())();
        for (const one of questions) expectCounted(sums, after, askedOf(one));
        db.close();
      },
    ),
    { numRuns: 15 },
  );
});
