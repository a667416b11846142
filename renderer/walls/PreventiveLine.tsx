import type { TFunction } from 'i18next';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreventiveDay as Day, PreventiveLine as Line } from '../../src/boards/preventive-line.ts';
import type { WorkLine } from '../../src/boards/work-line.ts';
import { WORK_MARKS } from '../../src/boards/work-line.ts';
import { ageText } from '../i18n/duration.ts';
import { momentOf, timeOf } from '../i18n/moment.ts';
import { hoursOf, weekdayDayOf } from '../i18n/window-moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { Reach } from './Reach.tsx';
import { Kind } from './WindowWork.tsx';
import { type NoneKnown, untilText } from './windows-words.ts';

interface PreventiveLineProps {
  readonly line: Line;
  readonly now: number;
  readonly none: NoneKnown;
}

/** The preventive hour: what comes next, and what has ended today. */
export function PreventiveLine({ line, now, none }: PreventiveLineProps) {
  const { t } = useTranslation();
  const { next, other, more } = line;
  return (
    <div className="preventive">
      {next === null && other === null && (
        <section>
          <h3>{t('windows.preventive.none')}</h3>
          <p className="label secondary">{none.preventive}</p>
        </section>
      )}
      {next && <PreventiveDay day={next} now={now} more={other ? null : more} />}
      {other && <PreventiveDay day={other} now={now} more={more} />}
    </div>
  );
}

interface PreventiveDayProps {
  readonly day: Day;
  readonly now: number;
  readonly more: Line['more'];
}

/** The preventive work of one day, by the piece that asks for most. */
export function PreventiveDay({ day, now, more }: PreventiveDayProps) {
  const { t } = useTranslation();
  const { works, terms, hour, today, cancelled } = day;
  const [line] = works;
  const withHour = line.work.start === hour.start;
  const { word, wait } = stateWords(line, withHour, now, t);
  const named = today ? t('windows.preventive.today') : weekdayDayOf(hour.start, terms.zone);
  const title = t('windows.preventive.title', { day: named, hours: hoursOf(hour, terms.zone) });
  const calm = line.level === 'calm';
  return (
    <section>
      <div className="row">
        <h3>{calm || wait === null ? title : `${title} · ${wait}`}</h3>
        <b className={calm ? 'right' : `right with-shape ${line.level}`}>
          {!calm && <Shape level={line.level} />}
          {word}
        </b>
      </div>
      <p className="label clip">
        <b>{line.work.title}</b>
        <span className="secondary">
          {' · '}
          <Kind line={line} />
          {detailsOf(line, day, t).map((detail, i) => (
            // The details of one work never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Fragment key={i}>
              {i > 0 && ' · '}
              {detail}
            </Fragment>
          ))}
          {works.length > 1 && ` · ${t('windows.more', { count: works.length - 1 })}`}
          {cancelled > 0 && ` · ${t('windows.cancelled', { count: cancelled })}`}
        </span>
        {more && (
          <span className={more.level === 'calm' ? 'secondary' : more.level}>
            {' · '}
            {t('windows.preventive.more', { count: more.count })}
          </span>
        )}
      </p>
    </section>
  );
}

/** What is said first of preventive work, and how long it is to be waited for; `withHour`: it starts when its hour does. */
function stateWords(line: WorkLine, withHour: boolean, now: number, t: TFunction) {
  const { work, terms, progress, marks, level } = line;
  const at = (instant: number) => momentOf(instant, terms.zone, now);
  const coming = progress.kind === 'planned' ? untilText(work.start - now, t) : null;
  const waitKey = withHour ? 'windows.preventive.in' : 'windows.preventive.startsIn';
  const wait = coming === null ? null : t(waitKey, { length: coming });
  if (progress.kind === 'overrun') {
    return { word: t('windows.overruns', { length: ageText(progress.byMs, t) }), wait };
  }
  const mark = WORK_MARKS.find((each) => marks.includes(each));
  if (level !== 'calm' && mark) return { word: t(`windows.preventive.${mark}`), wait };
  if (progress.kind === 'ended') {
    if (progress.overranMs > 0) {
      return { word: t('windows.overran', { length: ageText(progress.overranMs, t) }), wait };
    }
    if (progress.at === null) return { word: t('windows.preventive.endedUnknown'), wait };
    return { word: t('windows.preventive.ended', { at: at(progress.at) }), wait };
  }
  return { word: wait ?? t('windows.preventive.running', { at: at(work.end) }), wait };
}

function detailsOf(line: WorkLine, day: Day, t: TFunction): ReactNode[] {
  const { work, terms, progress, marks } = line;
  const details: ReactNode[] = [];
  // Beside the hour alone a wait would be read as the wait for the hour.
  if (progress.kind !== 'planned' || work.start !== day.hour.start) {
    const ended = progress.kind === 'ended' && progress.recorded ? progress.at : null;
    const from = timeOf(work.actualStart ?? work.start, terms.zone);
    details.push(t('windows.span', { from, to: timeOf(ended ?? work.end, terms.zone) }));
  }
  if (marks.includes('longer-than-usual')) {
    const minutes = (count: number) => ageText(count * 60_000, t);
    const usual = minutes(terms.plannedWork.preventive!.usualDowntimeMinutes);
    details.push(t('windows.preventive.down', { length: minutes(work.downtimeMinutes ?? 0), usual }));
  } else {
    details.push(<Reach reach={line.reach} />);
  }
  if (progress.kind === 'planned' && day.works.length === 1)
    details.push(t('windows.preventive.notAnnounced'));
  return details;
}
