import type { AlarmMessage } from '../../src/alarms/message.ts';

/** What became of sending one message. */
export type Sent =
  | { readonly kind: 'arrived' }
  /** `why`: what is wrong, where, and what to do; never a secret. `mayHaveArrived`: the answer was lost, not the message. */
  | { readonly kind: 'failed'; readonly why: string; readonly mayHaveArrived: boolean };

/** A way by which somebody can be told of an alarm. */
export interface Channel {
  readonly id: string;
  /** As the walls name it: `E-mail`. */
  readonly title: string;
  /** Whether it can reach a person, by the person's id. */
  reaches(person: string): boolean;
  /**
   * Sends a message; `link` acknowledges it, null where none can be reached. Answers within 10 seconds, whatever
   * happens; never throws.
   */
  send(message: AlarmMessage, link: string | null, signal: AbortSignal): Promise<Sent>;
  /** Ends what it keeps open. */
  close(): void;
}
