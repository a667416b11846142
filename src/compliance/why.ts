import type { Instant } from '../calendars/period.ts';
import type { CycleEnd } from '../tickets/cycles.ts';
import type { Channel, EventType } from '../tickets/event.ts';

/** What a clock that has not stopped waits for. */
export type Awaited = 'reply' | 'repair' | 'technician';

/** One thing that says why a clock was breached, as data: whoever shows it chooses the words. */
export type Why =
  /** Nothing has stopped it yet. */
  | { readonly kind: 'not-stopped'; readonly awaits: Awaited }
  | { readonly kind: 'stopped'; readonly by: EventType; readonly at: Instant }
  /** Its cycle ended after it was due, and nothing had stopped it. */
  | { readonly kind: 'ended'; readonly by: CycleEnd; readonly at: Instant }
  /** The last escalation of its cycle, and whether the customer was told since. */
  | {
      readonly kind: 'escalated';
      readonly level: string | null;
      readonly at: Instant;
      readonly told: boolean;
    }
  | { readonly kind: 'visit-required'; readonly at: Instant }
  /** By another channel than the provider's own, or the telephone. */
  | { readonly kind: 'reported'; readonly channel: Channel }
  /** Who acknowledged its alarm, and how long after it rose. */
  | { readonly kind: 'acknowledged'; readonly at: Instant; readonly by: string; readonly afterMs: number };
