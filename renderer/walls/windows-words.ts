import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AddressTiersTerms, ServiceWindow } from '../../src/agreements/terms.ts';
import type { WallTrust } from '../../src/boards/data-age.ts';
import type { WorkLine } from '../../src/boards/work-line.ts';
import { ageText } from '../i18n/duration.ts';
import { datedMomentOf, momentOf } from '../i18n/moment.ts';
import { weekdayDayOf } from '../i18n/window-moment.ts';
import { LOCALE } from '../i18n/words.ts';
import { listOf } from '../parts/Band.tsx';

/** What stands where there is nothing: only fresh data may say that nothing is planned. */
export interface NoneKnown {
  readonly windows: string;
  readonly preventive: string;
  readonly faults: string;
}

/** The words for what is not there, by how far the wall can be trusted. */
export function useNoneKnown(trust: WallTrust, zone: string, now: number): NoneKnown {
  const { t } = useTranslation();
  if (trust.kind === 'fresh') {
    return {
      windows: t('windows.none'),
      preventive: t('windows.preventive.noneKnown'),
      faults: t('windows.live.noFaults'),
    };
  }
  const since = trust.kind === 'unconnected' ? null : trust.since;
  const at = since === null ? null : momentOf(since, zone, now);
  const none = at === null ? t('windows.noneKnown') : t('windows.noneKnownAt', { at });
  return { windows: none, preventive: none, faults: t('windows.live.noFaultsKnown') };
}

/** The heading: when the windows are, and how early their work is announced. */
export function useWindowsHeading(providers: readonly AddressTiersTerms[]): string {
  const { t } = useTranslation();
  const [first, ...others] = providers;
  if (!first || others.length > 0) {
    return t('windows.headingMany', { names: listOf(providers.map(({ name }) => name)) });
  }
  const { windows, noticeWorkingDays: count, noticeCounted } = first.plannedWork;
  if (windows.length === 0) return t('windows.headingMany', { names: first.name });
  const named = windows.length > NAMED_WINDOWS ? windows.slice(0, 1) : windows;
  const rest = windows.length - named.length;
  const more = rest > 0 ? [t('windows.headingMore', { count: rest })] : [];
  const hours = listOf([...named.map(windowText), ...more]);
  const days = isInWords(count) ? t(`windows.days.n${count}`) : String(count);
  return t(`windows.heading.${noticeCounted}`, { hours, days, count });
}

/** So many weekly windows are named in the heading. */
const NAMED_WINDOWS = 2;

/** A weekly window: `Monday 00–06`. */
function windowText({ weekday, openMinute, closeMinute }: ServiceWindow): string {
  return `${weekdayName(weekday)} ${minuteText(openMinute)}–${minuteText(closeMinute)}`;
}

type InWords = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

function isInWords(count: number): count is InWords {
  return count >= 1 && count <= 9;
}

/** The weekday by its number, 1 for Monday. */
function weekdayName(weekday: number): string {
  // 5 January 1970 was a Monday.
  return new Intl.DateTimeFormat(LOCALE, { weekday: 'long', timeZone: 'UTC' }).format(
    (4 + weekday - 1) * 86_400_000,
  );
}

function minuteText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hour = two(Math.floor(minute / 60) % 24);
  return minute % 60 === 0 ? hour : `${hour}:${two(minute % 60)}`;
}

/** How the announcement of work stands, in a word and what is to be said beside it. */
export interface NoticeWords {
  readonly word: string;
  readonly rest: readonly string[];
}

/**
 * The words of a notice; work outside its window says so first, unless nobody announced it either. `short`:
 * there is little room, and the latest notice stands beside it.
 */
export function noticeWords(line: WorkLine, t: TFunction, short = false): NoticeWords {
  const { notice, terms, marks, voidedNoticeAt, work } = line;
  const day = voidedNoticeAt === null ? null : weekdayDayOf(voidedNoticeAt, terms.zone);
  const moved = day === null ? [] : [short ? t('windows.movedShort') : t('windows.moved', { day })];
  if (marks.includes('outside-window')) {
    if (notice?.kind === 'unannounced') {
      return { word: t('windows.notice.unannounced'), rest: [t('windows.outside'), ...moved] };
    }
    return { word: t('windows.notice.outside-window'), rest: short ? moved : [saidOf(line, t), ...moved] };
  }
  switch (notice?.kind) {
    case 'in-time': {
      const at = work.noticeAt === null ? [] : [datedMomentOf(work.noticeAt, terms.zone)];
      return { word: t('windows.notice.in-time'), rest: at };
    }
    case 'short-notice': {
      const of = terms.plannedWork.noticeWorkingDays;
      const key = short ? 'windows.givenShort' : 'windows.given';
      const given = t(key, { given: notice.workingDaysGiven, of });
      return { word: t('windows.notice.short-notice'), rest: [given] };
    }
    case 'to-announce': {
      const by = short ? [] : [t('windows.by', { at: datedMomentOf(notice.latest, terms.zone) })];
      return { word: t('windows.notice.to-announce'), rest: moved.length > 0 ? moved : by };
    }
    case 'unannounced': {
      const since = short ? [] : [t('windows.since', { at: datedMomentOf(notice.latest, terms.zone) })];
      return { word: t('windows.notice.unannounced'), rest: moved.length > 0 ? moved : since };
    }
    default:
      return { word: t('windows.notice.unknown'), rest: [] };
  }
}

/** How the announcement of work stands, as part of a sentence. */
export function saidOf({ notice, terms }: WorkLine, t: TFunction): string {
  switch (notice?.kind) {
    case 'in-time':
    case 'short-notice':
    case 'unannounced':
      return t(`windows.said.${notice.kind}`);
    case 'to-announce':
      return t('windows.said.to-announce', { at: datedMomentOf(notice.latest, terms.zone) });
    case 'not-required':
      return t('windows.preventive.notAnnounced');
    default:
      return t('windows.said.unknown');
  }
}

const WEEK = 7 * 24 * 3_600_000;

/** How long until a window opens: far away the days alone. */
export function untilText(ms: number, t: TFunction): string {
  return ms < WEEK ? ageText(ms, t) : daysText(ms, t);
}

/** The whole days of a length. */
export function daysText(ms: number, t: TFunction): string {
  return `${Math.floor(ms / (WEEK / 7))} ${t('unit.d')}`;
}
