import { expect, test } from 'vitest';
import { OPEN_TICKETS } from '../../../main/database/address-facts.ts';
import { CLEAR_OBJECTS, OBJECTS_OF } from '../../../main/database/address-objects.ts';
import { ROW_AT } from '../../../main/database/agreement-rows.ts';
import { END_FIRST, ENDING, TODAY } from '../../../main/database/agreement-totals.ts';
import { ACTIVATIONS, AGREEMENTS, SERVICES } from '../../../main/database/cases.ts';
import { LAST_REASON, REASONS_OF_TICKET, STANDING_VIEWS } from '../../../main/database/desk-writings.ts';
import { DISRUPTIONS_SHOWN, LATEST_DISRUPTION } from '../../../main/database/disruptions.ts';
import { TICKETS_AFTER } from '../../../main/database/facts.ts';
import { RECENT } from '../../../main/database/outcomes.ts';
import { CHILDREN } from '../../../main/database/tickets.ts';
import { TIER_ON_DAY } from '../../../main/database/tier-spans.ts';
import { REACH, UNKNOWN } from '../../../main/database/work-reach.ts';
import { WORK_VERSIONS, WORKS_NOT_OVER, WORKS_SHOWN } from '../../../main/database/works.ts';
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
  [WORKS_NOT_OVER, [{ provider: 'aura', since: 0 }], 'works_by_end (provider=? AND <expr>>?)'],
  [WORKS_SHOWN, [{ provider: 'aura', since: 0, until: 1 }], 'works_by_end (provider=? AND <expr>>?)'],
  [LATEST_DISRUPTION, ['s', 'D'], 'disruption_versions'],
  [
    DISRUPTIONS_SHOWN,
    [{ provider: 'aura', since: 0, until: 1 }],
    'disruptions_by_end (provider=? AND <expr>>?)',
  ],
  [OBJECTS_OF, ['[]'], 'facts_by_kind'],
  [CLEAR_OBJECTS, ['[]'], 'address_objects_by_address'],
  [REACH, [{ source: 's', record: 'W' }], 'SEARCH touched USING PRIMARY KEY (object=?)'],
  [
    REACH,
    [{ source: 's', record: 'W' }],
    'SEARCH span USING PRIMARY KEY (provider=? AND address=? AND from_date<?)',
  ],
  [UNKNOWN, [{ source: 's', record: 'W' }], 'SEARCH address_objects USING PRIMARY KEY (object=?)'],
];

for (const [sql, values, index] of PLANS) {
  test(`${index} serves: ${sql.replace(/\s+/g, ' ').trim().slice(0, 70)}`, () => {
    const { store } = temporaryStore();
    const plan = store.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    const text = plan.map((row) => row.detail).join('\n');
    expect(text).toContain(index);
    expect(text).not.toMatch(/SCAN (facts|tier_spans|agreement_rows)/);
  });
}
