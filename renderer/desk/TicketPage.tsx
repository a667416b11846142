import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unknownSince } from '../../src/boards/data-age.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { isoOf, parseInstant } from '../../src/calendars/iso.ts';
import { askTicketLedgers } from '../feed/door.ts';
import { addressOf, reviewOf } from '../review/review-place.ts';
import { chosenLedger } from './chosen-clock.ts';
import type { DeskView } from './desk-view.ts';
import { ExplainColumn } from './ExplainColumn.tsx';
import { ledgerNow } from './ledger-now.ts';
import { ReviewBand } from './ReviewBand.tsx';
import { reviewSteps } from './review-steps.ts';
import { TicketBand } from './TicketBand.tsx';
import { TicketEvents } from './TicketEvents.tsx';
import type { TicketPlace } from './ticket-place.ts';
import { storyOf } from './ticket-story.ts';
import { useAnswer } from './use-answer.ts';
import { useArrows } from './use-arrows.ts';
import { goToTicket } from './use-ticket-place.ts';

interface TicketPageProps {
  readonly ticketId: string;
  readonly place: TicketPlace;
  readonly view: DeskView;
  /** The column of open clocks. */
  readonly clocks: ReactNode;
}

/** A ticket is asked for anew when the board says that it changed, and once in so many milliseconds. */
const ASK_ANEW = 60_000;

/** One ticket: the instant shown, what happened up to then, and why each of its clocks is as it is. */
export function TicketPage({ ticketId, place, view, clocks }: TicketPageProps) {
  const { t } = useTranslation();
  const { at, sight = 'was' } = place;
  const { now } = view.board;
  const changes = changesOf(view, ticketId);
  const minute = Math.floor(now / ASK_ANEW);
  const live = useAnswer(
    ticketId,
    (signal) => askTicketLedgers(ticketId, null, signal),
    `${minute} ${changes}`,
  );
  const then = useAnswer(
    at === null ? null : `${ticketId} ${at} ${sight}`,
    (signal) => askTicketLedgers(ticketId, at, signal, sight),
    changes,
  );
  const asked = at === null ? live : then;
  // While a step is asked for the one before stands; what was refused or not answered leaves nothing under its name.
  const isShown = asked.answer !== null && (asked.current || (asked.problem === null && at !== null));
  const answer: TicketLedgers | null = isShown ? asked.answer : null;
  const unknown = unknownSince(ticketId, view.trust);
  const shown =
    answer && at === null
      ? { ...answer, at: now, ledgers: answer.ledgers.map((one) => ledgerNow(one, now)) }
      : answer;
  const ledger = shown && chosenLedger(shown.ledgers, place.clock);
  // While a first instant is asked for, the steps are those of now: a key that is pressed again is not lost.
  const told = shown ?? live.answer;
  const isKnownThen = at !== null && sight === 'known';
  // What became of it is not told beside what was known then.
  const since = (isKnownThen ? null : live.answer) ?? told;
  const story = told && since ? storyOf(told, since, chosenLedger(told.ledgers, place.clock)) : [];
  const zone = answer?.zone ?? live.answer?.zone ?? view.zone;
  const instant = at === null ? now : parseInstant(at);
  const steps = instant === null ? { earlier: null, later: null } : reviewSteps(story, instant, now);
  const goTo = (to: number | null) =>
    goToTicket(
      { ...place, at: to === null ? null : isoOf(to) },
      at === null || to === null ? 'push' : 'replace',
    );
  useArrows({
    ArrowLeft: () => steps.earlier !== null && goTo(steps.earlier),
    ArrowRight: () => steps.later !== null && goTo(steps.later),
  });
  return (
    <>
      <ReviewBand
        at={at}
        now={now}
        zone={zone}
        isCopy={Boolean(view.board.settings?.copy)}
        steps={steps}
        goTo={goTo}
        whole={at === null ? null : addressOf({ ...reviewOf(at, ticketId), sight })}
        isKnownThen={isKnownThen}
      />
      <div className="ticket-body">
        {clocks}
        <main aria-busy={!asked.current}>
          <TicketBand problem={asked.problem} ticketId={ticketId} hasAnswer={answer !== null} view={view} />
          {!answer && !asked.problem && <p className="quiet">{t('ticket.asking')}</p>}
          {shown && (
            <div className="ticket-columns">
              <TicketEvents
                shown={shown}
                story={story}
                ledgers={(isKnownThen ? null : live.answer?.ledgers) ?? shown.ledgers}
                reviewing={at !== null}
                view={view}
              />
              <ExplainColumn
                shown={shown}
                ledger={ledger}
                unknownSince={at === null ? unknown : null}
                view={view}
                reviewing={at !== null}
                isKnownThen={isKnownThen}
                choose={(clock) => goToTicket({ ...place, clock }, 'replace')}
              />
            </div>
          )}
        </main>
      </div>
    </>
  );
}

/** Changes whenever the board says something else of a ticket. */
function changesOf({ board }: DeskView, ticketId: string): string {
  const { emergencies, faults, notJudged } = board;
  const known = [...emergencies, ...faults, ...notJudged].find(({ ticket }) => ticket.id === ticketId);
  const due = [...board.emergencyClocks, ...board.faultClocks].filter(
    ({ judged, clock }) => judged.ticket.id === ticketId && clock.dueAt <= board.now,
  );
  return known ? `${JSON.stringify(known.ticket)} ${due.length}` : '';
}
