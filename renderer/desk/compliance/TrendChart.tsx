import { useTranslation } from 'react-i18next';
import { type DotItemDotProps, Line, LineChart, XAxis, YAxis } from 'recharts';
import { attainmentText } from '../../../src/compliance/attainment.ts';
import { opened, rowsBehind } from './compliance-place.ts';
import { type MonthTotal, monthTotals } from './matrix-lines.ts';
import { monthHead, monthText } from './month-text.ts';
import type { ReportScope } from './report-scope.ts';
import { useCellKeys } from './use-cell-keys.ts';
import { goToReport } from './use-compliance-place.ts';

const TO_WIDTH = { width: '100%', height: 'auto' } as const;
const WIDTH = 900;
const HEIGHT = 150;
/** Labels of more months than this would lie over each other. */
const LABELLED = 18;

/** Attainment of all clocks by month. A month without clocks leaves a gap. */
export default function TrendChart({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { months, attainment } = scope.report;
  const cells = useCellKeys<HTMLDivElement>();
  const points = monthTotals(months, attainment).map((one, i) => ({
    ...one,
    head: monthHead(one.month, i === 0),
    text: attainmentText(one.tally),
  }));
  const labelled = points.length <= LABELLED;
  const least = Math.min(...points.flatMap(({ percent }) => (percent === null ? [] : [percent])), 100);
  return (
    <div {...cells}>
      <LineChart
        width={WIDTH}
        height={HEIGHT}
        style={TO_WIDTH}
        data={points}
        margin={{ top: 24, right: 24, bottom: 0, left: 24 }}
        accessibilityLayer={false}
        className="trend-chart"
        title={t('compliance.trend.title')}
        desc={points.map(({ month, text }) => `${monthText(month)} ${text}`).join('; ')}
      >
        <YAxis hide domain={[Math.max(0, Math.floor(least) - 1), 100]} />
        <XAxis
          dataKey="month"
          height={22}
          interval={labelled ? 0 : 'preserveStartEnd'}
          tickLine={false}
          axisLine={{ className: 'axis' }}
          tickFormatter={(month) => points.find((one) => one.month === month)?.head ?? ''}
        />
        <Line
          dataKey="percent"
          isAnimationActive={false}
          connectNulls={false}
          dot={(dot: DotItemDotProps) => (
            <Point key={dot.key} dot={dot} point={points[dot.index]} labelled={labelled} scope={scope} />
          )}
        />
      </LineChart>
    </div>
  );
}

interface PointProps {
  readonly dot: DotItemDotProps;
  readonly point: MonthTotal & { readonly text: string };
  readonly labelled: boolean;
  readonly scope: ReportScope;
}

/** One month: leads to its breaches, or to what was met where there is none. */
function Point({ dot, point, labelled, scope }: PointProps) {
  const { cx, cy } = dot;
  if (cx === undefined || cy === undefined || point.percent === null) return null;
  const { month, tally, text } = point;
  const name = `${monthText(month)}: ${text} %`;
  const standing = tally.breached > 0 ? 'breached' : 'met';
  const go = () =>
    goToReport(opened(scope.place, rowsBehind({ of: 'clocks', span: 'month', month, standing })));
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a picture a link is what says so
    <g
      role="link"
      tabIndex={0}
      aria-label={name}
      className="point"
      onClick={go}
      onKeyDown={(event) => event.key === 'Enter' && go()}
    >
      <title>{name}</title>
      <circle className="reach" cx={cx} cy={cy} r="14" />
      <circle cx={cx} cy={cy} r="3" />
      {labelled && (
        <text x={cx} y={cy - 10} textAnchor="middle">
          {text}
        </text>
      )}
    </g>
  );
}
