import { startBrowser } from './browser-process.ts';
import type { DevTools } from './devtools-pipe.ts';
import { PAPER, READY } from './paper.ts';

/** What is printed, and how long it may take. */
export interface PrintJob {
  /** The file of the browser. */
  readonly chromium: string;
  readonly url: string;
  /** For the page to be drawn, in milliseconds. */
  readonly timeLimit: number;
  readonly isRoot: boolean;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/** How often the page is looked at, in milliseconds. */
const LOOK_MS = 50;

/**
 * Opens a page in a browser of its own, waits until it says that it is drawn, and answers it as a PDF. Throws a sentence
 * when the browser cannot be started, or the page is not drawn in time. Nothing of the browser stays, whatever happens.
 */
export async function printedPage(job: PrintJob): Promise<Buffer> {
  const { chromium, url, timeLimit, isRoot, signal } = job;
  signal.throwIfAborted();
  const browser = startBrowser(chromium, isRoot);
  const { devTools } = browser;
  const giveUp = () => devTools.end(new Error('the printing was given up'));
  const tooLong = setTimeout(
    () =>
      devTools.end(
        new Error(
          `the report was not drawn within ${timeLimit / 1000} s, so there is no PDF: try again, or ask for less`,
        ),
      ),
    timeLimit,
  );
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const { targetId } = await devTools.ask<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
    });
    const attached = { targetId, flatten: true };
    const { sessionId } = await devTools.ask<{ sessionId: string }>('Target.attachToTarget', attached);
    await drawn(devTools, sessionId, url);
    return await pdfOf(devTools, sessionId);
  } finally {
    clearTimeout(tooLong);
    signal.removeEventListener('abort', giveUp);
    await browser.close();
  }
}

async function drawn(devTools: DevTools, session: string, url: string): Promise<void> {
  let broken: string | null = null;
  devTools.on('Runtime.exceptionThrown', ({ exceptionDetails }: Thrown) => {
    broken ??= exceptionDetails.exception?.description ?? exceptionDetails.text;
  });
  await devTools.ask('Runtime.enable', {}, session);
  await devTools.ask('Page.enable', {}, session);
  const { errorText } = await devTools.ask<{ errorText?: string }>('Page.navigate', { url }, session);
  if (errorText) throw new Error(`the report's page could not be opened (${errorText})`);
  const asked = { expression: 'document.documentElement.dataset.ready', returnByValue: true };
  for (;;) {
    const { result } = await devTools.ask<{ result: { value?: unknown } }>(
      'Runtime.evaluate',
      asked,
      session,
    );
    if (broken !== null) throw new Error(`the report's page failed: ${broken}`);
    if (result.value === READY) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const fonts = { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true };
  await devTools.ask('Runtime.evaluate', fonts, session);
}

interface Thrown {
  readonly exceptionDetails: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

async function pdfOf(devTools: DevTools, session: string): Promise<Buffer> {
  const { margins } = PAPER;
  const { stream } = await devTools.ask<{ stream: string }>(
    'Page.printToPDF',
    {
      paperWidth: PAPER.width,
      paperHeight: PAPER.height,
      marginTop: margins.top,
      marginBottom: margins.bottom,
      marginLeft: margins.left,
      marginRight: margins.right,
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: PAPER.header,
      footerTemplate: PAPER.footer,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: 'ReturnAsStream',
    },
    session,
  );
  const chunks: Buffer[] = [];
  for (;;) {
    const asked = { handle: stream, size: 1 << 20 };
    const read = await devTools.ask<{ data: string; base64Encoded?: boolean; eof: boolean }>(
      'IO.read',
      asked,
      session,
    );
    chunks.push(Buffer.from(read.data, read.base64Encoded ? 'base64' : 'utf8'));
    if (read.eof) return Buffer.concat(chunks);
  }
}
