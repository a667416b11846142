import type { Instant } from '../../../../src/calendars/period.ts';
import {
  WORK_IMPACTS,
  WORK_KINDS,
  type WorkImpact,
  type WorkKind,
  type WorkStatus,
} from '../../../../src/planned-work/work.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { type ContentLine, textOfValue, textsOfValue } from './content-lines.ts';
import { parseDuration } from './durations.ts';
import type { Properties } from './event-properties.ts';
import type { NoticeRule } from './icalendar-config.ts';
import { quoted, readable, Unreadable } from './problem.ts';
import { instantOfProperty } from './time-values.ts';
import type { Zones } from './zones.ts';

/** Everything an event says besides when it is and to which notice it belongs. */
export type WorkDetails = Omit<
  WorkRecord,
  'provider' | 'start' | 'end' | 'presumedEnd' | 'notice' | 'series' | 'original' | 'sequence'
> & {
  readonly noticeAt: Instant | null;
};

/** How the operator wants events to be read. */
export interface Reading {
  /** Kinds by category, in capitals. */
  readonly kinds: ReadonlyMap<string, WorkKind>;
  readonly notice: NoticeRule;
}

/** Reads what an event says of its work. Throws `Unreadable` for a property that cannot be understood. */
export function detailsOf(
  properties: Properties,
  method: string | null,
  zones: Zones,
  reading: Reading,
): WorkDetails {
  const instant = (name: string): Instant | null => {
    const property = properties.filled(name);
    return property ? instantOfProperty(property, zones) : null;
  };
  const actualStart = instant('X-WALLCLOCK-ACTUAL-START');
  const actualEnd = instant('X-WALLCLOCK-ACTUAL-END');
  if (actualStart !== null && actualEnd !== null && actualEnd <= actualStart) {
    const property = properties.filled('X-WALLCLOCK-ACTUAL-END')!;
    throw new Unreadable(
      property,
      `${quoted(property.value)} is not after X-WALLCLOCK-ACTUAL-START; correct one`,
    );
  }
  const notice = noticePropertyOf(properties, reading.notice);
  const url = properties.filled('URL')?.value.trim();
  return {
    kind: kindOf(properties, reading.kinds),
    title: properties.text('SUMMARY')?.replace(/\s+/g, ' ') ?? properties.text('UID')!,
    status: statusOf(properties, method),
    impact: impactOf(properties),
    noticeAt: notice ? instantOfProperty(notice, zones) : null,
    actualStart,
    actualEnd,
    downtimeMinutes: downtimeOf(properties.filled('X-WALLCLOCK-DOWNTIME')),
    reason: properties.text('X-WALLCLOCK-REASON'),
    // Anything but a web address could make a page do something when it is followed.
    noticeUrl: url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null,
    objects: properties.texts('X-MAINTNOTE-OBJECT-ID'),
    maintenance: {
      provider: properties.text('X-MAINTNOTE-PROVIDER'),
      account: properties.text('X-MAINTNOTE-ACCOUNT'),
      ids: properties.texts('X-MAINTNOTE-MAINTENANCE-ID'),
    },
  };
}

function kindOf(properties: Properties, kinds: ReadonlyMap<string, WorkKind>): WorkKind {
  const own = properties.filled('X-WALLCLOCK-KIND');
  if (own) {
    const meant = didYouMean(own.value.slice(0, 60), WORK_KINDS);
    return readable(
      own,
      (value) => WORK_KINDS.find((kind) => kind === value.toLowerCase()) ?? null,
      (value) => `${value} is not a kind; ${meant ? `did you mean '${meant}'?` : WORK_KINDS.join(' or ')}`,
    );
  }
  const categories = properties.all('CATEGORIES').flatMap(({ value }) => textsOfValue(value));
  for (const category of categories) {
    const kind = kinds.get(categoryKey(category));
    if (kind) return kind;
  }
  return 'service-window';
}

/** A category as it is compared: without regard to case and to blanks around it. */
export function categoryKey(category: string): string {
  return category.normalize('NFC').trim().toUpperCase();
}

/** A word as properties of maintenance notifications write it: leading blanks and any case are tolerated. */
const wordOf = (property: ContentLine | undefined) => property?.value.trim().toUpperCase() ?? '';

const STATUSES: Readonly<Record<string, WorkStatus>> = {
  TENTATIVE: 'tentative',
  CANCELLED: 'cancelled',
  CANCELED: 'cancelled',
  'IN-PROCESS': 'in-process',
  COMPLETED: 'completed',
};

function statusOf(properties: Properties, method: string | null): WorkStatus {
  const status = wordOf(properties.filled('STATUS'));
  const maintenance = wordOf(properties.filled('X-MAINTNOTE-STATUS'));
  const cancelled = [status, maintenance].some((word) => STATUSES[word] === 'cancelled');
  if (cancelled || method === 'CANCEL') return 'cancelled';
  return STATUSES[maintenance || status] ?? 'confirmed';
}

function impactOf(properties: Properties): WorkImpact {
  const word = wordOf(properties.filled('X-MAINTNOTE-IMPACT')).toLowerCase();
  return WORK_IMPACTS.find((impact) => impact === word) ?? 'outage';
}

/** The property that says when work was announced, as the operator wants it to be read. */
export function noticePropertyOf(properties: Properties, rule: NoticeRule): ContentLine | undefined {
  const own = properties.filled('X-WALLCLOCK-NOTICE-AT');
  if (own || rule === 'none' || rule === 'first-read') return own;
  return properties.filled(rule === 'created' ? 'CREATED' : rule.property.toUpperCase());
}

function downtimeOf(property: ContentLine | undefined): number | null {
  if (!property) return null;
  return readable(
    property,
    (value) => {
      if (/^\d{1,6}$/.test(value)) return Number(value);
      if (/^P(T?0+[DWHMS])+$/i.test(value)) return 0;
      const length = parseDuration(textOfValue(value));
      return length && length.days * 1440 + length.milliseconds / 60_000;
    },
    (value) => `${value} is not a downtime; write it as PT7M or as whole minutes`,
  );
}
