import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WindowRow, WindowWork as Work } from '../../src/boards/window-row.ts';
import type { WorkLine } from '../../src/boards/work-line.ts';
import { spanOf } from '../i18n/window-moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { goingWords } from './going-words.ts';
import { Reach } from './Reach.tsx';
import { noticeWords } from './windows-words.ts';

interface WindowWorkProps {
  readonly work: Work;
  readonly row: WindowRow;
  readonly now: number;
  /** It has one line only. */
  readonly dense: boolean;
}

/** A piece of work in its window: what it is and whom it concerns, when, and how its notice stands. */
export function WindowWork({ work, row, now, dense }: WindowWorkProps) {
  const { line } = work;
  const unusual = line.work.impact !== 'outage' || line.work.status === 'tentative';
  return (
    <div className="window-work" data-key={line.key}>
      <div className="what">
        <h4 className="clip">{line.work.title}</h4>
        <p className="label secondary clip">
          <Kind line={line} />
          <Reach reach={line.reach} named={dense || unusual ? undefined : 'addresses'} short={dense} />
        </p>
      </div>
      <div className="when">
        <HoursBar work={work} row={row} />
        <p className="label secondary clip">{spanOf(line.work, row.window, line.terms.zone)}</p>
      </div>
      <Notice line={line} now={now} dense={dense} />
    </div>
  );
}

/** What kind of work it is, where that is not the usual: an outage that is settled. It stands before whom it concerns. */
export function Kind({ line: { work } }: { readonly line: WorkLine }) {
  const { t } = useTranslation();
  return (
    <>
      {work.status === 'tentative' && `${t('windows.tentative')} · `}
      {work.impact !== 'outage' && `${t(`windows.impact.${work.impact}`)} · `}
    </>
  );
}

function HoursBar({ work, row }: Pick<WindowWorkProps, 'work' | 'row'>) {
  const { bar, line } = work;
  const outside = line.marks.includes('outside-window');
  const look = [outside ? 'is-outside' : '', bar.before ? 'is-before' : '', bar.after ? 'is-after' : ''];
  return (
    <div className="hours-bar" aria-hidden="true">
      {row.scale.hours
        .filter(({ share }) => share < 1)
        .map(({ at, share }) => (
          <u key={at} style={{ left: `${share * 100}%` }} />
        ))}
      <i className={look.join(' ')} style={{ left: `${bar.from * 100}%`, right: `${(1 - bar.to) * 100}%` }} />
    </div>
  );
}

/** How the notice of work stands, with what it asks for; once the work has ended, first how it went. */
function Notice({ line, now, dense }: Pick<WindowWorkProps, 'now' | 'dense'> & { readonly line: WorkLine }) {
  const { t } = useTranslation();
  const { level, word, rest } = endedWords(line, now, t) ?? {
    level: line.noticeLevel,
    ...noticeWords(line, t, dense),
  };
  return (
    <div className={`notice ${level}`}>
      <Shape level={level} />
      <span>
        <b>{word}</b>
        {rest.length > 0 && <span className="label">{rest.join(' · ')}</span>}
      </span>
    </div>
  );
}

function endedWords(line: WorkLine, now: number, t: TFunction) {
  if (line.progress.kind !== 'ended') return null;
  const { lead, level, rest } = goingWords(line, now, t);
  return { level: level ?? line.noticeLevel, word: lead, rest: [rest] };
}
