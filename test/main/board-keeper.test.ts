import { expect, onTestFinished, test } from 'vitest';
import { USUAL_ALARM_SETTINGS } from '../../main/alarms/alarm-settings.ts';
import { boardFeed } from '../../main/api/board-feed.ts';
import { boardKeeper, type KeeperParts } from '../../main/board-keeper.ts';
import type { Aggregates } from '../../main/database/board-questions.ts';
import type { Written } from '../../main/database/writer.ts';
import type { BoardSettings, BoardTicket } from '../../src/boards/board.ts';
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
async function keeper(calendars: () => Promise<[]>) {
  const feed = boardFeed('epoch');
  const reader = {
    boardTickets: async () => [],
    boardAlarms: async () => [],
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
  const tickets = () =>
    JSON.parse(`{${feed.since('', -1).json}}`).changed.filter(
      ({ kind }: { kind: string }) => kind === 'ticket',
    );
  return { kept, tickets: tickets as () => BoardTicket[] };
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
