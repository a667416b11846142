import { resolve } from 'node:path';
import { messageSubject, messageText } from '../../../src/alarms/message-text.ts';
import type { PersonConfig } from '../../duty/people-config.ts';
import type { ChannelParts, CheckedChannel } from '../channels.ts';
import { type AskedFor, askedFor } from './asked-for.ts';
import type { EmailConfig } from './email-config.ts';
import { emailHeaders } from './email-headers.ts';
import { readText, secretReader } from './secret.ts';
import { type SmtpError, type SmtpPlace, smtpFault } from './smtp-faults.ts';

/** The whole of a try, and each of its waits, in milliseconds: less than the 10 s that a channel has. */
const TRY_MS = 9_000;
const WAIT_MS = 5_000;

/** A channel that sends each message as an e-mail to the person's address, by SMTP. */
export function emailChannel(
  config: EmailConfig,
  people: readonly PersonConfig[],
  { folder, station, now }: ChannelParts,
): CheckedChannel {
  const { id, title, host, port, tls, user, from } = config;
  const addresses = new Map(people.map(({ id, email }) => [id, email]));
  const password = secretReader(
    { value: config.password, file: config.password_file, key: 'password_file' },
    folder,
  );
  const place: SmtpPlace = { server: `${host}:${port}`, tls, user };
  /** A connection of its own for each message: one that was kept open may be gone when it is needed. */
  const transport = async ({ options }: AskedFor) => {
    const pass = password();
    const ca =
      config.ca_file === undefined ? undefined : readText(resolve(folder, config.ca_file), 'ca_file');
    // Loaded only where a mail is sent.
    const { createTransport } = await import('nodemailer');
    return createTransport({
      ...options,
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      // A login that the server does not offer is a fault, and not left out.
      ...(user === undefined || pass === null ? {} : { auth: { user, pass }, forceAuth: true }),
      tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
      connectionTimeout: WAIT_MS,
      greetingTimeout: WAIT_MS,
      socketTimeout: WAIT_MS,
      dnsTimeout: WAIT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    id,
    title,
    reaches: (person) => addresses.get(person) !== undefined,
    async send(message, link, signal) {
      const address = addresses.get(message.person);
      if (address === undefined) {
        const why = `${message.name} has no e-mail address; add email in people`;
        return { kind: 'failed', why, mayHaveArrived: false };
      }
      const asked = askedFor();
      const timeout = AbortSignal.timeout(TRY_MS);
      try {
        const sender = await transport(asked);
        await sender.sendMail({
          from,
          to: { name: message.name, address },
          subject: messageSubject(message),
          text: messageText(message, link),
          date: new Date(now()),
          priority: 'high',
          ...emailHeaders(message, id, station),
          signal: AbortSignal.any([signal, timeout]),
        });
        return { kind: 'arrived' };
      } catch (thrown) {
        const error = thrown as SmtpError;
        // An answer of the server that refuses the message says surely that it was not taken.
        const isRefused = error.code === 'EMESSAGE' && (error.responseCode ?? 0) >= 400;
        const mayHaveArrived = asked.isText() && !isRefused;
        return { kind: 'failed', why: whyNot(error, place, signal, timeout), mayHaveArrived };
      }
    },
    async check(signal) {
      const timeout = AbortSignal.timeout(TRY_MS);
      try {
        const sender = await transport(askedFor());
        await Promise.race([sender.verify(), aborted(AbortSignal.any([signal, timeout]))]);
      } catch (thrown) {
        throw new Error(whyNot(thrown as SmtpError, place, signal, timeout));
      }
      const login = user === undefined ? 'without a login' : `takes the login of ${user}`;
      return `${place.server} answers${tls === 'none' ? ' without TLS' : ' with TLS'} and ${login}; nothing was sent to try it`;
    },
    close: () => undefined,
  };
}

function whyNot(error: SmtpError, place: SmtpPlace, signal: AbortSignal, timeout: AbortSignal): string {
  if (signal.aborted) return 'sending was stopped';
  if (timeout.aborted) return smtpFault({ name: '', message: '', code: 'ETIMEDOUT' }, place);
  // A sentence of our own, such as that a file cannot be read.
  return error.code === undefined ? error.message : smtpFault(error, place);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
