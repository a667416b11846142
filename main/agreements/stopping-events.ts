import { z } from 'zod';
import { EVENT_TYPES, type EventType } from '../../src/tickets/event.ts';

/** They begin or end a cycle, and are no reaction in it. */
const OF_CYCLES: readonly EventType[] = ['opened', 'reopened', 'closed', 'merged'];

const STOPPING = EVENT_TYPES.filter((type) => !OF_CYCLES.includes(type));

/** The events that stop a clock; without any it could only be breached. */
export function stoppingEvents(usual: readonly EventType[]) {
  return z
    .array(z.enum(STOPPING))
    .min(1, { error: 'names no event, so nothing could ever stop the clock' })
    .default([...usual]);
}
