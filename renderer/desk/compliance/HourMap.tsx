import { useTranslation } from 'react-i18next';
import { countText } from '../../i18n/count.ts';
import { weekdayOf } from '../../i18n/moment.ts';
import { closingHour } from './closing-hour.ts';
import { opened, rowsBehind } from './compliance-place.ts';
import { hourLevel } from './hour-level.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { useCellKeys } from './use-cell-keys.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** The hours that are named below. */
const NAMED = [0, 6, 8, 12, 16, 18];
/** A Monday: the days of the week are named as dates are. */
const MONDAY = Date.parse('2024-01-01T12:00:00Z');
const DAY_MS = 24 * 3_600_000;

const dayName = (day: number) => weekdayOf(MONDAY + day * DAY_MS, 'UTC');
const twoDigits = (hour: number) => String(hour).padStart(2, '0');

/** Breaches of the period by the hour of the local week in which they were due. */
export function HourMap({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, place } = scope;
  const { breachHours, closed } = report;
  const cells = useCellKeys<HTMLTableElement>();
  const count = breachHours.reduce((sum, each) => sum + each, 0);
  const most = Math.max(...breachHours);
  const closes = closed ? closingHour(closed.hours) : null;
  const atClosing =
    closes === null ? undefined : t('compliance.dueAtClosing', { at: `${twoDigits(closes)}:00` });
  return (
    <section className="hours" aria-labelledby="hours">
      <h2 id="hours">
        {t('compliance.hours.title')}{' '}
        <span title={atClosing}>
          {t('compliance.hours.due', { count, number: countText(count) })}
          {closed && `. ${t('compliance.hours.closed', { name: closed.name })}`}
        </span>
      </h2>
      <table {...cells}>
        {atClosing && <caption className="unseen">{atClosing}</caption>}
        <colgroup>
          <col className="of-day" />
        </colgroup>
        <thead className="unseen">
          <tr>
            <th />
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                {twoDigits(hour)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{dayName(day)}</th>
              {HOURS.map((hour) => {
                const at = day * 24 + hour;
                const breaches = breachHours[at];
                const kind = closed?.hours[at] ? 'is-closed' : undefined;
                if (breaches === 0) return <td key={hour} className={kind} />;
                return (
                  <td key={hour} className={`is-${hourLevel(breaches, most)}`}>
                    <PlaceLink
                      to={opened(
                        place,
                        rowsBehind({ of: 'clocks', span: 'period', standing: 'breached', hour: String(at) }),
                      )}
                      name={t('compliance.hours.cell', {
                        count: breaches,
                        day: dayName(day),
                        from: `${twoDigits(hour)}:00`,
                        to: `${twoDigits(hour + 1)}:00`,
                      })}
                    >
                      {countText(breaches)}
                    </PlaceLink>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <th />
            {HOURS.map((hour) => (
              <td key={hour}>{NAMED.includes(hour) && <span>{twoDigits(hour)}</span>}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
