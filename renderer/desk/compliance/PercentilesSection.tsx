import { useTranslation } from 'react-i18next';
import type { PercentileLine } from '../../../src/compliance/percentiles.ts';
import { countText } from '../../i18n/count.ts';
import { lengthText } from '../../i18n/duration.ts';
import { Tier } from '../../parts/Tier.tsx';
import { TrendFigure } from './Charts.tsx';
import { opened, rowsBehind } from './compliance-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { badgeOf, providerName, type ReportScope } from './report-scope.ts';

const RANKS = ['p50', 'p90', 'p95', 'p99'] as const;
const MINUTE = 60_000;
/** More percent of a goal than any clock uses: all of which it is known how much. */
const MOST = '1000000';

/** How long clocks of each kind and tier took, and how attainment went by month. */
export function PercentilesSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { percentiles } = scope.report;
  return (
    <>
      <TrendFigure scope={scope} />
      <section aria-labelledby="percentiles">
        <h2 id="percentiles">
          {t('compliance.percentiles.title', {
            months: t('compliance.months', { count: scope.report.months.length }),
          })}{' '}
          <span>{t('compliance.percentiles.rest')}</span>
        </h2>
        {percentiles.length === 0 ? (
          <p className="secondary">{t('compliance.percentiles.none')}</p>
        ) : (
          <table className="percentiles">
            <thead>
              <tr>
                <th scope="col">{t('compliance.matrix.line')}</th>
                <th scope="col" className="number">
                  {t('compliance.percentiles.clocks')}
                </th>
                {RANKS.map((rank) => (
                  <th key={rank} scope="col" className="number">
                    {t('compliance.percentiles.used', { rank })}
                  </th>
                ))}
                {RANKS.map((rank) => (
                  <th key={rank} scope="col" className="number">
                    {t('compliance.percentiles.took', { rank })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {percentiles.map((line) => (
                <Line key={`${line.provider} ${line.kind} ${line.tier}`} line={line} scope={scope} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}

/** A share of the goal leads to the clocks that used more of it; a length, which no question asks for, to all of the line. */
function Line({ line, scope }: { readonly line: PercentileLine; readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { provider, kind, tier, clocks, usedPercent, minutes } = line;
  const of = { of: 'clocks', span: 'period', provider, kind, tier: tier ?? 'none' };
  const all = opened(scope.place, rowsBehind({ ...of, percentUpTo: MOST }));
  return (
    <tr>
      <th scope="row">
        {kind} {tier !== null && <Tier tier={badgeOf(scope, provider, tier)} />}
        <span className="quiet"> {providerName(scope, provider)}</span>
      </th>
      <td className="number">
        <PlaceLink to={all}>{countText(clocks)}</PlaceLink>
      </td>
      {RANKS.map((rank) => (
        <td key={rank} className={usedPercent[rank] > 100 ? 'number late' : 'number'}>
          <PlaceLink
            to={opened(scope.place, rowsBehind({ ...of, percentOver: String(usedPercent[rank]) }))}
            name={t('compliance.percentiles.beyond', { rank, percent: usedPercent[rank], clock: kind })}
          >
            {usedPercent[rank]} %
          </PlaceLink>
        </td>
      ))}
      {RANKS.map((rank) => (
        <td key={rank} className="number">
          <PlaceLink to={all}>{lengthText(minutes[rank] * MINUTE, t)}</PlaceLink>
        </td>
      ))}
    </tr>
  );
}
