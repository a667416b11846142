import type { DownloadItem, Session, WebContents } from 'electron';
import { ORIGIN } from './protocol.ts';

/** A link counts as clicked when a person touched mouse or keyboard within this time. */
const CLICK_MS = 1_000;

/** What the refusals need besides what they guard. */
export interface RefusalParts {
  readonly steady: () => number;
  /** Opens an address in the person's own browser. */
  readonly openExternal: (url: string) => void;
  readonly say: (sentence: string) => void;
}

/** Whether an address is one of the station's own pages. */
export function isOwn(url: string): boolean {
  return URL.canParse(url) && url.startsWith(`${ORIGIN}/`) && new URL(url).host === 'wallclock';
}

/**
 * Refuses what a wall never needs: leaving the station's pages, other windows and webviews. A link of http or
 * https, such as a ticket in its own system, goes to the person's browser, but only when a person clicked.
 */
export function guardPage(contents: WebContents, { steady, openExternal, say }: RefusalParts): void {
  let touchedAt = Number.NEGATIVE_INFINITY;
  contents.on('input-event', (_, { type }) => {
    if (type === 'mouseUp' || type === 'mouseDown' || type === 'rawKeyDown' || type === 'gestureTap') {
      touchedAt = steady();
    }
  });
  const leave = (url: string) => {
    const web = URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
    if (web && steady() - touchedAt <= CLICK_MS) openExternal(url);
    else say(`a page wanted to go to ${shown(url)}: refused`);
  };
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (isOwn(event.url)) return;
    event.preventDefault();
    leave(event.url);
  };
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return { action: 'deny' };
  });
}

/** Full screen, and putting a text into the clipboard after a click, such as a ticket as a case for `evaluate`. */
const PERMITTED: readonly string[] = ['fullscreen', 'clipboard-sanitized-write'];

/** What the station answers as a file to keep, besides the texts of a page's own. */
const EXPORTS: readonly string[] = [`${ORIGIN}/api/compliance/export`, `${ORIGIN}/api/compliance/cases`];

/** A page's own text, such as a ledger, or an export, that a person saves to a file; the system asks where. */
function isSaved(item: Pick<DownloadItem, 'getURL' | 'hasUserGesture'>): boolean {
  const url = item.getURL();
  return (url.startsWith(`blob:${ORIGIN}/`) || EXPORTS.includes(url.split('?')[0])) && item.hasUserGesture();
}

/** Refuses all permissions but two, every device, every download of what is not its own, and every way to a network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(PERMITTED.includes(permission)));
  session.setPermissionCheckHandler((_, permission) => PERMITTED.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_, answer) => answer(null));
  session.on('select-hid-device', (event, _, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('will-download', (event, item) => {
    if (!isSaved(item)) event.preventDefault();
  });
  const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
  session.webRequest.onBeforeRequest({ urls: outside }, (_, answer) => answer({ cancel: true }));
}

/** An address without what may be secret in it. */
function shown(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
