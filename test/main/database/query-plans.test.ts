import { expect, test } from 'vitest';
import { OPEN_TICKETS } from '../../../main/database/address-facts.ts';
import { CLEAR_OBJECTS, OBJECTS_OF } from '../../../main/database/address-objects.ts';
import { ROW_AT } from '../../../main/database/agreement-rows.ts';
import { END_FIRST, ENDING, TODAY } from '../../../main/database/agreement-totals.ts';
import {
  ALARMS_DUE,
  ALARMS_GOING_ON,
  ALARMS_OF_TICKET,
  ALARMS_ON_BOARD,
  ALARMS_TO_RESUME,
  ENTRIES,
  NEXT_ALARM,
} from '../../../main/database/alarms.ts';
import { GOING_ON, SPOTS_BETWEEN } from '../../../main/database/blind-spots.ts';
import { ACTIVATIONS, AGREEMENTS, SERVICES } from '../../../main/database/cases.ts';
import { LAST_REASON, REASONS_OF_TICKET, STANDING_VIEWS } from '../../../main/database/desk-writings.ts';
import { DISRUPTIONS_SHOWN, LATEST_DISRUPTION } from '../../../main/database/disruptions.ts';
import { SHIFTS_SINCE, TOP_LEVEL } from '../../../main/database/duty-shifts.ts';
import { TICKETS_AFTER } from '../../../main/database/facts.ts';
import { LONG_WORDS_FROM } from '../../../main/database/long-words.ts';
import { RECENT } from '../../../main/database/outcomes.ts';
import {
  NAMES_BY_ID,
  NAMES_FROM,
  NAMES_WITH,
  OPEN_TICKETS_OF,
  TICKET_HIT,
  TICKETS_NAMED,
  TICKETS_OF,
  TICKETS_WITH,
} from '../../../main/database/search.ts';
import { LAST_NUMBER, SEARCHED } from '../../../main/database/ticket-search-rows.ts';
import { SPANS_MEETING } from '../../../main/database/ticket-spans.ts';
import { CHILDREN } from '../../../main/database/tickets.ts';
import { TIER_ON_DAY } from '../../../main/database/tier-spans.ts';
import { REACH, UNKNOWN } from '../../../main/database/work-reach.ts';
import { WORK_VERSIONS, WORKS_NOT_OVER, WORKS_SHOWN } from '../../../main/database/works.ts';
import { LAST_QUIET, MAY_BE_SHOWN, OPEN_NOW, SETTLED_DUE } from '../../../main/review/candidates.ts';
import { ENDING_FIRST } from '../../../main/review/past-tables.ts';
import {
  EVENT_AFTER,
  EVENT_BEFORE,
  EVENTS_BETWEEN,
  EVENTS_COUNTED,
} from '../../../main/review/review-span.ts';
import { CONCERNED } from '../../../main/review/review-stamp.ts';
import {
  ALL_OF_TICKET,
  DUTIES,
  GONE_SINCE,
  TABLES_CHANGED,
  TABLES_CHANGED_BETWEEN,
} from '../../../main/review/versions-on-file.ts';
import { temporaryStore } from '../temporary-store.ts';

