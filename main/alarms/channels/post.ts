import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** What is sent to a URL. */
export interface Posting {
  readonly url: string;
  readonly method: 'POST' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Certificates to trust instead of the usual ones, as PEM. */
  readonly ca?: string | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What came of it. */
export type Posted =
  | { readonly kind: 'answered'; readonly status: number; readonly location: string | null }
  /** `why`: a sentence that names the place without its path and query. `wasSent`: all of it had left. */
  | { readonly kind: 'failed'; readonly why: string; readonly wasSent: boolean };

/**
 * Sends one request by a connection of its own, and answers its status as soon as that is known. Follows no redirection.
 * Never throws.
 */
export function posted(posting: Posting): Promise<Posted> {
  const { url, method, headers, body, ca, timeoutMs, signal } = posting;
  const target = new URL(url);
  const place = shownTarget(url);
  return new Promise((resolve) => {
    let wasSent = false;
    const timeout = AbortSignal.timeout(timeoutMs);
    const fail = (error: NodeJS.ErrnoException) => {
      const why = signal?.aborted
        ? 'sending was stopped'
        : timeout.aborted
          ? `did not answer within ${timeoutMs / 1000} s; check the server and the network`
          : networkReason(error);
      resolve({ kind: 'failed', why: `${place} ${why}`, wasSent });
    };
    try {
      const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, {
        method,
        headers: { ...headers, ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }) },
        // A connection that was kept open may be closed at the other end just as it is used again.
        agent: false,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(ca === undefined ? {} : { ca }),
      });
      request.on('finish', () => {
        wasSent = true;
      });
      request.on('error', fail);
      request.on('response', (response) => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ kind: 'answered', status: statusCode, location: answered.location ?? null });
        response.on('error', () => undefined).destroy();
      });
      request.end(body ?? undefined);
    } catch (error) {
      // A header that Node refuses, for one.
      fail(error as NodeJS.ErrnoException);
    }
  });
}

/** A URL as messages name it: its path and query may hold a secret. */
export function shownTarget(url: string): string {
  return URL.parse(url)?.origin ?? url;
}

/** Why a request did not get through, by the code alone: texts may repeat what was sent. */
export function networkReason({ code = 'no answer' }: { readonly code?: string | undefined }): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'cannot be reached: nothing listens there (ECONNREFUSED); check the address and whether the server runs';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `cannot be reached: its name is not found (${code}); check the address and the name server`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `broke the connection off (${code}); look into the server's log`;
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'EPROTO':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `does not speak TLS there (${code}); check the port, and whether TLS is begun at once`;
    default:
      if (/CERT|TLS|SSL|SIGNATURE/.test(code)) {
        return `has a certificate that is not trusted (${code}); name its issuer's in ca_file, or correct the address`;
      }
      return `cannot be reached (${code}); check the network and the address`;
  }
}
