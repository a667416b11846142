import { countedBody } from '../../counted-body.ts';
import { SourceError } from '../../source.ts';
import type { Content, Wanted } from './content.ts';

/** What is remembered of a URL's last answer, to ask only for a newer one. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What a URL answered: the content, or that it is as it was. `date` is the server's clock. */
type UrlAnswer = {
  readonly date: number | null;
  readonly validators: Validators;
  readonly content: Content | null;
};

interface UrlRequest {
  readonly wanted: Wanted;
  readonly url: string;
  /** The URL as messages name it: without its query. */
  readonly shown: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | null;
  /** null asks for the whole content. */
  readonly validators: Validators | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks a URL. Throws `SourceError` for every answer that is not the whole of what is wanted; its sentence
 * never holds the token, a header or the query.
 */
export async function readUrl(request: UrlRequest): Promise<UrlAnswer> {
  const { shown, timeoutMs, wanted } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(request.url, {
      headers: headersOf(request),
      redirect: 'manual',
      signal: AbortSignal.any([request.signal, timeout]),
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    const validators = {
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
    };
    const answer = { date: Number.isNaN(date) ? null : date, validators };
    if (response.status === 304 && request.validators) return { ...answer, content: null };
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new SourceError(`${shown} ${statusReason(response, request)}`);
    }
    const tooLarge = () =>
      new SourceError(`${shown} sends more than ${wanted.mostBytes} bytes; is it the right address?`);
    const bytes = await countedBody(response, wanted.mostBytes, tooLarge);
    return { ...answer, content: { bytes, type: response.headers.get('content-type') } };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (request.signal.aborted) throw new SourceError(`${shown}: reading was stopped`);
    if (timeout.aborted) {
      const waited = `did not send the whole ${wanted.noun} within ${timeoutMs / 1000} s`;
      throw new SourceError(`${shown} ${waited}; check the server or raise timeoutSeconds`);
    }
    throw new SourceError(`${shown}: ${networkReason(error, wanted)}`);
  }
}

function headersOf({ headers, token, validators, wanted }: UrlRequest): Headers {
  const all = new Headers({ accept: wanted.accept });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  if (token !== null) all.set('authorization', `Bearer ${token}`);
  if (validators?.etag) all.set('if-none-match', validators.etag);
  if (validators?.lastModified) all.set('if-modified-since', validators.lastModified);
  return all;
}

function statusReason({ status, headers }: Response, { url, token, wanted: { noun } }: UrlRequest): string {
  if (status >= 300 && status < 400) {
    const target = URL.parse(headers.get('location') ?? '', url);
    const to = target ? target.origin + target.pathname : 'another place';
    return `answers ${status} and leads to ${to}, which is not followed; configure the final address`;
  }
  switch (status) {
    case 401:
      return token === null
        ? 'answers 401: a token is missing; set token_file'
        : 'answers 401: the token is wrong or has expired; renew it';
    case 403:
      return `answers 403: the token may not read this ${noun}; extend its rights`;
    case 404:
    case 410:
      return `answers ${status}: there is no such ${noun}; correct the address`;
    case 429:
      return 'answers 429: it is asked too often; raise intervalSeconds';
    default:
      if (status >= 500) return `answers ${status}: the server has a fault of its own; look there`;
      return `answers ${status}, which is not a ${noun}; check the address`;
  }
}

/** Only codes are shown: texts of the network's errors may repeat what was sent. */
function networkReason(error: unknown, { noun }: Wanted): string {
  const code = String((error as { cause?: { code?: unknown } }).cause?.code ?? 'no answer');
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there (ECONNREFUSED); check the address and whether the server runs';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host's name is not found (${code}); check the address and the name server`;
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return `the connection broke off before the ${noun} was whole (${code}); the next poll tries again`;
    default:
      if (/CERT|TLS|SSL|SIGNATURE/.test(code)) {
        return `its certificate is not trusted (${code}); install the issuer's, or correct the address`;
      }
      return `it cannot be reached (${code}); check the network and the address`;
  }
}
