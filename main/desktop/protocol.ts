import type { CustomScheme } from 'electron';

/** Where the pages of the desktop app live. No port is open for them. */
export const ORIGIN = 'app://wallclock';
/** The host under which the station is asked through `app://`. */
export const HOST = 'wallclock';

/** What pages of `app://` may do: it behaves as `https` does. To be registered before the app is ready. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** The station's one door. */
export type Ask = (request: Request) => Promise<Response>;

/**
 * Answers requests of `app://` from the station, in this process. A request that another origin's page sends is
 * refused. An error nobody foresaw becomes a 500; `onError` is told what it was.
 */
export function answerApp(ask: Ask, onError: (error: Error) => void): Ask {
  return async (request) => {
    // Electron says who asks; what the browser itself asks for, such as the first page, has no initiator.
    const { initiatorOrigin } = request as Request & { initiatorOrigin?: string };
    if (initiatorOrigin !== undefined && initiatorOrigin !== ORIGIN) {
      return new Response('This station answers its own pages only.', { status: 403 });
    }
    try {
      return await whole(await ask(request));
    } catch (error) {
      onError(error as Error);
      return Response.json({ error: 'the station could not answer; its log says why' }, { status: 500 });
    }
  };
}

/** The same answer with its body in one piece: a stream that the page gives up can throw where nobody catches it. */
async function whole(response: Response): Promise<Response> {
  const body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers: Object.fromEntries(headers) });
}
