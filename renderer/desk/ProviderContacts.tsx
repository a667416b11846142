import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AddressTiersTerms, Desk } from '../../src/agreements/terms.ts';
import { hoursNow } from '../../src/boards/desk-hours.ts';
import { localDateAt } from '../../src/calendars/wall-time.ts';
import { momentOf } from '../i18n/moment.ts';
import type { DeskView } from './desk-view.ts';

interface ProviderContactsProps {
  readonly terms: AddressTiersTerms;
  readonly view: DeskView;
}

/** How to reach a provider, where it announces planned work, and which of its desks are open now. */
export function ProviderContacts({ terms, view }: ProviderContactsProps) {
  const { t } = useTranslation();
  const { publishedAt } = terms.plannedWork;
  return (
    <dl className="contacts" aria-label={t('desk.address.contacts')}>
      <div>
        <dt>{terms.name}</dt>
        {terms.contacts.map(({ label, value }) => (
          <dd key={label}>
            {label} <b>{value}</b>
          </dd>
        ))}
      </div>
      {publishedAt !== null && (
        <div>
          <dt>{t('desk.address.published')}</dt>
          <dd>{publishedAt.replace(/^https?:\/\/|\/$/g, '')}</dd>
        </div>
      )}
      {terms.desks.map((desk) => (
        <div key={desk.name}>
          <dt>{desk.name}</dt>
          <dd>{hoursText(desk, terms.zone, view, t)}</dd>
        </div>
      ))}
    </dl>
  );
}

function hoursText({ calendar }: Desk, zone: string, { board }: DeskView, t: TFunction): string {
  const hours = hoursNow(board.calendars, calendar, board.now);
  if (hours === null) return t('desk.hours.unknown');
  const at = hours.until === null ? null : momentOf(hours.until, zone, board.now);
  if (hours.kind === 'open') return at === null ? t('desk.hours.open') : t('desk.hours.openUntil', { at });
  const holiday = board.holidays.get(calendar)?.get(localDateAt(board.now, zone));
  const closed = holiday === undefined ? t('desk.hours.closed') : t('desk.hours.holiday', { holiday });
  return at === null ? closed : t('desk.hours.until', { closed, at });
}
