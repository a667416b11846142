import { type Instant, merged, overlap, type Period } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';
import { workProgress } from '../planned-work/progress.ts';
import type { ScheduledWork } from '../planned-work/work.ts';

/** An address as far as work and disruptions can name it. */
export interface Place {
  readonly addressId: string | null;
  /** The lines on which the address depends, by id. */
  readonly lines: readonly string[];
  /** The address as people write it; null when it is not on file. */
  readonly address: string | null;
}

/** Whether something that names addresses, and lines on which addresses depend, touches this address. */
export function workTouches({ objects }: Pick<ScheduledWork, 'objects'>, place: Place): boolean {
  return objects.some((object) => object === place.addressId || place.lines.includes(object));
}

/**
 * Whether a general disruption touches this address: "addresses or area". An area is a list, parted by commas,
 * semicolons or bars; each item touches the addresses whose text has it as whole words, without regard to case:
 * `8660, 8680`, `Skanderborg`, `Søndergade`.
 */
export function disruptionTouches(
  disruption: { readonly objects: readonly string[]; readonly area: string | null },
  place: Place,
): boolean {
  if (workTouches(disruption, place)) return true;
  if (disruption.area === null || place.address === null) return false;
  const address = wordsOf(place.address);
  const areas = disruption.area.split(/[,;|]/).map(wordsOf);
  return areas.some(
    (area) => area.length > 0 && address.some((_, at) => area.every((word, i) => address[at + i] === word)),
  );
}

/** The words of a text, in one case: stretches of letters and digits. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * Whether a fault's cycle, from `start` to `end` (null while it is open), overlaps a piece of work as it was planned or
 * as it really went, as far as both have come at `now`: "A fault that overlaps planned work at its address is
 * annotated with it; the clock is unchanged". Cancelled work overlaps nothing.
 */
export function overlapsWork(
  work: ScheduledWork,
  start: Instant,
  end: Instant | null,
  now: Instant,
): boolean {
  if (start > now) return false;
  // An open cycle reaches up to `now`, which is in it; one that ended as it began is there for that instant.
  const until = end === null || end > now ? now + 1 : Math.max(end, start + 1);
  // Merging leaves out what is empty: an end that was recorded before its start.
  return merged(spansOf(work, now)).some((span) => overlap(span, { start, end: until }));
}

/** When work was planned to happen, and when it really has by `now`. */
function spansOf(work: ScheduledWork, now: Instant): Period[] {
  const progress = workProgress(work, now);
  const planned = { start: work.start, end: work.end };
  switch (progress.kind) {
    case 'cancelled':
      return [];
    case 'planned':
      return [planned];
    case 'running':
    case 'overrun':
      return [planned, { start: progress.since ?? now, end: now + 1 }];
    case 'ended': {
      if (!progress.recorded || progress.at === null) return [planned];
      return [planned, { start: work.actualStart ?? work.start, end: progress.at }];
    }
    default:
      return impossible(progress);
  }
}