/** What the walls ask for must not grow with history: each question has its index. */
const PLANS: readonly [sql: string, values: unknown[], index: string][] = [
  ['SELECT ticket FROM tickets WHERE on_board = 1 AND hidden IS NULL', [], 'tickets_on_board'],
  ['SELECT ticket FROM tickets WHERE look_at <= ? ORDER BY look_at LIMIT ?', [0, 9], 'tickets_to_look_at'],
  ['SELECT record FROM tickets WHERE open = 1 AND source = ?', ['s'], 'tickets_open'],
  ['SELECT min(look_at) FROM tickets WHERE look_at IS NOT NULL', [], 'tickets_to_look_at'],
  ['SELECT ticket FROM tickets WHERE address = ?', ['A'], 'tickets_by_address'],
  ['SELECT ticket FROM tickets WHERE customer = ?', ['C'], 'tickets_by_customer'],
  [
    'SELECT max(emergency_until) FROM tickets WHERE provider = ? AND emergency_until IS NOT NULL',
    ['aurologic'],
    'tickets_quiet',
  ],
  [REASONS_OF_TICKET, ['rt:1'], 'reason_codes_of_clock (ticket=?)'],
  [LAST_REASON, ['rt:1', 'k', 1, 1], 'reason_codes_of_clock (ticket=? AND kind=? AND cycle=? AND ordinal=?)'],
  [STANDING_VIEWS, [], 'saved_views_by_name (name=?)'],
  [RECENT, ['aurologic', 'first-reaction', 0], 'outcomes_by_due'],
  [AGREEMENTS, ['A'], 'agreements_at_address'],
  [ACTIVATIONS, ['C'], 'activations_of_customer'],
  [SERVICES, ['C'], 'services_of_customer'],
  [CHILDREN, ['C'], 'children_of_customer'],
  [TICKETS_AFTER, ['s', '', 9], 'facts_of_ticket'],
  [
    'SELECT body FROM facts WHERE source = ? AND ticket = ? AND superseded_at IS NULL',
    ['s', 'T'],
    'facts_of_ticket',
  ],
  [
    'SELECT hash FROM facts WHERE source = ? AND kind = ? AND record = ? AND superseded_at IS NULL',
    ['s', 'k', 'r'],
    'facts_current',
  ],
  [TIER_ON_DAY, ['aura', 'A', '2026-03-23', '2026-03-23'], 'tier_spans USING PRIMARY KEY'],
  [TODAY, ['aura', '2026-03-23'], 'agreement_days USING'],
  [ENDING, ['aura', '2026-03-23', '2026-06-15'], 'agreement_days_by_date (provider=? AND date>? AND date<?)'],
  [END_FIRST, ['aura', '2026-03-23'], 'tier_spans_ending (provider=? AND to_date>?)'],
  [OPEN_TICKETS, ['A'], 'tickets_open_at_address'],
  [ROW_AT, ['sondergade'], 'agreement_rows USING PRIMARY KEY'],
  [WORK_VERSIONS, ['s', 'W'], 'work_versions'],
  [SHIFTS_SINCE, [{ provider: 'aurologic', since: 0 }], 'duty_by_end (<expr>=? AND <expr>>?)'],
  [TOP_LEVEL, [{ provider: 'aurologic', since: 0 }], 'duty_by_end (<expr>=? AND <expr>>?)'],
  [DUTIES, [{ provider: 'aurologic', since: 0, until: 1 }], 'duty_by_end (<expr>=? AND <expr>>?)'],
  [WORKS_NOT_OVER, [{ provider: 'aura', since: 0 }], 'works_by_end (provider=? AND <expr>>?)'],
  [WORKS_SHOWN, [{ provider: 'aura', since: 0, until: 1 }], 'works_by_end (provider=? AND <expr>>?)'],
  [LATEST_DISRUPTION, ['s', 'D'], 'disruption_versions'],
  [
    DISRUPTIONS_SHOWN,
    [{ provider: 'aura', since: 0, until: 1 }],
    'disruptions_by_end (provider=? AND <expr>>?)',
  ],
  [GOING_ON, [], 'blind_spots_now'],
  [SPOTS_BETWEEN, [{ from: 0, to: 1, now: 1, least: 1, most: 1 }], 'blind_spots_by_end (<expr>>?)'],
  [OBJECTS_OF, ['[]'], 'facts_by_kind'],
  [
    SPANS_MEETING,
    [{ sight: 'was', from: 0, to: 1 }],
    'ticket_spans_by_length (sight=? AND length=? AND first_at>? AND first_at<?)',
  ],
  [OPEN_NOW, [{ sight: 'was', at: 0 }], 'span USING PRIMARY KEY (sight=? AND ticket=?)'],
  [
    SETTLED_DUE,
    [{ sight: 'was', provider: 'p', since: 0, at: 1 }],
    'outcomes_by_due (provider=? AND kind=? AND due_at>? AND due_at<?)',
  ],
  [
    LAST_QUIET,
    [{ sight: 'was', provider: 'p', at: 1 }],
    'tickets_quiet (provider=? AND emergency_until>? AND emergency_until<?)',
  ],
  [ALL_OF_TICKET, [{ source: 's', ticket: 'T' }], 'superseded_of_ticket (source=? AND ticket=?)'],
  [TABLES_CHANGED, [{ at: 0 }], 'table_facts_by_arrival (arrived_at>?)'],
  [TABLES_CHANGED_BETWEEN, [{ from: 0, to: 1 }], 'table_facts_by_arrival (arrived_at>? AND arrived_at<?)'],
  [TABLES_CHANGED_BETWEEN, [{ from: 0, to: 1 }], 'table_facts_by_end (superseded_at>? AND superseded_at<?)'],
  [
    MAY_BE_SHOWN,
    [{ sight: 'was', from: 0, at: 1, all: 0 }],
    'ticket_spans_by_length (sight=? AND length=? AND first_at>? AND first_at<?)',
  ],
  [GONE_SINCE, [{ at: 0 }], 'table_facts_by_end (superseded_at>?)'],
  [ENDING_FIRST, ['aura', '2026-03-23'], 'tier_spans_ending (provider=? AND to_date>?)'],
  [CONCERNED, [{ fact: 1, asOf: 1 }], 'facts USING INTEGER PRIMARY KEY (rowid>?)'],
  [EVENTS_COUNTED, [{ start: 0, end: 1 }], 'COVERING INDEX events_by_at (at>? AND at<?)'],
  [EVENTS_BETWEEN, [{ start: 0, end: 1, most: 1 }], 'events_by_at (at>? AND at<?)'],
  [EVENT_BEFORE, [0], 'events_by_at (at<?)'],
  [EVENT_AFTER, [0], 'events_by_at (at>?)'],
  [CLEAR_OBJECTS, ['[]'], 'address_objects_by_address'],
  [REACH, [{ source: 's', record: 'W' }], 'SEARCH touched USING PRIMARY KEY (object=?)'],
  [
    REACH,
    [{ source: 's', record: 'W' }],
    'SEARCH span USING PRIMARY KEY (provider=? AND address=? AND from_date<?)',
  ],
  [UNKNOWN, [{ source: 's', record: 'W' }], 'SEARCH address_objects USING PRIMARY KEY (object=?)'],
  [TICKETS_WITH, ['"a"*', 9], 'SEARCH ticket_search_rows USING INTEGER PRIMARY KEY (rowid=?)'],
  [LONG_WORDS_FROM, [{ start: 'a', limit: 9 }], 'ticket_search_words USING PRIMARY KEY (word>? AND word<?)'],
  [TICKETS_NAMED, [{ record: 'T', source: '', limit: 9 }], 'tickets_by_record (record=?)'],
  [TICKET_HIT, ['T'], 'SEARCH facts USING INDEX facts_by_kind (kind=? AND record=?)'],
  [SEARCHED, ['T'], 'SEARCH events USING PRIMARY KEY (ticket=?)'],
  [LAST_NUMBER, [0, 9], 'SEARCH ticket_search_rows USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
  [NAMES_FROM('address'), [{ start: 'a', limit: 9 }], 'address_search_rows_by_place (place>? AND place<?)'],
  [NAMES_BY_ID('customer'), [{ id: 'K' }], 'customer_search_rows_by_id (id=?)'],
  [NAMES_WITH('customer'), ['"a"*', 9], 'SEARCH customer_search_rows USING INTEGER PRIMARY KEY (rowid=?)'],
  [TICKETS_OF('customer'), ['K', 9], 'COVERING INDEX tickets_by_customer (customer=?)'],
  [TICKETS_OF('address'), ['A', 9], 'COVERING INDEX tickets_by_address (address=?)'],
  [OPEN_TICKETS_OF('customer'), ['K', 9], 'tickets_open_of_customer (customer=?)'],
  [OPEN_TICKETS_OF('address'), ['A', 9], 'tickets_open_at_address (address=?)'],
  [ALARMS_DUE, [0, 9], 'alarms_next (next_at<?)'],
  [NEXT_ALARM, [], 'alarms_next (next_at>?)'],
  [ALARMS_OF_TICKET, ['s:T'], 'alarms_of_ticket (ticket=?)'],
  [ALARMS_GOING_ON, [], 'alarms_going_on'],
  [ALARMS_TO_RESUME, [], 'SCAN alarms USING COVERING INDEX alarms_going_on'],
  [ALARMS_TO_RESUME, [], 'SEARCH alarms USING INDEX alarms_next'],
  [ALARMS_ON_BOARD, [0], 'alarms_of_ticket (ticket=?)'],
  [ALARMS_ON_BOARD, [0], 'alarms_of_no_ticket (raised_at>?)'],
  [ENTRIES, ['a'], 'alarm_entries_of_alarm (alarm=?)'],
];

for (const [sql, values, index] of PLANS) {
  test(`${index} serves: ${sql.replace(/\s+/g, ' ').trim().slice(0, 70)}`, () => {
    const { store } = temporaryStore();
    const plan = store.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    const text = plan.map((row) => row.detail).join('\n');
    expect(text).toContain(index);
    expect(text).not.toMatch(
      /SCAN (facts|tickets(?! USING INDEX tickets_open)|events|tier_spans|agreement_rows|\w+_search_rows|alarms(?! USING (COVERING )?INDEX alarms_going_on)|alarm_entries)/,
    );
    // Found rows come in the order in which they are met: none is sorted.
    if (sql === TICKETS_WITH) expect(text).not.toContain('B-TREE');
  });
}
