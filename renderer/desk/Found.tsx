import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AskedAgreements } from '../feed/door.ts';
import { countText } from '../i18n/count.ts';
import type { Filters } from './filters.ts';

interface FoundProps {
  readonly answer: AskedAgreements | null;
  /** Whether the answer is to the question as it stands now. */
  readonly current: boolean;
  readonly filters: Filters;
  /** The pages before this one. */
  readonly before: readonly string[];
}

/** How many agreements were found, and where; told by screen readers whenever it changes. */
export function Found({ answer, current, filters, before }: FoundProps) {
  const { t } = useTranslation();
  if (!answer) {
    return (
      <h2 role="status">
        <span>{t('desk.found.asking')}</span>
      </h2>
    );
  }
  const { found, addresses } = answer;
  const number = countText(found.count);
  const all = t('desk.found.in', { count: addresses, number: countText(addresses) });
  const { count, exact } = found;
  const said = exact ? t('desk.found.exact', { count, number }) : t('desk.found.more', { number });
  const q = filters.q.trim();
  return (
    <h2 role="status" className={current ? undefined : 'is-asking'}>
      {said}{' '}
      <span>
        {q === '' ? all : t('desk.found.contains', { in: all, q })}
        {pageText(filters, before, t)}
      </span>
    </h2>
  );
}

/** Which page this is; nothing for the first. After a link to a later page nobody knows which. */
function pageText({ after }: Filters, before: readonly string[], t: TFunction): string {
  if (after === '') return '';
  const page =
    before.length > 0 ? t('desk.found.page', { page: before.length + 1 }) : t('desk.found.unknownPage');
  return `; ${page}`;
}
