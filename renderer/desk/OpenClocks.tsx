import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../src/boards/search-hit.ts';
import { AttentionLine } from './AttentionLine.tsx';
import type { DeskView } from './desk-view.ts';
import { OpenClockRow } from './OpenClockRow.tsx';
import { openClockLines } from './open-clock-lines.ts';
import { SearchField } from './SearchField.tsx';
import { pathOfHit } from './search-groups.ts';
import type { TicketPlace } from './ticket-place.ts';
import { toTicket } from './to-ticket.ts';
import { goToTicket } from './use-ticket-place.ts';

/** So many clocks have a row; whoever looks for a later one searches for its ticket. */
const PLACES = 60;

/** The open clocks of the board, always as of now, each a way to its ticket. */
export function OpenClocks({ view, place }: { readonly view: DeskView; readonly place: TicketPlace }) {
  const { t } = useTranslation();
  const { board, trust } = view;
  const { shown, more } = openClockLines(board, trust, PLACES);
  // What stands here is as of now, or as of the copy, also while another instant is shown beside it.
  const when = board.settings?.copy ? 'Copy' : place.at === null ? '' : 'Now';
  const fresh = trust.station.kind === 'answering' && trust.sources.every(({ age }) => age.kind === 'fresh');
  return (
    <nav className="open-clocks" aria-label={t('ticket.clocks.title')}>
      <SearchField
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        zone={view.zone}
        onChosen={openHit}
      />
      <h2>
        {t(`ticket.clocks.title${when}`)} <span>{t(`ticket.clocks.order${when}`)}</span>
      </h2>
      <ul className="rows">
        {shown.map((line) => (
          <OpenClockRow
            key={line.key}
            line={line}
            now={board.now}
            zone={view.zone}
            open={line.ticketId === place.ticketId}
            to={toTicket(line.ticketId)}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="quiet">{t(fresh ? 'ticket.clocks.none' : 'ticket.clocks.noneKnown')}</p>
      )}
      {more > 0 && <p className="quiet">{t('ticket.clocks.more', { count: more })}</p>}
      <AttentionLine board={board} said={t('ticket.clocks.attention')} />
    </nav>
  );
}

/** A ticket is opened in this page, anything else at its own desk. */
function openHit(hit: SearchHit): void {
  if (hit.kind === 'ticket') goToTicket({ ticketId: hit.ticketId, at: null, clock: null }, 'push');
  else location.assign(pathOfHit(hit));
}
