import { createHash } from 'node:crypto';
import type { CurrentTerms } from '../../../../src/agreements/terms.ts';
import type { Instant, Period } from '../../../../src/calendars/period.ts';
import { localDateAt } from '../../../../src/calendars/wall-time.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import { canonicalJson } from '../../../database/facts.ts';
import { type Batch, NOTHING, type Poll, type Source, SourceError } from '../../source.ts';
import { breathe } from '../received/breathe.ts';
import type { Content } from '../received/content.ts';
import { readableTokens } from '../received/place.ts';
import { calendarText } from './calendar-text.ts';
import { type Compared, compared } from './compared.ts';
import { foundIn } from './found.ts';
import { type IcalendarSourceConfig, USUAL_KINDS } from './icalendar-config.ts';
import { quarantineOf } from './problem.ts';
import { type ReadCalendar, readCalendar } from './read-calendar.ts';
import { ReceivedCalendar } from './received-calendar.ts';
import { categoryKey, type Reading } from './work-details.ts';
import { knownZone } from './zones.ts';

/** Changes when the same text would be read to other records. */
const READING = 2;
const BREATH = 500;
const DAY_MS = 86_400_000;
const DAYS_BACK = 60;
const DAYS_AHEAD = 400;

/**
 * A source of planned work from a calendar, a file or a URL. `folder` is that of the configuration file, for
 * relative paths; `terms` are the providers at hand. Throws `SourceError` for a provider without planned
 * work.
 */
export function icalendarSource(config: IcalendarSourceConfig, folder: string, terms: CurrentTerms): Source {
  const { provider, zone } = providerOf(config, terms);
  const calendar = new Calendar(config, folder, provider, zone);
  return {
    id: config.id,
    title: config.title ?? config.id,
    delivers: ['work'],
    providers: [provider],
    intervalMs: config.intervalSeconds * 1000,
    poll: (poll) => calendar.poll(poll),
    check: async (signal, now) => [
      ...(await calendar.check(signal, now())),
      ...readableTokens(config, [config]),
    ],
  };
}

/** Whose work this is: as configured, else the only provider with planned work. */
function providerOf(config: IcalendarSourceConfig, terms: CurrentTerms): { provider: string; zone: string } {
  const fitting = [...terms.values()].filter(({ form }) => form === 'address-tiers');
  const names = fitting.map((one) => one.provider).join(', ');
  const found = fitting.find((one) => one.provider === config.provider);
  if (found) return found;
  if (config.provider !== undefined) {
    const reason = `'${config.provider}' is not a provider with planned work; name one of ${names}`;
    throw new SourceError(`source ${config.id}: ${reason}`);
  }
  if (fitting.length === 1) return fitting[0];
  const reason =
    fitting.length === 0
      ? 'no provider with planned work is configured; add its terms'
      : `several providers have planned work; set provider to one of ${names}`;
  throw new SourceError(`source ${config.id}: ${reason}`);
}

/** Windows of recurring work are told so far back and ahead. */
function spanAt(now: Instant): Period {
  return { start: now - DAYS_BACK * DAY_MS, end: now + DAYS_AHEAD * DAY_MS };
}

class Calendar {
  readonly #config: IcalendarSourceConfig;
  readonly #folder: string;
  readonly #provider: string;
  /** The provider's zone, by whose days the span moves on. */
  readonly #zone: string;
  readonly #reading: Reading;
  readonly #received: ReceivedCalendar;
  /**
   * The local day on which the last poll went through to its end: an unchanged calendar has no more to bring
   * on it.
   */
  #finishedOn: string | null = null;

  constructor(config: IcalendarSourceConfig, folder: string, provider: string, zone: string) {
    this.#config = config;
    this.#folder = folder;
    this.#provider = provider;
    this.#zone = zone;
    this.#reading = {
      notice: config.notice,
      kinds: new Map(
        Object.entries({ ...USUAL_KINDS, ...config.kinds }).map(([name, kind]) => [categoryKey(name), kind]),
      ),
    };
    this.#received = new ReceivedCalendar(config, folder);
  }

  async *poll(poll: Poll): AsyncGenerator<Batch, void, void> {
    const today = localDateAt(poll.now(), this.#zone);
    const { content, date } = await this.#received.receive(poll.signal, this.#finishedOn !== today);
    if (content) {
      this.#finishedOn = null;
      const now = poll.now();
      const calendar = await this.#read(content, now);
      const onFile = (await poll.current('work')) as ReadonlyMap<string, WorkRecord>;
      const whose = { provider: this.#provider, zone: this.#zone };
      const whole = await compared(calendar, onFile, whose, now);
      this.#refuseVanishing(whole);
      const batch = await this.#batchOf(whole, today);
      if (batch.cursor !== poll.cursor) yield batch;
      this.#finishedOn = today;
    }
    poll.answered(date);
  }

  async check(signal: AbortSignal, now: Instant): Promise<readonly string[]> {
    const { content } = await new ReceivedCalendar(this.#config, this.#folder).receive(signal, true);
    return foundIn(await this.#read(content!, now), this.#received.shown, this.#config.notice);
  }

  #read(content: Content, now: Instant): Promise<ReadCalendar> {
    const { shown } = this.#received;
    return readCalendar(calendarText(content, shown), shown, {
      reading: this.#reading,
      rule: this.#config.notice,
      floating: knownZone(this.#config.zone ?? this.#zone),
      zone: this.#zone,
      span: spanAt(now),
    });
  }

  #refuseVanishing({ vanishing, notices }: Compared): void {
    if (vanishing === null || this.#config.acceptFewer === notices) return;
    const found = `${vanishing.gone} of ${vanishing.of} notices with work to come would vanish at once`;
    const remedy = `Mend the file, or if it is right set acceptFewer: ${notices} for it`;
    throw new SourceError(
      `${this.#received.shown}: ${found}, which looks like a file that lost a part; what was stored stays. ${remedy}`,
    );
  }

  async #batchOf({ records, keep, problems }: Compared, today: string): Promise<Batch> {
    const quarantined = quarantineOf(this.#received.shown, problems);
    const cursor = await digestOf([READING, today, quarantined], records);
    // Whole notices that vanish were looked at above; of one notice any number of windows may be taken back.
    return { ...NOTHING, records, quarantined, snapshotOf: ['work'], keep, acceptFewer: true, cursor };
  }
}

/** The same for the same day, records, and things to say about them. */
async function digestOf(parts: readonly unknown[], records: Compared['records']): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(parts));
  for (const [i, record] of records.entries()) {
    hash.update(canonicalJson(record));
    if (i % BREATH === BREATH - 1) await breathe();
  }
  return hash.digest('base64url');
}
