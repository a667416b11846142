import { expect, test } from 'vitest';
import {
  type AddressFault,
  addressesWithOpenFault,
  coveredWithFault,
  type FaultsByAddress,
  faultsByAddress,
} from '../../../src/boards/address-faults.ts';
import type { BoardEntity } from '../../../src/boards/board.ts';
import { addressKey } from '../../../src/boards/covered-faults.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { boardOf, fault, fresh, march } from './board-of.ts';

const now = '23 15:20:14';
const shown = (...entities: BoardEntity[]) => faultsByAddress(boardOf(now, entities), fresh(now));
const at = (faults: FaultsByAddress, id: string): readonly AddressFault[] =>
  faults.get(addressKey('aura', `a${id}`)) ?? [];
const saidAt = (faults: FaultsByAddress, id: string) =>
  at(faults, id).map(({ level, state }) => [level, state]);

test('a fault is told by its clock, the worst one first', () => {
  const faults = shown(
    fault('late', '20 14:10', 'basis', [['20 14:20', 'technician-required']]),
    fault('due', '23 14:44', 'pro'),
    fault('waiting', '23 13:52', 'basis'),
  );
  expect(saidAt(faults, 'late')).toEqual([
    ['late', { kind: 'late', clock: 'onsite-reaction', byMs: 4_214_000 }],
  ]);
  expect(saidAt(faults, 'due')).toEqual([
    ['watch', { kind: 'due', clock: 'remote-reaction', dueAt: march('23 15:44') }],
  ]);
  expect(saidAt(faults, 'waiting')).toEqual([
    ['calm', { kind: 'waiting', clock: 'remote-reaction', resumesAt: march('24 07:00') }],
  ]);
});

test('two faults of one address stand under it, the one that asks for most first', () => {
  const faults = shown(
    fault('1', '23 15:10', 'pro'),
    fault('2', '23 12:00', 'pro', [], {
      addressId: 'a1',
      agreements: [{ addressId: 'a1', tier: 'pro', valid: ALL_TIME }],
    }),
  );
  expect(at(faults, '1').map(({ ticketId, level }) => [ticketId, level])).toEqual([
    ['aura:2', 'late'],
    ['aura:1', 'calm'],
  ]);
  expect(faults.size).toBe(1);
});

test('without a clock: restored and owed an all-clear, reacted, or why none was promised', () => {
  const faults = shown(
    fault('owed', '23 13:30', 'pro', [['23 15:14', 'restored']]),
    fault('long', '23 12:00', 'pro', [['23 14:31', 'restored']]),
    fault('restored', '23 09:00', 'basis', [['23 10:00', 'restored']]),
    fault('reacted', '23 09:40', 'basis', [['23 10:30', 'repair-started']]),
    fault('none', '23 10:00', null),
    fault('not', '23 10:00', 'basis', [
      ['23 10:30', { type: 'coverage-classified', coverage: 'customer-network' }],
    ]),
  );
  expect(saidAt(faults, 'owed')).toEqual([['calm', { kind: 'all-clear-owed', forMs: 374_000 }]]);
  expect(saidAt(faults, 'long')).toMatchObject([['urgent', { kind: 'all-clear-owed' }]]);
  expect(saidAt(faults, 'restored')).toEqual([['calm', { kind: 'restored' }]]);
  expect(saidAt(faults, 'reacted')).toEqual([
    ['calm', { kind: 'reacted', repair: { kind: 'suspended', resumesAt: march('24 07:00') }, status: null }],
  ]);
  expect(saidAt(faults, 'none')).toEqual([['watch', { kind: 'no-clock', reason: 'no-agreement' }]]);
  expect(saidAt(faults, 'not')).toEqual([['calm', { kind: 'no-clock', reason: 'not-covered' }]]);
});

test('a closed fault is told only while its all-clear is owed, and is no open fault', () => {
  const faults = shown(
    fault('owed', '23 12:00', 'pro', [
      ['23 15:00', 'restored'],
      ['23 15:01', 'closed'],
    ]),
    fault('over', '23 12:00', 'basis', [
      ['23 13:00', 'restored'],
      ['23 15:01', 'closed'],
    ]),
    fault('open', '23 15:00', 'basis'),
    fault('none', '23 15:00', null),
    fault('unknown', '23 15:00', 'basis', [], { addressId: null }),
  );
  expect(at(faults, 'owed')).toMatchObject([{ open: false, state: { kind: 'all-clear-owed' } }]);
  expect(at(faults, 'over')).toEqual([]);
  expect([...addressesWithOpenFault(faults)]).toEqual([
    addressKey('aura', 'aopen'),
    addressKey('aura', 'anone'),
  ]);
  expect([coveredWithFault(faults, 'aura'), coveredWithFault(faults, 'other')]).toEqual([1, 0]);
});

test('an old status and an interrupted repair are urgent, as on the walls', () => {
  const started = ['23 13:00', 'repair-started'] as const;
  const faults = shown(
    fault('told', '23 12:30', 'pro', [started, ['23 15:00', 'customer-informed']]),
    fault('old', '23 12:30', 'pro', [started, ['23 13:46', 'customer-informed']]),
    fault('stopped', '23 12:30', 'pro', [
      started,
      ['23 15:00', 'customer-informed'],
      ['23 15:05', 'repair-paused'],
    ]),
  );
  expect(at(faults, 'told')).toMatchObject([{ level: 'calm', state: { kind: 'reacted' } }]);
  expect(at(faults, 'old')).toMatchObject([{ level: 'urgent', state: { status: { ageMs: 5_654_000 } } }]);
  expect(at(faults, 'stopped')).toMatchObject([
    { level: 'urgent', state: { repair: { kind: 'non-stop', interrupted: true } } },
  ]);
});
