import { useTranslation } from 'react-i18next';
import { LEVELS } from '../../src/boards/level.ts';
import type { WindowRow } from '../../src/boards/window-row.ts';
import { ageText } from '../i18n/duration.ts';
import { dayOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { type NoneKnown, noticeWords } from './windows-words.ts';

interface ComingWindowProps {
  readonly row: WindowRow;
  readonly none: NoneKnown;
}

/** A window to come in one line, by the work in it that asks for most. */
export function ComingWindow({ row, none }: ComingWindowProps) {
  const { t } = useTranslation();
  const { window, terms, works, ladder, holiday } = row;
  const [worst] = [...works].sort((a, b) => LEVELS.indexOf(a.line.level) - LEVELS.indexOf(b.line.level));
  const more = works.length > 1 ? ` ${t('windows.more', { count: works.length - 1 })}` : '';
  const state = () => {
    if (!worst) {
      if (!ladder) return null;
      const word =
        ladder.leftMs < 0
          ? t('windows.live.noticePassed')
          : t('windows.live.noticeLeft', { length: ageText(ladder.leftMs, t) });
      return <span className="right quiet">{word}</span>;
    }
    const { line } = worst;
    const level = line.noticeLevel;
    const pending = line.notice?.kind === 'to-announce' && level !== 'late' ? line.notice : null;
    const leftMs = pending && ladder ? pending.latest - (ladder.latest - ladder.leftMs) : null;
    const within = leftMs === null ? null : t('windows.live.announceWithin', { length: ageText(leftMs, t) });
    return (
      <span className={`right with-shape ${level}`}>
        <Shape level={level} />
        {within ?? noticeWords(line, t).word}
      </span>
    );
  };
  return (
    <div className="row coming-window">
      <b>{dayOf(window.start, terms.zone)}</b>
      <span className="clip secondary">
        {worst ? worst.line.work.title + more : none.windows}
        {holiday !== null && <span className="watch"> · {holiday}</span>}
      </span>
      {state()}
    </div>
  );
}
