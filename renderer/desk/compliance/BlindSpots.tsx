import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isoOf } from '../../../src/calendars/iso.ts';
import type { BlindSpot } from '../../../src/compliance/blind-spots.ts';
import { addMonths, startOfMonth } from '../../../src/compliance/counted.ts';
import { askBlind } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { dateOf, timeOf } from '../../i18n/moment.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { type ReportScope, reportZone } from './report-scope.ts';
import { useTold } from './use-told.ts';

/** On a screen the latest of them are named, and the others on demand. */
const NAMED = 3;

/** When the sources or the station were not there during the period: what happened then was read later, or never. */
export function BlindSpots({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, view, again, place } = scope;
  const zone = reportZone(scope);
  const query = {
    from: isoOf(startOfMonth(report.months[0], zone)),
    to: isoOf(startOfMonth(addMonths(report.months.at(-1)!, 1), zone)),
  };
  const { answer, problem } = useTold(askBlind, query, again);
  if (problem) return <AnswerBand problem={problem} hasRows={answer !== null} view={view} />;
  if (!answer) return null;
  const spots = answer.blind.toSorted((a, b) => b.from - a.from);
  const { knownSince, blindBefore } = answer;
  const begins = startOfMonth(report.months[0], zone);
  const before = knownSince !== null && knownSince > begins ? knownSince : null;
  const named = place.print ? spots : spots.slice(0, NAMED);
  const rest = spots.slice(named.length);
  return (
    <section className="blind" aria-labelledby="blind">
      <h2 id="blind">
        {t('compliance.blind.title')}{' '}
        <span>
          {spots.length > 0
            ? t('compliance.blind.rest')
            : t(before === null ? 'compliance.blind.none' : 'compliance.blind.noneSince')}
        </span>
      </h2>
      {before !== null && (
        <p>{t('compliance.blind.before', { at: `${dateOf(before, zone)} ${timeOf(before, zone)}` })}</p>
      )}
      {named.length > 0 && <Spots spots={named} zone={zone} />}
      {rest.length > 0 && (
        <details>
          <summary>{t('compliance.blind.more', { count: rest.length })}</summary>
          <Spots spots={rest} zone={zone} />
        </details>
      )}
      {blindBefore > 0 && (
        <p>{t('compliance.blind.earlier', { count: blindBefore, number: countText(blindBefore) })}</p>
      )}
    </section>
  );
}

function Spots({ spots, zone }: { readonly spots: readonly BlindSpot[]; readonly zone: string }) {
  const { t } = useTranslation();
  return (
    <ul>
      {spots.map((spot) => (
        <li key={`${spot.source} ${spot.from}`}>
          <b>{spotText(spot, zone, t)}</b>{' '}
          <span className="secondary">
            {spot.source === null ? t('compliance.blind.station') : spot.title}
            {spot.why && `: ${spot.why}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `Mon 23 Mar 2026: blind from 02:14 to 02:51`; one that lasts beyond its day names both days. */
export function spotText({ from, to }: BlindSpot, zone: string, t: TFunction): string {
  const day = dateOf(from, zone);
  const words = { day, from: timeOf(from, zone) };
  if (to === null) return t('compliance.blind.since', words);
  const end = timeOf(to, zone);
  return t('compliance.blind.fromTo', {
    ...words,
    to: dateOf(to, zone) === day ? end : `${dateOf(to, zone)} ${end}`,
  });
}
