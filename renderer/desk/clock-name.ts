import type { TFunction } from 'i18next';
import type { Ledger } from '../../src/explain/ledger.ts';

/** A clock by its kind; by its cycle, and the how manieth it is, only where there are several. */
export function clockName(ledger: Ledger, ledgers: readonly Ledger[], t: TFunction): string {
  const { clock, ordinal } = ledger;
  const alike = ledgers.filter((one) => one.clock.kind === clock.kind);
  const several = alike.some((one) => one.clock.cycle === clock.cycle && one.ordinal > 1);
  const numbered = several ? t('ticket.clock.ordinal', { clock: clock.kind, ordinal }) : clock.kind;
  const cycles = new Set(ledgers.map((one) => one.clock.cycle)).size;
  return cycles > 1 ? t('ticket.clock.cycle', { clock: numbered, cycle: clock.cycle }) : numbered;
}
