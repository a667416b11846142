import { countedBody } from '../../counted-body.ts';
import { SourceError } from '../../source.ts';

/** An answer of RT: its status, its JSON, and the server's own clock if it said. */
export interface RtAnswer {
  readonly status: number;
  /** Where it was asked, for what is wrong with it. */
  readonly where: string;
  readonly body: unknown;
  readonly date: number | undefined;
}

/** The largest answer taken: a hundred transactions or fifty tickets are far below. */
const MOST_BYTES = 50_000_000;

/**
 * Reads RT over REST 2.0. `get` answers for the statuses that are asked for besides 200, and throws
 * `SourceError` for everything else: with the place, what is wrong, and what to do. The token goes into the
 * Authorization header and nowhere else.
 */
export function rtClient(options: { url: string; token: () => string | null; timeoutMs: number }) {
  const root = `${options.url.replace(/\/+$/, '')}/REST/2.0`;
  return async (path: string, signal: AbortSignal, also: readonly number[] = []): Promise<RtAnswer> => {
    const where = `${root}${path.split('?')[0]}`;
    const token = options.token() ?? '';
    // Whoever answers may repeat what it was sent.
    const fault = (what: string) =>
      new SourceError(`${where}: ${token ? what.replaceAll(token, '(the token)') : what}`);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${root}${path}`, {
        headers: {
          Authorization: `token ${token}`,
          // RT answers a browser, or whoever sends a cookie, with its login page.
          'User-Agent': 'wallclock',
          Accept: 'application/json',
        },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]),
      });
      text = new TextDecoder().decode(await countedBody(response, MOST_BYTES, tooLarge));
    } catch (error) {
      if (signal.aborted) throw error;
      throw fault(error instanceof SourceError ? error.message : whyUnreachable(error, options.timeoutMs));
    }
    const date = Date.parse(response.headers.get('date') ?? '') || undefined;
    if (response.status !== 200 && !also.includes(response.status)) throw fault(whyRefused(response, text));
    try {
      return { status: response.status, where, body: JSON.parse(text), date };
    } catch {
      throw fault(whyUnreadable(text));
    }
  };
}

export type RtGet = ReturnType<typeof rtClient>;

const tooLarge = () =>
  new SourceError(`an answer of more than ${MOST_BYTES} bytes is refused; is url the address of RT itself?`);

function whyUnreadable(text: string): string {
  const html = /^\s*</.test(text);
  const what = html ? 'RT answered with a web page' : 'RT answered with broken JSON';
  const remedy = html
    ? 'is url the address of RT itself, and is REST 2.0 switched on there?'
    : 'is there a proxy in between that cuts answers off?';
  return `${what} instead of JSON; ${remedy} It began: ${JSON.stringify(text.slice(0, 60))}`;
}

function whyUnreachable(error: unknown, timeoutMs: number): string {
  const { name, cause } = error as { name: string; cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s; is RT overloaded or stopped?`;
  const remedy = 'is RT running, and is url right?';
  switch (cause?.code) {
    case 'ECONNREFUSED':
      return `connection refused; ${remedy}`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `its name is not known; ${remedy}`;
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
      return 'the connection was cut before the answer was whole; is there a proxy in between? It is tried again';
    default:
      return `not reachable (${cause?.code ?? cause?.message ?? name}); ${remedy}`;
  }
}

function whyRefused(response: Response, text: string): string {
  switch (response.status) {
    case 401:
      return 'RT does not accept the token (401); make a new one in RT for the sync user and put it where token or token_file points';
    case 403:
      return 'RT forbids it to the sync user (403); it needs SeeQueue, ShowTicket and SeeCustomField on the queues, and to be privileged';
    case 404:
      return 'not found (404); is url the address of RT itself, and is it RT 5?';
    case 301:
    case 302:
    case 303:
    case 307:
    case 308: {
      const to = response.headers.get('location')?.split('?')[0] ?? 'elsewhere';
      return `RT redirects to ${to}, which is not followed, so that the token stays where it belongs; set url to where RT really is`;
    }
    default: {
      const said = /"message"\s*:\s*"([^"]{1,200})/.exec(text)?.[1];
      return `RT answered ${response.status}${said ? ` and says: ${said}` : ''}; it is tried again`;
    }
  }
}
