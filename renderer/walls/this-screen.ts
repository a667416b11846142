import { createContext } from 'react';
import type { SoundSaid } from '../sound/alarm-sound.ts';

/** What the last key or touch came to, where it did not simply do what it says. */
export type ActSaid =
  | { readonly kind: 'press-again' | 'nothing-waits' | 'copy' }
  /** `why`: in the station's own sentence. */
  | { readonly kind: 'not-acknowledged' | 'not-tested'; readonly why: string };

/** What only a wall has that somebody stands before: it sounds, and alarms can be acknowledged at it. */
export interface ThisScreen {
  readonly acknowledge: (alarm: string) => void;
  /** The alarm that the key A acknowledges; null where none waits. */
  readonly next: string | null;
  readonly sound: SoundSaid;
  readonly said: ActSaid | null;
}

/** Null in a picture of a wall, such as that of a past instant. */
export const ThisScreenContext = createContext<ThisScreen | null>(null);
