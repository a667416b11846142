import { useTranslation } from 'react-i18next';
import type { FittedRow } from '../../src/boards/window-fit.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText } from '../i18n/duration.ts';
import { dayOf, weekdayOf, zoneMark } from '../i18n/moment.ts';
import { hoursOf } from '../i18n/window-moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { NoticeLadder } from './NoticeLadder.tsx';
import { WindowWork } from './WindowWork.tsx';
import { type NoneKnown, untilText } from './windows-words.ts';

interface WindowRowProps {
  readonly row: FittedRow;
  /** Of the screen. */
  readonly zone: string;
  readonly none: NoneKnown;
  /** Windows of several providers stand here: each says whose it is. */
  readonly named: boolean;
  readonly now: number;
  /** Its works have one line each. */
  readonly dense: boolean;
}

/** One service window: its date, the ladder of days up to it, and the works in it. */
export function WindowRow({ row, zone, none, named, now, dense }: WindowRowProps) {
  const { t } = useTranslation();
  const { works, shown, away, cancelled } = row;
  const cancelledText = cancelled > 0 ? t('windows.cancelled', { count: cancelled }) : null;
  return (
    <article className={`window-row is-${row.state.kind}`} data-key={row.key}>
      <WindowDate row={row} zone={zone} named={named} cancelled={works.length > 0 ? cancelledText : null} />
      <div className="notice-by">
        <NoticeLadder row={row} />
      </div>
      <div className="works">
        {shown.map((work) => (
          <WindowWork key={work.line.key} work={work} row={row} now={now} dense={dense} />
        ))}
        {away && (
          <div className={`more ${away.level} with-shape`}>
            <Shape level={away.level} />
            {t('windows.more', { count: away.count })}
          </div>
        )}
        {works.length === 0 && (
          <div className="quiet">
            {none.windows}
            {cancelledText !== null && ` · ${cancelledText}`}
          </div>
        )}
      </div>
    </article>
  );
}

interface WindowDateProps {
  readonly row: FittedRow;
  readonly zone: string;
  readonly named: boolean;
  readonly cancelled: string | null;
}

function WindowDate({ row, zone, named, cancelled }: WindowDateProps) {
  const { window, terms, holiday } = row;
  return (
    <div className="window-date">
      <h3 className="big">{dayOf(window.start, terms.zone)}</h3>
      <p className="label secondary">{useStateText(row, zone)}</p>
      {named && <p className="label secondary clip">{terms.name}</p>}
      {holiday !== null && <p className="label watch clip">{holiday}</p>}
      {cancelled !== null && <p className="label quiet">{cancelled}</p>}
    </div>
  );
}

function useStateText({ window, terms, state }: FittedRow, screenZone: string): string {
  const { t } = useTranslation();
  const { zone } = terms;
  const mark = zoneMark(window.start, zone, screenZone);
  const hours = `${weekdayOf(window.start, zone)} ${hoursOf(window, zone)}${mark}`;
  switch (state.kind) {
    case 'coming':
      return t('windows.in', { hours, length: untilText(state.inMs, t) });
    case 'open':
      return t('windows.open', { hours, length: ageText(state.leftMs, t) });
    case 'closed':
      return t('windows.closed', { hours });
    default:
      return impossible(state);
  }
}
