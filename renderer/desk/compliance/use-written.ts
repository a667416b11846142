import { useRef, useState } from 'react';
import { Refused } from '../../feed/door.ts';

/** How what was written down fares. */
export type Writing =
  | { readonly kind: 'idle' | 'sending' | 'silent' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** So long the station is given to take in what was written, in milliseconds. */
const GIVE_UP = 8000;

/** Sends something to the station once, and says how it fares; nothing is sent twice at a time. */
export function useWritten(): {
  readonly writing: Writing;
  readonly write: (send: (signal: AbortSignal) => Promise<void>) => Promise<void>;
} {
  const [writing, setWriting] = useState<Writing>({ kind: 'idle' });
  const sending = useRef(false);
  const write = async (send: (signal: AbortSignal) => Promise<void>) => {
    if (sending.current) return;
    sending.current = true;
    setWriting({ kind: 'sending' });
    try {
      await send(AbortSignal.timeout(GIVE_UP));
      setWriting({ kind: 'idle' });
    } catch (error) {
      setWriting(
        error instanceof Refused ? { kind: 'refused', sentence: error.message } : { kind: 'silent' },
      );
    } finally {
      sending.current = false;
    }
  };
  return { writing, write };
}
