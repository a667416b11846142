import type { WorkStatus } from '../../../../src/planned-work/work.ts';
import type { WorkRecord } from '../../../../src/planned-work/work-record.ts';
import { recurs } from './calendar-event.ts';
import type { FoundWindow } from './series.ts';

/**
 * A window on file that had ended when a change was first read. Reading: it stays as it was, but for what happened in
 * it: its actual start and end, its downtime and reason, that it was completed, or that it, and not its whole series,
 * was called off.
 */
export function endedWindow(filed: WorkRecord, { event }: FoundWindow): WorkRecord {
  const { actualStart, actualEnd, downtimeMinutes, reason } = event.details;
  const happened: Partial<WorkRecord> = {
    status: recurs(event) ? statusAfterwards(filed.status, event.details.status) : event.details.status,
    actualStart: actualStart ?? filed.actualStart,
    actualEnd: actualEnd ?? filed.actualEnd,
    downtimeMinutes: downtimeMinutes ?? filed.downtimeMinutes,
    reason: reason ?? filed.reason,
  };
  const keys = Object.keys(happened) as (keyof WorkRecord)[];
  const isSame = keys.every((key) => happened[key] === filed[key]);
  if (isSame && !filed.presumedEnd) return filed;
  // What is told again is not presumed any more.
  const { presumedEnd: _, ...told } = filed;
  return { ...told, ...happened, sequence: event.sequence };
}

/** What its series says of a window that has ended: completed, or not under way any more. */
function statusAfterwards(filed: WorkStatus, told: WorkStatus): WorkStatus {
  if (told === 'completed') return filed === 'cancelled' ? filed : told;
  return filed === 'in-process' && told !== filed ? 'confirmed' : filed;
}
