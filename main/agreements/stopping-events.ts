import { z } from 'zod';
import { EVENT_TYPES, type EventType } from '../../src/tickets/event.ts';

/** The events that stop a clock; without any it could only be breached. */
export function stoppingEvents(usual: readonly EventType[]) {
  return z
    .array(z.enum(EVENT_TYPES))
    .min(1, { error: 'names no event, so nothing could ever stop the clock' })
    .default([...usual]);
}
