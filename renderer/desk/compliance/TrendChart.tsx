import { useTranslation } from 'react-i18next';
import { LabelList, Line, LineChart, XAxis, YAxis } from 'recharts';
import { attainmentText } from '../../../src/compliance/attainment.ts';
import { monthTotals } from './matrix-lines.ts';
import { monthHead, monthText } from './month-text.ts';
import type { ReportScope } from './report-scope.ts';

const TO_WIDTH = { width: '100%', height: 'auto' } as const;
const WIDTH = 900;
const HEIGHT = 150;
/** Labels of more months than this would lie over each other. */
const LABELLED = 18;

/** Attainment of all clocks by month. A month without clocks leaves a gap. */
export default function TrendChart({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { months, attainment } = scope.report;
  const points = monthTotals(months, attainment).map((one, i) => ({
    ...one,
    head: monthHead(one.month, i === 0),
    text: attainmentText(one.tally),
  }));
  const least = Math.min(...points.flatMap(({ percent }) => (percent === null ? [] : [percent])), 100);
  return (
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
        interval={points.length > LABELLED ? 'preserveStartEnd' : 0}
        tickLine={false}
        axisLine={{ className: 'axis' }}
        tickFormatter={(month) => points.find((one) => one.month === month)?.head ?? ''}
      />
      <Line dataKey="percent" isAnimationActive={false} dot={{ r: 3 }} connectNulls={false}>
        {points.length <= LABELLED && <LabelList dataKey="text" position="top" />}
      </Line>
    </LineChart>
  );
}
