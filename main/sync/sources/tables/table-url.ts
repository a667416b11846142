import { countedBody } from '../../counted-body.ts';
import { SourceError } from '../../source.ts';
import { type Content, MOST_BYTES } from './content.ts';

/** What is remembered of a URL's last answer, to ask only for a newer one. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What a URL answered: the content, or that it is as it was. `date` is the server's clock. */
export type UrlAnswer = {
  readonly date: number | null;
  readonly validators: Validators;
  readonly content: Content | null;
};

export interface UrlRequest {
  readonly url: string;
  /** The URL as messages name it: without its query. */
  readonly shown: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | null;
  /** null asks for the whole table. */
  readonly validators: Validators | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks for a table. Throws `SourceError` for every answer that is not the whole table; its sentence never
 * holds the token, a header or the query.
 */
export async function readUrlTable(request: UrlRequest): Promise<UrlAnswer> {
  const { shown, timeoutMs } = request;
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
      new SourceError(`${shown} sends more than ${MOST_BYTES} bytes; is it the right address?`);
    const bytes = await countedBody(response, MOST_BYTES, tooLarge);
    return { ...answer, content: { bytes, type: response.headers.get('content-type') } };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (request.signal.aborted) throw new SourceError(`${shown}: reading was stopped`);
    if (timeout.aborted) {
      const waited = `did not send the whole table within ${timeoutMs / 1000} s`;
      throw new SourceError(`${shown} ${waited}; check the server or raise timeoutSeconds`);
    }
    throw new SourceError(`${shown}: ${networkReason(error)}`);
  }
}

function headersOf({ headers, token, validators }: UrlRequest): Headers {
  const all = new Headers({ accept: 'text/csv, application/json;q=0.9, */*;q=0.1' });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  if (token !== null) all.set('authorization', `Bearer ${token}`);
  if (validators?.etag) all.set('if-none-match', validators.etag);
  if (validators?.lastModified) all.set('if-modified-since', validators.lastModified);
  return all;
}

function statusReason({ status, headers }: Response, { url, token }: UrlRequest): string {
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
      return 'answers 403: the token may not read this table; extend its rights';
    case 404:
    case 410:
      return `answers ${status}: there is no such table; correct the address`;
    case 429:
      return 'answers 429: it is asked too often; raise intervalSeconds';
    default:
      if (status >= 500) return `answers ${status}: the server has a fault of its own; look there`;
      return `answers ${status}, which is not a table; check the address`;
  }
}

/** Only codes are shown: texts of the network's errors may repeat what was sent. */
function networkReason(error: unknown): string {
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
      return `the connection broke off before the table was whole (${code}); the next poll tries again`;
    default:
      if (/CERT|TLS|SSL|SIGNATURE/.test(code)) {
        return `its certificate is not trusted (${code}); install the issuer's, or correct the address`;
      }
      return `it cannot be reached (${code}); check the network and the address`;
  }
}
