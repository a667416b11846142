import type { Sight } from '../../src/boards/review.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { chosenLedger } from '../desk/chosen-clock.ts';
import { ledgerNow } from '../desk/ledger-now.ts';
import { type StoryEntry, storyOf } from '../desk/ticket-story.ts';
import { type Problem, useAnswer } from '../desk/use-answer.ts';
import { askTicketLedgers } from '../feed/door.ts';
import { useNewest } from './use-newest.ts';

/** The ticket beside the board as of the instant under review. */
export interface TicketThen {
  /** Null while it is not known. */
  readonly shown: TicketLedgers | null;
  readonly ledger: Ledger | null;
  /** All its clocks as far as they are known now, by which one is told from another. */
  readonly ledgers: readonly Ledger[];
  readonly story: readonly StoryEntry[];
  readonly busy: boolean;
  readonly problem: Problem | null;
}

interface Asked {
  /** `source:id`; null asks nothing. */
  readonly ticket: string | null;
  readonly clock: string | null;
  /** The instant as it stands in the address; null: now. */
  readonly at: string | null;
  readonly sight: Sight;
  readonly instant: Instant | null;
  readonly now: Instant;
  readonly flow: string;
  readonly apart: number;
}

/** What happens now is asked for once in so many milliseconds. */
const ASK_ANEW = 60_000;

/** Asks for a ticket as of an instant that may move, and for what became of it since. */
export function useTicketThen({ ticket, clock, at, sight, instant, now, flow, apart }: Asked): TicketThen {
  const minute = Math.floor(now / ASK_ANEW);
  const known = useAnswer(ticket, (signal) => askTicketLedgers(ticket!, null, signal), minute);
  // An answer to another ticket's question stands under no other's name.
  const today = known.current ? known.answer : null;
  const then = useNewest(
    ticket === null || at === null
      ? null
      : {
          key: `${ticket} ${at} ${sight}`,
          flow: `${ticket} ${flow}`,
          apart,
          ask: (signal: AbortSignal) => askTicketLedgers(ticket, at, signal, sight),
        },
  );
  const ofThis = then.answer?.ticket.id === ticket ? then.answer : null;
  const isTold = then.kind === 'current' || then.problem === null;
  const answer = at === null ? today : isTold ? ofThis : null;
  const moved = at === null ? now : then.kind === 'flowing' ? instant : null;
  const shown = answer && moved !== null && moved >= answer.at ? movedTo(answer, moved) : answer;
  const ledger = shown && chosenLedger(shown.ledgers, clock);
  return {
    shown,
    ledger,
    ledgers: (sight === 'was' ? today?.ledgers : null) ?? shown?.ledgers ?? [],
    // What became of it is not told beside what was known then.
    story: shown ? storyOf(shown, (sight === 'was' ? today : null) ?? shown, ledger) : [],
    busy: ticket !== null && (at === null ? !known.current : then.kind !== 'current'),
    problem: at === null ? known.problem : then.problem,
  };
}

/** The same ticket a little later, if nothing happened meanwhile. */
function movedTo(answer: TicketLedgers, at: Instant): TicketLedgers {
  return { ...answer, at, ledgers: answer.ledgers.map((one) => ledgerNow(one, at)) };
}
