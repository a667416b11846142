import { useTranslation } from 'react-i18next';
import type { DisruptionHeading } from '../../src/boards/clocks-lines.ts';
import { momentOf, zoneMark } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';

interface DisruptionRowProps {
  readonly id: string;
  readonly heading: DisruptionHeading;
  readonly now: number;
  readonly zone: string;
}

/** The heading of a general disruption: what it is, since when, and how its faults stand, folded or not. */
export function DisruptionRow({ id, heading, now, zone }: DisruptionRowProps) {
  const { t } = useTranslation();
  const { title, since, faults, clocks, worst, late, nextDueAt } = heading;
  const moment = (at: number) => momentOf(at, heading.zone, now) + zoneMark(at, heading.zone, zone);
  return (
    <article className="disruption" data-key={id} aria-label={title}>
      {worst !== null && (
        <span className={worst}>
          <Shape level={worst} />
        </span>
      )}
      <h3 className="clip">{title}</h3>
      <p className="since">{t('disruptions.since', { at: moment(since) })}</p>
      <p className="faults">
        <b className="primary">
          {faults === 0 ? t('disruptions.noFault') : t('disruptions.faults', { count: faults })}
        </b>
        {faults > 0 && clocks === 0 && ` · ${t('disruptions.noClock')}`}
        {clocks > 0 && clocks !== faults && ` · ${t('disruptions.clocks', { count: clocks })}`}
        {late > 0 && (
          <>
            {' · '}
            <b className="late">{t('disruptions.late', { count: late })}</b>
          </>
        )}
        {nextDueAt !== null && ` · ${t('disruptions.nextDue', { at: moment(nextDueAt) })}`}
      </p>
    </article>
  );
}
