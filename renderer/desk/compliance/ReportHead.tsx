import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ageText } from '../../i18n/duration.ts';
import { datedMomentOf, dateOf, secondsOf } from '../../i18n/moment.ts';
import { listOf } from '../../parts/Band.tsx';
import { monthName, spanText } from './month-text.ts';
import { providerName, type ReportScope, reportZone } from './report-scope.ts';
import { tierNames } from './tier-names.ts';

/** What a report on paper says of itself, so that it can be read on its own and checked later. */
export function ReportHead({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, view, month } = scope;
  const { filter, named, terms, choices, months } = report;
  const zone = reportZone(scope);
  const zones = [...new Set(choices.providers.map((provider) => provider.zone))];
  const name = monthName(month);
  const { now } = view.board;
  const providers =
    filter.provider === null
      ? choices.providers.map((one) => one.name)
      : [providerName(scope, filter.provider)];
  const none = (value: string) => (value === 'none' ? t('desk.row.none') : value);
  const tier = filter.tier === null ? null : (tierNames([filter.tier], view)[0]?.[1] ?? filter.tier);
  const filters = [
    filter.kind,
    tier && `${t('desk.filter.tier')} ${none(tier)}`,
    filter.service && `${t('compliance.filter.service')} ${none(filter.service)}`,
    filter.customer && t('compliance.filter.customer', { name: named.customer ?? none(filter.customer) }),
    filter.address && t('compliance.filter.address', { name: named.address ?? none(filter.address) }),
  ].filter((part): part is string => !!part);
  return (
    <header className="report-head">
      <h1>
        {t('compliance.head.title', {
          month: report.inMonth.soFar ? t('compliance.month.soFar', { month: name }) : name,
        })}
      </h1>
      {view.board.settings?.demo && <p className="report-mark">{t('compliance.head.demo')}</p>}
      {view.board.settings?.copy && (
        <p className="report-mark">
          {t('compliance.head.copy', {
            at: `${dateOf(view.board.settings.copy.at, zone)} ${secondsOf(view.board.settings.copy.at, zone)}`,
          })}
        </p>
      )}
      <dl>
        <Line name={t('compliance.head.providers')}>{providers.join(', ') || '–'}</Line>
        <Line name={t('compliance.filter.period')}>{spanText(months[0], months.at(-1)!, t)}</Line>
        <Line name={t('compliance.head.formula')}>{t('compliance.head.formulaText')}</Line>
        <Line name={t('desk.filter.title')}>
          {filters.length > 0 ? filters.join('; ') : t('compliance.head.noFilters')}
        </Line>
        <Line name={t('compliance.head.terms')}>
          {terms.length === 0 && '–'}
          {terms
            .map(({ provider, version, clocks }) =>
              t('compliance.head.termsOf', { name: providerName(scope, provider), version, count: clocks }),
            )
            .join('; ')}
        </Line>
        <Line name={t('compliance.head.zone')}>{listOf(zones.length > 0 ? zones : [zone])}</Line>
        <Line name={t('compliance.head.age')}>
          {view.trust.sources
            .map(({ source, age }) =>
              age.kind === 'never'
                ? t('compliance.head.neverRead', { name: source.title })
                : age.kind === 'old'
                  ? `${source.title} ${t('footer.silentSince', { at: datedMomentOf(age.since, zone) })}`
                  : `${source.title} ${ageText(age.ageMs, t)}`,
            )
            .join(', ')}
        </Line>
        <Line name={t('compliance.head.printed')}>
          {dateOf(now, zone)} {secondsOf(now, zone)} ({zone})
        </Line>
      </dl>
    </header>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Fragment>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Fragment>
  );
}
