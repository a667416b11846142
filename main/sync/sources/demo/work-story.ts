import type { Instant, Period } from '../../../../src/calendars/period.ts';
import type { ScheduledWork } from '../../../../src/planned-work/work.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import type { SourceRecord } from '../../source.ts';

/** What a piece of planned work is about. */
export type WorkFacts = Pick<ScheduledWork, 'kind' | 'title' | 'reason' | 'impact' | 'objects'>;

/** What changes when something becomes known of the work. */
type Change = Partial<Pick<WorkRecord, 'start' | 'end' | 'status' | 'notice' | 'noticeUrl'>> &
  Partial<Pick<WorkRecord, 'actualStart' | 'actualEnd' | 'downtimeMinutes'>>;

/** The story of one piece of planned work, told change by change in any order; each makes a record of its own. */
export class WorkStory {
  readonly #id: string;
  readonly #facts: WorkFacts;
  readonly #planned: Period;
  readonly #told: { readonly at: Instant; readonly change: Change }[] = [];

  /** Work that becomes known at `at`, to be done in a period. */
  constructor(id: string, facts: WorkFacts, planned: Period, at: Instant) {
    this.#id = id;
    this.#facts = facts;
    this.#planned = planned;
    this.#tell(at, { status: facts.kind === 'preventive' ? 'confirmed' : 'tentative' });
  }

  /** It is published, for the time at which it is to be done then. */
  announce(at: Instant): void {
    const notice = { kind: 'at', at, forStart: null } as const;
    this.#tell(at, { status: 'confirmed', notice, noticeUrl: `https://aura.dk/driftsinfo/${this.#id}` });
  }

  move(at: Instant, to: Period): void {
    this.#tell(at, { start: to.start, end: to.end });
  }

  cancel(at: Instant): void {
    this.#tell(at, { status: 'cancelled' });
  }

  /** It is done, from `start` to `end`; each is recorded as it happens. */
  carryOut(start: Instant, end: Instant, downtimeMinutes: number): void {
    this.#tell(start, { status: 'in-process', actualStart: start });
    this.#tell(end, { status: 'completed', actualEnd: end, downtimeMinutes });
  }

  /** The versions of its record in order of time; what became known before `earliest` is told then. */
  records(earliest: Instant): SourceRecord[] {
    let body: WorkRecord = {
      ...this.#facts,
      ...this.#planned,
      provider: 'aura',
      status: 'tentative',
      notice: { kind: 'none' },
      noticeUrl: null,
      actualStart: null,
      actualEnd: null,
      downtimeMinutes: null,
      series: `${this.#id}@demo`,
      sequence: null,
      maintenance: { provider: 'aura.dk', account: null, ids: [this.#id] },
    };
    // Sorting is stable: what was told first comes first within an instant.
    return this.#told
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, change }, sequence) => {
        body = { ...body, ...change, sequence };
        return { kind: 'work', record: this.#id, sequence, at: Math.max(at, earliest), body };
      });
  }

  #tell(at: Instant, change: Change): void {
    this.#told.push({ at, change });
  }
}
