// The lists behind the numbers are read in the order in which an index has them, also where nothing is known of the data.
import { expect, test } from 'vitest';
import { sumsAsked } from '../../../main/database/month-sums.ts';
import { type Behind, pageQuestion, type RowPlace } from '../../../main/database/outcome-rows.ts';
import type { Asked } from '../../../main/database/report-source.ts';
import { rolledAsked } from '../../../main/database/rolled-sums.ts';
import { temporaryStore } from '../temporary-store.ts';

const FILTER = { provider: null, until: '2026-03', months: 12, kind: null, tier: null, service: null };
const ASKED: Asked = {
  filter: { ...FILTER, customer: null, address: null },
  providers: [
    { provider: 'aura', zone: 'Europe/Copenhagen' },
    { provider: 'aurologic', zone: 'Europe/Berlin' },
  ],
  from: '2025-04',
  until: '2026-03',
};
const ALL: Behind = {
  standing: null,
  reason: null,
  causedBy: null,
  percentOver: null,
  percentUpTo: null,
  hour: null,
};
const AFTER: RowPlace = [1, 's:1', 'first-reaction', 1, 1];

function planOf(sql: string, values: readonly unknown[]): string {
  const { store } = temporaryStore();
  const rows = store.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  return rows.map(({ detail }) => detail).join('\n');
}

for (const [name, asked, behind, index] of [
  ['all clocks', ASKED, ALL, 'outcomes_counted (counted_at>? AND counted_at<?)'],
  ['met ones', ASKED, { ...ALL, standing: 'met' }, 'outcomes_counted (counted_at>? AND counted_at<?)'],
  [
    'a share of the goal',
    ASKED,
    { ...ALL, percentOver: 90 },
    'outcomes_counted (counted_at>? AND counted_at<?)',
  ],
  [
    'breached ones',
    ASKED,
    { ...ALL, standing: 'breached' },
    'outcomes_not_met (standing=? AND counted_at>? AND counted_at<?)',
  ],
  [
    'an hour of the week',
    ASKED,
    { ...ALL, hour: 34 },
    'outcomes_not_met (standing=? AND counted_at>? AND counted_at<?)',
  ],
  [
    'void by one person',
    ASKED,
    { ...ALL, standing: 'void', causedBy: 'k.weber' },
    'outcomes_not_met (standing=? AND counted_at>? AND counted_at<?)',
  ],
  [
    'those of a customer',
    { ...ASKED, filter: { ...ASKED.filter, customer: 'C' } },
    ALL,
    'outcomes_of_customer (customer=? AND counted_at>? AND counted_at<?)',
  ],
] as const) {
  test(`${index} serves ${name}, in order of time`, () => {
    for (const after of [null, AFTER]) {
      const { sql, values } = pageQuestion(asked, behind, after, 51);
      const plan = planOf(sql, values);
      expect(plan).toContain(index);
      // What is left to sort is in one instant.
      expect(plan).not.toMatch(/USE TEMP B-TREE FOR ORDER BY/);
    }
  });
}

test('an address is found by its tickets', () => {
  const asked = { ...ASKED, filter: { ...ASKED.filter, address: 'A' } };
  const { sql, values } = pageQuestion(asked, ALL, null, 51);
  const plan = planOf(sql, values);
  expect(plan).toContain('SEARCH outcomes USING PRIMARY KEY (ticket=?)');
  expect(plan).toContain('tickets_by_address (address=?)');
});

test('sums are read by service, provider and month', () => {
  const asked = {
    service: '',
    providers: '["aura"]',
    from: '2025-04',
    until: '2026-03',
    kind: null,
    tier: null,
  };
  expect(planOf(sumsAsked(['standing']), [asked])).toContain(
    'month_sums USING PRIMARY KEY (service=? AND provider=? AND month>? AND month<?)',
  );
});

test('the months of what is rare are read one beside the other', () => {
  const asked = {
    service: '',
    providers: '["aura"]',
    from: '2025-04',
    until: '2026-03',
    kind: '',
    tier: '',
  };
  for (const measure of ['hour', 'apart'] as const) {
    expect(planOf(rolledAsked(measure), [asked])).toContain(
      'rolled_sums USING PRIMARY KEY (service=? AND provider=? AND kind=? AND tier=? AND month>? AND month<?)',
    );
  }
});
