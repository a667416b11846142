import type { AlarmLine, AlarmReport, AlarmRow } from '../../src/alarms/alarm-report.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { HandOverNote, OpenNote } from '../../src/duty/hand-over.ts';
import { askAnswer } from './door.ts';

type Told<T> = T & { readonly stationNow: number };

/** The alarms of a ticket with everything that was done about them. Throws `Refused` or `NoAnswer`, as all of these do. */
export const askAlarms = (ticket: string, signal: AbortSignal) =>
  askAnswer<Told<{ readonly alarms: readonly BoardAlarm[] }>>('/api/alarms', { ticket }, signal);

/** One alarm with everything that was done about it; none where it is not on file. */
export const askAlarm = (alarm: string, signal: AbortSignal) =>
  askAnswer<Told<{ readonly alarms: readonly BoardAlarm[] }>>('/api/alarms', { alarm }, signal);

/** The hand-over notes on a ticket, the last one first. */
export const askNotes = (ticket: string, signal: AbortSignal) =>
  askAnswer<Told<{ readonly notes: readonly HandOverNote[] }>>('/api/desk/notes', { ticket }, signal);

/** The hand-over notes on open tickets since the instant that `since` names, the last one first. */
export const askOpenNotes = (since: string, signal: AbortSignal) =>
  askAnswer<Told<{ readonly notes: readonly OpenNote[] }>>('/api/desk/notes', { since }, signal);

/** Writes a hand-over note; answers all of its ticket, the last one first. */
export const writeNote = (note: Omit<HandOverNote, 'at'>, signal: AbortSignal) =>
  askAnswer<Told<{ readonly notes: readonly HandOverNote[] }>>('/api/desk/notes', {}, signal, note);

type Query = Readonly<Record<string, string>>;

/** The supervisors' report of alarms. */
export const askAlarmReport = (query: Query, signal: AbortSignal) =>
  askAnswer<Told<AlarmReport>>('/api/alarms/report', query, signal);

/** A page of the alarms behind a number, and how many there are in all. */
export const askAlarmRows = (query: Query, signal: AbortSignal) =>
  askAnswer<Told<{ readonly count: number; readonly rows: readonly AlarmRow[] }>>(
    '/api/alarms/report/rows',
    query,
    signal,
  );

/** The parts that levels, persons or channels, as `by` names, have in alarms. */
export const askAlarmLines = (query: Query, signal: AbortSignal) =>
  askAnswer<Told<{ readonly lines: readonly AlarmLine[] }>>('/api/alarms/report/groups', query, signal);
