import { useTranslation } from 'react-i18next';
import { listOf } from '../../parts/Band.tsx';
import { monthName, spanText } from './month-text.ts';
import { PaperHead, PaperLine } from './PaperHead.tsx';
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
    <PaperHead
      title={t('compliance.head.title', {
        month: report.inMonth.soFar ? t('compliance.month.soFar', { month: name }) : name,
      })}
      view={view}
      zone={zone}
    >
      <PaperLine name={t('compliance.head.providers')}>{providers.join(', ') || '–'}</PaperLine>
      <PaperLine name={t('compliance.filter.period')}>{spanText(months[0], months.at(-1)!, t)}</PaperLine>
      <PaperLine name={t('compliance.head.formula')}>{t('compliance.head.formulaText')}</PaperLine>
      <PaperLine name={t('desk.filter.title')}>
        {filters.length > 0 ? filters.join('; ') : t('compliance.head.noFilters')}
      </PaperLine>
      <PaperLine name={t('compliance.head.terms')}>
        {terms.length === 0 && '–'}
        {terms
          .map(({ provider, version, clocks }) =>
            t('compliance.head.termsOf', { name: providerName(scope, provider), version, count: clocks }),
          )
          .join('; ')}
      </PaperLine>
      <PaperLine name={t('compliance.head.zone')}>{listOf(zones.length > 0 ? zones : [zone])}</PaperLine>
    </PaperHead>
  );
}
