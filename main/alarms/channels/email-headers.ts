import { createHash } from 'node:crypto';
import type { AlarmMessage } from '../../../src/alarms/message.ts';
import { messageKey } from '../../../src/alarms/message-key.ts';

/** A key that is longer is told by its digest: a header's line has an end. */
const LONGEST_KEY = 200;

/** What a message carries besides its text. */
export interface EmailHeaders {
  readonly messageId: string;
  /** Absent for the first message of an alarm to a person. */
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The headers of a message: a Message-ID that is the same at each try, so that mail programs and people can tell a repeat;
 * references to the alarm's first message to the person, so that all of an alarm stand together; and that no machine is to
 * answer it.
 */
export function emailHeaders(message: AlarmMessage, channel: string, station: string): EmailHeaders {
  const { key, alarm, telling, firstTelling, person, repeat } = message;
  const messageId = `<${shortKey(key)}@${domainOf(station)}>`;
  const first = `<${shortKey(messageKey(alarm, firstTelling, person, channel))}@${domainOf(station)}>`;
  return {
    messageId,
    ...(telling > firstTelling ? { inReplyTo: first, references: first } : {}),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Wallclock-Key': shortKey(key),
      ...(repeat ? { 'X-Wallclock-Repeat': 'possible' } : {}),
    },
  };
}

function shortKey(key: string): string {
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex');
}

/** The name of a machine as the right side of a Message-ID may hold it. */
function domainOf(station: string): string {
  const plain = station.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  return plain.replace(/\.{2,}/g, '.').replace(/^[.-]+|[.-]+$/g, '') || 'wallclock';
}
