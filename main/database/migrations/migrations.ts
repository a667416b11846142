import { FACTS } from './0001-facts.ts';
import { TICKETS } from './0002-tickets.ts';
import { AGREEMENTS } from './0003-agreements.ts';
import { PLANNED_WORK } from './0004-planned-work.ts';
import { TERMS_VERSIONS } from './0005-terms-versions.ts';
import { REPORTS } from './0006-reports.ts';
import { SEARCH } from './0007-search.ts';
import { BLIND_SPOTS } from './0008-blind-spots.ts';
import { REVIEW } from './0009-review.ts';
import { DESK_WRITINGS } from './0010-desk-writings.ts';
import { ROLLED_SUMS } from './0011-rolled-sums.ts';
import { ALARMS } from './0012-alarms.ts';
import { ROSTER } from './0013-roster.ts';
import { NOTES } from './0014-notes.ts';
import { HEARTBEATS } from './0015-heartbeats.ts';

/** The steps that make the database what it is, in order. Append only: one that was released never changes. */
export const MIGRATIONS: readonly { readonly number: number; readonly name: string; readonly sql: string }[] =
  [
    { number: 1, name: 'facts', sql: FACTS },
    { number: 2, name: 'tickets', sql: TICKETS },
    { number: 3, name: 'agreements', sql: AGREEMENTS },
    { number: 4, name: 'planned work', sql: PLANNED_WORK },
    { number: 5, name: 'versions of terms', sql: TERMS_VERSIONS },
    { number: 6, name: 'reports', sql: REPORTS },
    { number: 7, name: 'search', sql: SEARCH },
    { number: 8, name: 'blind spots', sql: BLIND_SPOTS },
    { number: 9, name: 'review', sql: REVIEW },
    { number: 10, name: 'desk writings', sql: DESK_WRITINGS },
    { number: 11, name: 'rolled sums', sql: ROLLED_SUMS },
    { number: 12, name: 'alarms', sql: ALARMS },
    { number: 13, name: 'roster', sql: ROSTER },
    { number: 14, name: 'notes', sql: NOTES },
    { number: 15, name: 'heartbeats', sql: HEARTBEATS },
  ];
