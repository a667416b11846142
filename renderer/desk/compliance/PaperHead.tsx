import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ageText } from '../../i18n/duration.ts';
import { datedMomentOf, dateOf, secondsOf } from '../../i18n/moment.ts';
import type { DeskView } from '../desk-view.ts';

interface PaperHeadProps {
  readonly title: string;
  readonly view: DeskView;
  /** The zone of its own times. */
  readonly zone: string;
  /** What it is about, as lines. */
  readonly children: ReactNode;
}

/**
 * What any desk on paper says of itself: its title, whether it is of a demo or a copy, what it is about, the age of the data,
 * and when it was printed.
 */
export function PaperHead({ title, view, zone, children }: PaperHeadProps) {
  const { t } = useTranslation();
  const { now, settings } = view.board;
  const instant = (at: number) => `${dateOf(at, zone)} ${secondsOf(at, zone)}`;
  return (
    <header className="report-head">
      <h1>{title}</h1>
      {settings?.demo && <p className="report-mark">{t('compliance.head.demo')}</p>}
      {settings?.copy && (
        <p className="report-mark">{t('compliance.head.copy', { at: instant(settings.copy.at) })}</p>
      )}
      <dl>
        {children}
        <PaperLine name={t('compliance.head.age')}>
          {view.trust.sources
            .map(({ source, age }) =>
              age.kind === 'never'
                ? t('compliance.head.neverRead', { name: source.title })
                : age.kind === 'old'
                  ? `${source.title} ${t('footer.silentSince', { at: datedMomentOf(age.since, zone) })}`
                  : `${source.title} ${ageText(age.ageMs, t)}`,
            )
            .join(', ')}
        </PaperLine>
        <PaperLine name={t('compliance.head.printed')}>
          {instant(now)} ({zone})
        </PaperLine>
      </dl>
    </header>
  );
}

/** One thing that it says of itself. */
export function PaperLine({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Fragment>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Fragment>
  );
}
