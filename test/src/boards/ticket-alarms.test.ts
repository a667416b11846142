import { expect, test } from 'vitest';
import { ticketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import { emergency, march } from './board-of.ts';
import { CASES, rulesOf } from './ticket-cases.ts';

const NOTHING = { works: [], disruptions: [], blind: [] };

test('alarms are told as far as they had come: raised, acknowledged, ended by the reaction', () => {
  const ticket = {
    ...emergency('1', '23 13:00', [['23 13:20', 'staff-replied']]),
    acknowledgements: [{ alarmAt: march('23 13:00'), at: march('23 13:02'), by: 'Jonas Weber' }],
  };
  const alarmsAt = (at: string) => ticketLedgers(ticket, rulesOf('aurologic'), NOTHING, march(at)).alarms;
  const raised = { raisedAt: march('23 13:00') };
  const acknowledged = { at: march('23 13:02'), by: 'Jonas Weber' };
  expect(alarmsAt('23 12:59')).toEqual([]);
  expect(alarmsAt('23 13:01')).toEqual([{ ...raised, acknowledged: null, end: null }]);
  expect(alarmsAt('23 13:02')).toEqual([{ ...raised, acknowledged, end: null }]);
  expect(alarmsAt('23 13:30')).toEqual([
    { ...raised, acknowledged, end: { kind: 'reaction', at: march('23 13:20') } },
  ]);
});

test('a flag that is withdrawn ends its alarm, and one that is set again raises another', () => {
  const ticket = emergency('2', '23 13:00', [
    ['23 13:10', 'emergency-unflagged'],
    ['23 13:20', 'emergency-flagged'],
    ['23 13:25', 'closed'],
  ]);
  const { alarms } = ticketLedgers(ticket, rulesOf('aurologic'), NOTHING, march('23 14:00'));
  expect(alarms.map(({ raisedAt, end }) => [raisedAt, end])).toEqual([
    [march('23 13:00'), { kind: 'void', at: march('23 13:10'), reason: 'flag-withdrawn' }],
    [march('23 13:20'), { kind: 'cycle-ended', at: march('23 13:25') }],
  ]);
});

test('a fault raises none', () => {
  const { sondergade } = CASES;
  expect(ticketLedgers(sondergade, rulesOf('aura'), NOTHING, march('23 13:22')).alarms).toEqual([]);
});
