import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type {
  ChangingHours,
  NextChange,
  OpeningLine,
  OpenNow,
  ProviderHours,
} from '../../src/boards/open-now.ts';
import type { HoursOf } from '../../src/boards/opening-hours.ts';
import { impossible } from '../../src/impossible.ts';
import { countdownText, waitText } from '../i18n/duration.ts';
import { dateOf, dayOf, farMomentOf, momentOf, timeOf, weekdayOf, zoneMark } from '../i18n/moment.ts';
import { listOf } from '../parts/Band.tsx';
import { placeOf, Tape } from '../parts/Tape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { Worded } from '../parts/Worded.tsx';

interface OpenNowProps {
  readonly open: OpenNow;
  readonly now: number;
  readonly zone: string;
}

/** Which desks and promises are open now, when that changes, and the week to come. */
export function OpenNowBand({ open, now, zone }: OpenNowProps) {
  const { t } = useTranslation();
  if (open.providers.length === 0) return null;
  return (
    <section className="open-now">
      <div className="open-head">
        <div>
          <h2>{t('agreements.open.heading')}</h2>
          <Next next={open.next} now={now} zone={zone} />
          {open.more > 0 && (
            <span className="label quiet">{t('agreements.open.more', { count: open.more })}</span>
          )}
        </div>
        <Days open={open} now={now} zone={zone} />
      </div>
      {open.providers.map((provider) => (
        <Provider key={provider.provider} provider={provider} open={open} now={now} zone={zone} />
      ))}
    </section>
  );
}

/** What opens or closes next: "Next 16:00, in 39 m 46 s: AURA billing and Basis onsite close". */
function Next({ next, now, zone }: { next: NextChange | null; now: number; zone: string }) {
  const { t } = useTranslation();
  if (!next) return <p className="open-next clip quiet">{t('agreements.open.noNext')}</p>;
  const closes = namesText(next.closes, t);
  const opens = namesText(next.opens, t);
  const what = [
    ...(closes ? [t('agreements.open.closes', { names: closes, count: linesOf(next.closes) })] : []),
    ...(opens ? [t('agreements.open.willOpen', { names: opens, count: linesOf(next.opens) })] : []),
  ];
  const nodes = {
    at: <b className="primary">{momentOf(next.at, zone, now)}</b>,
    what: what.join(', '),
    in: <b className="primary">{countdownText(next.at - now, t)}</b>,
  };
  return (
    <p className="open-next clip">
      <Worded text={t('agreements.open.next')} nodes={nodes} />
    </p>
  );
}

function linesOf(changing: readonly ChangingHours[]): number {
  return changing.reduce((sum, { of }) => sum + of.length, 0);
}

/** Names of hours in words, each provider's name before its first. */
function namesText(changing: readonly ChangingHours[], t: TFunction): string {
  let said = '';
  const names = changing.flatMap(({ provider, of }) =>
    of.map((each) => {
      const name = plainName(each, t);
      const first = provider !== said;
      said = provider;
      return first ? `${provider} ${name}` : name;
    }),
  );
  return names.length > 0 ? listOf(names) : '';
}

function plainName(of: HoursOf, t: TFunction): string {
  switch (of.kind) {
    case 'desk':
      return of.name;
    case 'tier':
      return [of.tier.name, promisesText(of, t)].filter(Boolean).join(' ');
    case 'emergency':
      return t('agreements.open.emergency');
    default:
      return impossible(of);
  }
}

function promisesText({ promises }: Extract<HoursOf, { kind: 'tier' }>, t: TFunction): string {
  return promises.map((promise) => t(`agreements.open.promise.${promise}`)).join(' · ');
}

/** What a day's label takes at the end of the tape. */
const LABEL_MS = 15 * 3_600_000;

/** The days of the tape, each at its midnight. */
function Days({ open, now, zone }: OpenNowProps) {
  const labelled = open.midnights.filter((at) => at + LABEL_MS < open.span.end);
  return (
    <div className="tape-days">
      {labelled.map((at) => (
        <span key={at} style={{ left: placeOf(at, open.span) }}>
          {weekdayOf(at, zone)} {dayOf(at, zone).split(' ')[0]}
        </span>
      ))}
      <i className="tape-needle" style={{ left: placeOf(now, open.span) }} />
    </div>
  );
}

function Provider({ provider, open, now, zone }: OpenNowProps & { readonly provider: ProviderHours }) {
  const { t } = useTranslation();
  const { name, contacts, holidays, lines } = provider;
  const days = holidays.map((holiday) =>
    t('agreements.open.holiday', { day: weekdayOf(holiday.at, provider.zone), name: holiday.name }),
  );
  const free = lines.length - 1 - contacts.length;
  return (
    <div className="open-provider">
      <div className="reach">
        <h3>
          <span className="clip">{name}</span>
          {free <= 0 && days.length > 0 && <span className="clip watch label">{days.join(', ')}</span>}
        </h3>
        {contacts.map(({ label, value }) => (
          <p key={`${label} ${value}`} className="contact">
            <span className="clip">{label}</span> <b className="clip">{value}</b>
          </p>
        ))}
        {free > 0 && days.length > 0 && (
          <p className={free > 1 ? 'holidays has-room watch' : 'holidays watch'}>{days.join(', ')}</p>
        )}
      </div>
      <div className="open-lines">
        {lines.map((line) => (
          <Line key={line.key} line={line} open={open} now={now} zone={zone} />
        ))}
      </div>
    </div>
  );
}

function Line({ line, open, now, zone }: OpenNowProps & { readonly line: OpeningLine }) {
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
function State({
  line,
  now,
  zone,
}: {
  readonly line: OpeningLine;
  readonly now: number;
  readonly zone: string;
}) {
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

function describedOf(line: OpeningLine, { span }: OpenNow, t: TFunction): string {
  const { zone } = line;
  const [from, to] = [span.start, span.end].map((at) => dateOf(at, zone));
  const open = line.tape.filter(({ kind }) => kind === 'open');
  if (open.length === 0) return t('agreements.open.tapeNever', { from, to });
  const stretches = open.map(
    ({ start, end }) => `${farMomentOf(start, zone, span.start)}–${timeOf(end, zone)}`,
  );
  return t('agreements.open.tape', { from, to, stretches: listOf(stretches) });
}
