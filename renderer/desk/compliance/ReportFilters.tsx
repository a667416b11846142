import { useTranslation } from 'react-i18next';
import type { Month } from '../../../src/compliance/counted.ts';
import type { ComplianceReport } from '../../../src/compliance/report.ts';
import { listOf } from '../../parts/Band.tsx';
import { Choice } from '../DeskFilters.tsx';
import type { DeskView } from '../desk-view.ts';
import { type CompliancePlace, type ReportFilters as Filters, filtered } from './compliance-place.ts';
import { monthText, spanText } from './month-text.ts';
import { askedPeriod, monthsOf, offeredPeriods, USUAL_MONTHS } from './periods.ts';
import { ReportSearch } from './ReportSearch.tsx';
import { tierNames } from './tier-names.ts';
import { goToReport } from './use-compliance-place.ts';

interface ReportFiltersProps {
  readonly place: CompliancePlace;
  readonly view: DeskView;
  /** What can be chosen; null until the station told it. */
  readonly choices: ComplianceReport['choices'] | null;
  readonly current: Month;
  readonly month: Month;
  /** What the exports are asked for. */
  readonly query: string;
  readonly print: () => void;
}

/** What the reports are about, and the ways to take them along. Every change is a place to which Back returns. */
export function ReportFilters(props: ReportFiltersProps) {
  const { place, view, choices, current, month, query, print } = props;
  const { t } = useTranslation();
  const { filters } = place;
  const set = (change: Partial<Filters>) => goToReport(filtered(place, change));
  const providers = choices?.providers ?? [];
  const period = askedPeriod(filters.until, filters.months, current);
  const periods = offeredPeriods(current, choices?.first ?? null).map((each) => {
    const months = monthsOf(each);
    return [periodKey(each.until, each.months), spanText(months[0], months.at(-1)!, t)] as const;
  });
  const chosen = period ? periodKey(period.until, period.months) : `${filters.until} ${filters.months}`;
  const [usual, ...others] = periods;
  const known = chosen === usual[0] || others.some(([key]) => key === chosen);
  const asked = period && !known ? monthsOf(period) : null;
  const options = asked ? [...others, [chosen, spanText(asked[0], asked.at(-1)!, t)] as const] : others;
  const choosePeriod = (key: string) => {
    const [until, months] = key === '' ? ['', ''] : key.split(' ');
    const change = {
      until: until === current ? '' : until,
      months: months === String(USUAL_MONTHS) ? '' : months,
    };
    set({ ...change, month: '' });
  };
  const months = period ? monthsOf(period).toReversed() : [month];
  return (
    <search className="filters" aria-label={t('desk.filter.title')}>
      {providers.length !== 1 && (
        <Choice
          name={t('desk.filter.provider')}
          all={
            providers.length > 0 && providers.length < 4
              ? listOf(providers.map(({ name }) => name))
              : t('desk.filter.all')
          }
          options={providers.map(({ id, name }) => [id, name] as const)}
          value={filters.provider}
          choose={(provider) => set({ provider, tier: '', service: '' })}
        />
      )}
      <Choice
        name={t('compliance.filter.period')}
        all={usual[1]}
        options={options}
        value={chosen === usual[0] ? '' : chosen}
        choose={choosePeriod}
      />
      <Choice
        name={t('compliance.filter.month')}
        all={monthText(months[0])}
        options={months.slice(1).map((each) => [each, monthText(each)] as const)}
        value={month === months[0] ? '' : month}
        choose={(value) => set({ month: value })}
      />
      <Choice
        name={t('compliance.filter.clock')}
        all={t('compliance.filter.allKinds')}
        options={(choices?.kinds ?? []).map((kind) => [kind, kind] as const)}
        value={filters.kind}
        choose={(kind) => set({ kind })}
      />
      {(choices === null || choices.tiers.length > 0 || filters.tier !== '') && (
        <Choice
          name={t('desk.filter.tier')}
          all={t('desk.filter.all')}
          options={[...tierNames(choices?.tiers ?? [], view), ['none', t('desk.row.none')] as const]}
          value={filters.tier}
          choose={(tier) => set({ tier })}
        />
      )}
      <ReportSearch place={place} zone={view.zone} />
      <span className="filters-gap" />
      <a className="button" href={`/api/compliance/export?format=csv${query && `&${query}`}`} download>
        {t('compliance.export.csv')}
      </a>
      <a className="button" href={`/api/compliance/cases${query && `?${query}`}`} download>
        {t('compliance.export.cases')}
      </a>
      <button type="button" className="button is-filled" onClick={print}>
        {t('compliance.export.print')}
      </button>
    </search>
  );
}

const periodKey = (until: string, months: number) => `${until} ${months}`;
