import { useTranslation } from 'react-i18next';
import { pathOf } from '../../src/boards/desks.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { NO_FILTERS, searchOf } from './filters.ts';

/** The address of a ticket, and the way to its agreements and to all that ever happened there. */
export function AddressLink({ shown }: { readonly shown: TicketLedgers }) {
  const { t } = useTranslation();
  const { address, ticket } = shown.ticket;
  if (ticket.addressId === null) return null;
  const filters = { ...NO_FILTERS, q: address ?? '', address: ticket.addressId };
  return (
    <>
      {address ?? ticket.addressId},{' '}
      <a href={`${pathOf('agreements')}${searchOf(filters)}`}>{t('ticket.also.agreements')}</a>
    </>
  );
}
