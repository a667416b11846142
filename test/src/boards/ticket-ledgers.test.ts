import { expect, test } from 'vitest';
import { clockStrip } from '../../../src/boards/clock-strip.ts';
import { ledgerStrip } from '../../../src/boards/ledger-strip.ts';
import { calendarOf } from '../../../src/calendars/calendar-book.ts';
import { march } from './board-of.ts';
import { CASES, ledgersAt, rulesOf } from './ticket-cases.ts';

test('a page has the ledgers of all clocks, and what stands beside them as of the instant', () => {
  const page = ledgersAt('sondergade', march('23 13:22'));
  expect(page.ledgers.map(({ clock }) => [clock.kind, clock.state.kind])).toEqual([
    ['onsite-reaction', 'running'],
    ['remote-reaction', 'void'],
  ]);
  expect([page.provider, page.zone, page.tier]).toEqual([
    'AURA',
    'Europe/Copenhagen',
    { name: 'Basis', nonStop: false },
  ]);
  expect(page.ticket.ticket.events).toHaveLength(6);
  expect([page.repair, page.repairUntil, page.repairResumesAt]).toEqual([
    { kind: 'working' },
    march('23 15:00'),
    march('24 07:00'),
  ]);
});

test('repair hours are told only while the repair is under way in them', () => {
  const hours = (name: string, at: string) => {
    const { repair, repairUntil, repairResumesAt } = ledgersAt(name, march(at));
    return [repair?.kind ?? null, repairUntil, repairResumesAt];
  };
  expect(hours('sondergade', '23 15:20')).toEqual(['suspended', null, null]);
  expect(hours('pro', '23 11:00')).toEqual(['non-stop', null, null]);
  expect(hours('uncovered', '23 11:00')).toEqual([null, null, null]);
});

test('before it was opened a ticket has neither cycles nor clocks; all events are there still', () => {
  const page = ledgersAt('sondergade', march('20 14:09'));
  expect([page.cycles, page.ledgers, page.marks, page.repair, page.tier]).toEqual([[], [], [], null, null]);
  expect(page.ticket.ticket.events).toHaveLength(6);
});

test('an emergency ticket without the flag has no ledger, one without an agreement a void one', () => {
  expect(ledgersAt('unflagged', march('23 11:00')).ledgers).toEqual([]);
  const [void_] = ledgersAt('uncovered', march('23 11:00')).ledgers;
  expect([void_.clock.state, void_.lines]).toEqual([{ kind: 'void', reason: 'no-agreement' }, []]);
});

test('planned work and disruptions are told where they touch the address during a cycle', () => {
  const { addressId } = CASES.pro.ticket;
  const disruption = (id: string, from: string, objects: readonly string[]) =>
    ({
      kind: 'disruption',
      id,
      provider: 'aura',
      title: id,
      objects,
      area: null,
      from: march(from),
      to: null,
    }) as const;
  const besides = {
    works: [],
    disruptions: [disruption('here', '23 09:00', [addressId!]), disruption('elsewhere', '23 09:00', ['x'])],
    blind: [],
  };
  expect(ledgersAt('pro', march('23 11:00'), besides).disruptions.map(({ id }) => id)).toEqual(['here']);
});

test('outages of its source and of the station stand with it, in its cycles and as far as they are known', () => {
  const { ticket } = ledgersAt('pro', march('23 11:00'));
  const source = ticket.id.split(':')[0];
  const opened = ticket.ticket.events[0].at;
  const spot = (of: string | null, from: number, to: number | null) => ({
    source: of,
    title: of ?? 'the station',
    from,
    to,
    why: 'x',
  });
  const blind = [
    spot(source, opened - 9_000, opened),
    spot(source, opened - 9_000, opened + 1),
    spot('another', opened, opened + 60_000),
    spot(null, opened + 1_000, opened + 60_000),
  ];
  const shown = (at: number) =>
    ledgersAt('pro', at, { works: [], disruptions: [], blind }).blind.map((one) => [one.source, one.to]);
  expect(shown(opened + 90_000)).toEqual([
    [source, opened + 1],
    [null, opened + 60_000],
  ]);
  // While it is reviewed, it goes on.
  expect(shown(opened + 30_000)).toEqual([
    [source, opened + 1],
    [null, null],
  ]);
  expect(shown(opened + 1_000)).toEqual([[source, opened + 1]]);
  expect(shown(opened - 1)).toEqual([]);
});

test('the strip of a ledger is that of its clock on its whole calendar', () => {
  for (const at of [
    '20 14:40',
    '20 17:00',
    '22 12:00',
    '23 07:59',
    '23 08:00',
    '23 13:22',
    '23 14:10',
    '23 15:20',
  ]) {
    const [ledger] = ledgersAt('sondergade', march(at)).ledgers;
    const { calendars } = rulesOf('aura');
    const own = clockStrip(ledger.clock, calendarOf(calendars, ledger.clock.goal!.calendar), march(at));
    expect([at, ledgerStrip(ledger)]).toEqual([at, own]);
  }
});

test('the strip stripes what is not known since the source fell silent', () => {
  const [ledger] = ledgersAt('sondergade', march('23 13:22')).ledgers;
  const strip = ledgerStrip(ledger, march('23 12:00'));
  const open = strip.kind === 'measured' ? strip.parts.filter((part) => part.kind === 'open') : [];
  expect(open.map(({ unknown }) => unknown)).toEqual([
    null,
    { from: 240 / 370, to: expect.closeTo(322 / 370, 10) },
  ]);
});
