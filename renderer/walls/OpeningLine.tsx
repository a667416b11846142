import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OpeningLine as Line, OpenNow } from '../../src/boards/open-now.ts';
import type { HoursOf } from '../../src/boards/opening-hours.ts';
import { waitText } from '../i18n/duration.ts';
import { dateOf, farMomentOf, momentOf, timeOf, zoneMark } from '../i18n/moment.ts';
import { listOf } from '../parts/Band.tsx';
import { Tape } from '../parts/Tape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { plainName, promisesText } from './hours-names.ts';

interface OpeningLineProps {
  readonly line: Line;
  readonly open: OpenNow;
  readonly now: number;
  readonly zone: string;
}

/** One line of hours: whose they are, whether they are open and until when, and their tape. */
export function OpeningLine({ line, open, now, zone }: OpeningLineProps) {
  const { t } = useTranslation();
  const isOpen = line.hours?.kind === 'open';
  return (
    <div className={isOpen ? 'open-line is-open' : 'open-line'}>
      <span className="clip">
        {line.of.map((of, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names never change places
          <span key={i}>
            {i > 0 && ' · '}
            <Name of={of} />
          </span>
        ))}
      </span>
      <State line={line} now={now} zone={zone} />
      <Tape
        stretches={line.tape}
        span={open.span}
        now={now}
        midnights={open.midnights}
        described={describedOf(line, open, t)}
      />
    </div>
  );
}

function Name({ of }: { readonly of: HoursOf }) {
  const { t } = useTranslation();
  if (of.kind !== 'tier') return plainName(of, t);
  return (
    <>
      <Tier tier={of.tier} />
      {promisesText(of, t)}
    </>
  );
}

/** "open until 16:00", "closed, opens Tue 08:00", on a holiday "closed, 2. påskedag, opens Tue 08:00". */
function State({ line, now, zone }: { readonly line: Line; readonly now: number; readonly zone: string }) {
  const { t } = useTranslation();
  const { hours, holiday } = line;
  if (!hours) return <span className="state">{t('agreements.open.unknown')}</span>;
  const { until } = hours;
  const at = (until: number) =>
    momentOf(until, line.zone, now) + zoneMark(until, line.zone, zone) + soonText(until, now, t);
  if (hours.kind === 'open') {
    const state =
      until === null ? t('agreements.open.always') : t('agreements.open.until', { at: at(until) });
    return <span className="state">{state}</span>;
  }
  const opens = until === null ? '' : t('agreements.open.opens', { at: at(until) });
  return (
    <span className={holiday === null ? 'state' : 'state is-holiday'}>
      {t('agreements.open.closed')}
      {holiday !== null && <span className="clip watch">, {holiday}</span>}
      {opens && <b>, {opens}</b>}
    </span>
  );
}

/** On a tape of a week the last hour before a change is hardly to be seen, so it is told. */
const SOON_MS = 3_600_000;

function soonText(until: number, now: number, t: TFunction): string {
  return until - now < SOON_MS ? t('agreements.open.in', { in: waitText(until - now, t) }) : '';
}

function describedOf(line: Line, { span }: OpenNow, t: TFunction): string {
  const { zone } = line;
  const [from, to] = [span.start, span.end].map((at) => dateOf(at, zone));
  const open = line.tape.filter(({ kind }) => kind === 'open');
  if (open.length === 0) return t('agreements.open.tapeNever', { from, to });
  const stretches = open.map(
    ({ start, end }) => `${farMomentOf(start, zone, span.start)}–${timeOf(end, zone)}`,
  );
  return t('agreements.open.tape', { from, to, stretches: listOf(stretches) });
}
