import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttainmentLine, attainmentText, type Tally } from '../../../src/compliance/attainment.ts';
import type { Month } from '../../../src/compliance/counted.ts';
import { countText } from '../../i18n/count.ts';
import { Tier } from '../../parts/Tier.tsx';
import { filtered, opened, rowsBehind } from './compliance-place.ts';
import { FEW, needsProvider, squaresOf, YEAR } from './matrix-lines.ts';
import { monthHead, monthText } from './month-text.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { badgeOf, providerName, type ReportScope } from './report-scope.ts';
import { useCellKeys } from './use-cell-keys.ts';

interface MatrixProps {
  readonly scope: ReportScope;
  /** The months that are drawn; on paper a year at a time. */
  readonly months: readonly Month[];
}

/** Attainment of each clock and tier by month. One stop of the Tab key; the arrows go through its numbers. */
export function Matrix({ scope, months }: MatrixProps) {
  const { t } = useTranslation();
  const { report, place, month } = scope;
  const cells = useCellKeys<HTMLTableElement>();
  const all = report.months.length;
  const isLong = months.length > YEAR;
  const room = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where there is no room for all months, the latest are seen first
  useEffect(() => {
    room.current?.scrollTo(room.current.scrollWidth, 0);
  }, [months[0], months.length]);
  return (
    <div className="matrix-room" ref={room}>
      <table className={isLong ? 'matrix is-long' : 'matrix'} {...cells}>
        <caption className="unseen">{t('compliance.matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compliance.matrix.line')}</th>
            {months.map((each, i) => (
              <th key={each} scope="col" className={each === month ? 'is-month' : undefined}>
                <PlaceLink
                  to={filtered(place, { month: each })}
                  name={monthText(each)}
                  current={each === month}
                >
                  <MonthHead text={monthHead(each, i === 0)} />
                </PlaceLink>
              </th>
            ))}
            <th scope="col">{t('compliance.months', { count: all })}</th>
          </tr>
        </thead>
        <tbody>
          {report.attainment.map((line) => (
            <tr key={`${line.provider} ${line.kind} ${line.tier}`}>
              <th scope="row">
                {line.kind} {line.tier !== null && <Tier tier={badgeOf(scope, line.provider, line.tier)} />}
                {needsProvider(line, report.attainment) && (
                  <span className="quiet"> {providerName(scope, line.provider)}</span>
                )}
              </th>
              {months.map((each) => (
                <Cell
                  key={each}
                  scope={scope}
                  line={line}
                  month={each}
                  isNarrow={isLong || place.print}
                  tally={line.months[report.months.indexOf(each)]}
                />
              ))}
              <TotalCell scope={scope} line={line} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A month at the head of its column; on paper its year stands below it. */
function MonthHead({ text }: { readonly text: string }) {
  const [month, year] = text.split(' ');
  if (year === undefined) return month;
  return (
    <>
      {month} <span className="year">{year}</span>
    </>
  );
}

interface CellProps {
  readonly scope: ReportScope;
  readonly line: AttainmentLine;
}

function behind({ provider, kind, tier }: AttainmentLine, { breached }: Tally) {
  return {
    of: 'clocks',
    provider,
    kind,
    tier: tier ?? 'none',
    standing: breached > 0 ? 'breached' : 'met',
  };
}

interface MonthCellProps extends CellProps {
  readonly month: Month;
  readonly tally: Tally;
  /** There is room for few squares only. */
  readonly isNarrow: boolean;
}

function Cell({ scope, line, month, tally, isNarrow }: MonthCellProps) {
  const { t } = useTranslation();
  const { met, breached } = tally;
  const className = month === scope.month ? 'is-month' : undefined;
  if (met + breached === 0) {
    return (
      <td className={className}>
        <span className="quiet" title={t('compliance.matrix.noClocks')}>
          –
        </span>
        <span className="squares" />
      </td>
    );
  }
  const { squares, folded } = squaresOf(breached, isNarrow);
  const name = t('compliance.matrix.cell', {
    clock: line.kind,
    month: monthText(month),
    attainment: attainmentText(tally),
    met: countText(met),
    of: countText(met + breached),
    breached: countText(breached),
  });
  return (
    <td className={className}>
      <PlaceLink
        to={opened(scope.place, rowsBehind({ ...behind(line, tally), span: 'month', month }))}
        name={name}
        className={breached === 0 ? 'quiet' : undefined}
      >
        {attainmentText(tally)}
        <span className={squares > FEW ? 'squares is-many' : 'squares'} data-count={countText(breached)}>
          {Array.from({ length: squares }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a square is known by its place
            <i key={i} />
          ))}
          {folded && <small>{countText(breached)}</small>}
        </span>
      </PlaceLink>
    </td>
  );
}

function TotalCell({ scope, line }: CellProps) {
  const { t } = useTranslation();
  const { total } = line;
  const all = total.met + total.breached;
  if (all === 0) return <td className="quiet">–</td>;
  const of = t('compliance.matrix.of', { met: countText(total.met), of: countText(all) });
  return (
    <td>
      <PlaceLink
        to={opened(scope.place, rowsBehind({ ...behind(line, total), span: 'period' }))}
        name={`${line.kind}, ${t('compliance.months', { count: scope.report.months.length })}: ${attainmentText(total)} %, ${of}`}
      >
        <b>{attainmentText(total)}</b>
        <span className="of">{of}</span>
      </PlaceLink>
    </td>
  );
}
