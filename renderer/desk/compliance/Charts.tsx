import { useTranslation } from 'react-i18next';
import { countText } from '../../i18n/count.ts';
import { late } from '../late.tsx';
import { useDrawn } from './report-ready.ts';
import type { ReportScope } from './report-scope.ts';

/** Takes the place of a chart until it can be drawn. */
function Coming() {
  useDrawn(false);
  return <div className="chart-coming" />;
}

/** The library of charts is larger than the rest of the page: the numbers are there before it is. */
const UsedChart = late(() => import('./UsedChart.tsx'), <Coming />);
const TrendChart = late(() => import('./TrendChart.tsx'), <Coming />);

/** The distribution of used ÷ goal. */
export function UsedFigure({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { steps, unknown } = scope.report.used;
  const count = steps.reduce((sum, each) => sum + each, 0) + unknown;
  return (
    <section className="used" aria-labelledby="used">
      <h2 id="used">
        {t('compliance.used.heading', {
          months: t('compliance.months', { count: scope.report.months.length }),
        })}{' '}
        <span>
          {t('compliance.used.final', { count, number: plain(count) })}
          {unknown > 0 && `, ${t('compliance.used.unknown', { number: countText(unknown) })}`}
        </span>
      </h2>
      <UsedChart scope={scope} />
    </section>
  );
}

/** Four figures stand together; from five on their thousands are parted. */
function plain(count: number): string {
  return count < 10_000 ? String(count) : countText(count);
}

/** Attainment by month. */
export function TrendFigure({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  return (
    <section className="trend" aria-labelledby="trend">
      <h2 id="trend">
        {t('compliance.trend.title')} <span>{t('compliance.trend.rest')}</span>
      </h2>
      <TrendChart scope={scope} />
    </section>
  );
}
