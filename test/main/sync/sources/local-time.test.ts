import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantsShowing, localTimeWithOffset } from '../../../../main/sync/sources/local-time.ts';

const ZONE = 'Europe/Copenhagen';

test('a local time is shown once, but none that is skipped, and one that comes back twice', () => {
  expect(instantsShowing('2026-03-23T14:10', ZONE)).toEqual([Date.parse('2026-03-23T13:10:00Z')]);
  expect(instantsShowing('2026-03-29T02:30', ZONE)).toEqual([]);
  expect(instantsShowing('2026-10-25T02:30', ZONE)).toEqual([
    Date.parse('2026-10-25T00:30:00Z'),
    Date.parse('2026-10-25T01:30:00Z'),
  ]);
});

test('the local time of any instant is shown at that instant', () => {
  const zones = fc.constantFrom(ZONE, 'UTC', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), zones, (second, zone) => {
      const local = localTimeWithOffset(second * 1000, zone);
      expect(Date.parse(local)).toBe(second * 1000);
      expect(instantsShowing(local.slice(0, 19), zone)).toContain(second * 1000);
    }),
  );
});
