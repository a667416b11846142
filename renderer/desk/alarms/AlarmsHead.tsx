import { useTranslation } from 'react-i18next';
import { ALARM_NUMBERS } from '../../../src/alarms/alarm-report.ts';
import { addDays, localDateAt, startOfDay } from '../../../src/calendars/wall-time.ts';
import { monthAt } from '../../../src/compliance/counted.ts';
import { datedMomentOf } from '../../i18n/moment.ts';
import { listOf } from '../../parts/Band.tsx';
import { monthText, spanText } from '../compliance/month-text.ts';
import { PaperHead, PaperLine } from '../compliance/PaperHead.tsx';
import { monthsOf } from '../compliance/periods.ts';
import { type AlarmsScope, zoneOf } from './alarms-scope.ts';
import { ROSTER_DAYS, rosters } from './rosters.ts';

/** What the alarms desk on paper says of itself, so that it can be read on its own and checked later. */
export function AlarmsHead({ scope }: { readonly scope: AlarmsScope }) {
  return scope.place.section === 'duty' ? <DutyHead scope={scope} /> : <CountedHead scope={scope} />;
}

/** Of the report, and of the list of alarms. */
function CountedHead({ scope }: { readonly scope: AlarmsScope }) {
  const { t } = useTranslation();
  const { place, report, view } = scope;
  if (!report) return null;
  const { filter, choices } = report;
  const isList = place.section === 'list';
  const asked = choices.providers.filter(({ id }) => filter.provider === null || id === filter.provider);
  const zones = [...new Set(asked.map((one) => one.zone))];
  const zone = asked.length > 0 ? zoneOf(scope, asked[0].id) : view.zone;
  const months = monthsOf(filter);
  const span = spanText(months[0], months.at(-1)!, t);
  const period =
    filter.month === null || span === monthText(filter.month)
      ? span
      : t('alarmsDesk.head.ofMonth', { month: monthText(filter.month), period: span });
  const isSoFar = (filter.month ?? filter.until) >= monthAt(view.board.now, zone);
  const state = ALARM_NUMBERS.find((number) => isList && number === place.state);
  const stateName = state && t(`alarmsDesk.number.${state}`);
  const title = !isList
    ? t('alarmsDesk.head.report', { group: t(`alarmsDesk.group.${place.group}`) })
    : stateName
      ? t('alarmsDesk.head.listOf', { state: stateName })
      : t('alarmsDesk.head.list');
  return (
    <PaperHead title={title} view={view} zone={zone}>
      <PaperLine name={t('compliance.head.providers')}>
        {asked.map(({ name }) => name).join(', ') || filter.provider || t('desk.row.dash')}
      </PaperLine>
      <PaperLine name={t('compliance.filter.period')}>
        {isSoFar ? t('compliance.month.soFar', { month: period }) : period}
      </PaperLine>
      <PaperLine name={t('desk.filter.title')}>
        {stateName
          ? `${t('alarmsDesk.rows.filter')} ${stateName}`
          : t(isList ? 'alarmsDesk.head.noTests' : 'alarmsDesk.head.noFilters')}
      </PaperLine>
      <PaperLine name={t('compliance.head.zone')}>{listOf(zones.length > 0 ? zones : [zone])}</PaperLine>
    </PaperHead>
  );
}

/** Of the duty roster, which knows no filter. */
function DutyHead({ scope: { view } }: { readonly scope: AlarmsScope }) {
  const { t } = useTranslation();
  const { now } = view.board;
  const known = rosters(view);
  const zones = known.length > 0 ? [...new Set(known.map(({ zone }) => zone))] : [view.zone];
  const to = startOfDay(addDays(localDateAt(now, zones[0]), ROSTER_DAYS), zones[0]);
  return (
    <PaperHead title={t('alarmsDesk.head.duty')} view={view} zone={zones[0]}>
      <PaperLine name={t('compliance.head.providers')}>
        {known.map(({ name }) => name).join(', ') || t('desk.row.dash')}
      </PaperLine>
      <PaperLine name={t('compliance.filter.period')}>
        {t('alarmsDesk.head.coming', {
          count: ROSTER_DAYS,
          from: datedMomentOf(now, zones[0]),
          to: datedMomentOf(to, zones[0]),
        })}
      </PaperLine>
      <PaperLine name={t('compliance.head.zone')}>{listOf(zones)}</PaperLine>
    </PaperHead>
  );
}
