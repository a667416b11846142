import type { TFunction } from 'i18next';
import type { WorkLine } from '../../src/boards/work-line.ts';
import type { Attention } from '../../src/clocks/clock.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { noticeWords, saidOf } from './windows-words.ts';

/** How work goes, in words. */
export interface GoingWords {
  readonly lead: string;
  /** null: the lead asks for nothing. */
  readonly level: Attention | null;
  readonly rest: string;
  /** How the announcement stands, where it asks for more than a word. */
  readonly restLevel: { readonly level: Attention; readonly said: string } | null;
}

/**
 * How work goes: first how long it has left, or what is wrong with it once it has ended. `short`: there is
 * little room, so that nothing is said of a notice that asks for nothing.
 */
export function goingWords(line: WorkLine, now: number, t: TFunction, short = false): GoingWords {
  const { work, progress, terms, noticeLevel } = line;
  const at = (instant: number) => momentOf(instant, terms.zone, now);
  const grave = noticeLevel === 'late' || noticeLevel === 'urgent';
  const { word, rest } = noticeWords(line, t);
  const graveSaid = line.marks.includes('outside-window') ? t('windows.outside') : saidOf(line, t);
  const restLevel = grave ? { level: noticeLevel, said: graveSaid } : null;
  const silent = grave || (short && noticeLevel === 'calm');
  const beside = (text: string) => (silent ? text : `${text} · ${saidOf(line, t)}`);
  switch (progress.kind) {
    case 'planned': {
      const lead = t('windows.live.starts', { length: ageText(work.start - now, t) });
      return {
        lead,
        level: null,
        rest: beside(t('windows.live.startsAt', { at: at(work.start) })),
        restLevel,
      };
    }
    case 'running': {
      const lead = t('windows.live.left', { length: ageText(progress.ends - now, t) });
      return {
        lead,
        level: null,
        rest: beside(t('windows.live.ends', { at: at(progress.ends) })),
        restLevel,
      };
    }
    case 'overrun': {
      const lead = t('windows.overruns', { length: ageText(progress.byMs, t) });
      const ended = t('windows.live.wasToEnd', { at: at(work.end) });
      return { lead, level: 'late', rest: beside(ended), restLevel };
    }
    case 'ended': {
      const said = endedText(line, now, t);
      if (grave)
        return { lead: word, level: noticeLevel, rest: [said, ...rest].join(' · '), restLevel: null };
      if (progress.overranMs > 0) {
        const lead = t('windows.overran', { length: ageText(progress.overranMs, t) });
        return { lead, level: 'watch', rest: beside(said), restLevel: null };
      }
      const lead =
        progress.at === null ? t('windows.live.ended') : t('windows.live.endedAt', { at: at(progress.at) });
      return { lead, level: null, rest: progress.recorded ? saidOf(line, t) : said, restLevel: null };
    }
    case 'cancelled':
      return { lead: '', level: null, rest: '', restLevel: null };
    default:
      return impossible(progress);
  }
}

function endedText({ progress, terms }: WorkLine, now: number, t: TFunction): string {
  if (progress.kind !== 'ended') return '';
  if (progress.at === null) return t('windows.endedUnknown');
  if (!progress.recorded) return t('windows.endedAsPlanned');
  return t('windows.ended', { at: momentOf(progress.at, terms.zone, now) });
}
