import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SearchHit, TicketCount, TicketHit } from '../../src/boards/search-hit.ts';
import { matchesIn } from '../../src/spelling/fold.ts';
import { countText } from '../i18n/count.ts';
import { dateOf } from '../i18n/moment.ts';
import { Highlighted } from './Highlighted.tsx';

interface SearchHitLineProps {
  readonly hit: SearchHit;
  readonly query: string;
  readonly zone: string;
}

/** What a hit says: what it is called, with the words in it marked, and how it stands. */
export function SearchHitLine({ hit, query, zone }: SearchHitLineProps) {
  const { t } = useTranslation();
  if (hit.kind === 'ticket') return <TicketLine hit={hit} query={query} zone={zone} />;
  const [name, id] =
    hit.kind === 'customer' ? [hit.name ?? hit.customerId, hit.customerId] : [hit.address, hit.addressId];
  return (
    <>
      <span className="hit-name clip">
        <b>
          <Highlighted text={name} query={query} />
        </b>
        {name !== id && (
          <span className="quiet">
            {' '}
            <Highlighted text={id} query={query} />
          </span>
        )}
      </span>
      <span className="hit-side secondary">{ticketsText(hit.tickets, t)}</span>
    </>
  );
}

function TicketLine({ hit, query, zone }: { readonly hit: TicketHit; query: string; zone: string }) {
  const { t } = useTranslation();
  // An id that was searched for stands here too, or nobody could see why the ticket was found.
  const isSought = (id: string | null) => id !== null && matchesIn(id, query).length > 0;
  const about = [
    hit.address ?? hit.addressId,
    hit.address !== null && isSought(hit.addressId) ? hit.addressId : null,
    hit.customer ?? hit.customerId,
    hit.customer !== null && isSought(hit.customerId) ? hit.customerId : null,
    hit.service,
  ].filter((text) => text !== null);
  return (
    <>
      <span className="hit-name clip">
        <b>
          <Highlighted text={hit.ticketId} query={query} />
        </b>
        {hit.subject !== null && (
          <>
            {' '}
            <Highlighted text={hit.subject} query={query} />
          </>
        )}
      </span>
      <span className={`hit-side is-${hit.standing}`}>{t(`search.standing.${hit.standing}`)}</span>
      <span className="hit-about clip secondary">
        <Highlighted text={about.join(' · ')} query={query} />
      </span>
      <span className="hit-side quiet">
        <span className="unseen">{t('search.opened')} </span>
        {dateOf(hit.openedAt, zone)}
      </span>
    </>
  );
}

function ticketsText({ open, all, exact }: TicketCount, t: TFunction): string {
  if (all === 0) return t('search.tickets.none');
  const number = countText(all);
  const said = exact
    ? t('search.tickets.count', { count: all, number })
    : t('search.tickets.more', { number });
  return open === 0 ? said : t('search.tickets.open', { said, open: countText(open) });
}
