import { useTranslation } from 'react-i18next';
import { countText } from '../../i18n/count.ts';
import { causedLines } from './apart-lines.ts';
import { opened, rowsBehind } from './compliance-place.ts';
import { monthText } from './month-text.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportScope } from './report-scope.ts';

/** What is counted apart, by standing, reason and who caused it. */
export function ApartSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, place, month } = scope;
  const lines = causedLines(report.inMonth.apart, report.inPeriod.apart);
  const total = (which: 'inMonth' | 'inPeriod') => lines.reduce((sum, line) => sum + line[which], 0);
  return (
    <section aria-labelledby="apart">
      <h2 id="apart">
        {t('compliance.apart.title')} <span>{t('compliance.apart.rest')}</span>
      </h2>
      {lines.length === 0 ? (
        <p className="secondary">{t('compliance.apart.none')}</p>
      ) : (
        <table className="apart-table">
          <thead>
            <tr>
              <th scope="col">{t('compliance.rows.standingHead')}</th>
              <th scope="col">{t('compliance.apart.reason')}</th>
              <th scope="col">{t('compliance.apart.causedBy')}</th>
              <th scope="col" className="number">
                {monthText(month)}
              </th>
              <th scope="col" className="number">
                {t('compliance.months', { count: report.months.length })}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ standing, reason, causedBy, inMonth, inPeriod }) => {
              const of = { of: 'clocks', standing, reason, causedBy: causedBy ?? 'none' };
              return (
                <tr key={`${standing} ${reason} ${causedBy}`}>
                  <th scope="row">{t(`compliance.standing.${standing}`)}</th>
                  <td>{reason}</td>
                  <td>{causedBy ?? <span className="quiet">{t('compliance.apart.nobody')}</span>}</td>
                  <td className="number">
                    <PlaceLink to={opened(place, rowsBehind({ ...of, span: 'month', month }))}>
                      {countText(inMonth)}
                    </PlaceLink>
                  </td>
                  <td className="number">
                    <PlaceLink to={opened(place, rowsBehind({ ...of, span: 'period' }))}>
                      {countText(inPeriod)}
                    </PlaceLink>
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('compliance.apart.total')}
              </th>
              <td className="number">{countText(total('inMonth'))}</td>
              <td className="number">{countText(total('inPeriod'))}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
