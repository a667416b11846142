import type { Context, MiddlewareHandler } from 'hono';
import { ACKNOWLEDGE_PATH } from './acknowledge-path.ts';

/**
 * The hosts under which the station may be asked through a door, `http:` or `app:`: its own, so that no foreign name
 * can be bound to it.
 */
export type AllowedHosts = (protocol: string) => readonly string[];

/** What every answer carries. Scripts, styles and fonts come from the station itself and nowhere else. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** The page that a link of a message leads to has a form, and nothing else. */
const LINK_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** All that can be written, in order of when: each address checks what it is sent. */
const WRITTEN: readonly string[] = [
  '/api/first-run/configuration',
  '/api/first-run/demo',
  '/api/desk/reason-codes',
  '/api/desk/views',
  '/api/desk/notes',
  '/api/alarms/acknowledge',
  '/api/alarms/test',
];

/** Signs of life of other stations, each by its name. */
const HEARTBEATS = '/api/heartbeats/';

/**
 * Refuses what does not come from the station's own pages: a request under another host's name, which is how a
 * foreign site would reach a loopback port, one that another origin's page sends, and one that would write where
 * nothing is written. Sets the security headers on everything, refusals included. `linkHost` is the host under which the
 * links of messages reach the station: under it only their page is answered.
 */
export function doorkeeper(
  hosts: AllowedHosts,
  linkHost: () => string | null = () => null,
): MiddlewareHandler {
  return async (context, next) => {
    const { protocol, host: urlHost } = new URL(context.req.url);
    const host = (context.req.header('host') ?? urlHost).toLowerCase();
    const allowed = hosts(protocol);
    const isLinked = isAcknowledging(context.req) && host === linkHost();
    if (isLinked) {
      // Its token lets it in, from whatever program, also through a proxy of the operator's.
      await next();
    } else if (!allowed.includes(host) || !allowed.includes(urlHost)) {
      context.res = context.text(`This station does not answer as ${host}.`, 421);
    } else if (!isLink(context.req) && !fromOwnPage(context.req, `${protocol}//${urlHost}`)) {
      context.res = context.text('This station answers its own pages only.', 403);
    } else if (!isRead(context.req) && !isWriting(context.req)) {
      context.res = context.json({ error: `${context.req.path} is only read: ask with GET` }, 405, {
        Allow: 'GET, HEAD',
      });
    } else {
      await next();
    }
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    if (isLinked) context.res.headers.set('Content-Security-Policy', LINK_POLICY);
  };
}

function isAcknowledging({ method, path }: Context['req']): boolean {
  return path === ACKNOWLEDGE_PATH && (method === 'GET' || method === 'POST');
}

function isRead({ method }: Context['req']): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isWriting({ method, path }: Context['req']): boolean {
  return method === 'POST' && (WRITTEN.includes(path) || path.startsWith(HEARTBEATS));
}

/** A link somebody followed to a page, as from a colleague's notes: it shows the page and tells its sender nothing. */
function isLink(request: Context['req']): boolean {
  return (
    request.method === 'GET' &&
    !request.path.startsWith('/api/') &&
    request.header('sec-fetch-mode') === 'navigate' &&
    request.header('sec-fetch-dest') === 'document' &&
    request.header('origin') === undefined
  );
}

/** Whether a page of the very door that is asked sends it: the same scheme, host and port. */
function fromOwnPage(request: Context['req'], own: string): boolean {
  const origin = request.header('origin');
  const site = request.header('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  // Of a scheme that is not the web's, `URL` knows no origin.
  const { protocol, host } = new URL(origin);
  return `${protocol}//${host}` === own;
}
