import type { Options } from 'nodemailer/lib/smtp-transport/index.js';

/** Tells how far a mail server got with a message. */
export interface AskedFor {
  /** What the transport is made with, so that its answers are noticed. */
  readonly options: Pick<Options, 'logger' | 'transactionLog'>;
  /**
   * Whether the server asked for the text. It is on its way at once then, so that the server may have taken it without a
   * word.
   */
  isText(): boolean;
}

/** Watches a server's answers to one message. */
export function askedFor(): AskedFor {
  let isText = false;
  const nothing = () => undefined;
  return {
    options: {
      transactionLog: true,
      logger: {
        ...{ level: nothing, trace: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
        debug({ tnx }: { readonly tnx?: string }, text?: unknown) {
          if (tnx === 'server' && typeof text === 'string' && text.startsWith('354')) isText = true;
        },
      },
    },
    isText: () => isText,
  };
}
