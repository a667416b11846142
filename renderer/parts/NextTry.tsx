import { useTranslation } from 'react-i18next';
import type { SourceFailure } from '../../src/boards/board.ts';
import { waitText } from '../i18n/duration.ts';

/** When a silent source is tried again, how often that failed, and why. */
export function NextTry({ failure, now }: { readonly failure: SourceFailure; readonly now: number }) {
  const { t } = useTranslation();
  const left = failure.nextTryAt - now;
  return (
    <div className="row label next-try">
      <b>{left > 0 ? t('band.in', { in: waitText(left, t) }) : t('band.now')}</b>
      <span className="secondary">{t('band.tries', { count: failure.tries, message: failure.message })}</span>
    </div>
  );
}
