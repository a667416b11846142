import { SourceError } from '../../source.ts';
import { counted, readAnswer, server } from './rt-answers.ts';
import type { RtGet } from './rt-client.ts';
import type { RtSourceConfig } from './rt-config.ts';
import type { RtDirectory } from './rt-directory.ts';
import { quote } from './rt-pages.ts';
import { same } from './rt-texts.ts';

/** Tries an RT and says what it found. Throws `SourceError` for a queue or a field that it does not show. */
export async function checkRt(
  config: RtSourceConfig,
  get: RtGet,
  directory: RtDirectory,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const about = await get('/rt', signal);
  const { Version } = readAnswer(server, about.body, about.where);
  await directory.readQueues(signal);
  const unknown = fieldsOf(config).filter(
    (field) => !directory.fieldNames().some((name) => same(name, field)),
  );
  if (unknown.length > 0) {
    throw new SourceError(
      `mapping: RT has no field ${unknown.map((name) => `'${name}'`).join(', ')} in these queues; it has ${directory.fieldNames().join(', ')}. Correct the mapping, or give the sync user SeeCustomField`,
    );
  }
  const query = encodeURIComponent(config.queues.map((name) => `Queue = ${quote(name)}`).join(' OR '));
  const tickets = await get(`/tickets?query=${query}&per_page=1`, signal);
  const { total } = readAnswer(counted, tickets.body, tickets.where);
  return [
    `Request Tracker ${Version} answers`,
    `queues found: ${config.queues.join(', ')}`,
    `${total ?? 0} tickets visible to the sync user`,
  ];
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
