import { LEVELS } from '../../src/boards/level.ts';
import { isOwed } from '../../src/boards/open-clock.ts';
import type { Ledger } from '../../src/explain/ledger.ts';

/** How a clock stands in an address: `onsite-reaction.1.1`, by kind, cycle, and the how manieth of them it is. */
export function clockKey({ clock, ordinal }: Ledger): string {
  return `${clock.kind}.${clock.cycle}.${ordinal}`;
}

/** The ledger that an address asks for; else that of the clock that asks for most; null where there is none. */
export function chosenLedger(ledgers: readonly Ledger[], key: string | null): Ledger | null {
  const asked = ledgers.find((ledger) => clockKey(ledger) === key);
  if (asked) return asked;
  const owed = ledgers.filter(({ clock }) => isOwed(clock));
  const worst = owed.toSorted((a, b) => levelOf(a) - levelOf(b) || dueOf(a) - dueOf(b))[0];
  return worst ?? ledgers.findLast(({ clock }) => clock.state.kind !== 'void') ?? ledgers.at(-1) ?? null;
}

const levelOf = ({ clock }: Ledger) => LEVELS.indexOf(clock.attention);
const dueOf = ({ clock }: Ledger) => clock.dueAt ?? 0;

/** The same clock as another station's answer has it: of the same kind, cycle and start. */
export function sameClock(ledgers: readonly Ledger[], { clock, ordinal }: Ledger): Ledger | null {
  const same = ledgers.filter(
    (one) =>
      one.clock.kind === clock.kind &&
      one.clock.cycle === clock.cycle &&
      one.clock.startedAt === clock.startedAt,
  );
  return same.find((one) => one.ordinal === ordinal) ?? same[0] ?? null;
}
