import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, type BarShapeProps, ReferenceLine, XAxis, YAxis } from 'recharts';
import { countText } from '../../i18n/count.ts';
import { opened, rowsBehind } from './compliance-place.ts';
import type { ReportScope } from './report-scope.ts';
import { useCellKeys } from './use-cell-keys.ts';
import { goToReport } from './use-compliance-place.ts';
import { type UsedStep, usedSteps } from './used-steps.ts';

/** The picture's own units: it is drawn to the width that there is. */
const TO_WIDTH = { width: '100%', height: 'auto' } as const;
const WIDTH = 568;
const HEIGHT = 172;
/** The least that is seen of a bar that is not empty. */
const LEAST = 2;
const GOAL = 100;

/** How much of their goals the period's clocks used, in steps of ten percent. */
export default function UsedChart({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const steps = usedSteps(scope.report.used.steps);
  const cells = useCellKeys<HTMLDivElement>();
  const last = steps.length - 1;
  return (
    // The bars are links, one stop of the Tab key, as those of a table are.
    <div className="used-chart" {...cells}>
      <BarChart
        width={WIDTH}
        height={HEIGHT}
        style={TO_WIDTH}
        data={steps}
        margin={{ top: 20, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={2}
        accessibilityLayer={false}
        title={t('compliance.used.title')}
        desc={steps.map((step) => `${stepName(step)}: ${step.clocks}`).join('; ')}
      >
        <defs>
          <pattern
            id="over-goal"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" className="hatch-ground" />
            <line x1="0" x2="0" y1="0" y2="5" className="hatch-line" />
          </pattern>
        </defs>
        <YAxis hide domain={[0, 'dataMax']} />
        <XAxis
          dataKey="over"
          height={20}
          interval={0}
          tickLine={false}
          axisLine={{ className: 'axis' }}
          tick={(tick) => (
            <Tick {...tick} step={steps[tick.index]} width={WIDTH / steps.length} last={last} />
          )}
        />
        <Bar
          dataKey="clocks"
          isAnimationActive={false}
          shape={(bar: BarShapeProps) => <StepBar bar={bar} step={steps[bar.index]} scope={scope} />}
        />
        <ReferenceLine x={GOAL} position="start" className="goal" ifOverflow="visible" />
      </BarChart>
    </div>
  );

  function stepName(step: UsedStep): string {
    return step.upTo === null
      ? t('compliance.used.over', { over: step.over })
      : t('compliance.used.step', { over: step.over, upTo: step.upTo });
  }
}

interface StepBarProps {
  readonly bar: BarShapeProps;
  readonly step: UsedStep;
  readonly scope: ReportScope;
}

function StepBar({ bar, step, scope }: StepBarProps) {
  const { t } = useTranslation();
  const { x, y, width, height } = bar;
  const { over, upTo, clocks } = step;
  if (clocks === 0) return null;
  const name =
    upTo === null
      ? t('compliance.used.overBar', { over, count: clocks })
      : t('compliance.used.bar', { over, upTo, count: clocks });
  const go = () =>
    goToReport(
      opened(
        scope.place,
        rowsBehind({
          of: 'clocks',
          span: 'period',
          percentOver: over === 0 ? '' : String(over),
          percentUpTo: upTo === null ? '' : String(upTo),
          // One that stopped while its calendar was closed used its goal and no more, and is breached all the same.
          standing: over < GOAL ? '' : 'breached',
        }),
      ),
    );
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go();
  };
  const tall = Math.max(LEAST, height);
  const top = y + height - tall;
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a picture a link is what says so
    <g
      role="link"
      tabIndex={0}
      aria-label={name}
      className={over >= GOAL ? 'step is-over' : 'step'}
      onClick={go}
      onKeyDown={press}
    >
      <title>{name}</title>
      <rect className="reach" x={x} y={0} width={width} height={y + height} />
      <rect className="fill" x={x} y={top} width={width} height={tall} />
      <text x={x + width / 2} y={top - 5} textAnchor="middle">
        {countText(clocks)}
      </text>
    </g>
  );
}

interface TickProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly step: UsedStep;
  /** How wide a step is. */
  readonly width: number;
  readonly last: number;
  readonly index: number;
}

/** Edges that are named: where the first begins, half, four fifths, the goal, and where the last begins. */
function Tick({ x, y, step, width, last, index }: TickProps) {
  const { t } = useTranslation();
  const edge = Number(x) - width / 2;
  const at = { y: Number(y) + 6 };
  if (index === last) {
    return (
      <text {...at} x={Number(x) + width / 2 - 2} textAnchor="end" className="quiet">
        {t('compliance.used.over', { over: step.over })}
      </text>
    );
  }
  if (step.over === GOAL) {
    return (
      <text {...at} x={edge} textAnchor="middle" className="is-goal">
        {t('compliance.used.goal')}
      </text>
    );
  }
  if (![0, 50, 80].includes(step.over)) return null;
  return (
    <text {...at} x={edge} className="quiet">
      {step.over === 0 ? '0' : `${step.over} %`}
    </text>
  );
}
