import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskBand } from '../desk/DeskBand.tsx';
import type { DeskView } from '../desk/desk-view.ts';
import { ExplainColumn } from '../desk/ExplainColumn.tsx';
import { TicketEvents } from '../desk/TicketEvents.tsx';
import { addressOf } from '../desk/ticket-place.ts';
import type { ReviewPlace } from './review-place.ts';
import { currentReview, goToReview } from './use-review-place.ts';
import type { TicketThen } from './use-ticket-then.ts';

interface TicketColumnsProps {
  readonly place: ReviewPlace;
  readonly then: TicketThen;
  /** As of now: how its sources are called, and the zone of the desk. */
  readonly view: DeskView;
}

/** What happened to the chosen ticket up to the instant under review, and why each of its clocks was as it was. */
export const TicketColumns = memo(function TicketColumns({ place, then, view }: TicketColumnsProps) {
  const { t } = useTranslation();
  const { shown, ledger, ledgers, story, problem } = then;
  const { ticket, at, sight } = place;
  if (ticket === null) {
    return (
      <div className="no-ticket">
        <b>{t('review.ticket.none')}</b>
        <p className="quiet">{t('review.ticket.noneRest')}</p>
      </div>
    );
  }
  const page = addressOf({ ticketId: ticket, at, clock: place.clock, sight });
  return (
    <>
      {problem?.kind === 'refused' && (
        <DeskBand said={t('review.band.ticketRefused')} rest={problem.sentence} />
      )}
      {!shown && !problem && <p className="quiet">{t('review.ticket.asking')}</p>}
      {shown && (
        <div className="ticket-columns">
          <div className="events-then">
            <TicketEvents shown={shown} story={story} ledgers={ledgers} reviewing={at !== null} view={view} />
            <p className="quiet own-page">
              <a href={page}>{t('review.ticket.page')}</a>
            </p>
          </div>
          <ExplainColumn
            shown={shown}
            ledger={ledger}
            unknownSince={null}
            view={view}
            reviewing={at !== null}
            isKnownThen={sight === 'known'}
            choose={(clock) => goToReview({ ...currentReview(), clock }, 'scrub')}
          />
        </div>
      )}
    </>
  );
});
