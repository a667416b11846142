import { expect, onTestFinished, test } from 'vitest';
import { USUAL_ALARM_SETTINGS } from '../../main/alarms/alarm-settings.ts';
import { boardFeed } from '../../main/api/board-feed.ts';
import { boardKeeper, type KeeperParts } from '../../main/board-keeper.ts';
import type { Aggregates } from '../../main/database/board-questions.ts';
import type { Written } from '../../main/database/writer.ts';
import type { BoardAlarm, BoardSettings, BoardTicket } from '../../src/boards/board.ts';
import { alarmAtZero } from '../src/alarms/lived.ts';
import { fault } from '../src/boards/board-of.ts';

const NOW = Date.parse('2026-03-23T14:20:00Z');
const SETTINGS: BoardSettings = {
  ...{
    kind: 'settings',
    id: 'settings',
    demo: false,
    oldAfterMs: 300_000,
    noLongerVisible: 0,
    problem: null,
  },
  ...{
    rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 },
    firstRun: null,
    copy: null,
    alarms: USUAL_ALARM_SETTINGS,
  },
};
const AGGREGATES: Aggregates = {
  outcomes: [],
  duties: [],
  works: [],
  disruptions: [],
  agreements: [],
  hidden: 0,
};

/** A keeper over a database that answers as it is told. */
async function keeper(
  calendars: () => Promise<[]>,
  { alarms = [], onBoard = [] }: { alarms?: readonly BoardAlarm[]; onBoard?: readonly string[] } = {},
) {
  const feed = boardFeed('epoch');
  const reader = {
    boardTickets: async () => [],
    boardAlarms: async () => alarms,
    alarmsOnBoard: async () => onBoard,
    termsHistories: async () => [],
    aggregates: async () => AGGREGATES,
    calendars,
  };
  const kept = await boardKeeper({
    ...{ feed, settings: SETTINGS, sources: ['aura'], providers: ['aura'], now: () => NOW, steady: () => 0 },
    reader: reader as unknown as KeeperParts['reader'],
    writer: {
      settle: async () => ({ changed: [], removed: [], alarms: [], nextLook: null, aggregates: false }),
    } as unknown as KeeperParts['writer'],
    say: (sentence) => expect(sentence).toBe(''),
  });
  onTestFinished(() => kept.stop());
  const ofKind = (wanted: string) =>
    JSON.parse(`{${feed.since('', -1).json}}`).changed.filter(
      ({ kind }: { kind: string }) => kind === wanted,
    );
  return {
    kept,
    tickets: () => ofKind('ticket') as BoardTicket[],
    alarms: () => (ofKind('alarm') as BoardAlarm[]).map(({ id }) => id),
  };
}

const written = (ticket: BoardTicket): Written => ({
  changed: [ticket],
  alarms: [],
  removed: [],
  nextLook: null,
  aggregates: false,
});

test('what was written later stands on the board, also when the earlier waited for its calendars', async () => {
  let answer: () => void = () => {};
  let asked = 0;
  const { kept, tickets } = await keeper(() => {
    // The first answer fills the board; the next one, for a ticket that is older than all before, is kept waiting.
    if (asked++ === 0) return Promise.resolve([]);
    return new Promise((resolve) => (answer = () => resolve([])));
  });
  const early = fault('1', '23 09:00', 'basis');
  const named = {
    ...early,
    customer: { id: 'c', name: 'Møllers Tømmerhandel', parentId: null, monthlyRevenueEur: null },
  };
  const first = kept.takeIn(written(early));
  const second = kept.takeIn(written(named));
  await Promise.resolve();
  answer();
  await Promise.all([first, second]);
  expect(tickets().map(({ customer }) => customer?.name)).toEqual(['Møllers Tømmerhandel']);
});

test('an alarm that is over leaves with its ticket; one that goes on, or became known just now, stays', async () => {
  const alarm = (id: string, more: Partial<BoardAlarm>): BoardAlarm => {
    const about = {
      kind: 'ticket',
      ticket: `aura:${id}`,
      clock: 'first-reaction',
      cycle: 1,
      ordinal: 1,
    } as const;
    return { kind: 'alarm', ...alarmAtZero({ id, about, provider: 'aura' }), entries: [], ...more };
  };
  const end = { kind: 'reaction', at: NOW - 3_600_000, by: null } as const;
  const { alarms } = await keeper(async () => [], {
    alarms: [
      alarm('left', { end, knownAt: NOW - 7_200_000 }),
      alarm('shown', { end, knownAt: NOW - 7_200_000 }),
      alarm('new', { end, knownAt: NOW - 10_000 }),
      alarm('open', { knownAt: NOW - 7_200_000 }),
    ],
    onBoard: ['shown'],
  });
  expect(alarms()).toEqual(['left', 'shown', 'new', 'open']);
  const { kept, alarms: then } = await keeper(async () => [], { onBoard: ['shown', 'open'] });
  await kept.takeIn({
    ...written(fault('1', '23 09:00', 'basis')),
    alarms: [alarm('late', { end, knownAt: NOW - 7_200_000 }), alarm('open', { knownAt: NOW - 7_200_000 })],
    aggregates: true,
  });
  await expect.poll(then, { timeout: 5_000 }).toEqual(['open']);
});

test('an alarm of a provider that is configured no more is not shown, as its tickets are not', async () => {
  const about = { kind: 'ticket', ticket: 'aura:1', clock: 'first-reaction', cycle: 1, ordinal: 1 } as const;
  const of = (provider: string): BoardAlarm => ({
    ...{ kind: 'alarm', ...alarmAtZero({ id: provider, about, provider }), entries: [] },
  });
  const { alarms } = await keeper(async () => [], { alarms: [of('aura'), of('aurologic')] });
  expect(alarms()).toEqual(['aura']);
});
