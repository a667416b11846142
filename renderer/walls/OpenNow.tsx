import { useTranslation } from 'react-i18next';
import type { ChangingHours, NextChange, OpenNow, ProviderHours } from '../../src/boards/open-now.ts';
import { countdownText } from '../i18n/duration.ts';
import { dayOf, momentOf, weekdayOf } from '../i18n/moment.ts';
import { placeOf } from '../parts/Tape.tsx';
import { Worded } from '../parts/Worded.tsx';
import { namesText } from './hours-names.ts';
import { OpeningLine } from './OpeningLine.tsx';

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

/** What a day's label takes at the end of the tape. */
const LABEL_MS = 21 * 3_600_000;

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
          <OpeningLine key={line.key} line={line} open={open} now={now} zone={zone} />
        ))}
      </div>
    </div>
  );
}
