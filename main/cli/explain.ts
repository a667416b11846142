import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { isoOf, parseInstant } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { momentIn } from '../../src/explain/local-moments.ts';
import { FURTHEST_AHEAD } from '../database/furthest-ahead.ts';
import type { Store } from '../database/store.ts';
import { ledgersOf } from '../database/ticket-record.ts';
import { askCopy, askStore } from './chosen-store.ts';
import { ledgerText } from './ledger-text.ts';
import type { Options } from './options.ts';

/**
 * `wallclock explain TICKET [--at INSTANT] [--copy FILE] [--json]`: how each clock of a ticket came about; of a copy as of
 * when that was made. TICKET is `source:id`, or the id alone where one source has it. The exit status is 1 when there is no
 * such ticket, 2 for a wrong word.
 */
export function explain([named]: readonly string[], options: Options): number {
  if (named === undefined) return wrong('explain needs a ticket, such as rt:4711');
  const asked = options.at === undefined ? undefined : parseInstant(options.at);
  if (asked === null) return wrong(`--at ${options.at}: not an instant such as 2026-03-23T13:22:00+01:00`);
  const answer = (store: Store, now: Instant) => {
    const at = asked ?? now;
    if (at > now + FURTHEST_AHEAD)
      return wrong(`--at ${options.at}: more than a year ahead; ask for an earlier instant`);
    const found = ticketsNamed(store, named);
    if (found.length !== 1) return missing(named, found);
    let explained: TicketLedgers | null;
    try {
      explained = ledgersOf(store, found[0], at);
    } catch (error) {
      throw new Error(`${found[0]} cannot be judged: ${(error as Error).message}`);
    }
    if (!explained) return missing(named, []);
    process.stdout.write(options.json ? `${JSON.stringify(explained)}\n` : `${textOf(explained, now)}\n`);
    return 0;
  };
  if (options.copy !== undefined) return askCopy(options.copy, answer);
  return askStore(options, ({ store }) => answer(store, Date.now()));
}

/** A ticket is named in full, or by its id at its source. */
function ticketsNamed(store: Store, named: string): string[] {
  return store.tickets.one(named) ? [named] : store.tickets.withRecord(named);
}

function missing(named: string, found: readonly string[]): number {
  process.stderr.write(
    found.length === 0
      ? `there is no ticket ${named} on file: name it as its source and its id, such as rt:4711\n`
      : `${named} is the id of several tickets: name one of ${found.join(', ')}\n`,
  );
  return 1;
}

function wrong(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

/** All ledgers of a ticket, for a terminal. */
function textOf(explained: TicketLedgers, now: Instant): string {
  const { ticket, provider, at, zone, ledgers } = explained;
  const about = [
    provider,
    ticket.address ?? ticket.ticket.addressId,
    ticket.customer?.name,
    ticket.ticket.service,
  ];
  const ahead = at > now ? ', ahead of now: as it will be if nothing more happens' : '';
  const head = [
    `${ticket.id}  ${about.filter(Boolean).join(' · ')}`,
    `As of ${momentIn(at, zone, true)} ${zone} (${isoOf(at)})${ahead}.`,
  ];
  const none = explained.cycles.length === 0 ? 'It is not opened yet.' : 'It has no clock.';
  return [head.join('\n'), ...(ledgers.length === 0 ? [none] : ledgers.map(ledgerText))].join('\n\n');
}
