import { useTranslation } from 'react-i18next';
import type { Filters } from './filters.ts';
import { goTo } from './place.ts';

interface PagesProps {
  readonly filters: Filters;
  /** The cursors of the pages before this one. */
  readonly before: readonly string[];
  /** The cursor of the page after this one; null when this is the last. */
  readonly next: string | null;
  /** Rows on a page. */
  readonly count: number;
}

/** The way to the pages before and after this one; nothing where one page holds all. */
export function Pages({ filters, before, next, count }: PagesProps) {
  const { t } = useTranslation();
  if (filters.after === '' && next === null) return null;
  const turn = (after: string, pagesBefore: readonly string[]) =>
    goTo({ ...filters, after, address: '' }, 'push', pagesBefore);
  const previous = before.at(-1);
  return (
    <nav className="pages" aria-label={t('desk.pages.title')}>
      {filters.after !== '' && (
        <button type="button" className="button" onClick={() => turn('', [])}>
          {t('desk.pages.first')}
        </button>
      )}
      {previous !== undefined && before.length > 1 && (
        <button type="button" className="button" onClick={() => turn(previous, before.slice(0, -1))}>
          {t('desk.pages.previous', { count })}
        </button>
      )}
      {next !== null && (
        <button type="button" className="button" onClick={() => turn(next, [...before, filters.after])}>
          {t('desk.pages.next', { count })}
        </button>
      )}
    </nav>
  );
}
