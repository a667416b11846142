import { AHEAD_MS } from '../../../../src/boards/data-age.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import { SourceError } from '../../source.ts';
import { counted, readAnswer, server } from './rt-answers.ts';
import type { RtGet } from './rt-client.ts';
import type { RtSourceConfig } from './rt-config.ts';
import type { RtDirectory } from './rt-directory.ts';
import { inQueues } from './rt-pages.ts';
import { same } from './rt-texts.ts';

/** A clock that differs less is not worth a word; one that differs more than an event may is a fault. */
const WORTH_A_WORD_MS = 2_000;

/**
 * Tries an RT and says what it found. Throws `SourceError` for a queue or a field that it does not show, and for
 * a clock that is too far off.
 */
export async function checkRt(
  config: RtSourceConfig,
  get: RtGet,
  directory: RtDirectory,
  signal: AbortSignal,
  now: () => Instant,
): Promise<readonly string[]> {
  const about = await get('/rt', signal);
  const aheadMs = about.date === undefined ? 0 : about.date - now();
  const { Version } = readAnswer(server, about.body, about.where);
  await directory.readQueues(signal);
  checkFields(config, directory);
  if (Math.abs(aheadMs) > AHEAD_MS) {
    throw new SourceError(
      `RT's clock is ${clockDifference(aheadMs)} this machine's, so its tickets' instants would be wrong; set the wrong one of the two right, best by NTP`,
    );
  }
  const query = encodeURIComponent(inQueues('Queue', config.queues));
  const tickets = await get(`/tickets?query=${query}&per_page=1`, signal);
  const { total } = readAnswer(counted, tickets.body, tickets.where);
  return [
    `Request Tracker ${Version} answers`,
    `queues found: ${config.queues.join(', ')}`,
    `${total ?? 0} tickets visible to the sync user`,
    ...(Math.abs(aheadMs) > WORTH_A_WORD_MS
      ? [`its clock is ${clockDifference(aheadMs)} this machine's`]
      : []),
  ];
}

function clockDifference(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}

/** Throws `SourceError` when the mapping names a field that RT does not show in these queues. */
export function checkFields(config: RtSourceConfig, directory: RtDirectory): void {
  const unknown = fieldsOf(config).filter(
    (field) => !directory.fieldNames().some((name) => same(name, field)),
  );
  if (unknown.length === 0) return;
  throw new SourceError(
    `mapping: RT has no field ${unknown.map((name) => `'${name}'`).join(', ')} in these queues; it has ${directory.fieldNames().join(', ')}. Correct the mapping, or give the sync user SeeCustomField`,
  );
}

/** The RT fields that a mapping names. */
function fieldsOf({ mapping }: RtSourceConfig): string[] {
  const { provider, channel, requestKind, service, serviceKind, address, customer, priority } = mapping;
  const translated = [provider, channel, requestKind].map((one) =>
    typeof one === 'object' ? one.field : undefined,
  );
  const plain = [service, serviceKind, address, customer, priority === 'Priority' ? undefined : priority];
  const named = [...translated, ...plain].filter((name) => name !== undefined);
  return [...new Set([...named, ...Object.keys(mapping.fields)])];
}
