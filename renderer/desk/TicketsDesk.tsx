import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';
import { HandOver } from './alarms/HandOver.tsx';
import { DeskTop } from './DeskTop.tsx';
import { deskViewOf } from './desk-view.ts';
import { OpenClocks } from './OpenClocks.tsx';
import { TicketPage } from './TicketPage.tsx';
import { recordOf } from './ticket-record.ts';
import { useTicketPlace } from './use-ticket-place.ts';

/** The tickets desk: the open clocks, and of one ticket what happened, and why each of its clocks is as it is. */
export function TicketsDesk(props: { readonly snapshot: FeedSnapshot; readonly known: KnownBoard }) {
  const { snapshot, known } = props;
  const { t } = useTranslation();
  const view = useMemo(() => deskViewOf(snapshot, known), [snapshot, known]);
  const place = useTicketPlace();
  const { ticketId } = place;
  useEffect(() => {
    document.title =
      ticketId === null ? t('ticket.titleNone') : t('ticket.title', { id: recordOf(ticketId) });
  }, [ticketId, t]);
  const clocks = <OpenClocks view={view} place={place} />;
  return (
    <div className="desk tickets">
      <DeskTop desk="tickets" view={view} />
      {ticketId !== null ? (
        // Another ticket begins anew: no answer of the one before may stand under its name.
        <TicketPage key={ticketId} ticketId={ticketId} place={place} view={view} clocks={clocks} />
      ) : (
        <div className="ticket-body">
          {clocks}
          <main className="ticket-empty">
            <h1>{t('ticket.none.title')}</h1>
            <p className="secondary">{t('ticket.none.rest')}</p>
            <HandOver view={view} />
          </main>
        </div>
      )}
    </div>
  );
}
