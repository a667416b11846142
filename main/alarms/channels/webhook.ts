import { resolve } from 'node:path';
import type { PersonConfig } from '../../duty/people-config.ts';
import type { Sent } from '../channel.ts';
import type { ChannelParts, CheckedChannel } from '../channels.ts';
import { type Posted, posted, shownTarget } from './post.ts';
import { readText, secretReader } from './secret.ts';
import { signatureHeaders } from './signature.ts';
import { placeholdersIn } from './template.ts';
import { webhookBody } from './webhook-body.ts';
import type { WebhookConfig } from './webhook-config.ts';

/** The whole of a try takes less than the 10 s that a channel has. */
const TIMEOUT_MS = 9_000;

/**
 * A channel that posts each message to a URL: signed where a secret is configured, with the message's key as
 * `Idempotency-Key`, so that who receives it twice can tell.
 */
export function webhookChannel(
  config: WebhookConfig,
  people: readonly PersonConfig[],
  { folder, now }: ChannelParts,
): CheckedChannel {
  const addresses = new Map(people.map(({ id, addresses }) => [id, addresses[config.id]]));
  const token = secretReader({ value: config.token, file: config.token_file, key: 'token_file' }, folder);
  const secret = secretReader({ value: config.secret, file: config.secret_file, key: 'secret_file' }, folder);
  const ca = () =>
    config.ca_file === undefined ? undefined : readText(resolve(folder, config.ca_file), 'ca_file');
  const needsAddress = [config.url, config.template ?? null, topicOf(config)].some((template) =>
    placeholdersIn(template).includes('address'),
  );
  return {
    id: config.id,
    title: config.title,
    reaches: (person) => !needsAddress || addresses.get(person) !== undefined,
    async send(message, link, signal) {
      const address = addresses.get(message.person) ?? null;
      if (needsAddress && address === null) {
        return failed(`${message.name} has no address for it; add addresses.${config.id} in people`);
      }
      const { url, type, body } = webhookBody(config, message, link, address);
      const headers: Record<string, string> = {
        'User-Agent': 'Wallclock',
        ...config.headers,
        'Content-Type': type,
        'Idempotency-Key': message.key,
        ...(message.repeat ? { 'X-Wallclock-Repeat': 'possible' } : {}),
      };
      let trusted: string | undefined;
      try {
        const [bearer, signing] = [token(), secret()];
        if (bearer !== null) headers.Authorization = `Bearer ${bearer}`;
        if (signing !== null) Object.assign(headers, signatureHeaders(body, signing, now()));
        trusted = ca();
      } catch (error) {
        return failed((error as Error).message);
      }
      const answer = await posted({
        url,
        method: 'POST',
        headers,
        body,
        ca: trusted,
        timeoutMs: TIMEOUT_MS,
        signal,
      });
      return sentOf(answer, shownTarget(url));
    },
    async check() {
      const [bearer, signing] = [token(), secret()];
      ca();
      const shown = shownTarget(config.url);
      const how = signing === null ? 'not signed' : 'signed';
      return `posts to ${shown}, ${how}${bearer === null ? '' : ', with a token'}; nothing was sent to try it`;
    },
    close: () => undefined,
  };
}

function topicOf({ format, topic }: WebhookConfig): string | null {
  return format === 'ntfy' ? (topic ?? '{address}') : null;
}

function failed(why: string, mayHaveArrived = false): Sent {
  return { kind: 'failed', why, mayHaveArrived };
}

function sentOf(answer: Posted, place: string): Sent {
  if (answer.kind === 'failed') return failed(answer.why, answer.wasSent);
  const { status, location } = answer;
  if (status >= 200 && status < 300) return { kind: 'arrived' };
  if (status >= 300 && status < 400) {
    const to = location && URL.canParse(location) ? new URL(location).origin : 'another address';
    return failed(
      `${place} answers ${status} and leads to ${to}, which is not followed; configure the final URL`,
    );
  }
  return failed(`${place} ${statusReason(status)}`, MAYBE_TAKEN.includes(status));
}

/** Answers of servers that may have taken the message all the same. */
const MAYBE_TAKEN = [500, 502, 504];

function statusReason(status: number): string {
  switch (status) {
    case 401:
      return 'answers 401: a token is missing, wrong or has expired; renew it in token_file';
    case 403:
      return 'answers 403: the token may not send there; extend its rights, or check the signing secret';
    case 404:
    case 410:
      return `answers ${status}: there is no such address; correct url, or the person's address`;
    case 413:
      return 'answers 413: the message is too long for it; use a template with {short}';
    case 429:
      return 'answers 429: too many messages; ask its operator for a higher limit';
    default:
      if (status >= 500) return `answers ${status}: the server has a fault of its own; look there`;
      return `answers ${status}: it does not take the message; check format and template`;
  }
}
