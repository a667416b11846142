import { useTranslation } from 'react-i18next';
import type { Month } from '../../../src/compliance/counted.ts';
import { UsedFigure } from './Charts.tsx';
import { HourMap } from './HourMap.tsx';
import { Matrix } from './Matrix.tsx';
import { MonthColumn } from './MonthColumn.tsx';
import { YEAR } from './matrix-lines.ts';
import type { ReportScope } from './report-scope.ts';

/** Attainment by month, clock and tier, how much of the goals was used, when breaches were due, and the month's figures. */
export function AttainmentSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, place } = scope;
  const parts = place.print ? inYears(report.months) : [report.months];
  return (
    <div className="attainment">
      {/* On paper the rest flows around it, from page to page. */}
      {place.print && <MonthColumn scope={scope} />}
      <div className="attainment-main">
        <h2>
          {t('compliance.matrix.title')} <span>{t('compliance.matrix.rest')}</span>
        </h2>
        {parts.map((months) => (
          <Matrix key={months[0]} scope={scope} months={months} />
        ))}
        <div className="charts">
          <UsedFigure scope={scope} />
          <HourMap scope={scope} />
        </div>
      </div>
      {!place.print && <MonthColumn scope={scope} />}
    </div>
  );
}

/** Months a year at a time, the last year whole. */
function inYears(months: readonly Month[]): (readonly Month[])[] {
  const first = months.length % YEAR;
  const parts = first > 0 ? [months.slice(0, first)] : [];
  for (let from = first; from < months.length; from += YEAR) parts.push(months.slice(from, from + YEAR));
  return parts;
}
