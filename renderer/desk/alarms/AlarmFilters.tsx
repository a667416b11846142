import { useTranslation } from 'react-i18next';
import type { Month } from '../../../src/compliance/counted.ts';
import { monthText, spanText } from '../compliance/month-text.ts';
import { askedPeriod, monthsOf, offeredPeriods, USUAL_MONTHS } from '../compliance/periods.ts';
import { Choice } from '../DeskFilters.tsx';
import { type AlarmFilters as Filters, filterQuery } from './alarms-place.ts';
import type { AlarmsScope } from './alarms-scope.ts';
import { goToAlarms } from './use-alarms-place.ts';

/** What the report is about, and the ways to take it along. Every change is a place to which Back returns. */
export function AlarmFilters({ scope, current }: { readonly scope: AlarmsScope; readonly current: Month }) {
  const { t } = useTranslation();
  const { place, report, filters } = scope;
  const set = (change: Partial<Filters>) =>
    goToAlarms({ ...place, filters: { ...place.filters, ...change }, rows: null, skip: 0 });
  const { until, months, month, provider } = place.filters;
  const key = (to: Month, count: number) => `${to} ${count}`;
  const period = askedPeriod(until, months, current);
  const offered = offeredPeriods(current, report?.choices.first ?? null).map((each) => {
    const of = monthsOf(each);
    return [key(each.until, each.months), spanText(of[0], of.at(-1)!, t)] as const;
  });
  const chosen = period ? key(period.until, period.months) : `${until} ${months}`;
  const [usual, ...others] = offered;
  const choosePeriod = (value: string) => {
    const [to, count] = value === '' ? ['', ''] : value.split(' ');
    set({
      until: to === current ? '' : to,
      months: count === String(USUAL_MONTHS) ? '' : count,
      month: '',
    });
  };
  const listed = period ? monthsOf(period).toReversed() : [];
  const asked = new URLSearchParams(filterQuery(filters));
  const file = (more: Record<string, string>) =>
    `/api/alarms/report/export?${new URLSearchParams({ ...Object.fromEntries(asked), ...more })}`;
  return (
    <search className="filters" aria-label={t('desk.filter.title')}>
      <Choice
        name={t('desk.filter.provider')}
        all={t('desk.filter.all')}
        options={(report?.choices.providers ?? []).map(({ id, name }) => [id, name] as const)}
        value={provider}
        choose={(value) => set({ provider: value })}
      />
      <Choice
        name={t('compliance.filter.period')}
        all={usual[1]}
        options={others}
        value={chosen === usual[0] ? '' : chosen}
        choose={choosePeriod}
      />
      <Choice
        name={t('compliance.filter.month')}
        all={t('alarmsDesk.wholePeriod')}
        options={listed.map((each) => [each, monthText(each)] as const)}
        value={month}
        choose={(value) => set({ month: value })}
      />
      <span className="filters-gap" />
      <a className="button" href={file({ format: 'csv' })} download>
        {t('alarmsDesk.export.csv')}
      </a>
      <a className="button" href={file({ format: 'csv', of: 'figures' })} download>
        {t('alarmsDesk.export.figures')}
      </a>
      <a className="button" href={file({ format: 'json' })} download>
        {t('alarmsDesk.export.json')}
      </a>
      <button type="button" className="button is-filled" onClick={() => window.print()}>
        {t('alarmsDesk.export.print')}
      </button>
    </search>
  );
}
