import { keepText, keptValue } from '../feed/kept.ts';

/** Which tab of a browser sounds, and when it said so last, by the machine's clock. */
export interface VoiceHeld {
  readonly tab: string;
  readonly at: number;
}

/** A tab that said nothing for so long is gone or frozen, in milliseconds. */
const GONE_AFTER = 3500;

/** Whether the tab that holds the voice is still there. A clock that was set back makes it new. */
export function isHeld(held: VoiceHeld | null, now: number): held is VoiceHeld {
  return held !== null && Math.abs(now - held.at) <= GONE_AFTER;
}

/**
 * "Several tabs or windows of one browser: only one sounds." What is held after a tab that could sound has looked: its
 * own, where nobody else is there; null where it may not have it.
 */
export function takenVoice(held: VoiceHeld | null, tab: string, now: number): VoiceHeld | null {
  return isHeld(held, now) && held.tab !== tab ? null : { tab, at: now };
}

const KEY = 'wallclock-voice';

function isVoice(value: unknown): value is VoiceHeld {
  const { tab, at } = (value ?? {}) as Partial<VoiceHeld>;
  return typeof tab === 'string' && typeof at === 'number';
}

/** The voice of a browser, as one of its tabs sees it. */
export interface Voice {
  /** Looks, once a second, and holds it if this tab can sound. Answers whether it is this tab that sounds. */
  look(canSound: boolean, now: number): boolean;
  /** Whether another tab sounds. */
  isElsewhere(now: number): boolean;
}

/** The voice for this tab. Two tabs that take it at once find out at the next look; only then one of them sounds. */
export function openVoice(tab: string): Voice {
  const held = () => keptValue(KEY, isVoice);
  return {
    look(canSound, now) {
      if (!canSound) return false;
      const before = held();
      const mine = takenVoice(before, tab, now);
      if (mine) keepText(KEY, JSON.stringify(mine));
      return mine !== null && before?.tab === tab;
    },
    isElsewhere(now) {
      const one = held();
      return isHeld(one, now) && one.tab !== tab;
    },
  };
}
