import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { configuration } from '../../main/configuration/configuration.ts';
import type { BoardAnswer, BoardEntity } from '../../src/boards/board.ts';
import { runningStation } from './running-station.ts';
import { temporaryFolder } from './temporary-store.ts';

const NOW = Date.parse('2026-03-23T15:20:14+01:00');

const calendar = (day: string, more = '') =>
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//noc//EN
BEGIN:VEVENT
UID:core-router
DTSTAMP:20260301T000000Z
SUMMARY:Core router upgrade\\, Viby J
DTSTART;TZID=Europe/Copenhagen:${day}T003000
DTEND;TZID=Europe/Copenhagen:${day}T033000
CATEGORIES:SERVICE WINDOW
X-WALLCLOCK-NOTICE-AT:20260320T100500Z
X-MAINTNOTE-OBJECT-ID:L-1
X-MAINTNOTE-OBJECT-ID:A3
X-MAINTNOTE-OBJECT-ID:L-404
${more}END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

const AGREEMENTS = 'addressId,tier,from,to\nA1,pro,2025-01-01,\nA2,basis,2025-01-01,2026-03-30\n';
const DISRUPTIONS = 'id,title,objects,area,from,to\n';

/** A calendar and tables in a folder of their own, the configuration that reads them, and how to write them. */
function files() {
  const folder = temporaryFolder();
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  write('work.ics', calendar('20260330'));
  write(
    'addresses.csv',
    'id;text;lines\nA1;Torvet 1, Viby J;L-1\nA2;Torvet 2, Viby J;L-1|L-2\nA3;Torvet 3;\n',
  );
  write('agreements.csv', AGREEMENTS);
  write('disruptions.csv', `${DISRUPTIONS}D1,Fibre cut,L-2,Viby J,2026-03-23 14:10,\n`);
  const config = (title = 'Tables') =>
    configuration.parse({
      sources: [
        { id: 'plan', type: 'icalendar', title: 'AURA planned work', file: 'work.ics' },
        {
          id: 'crm',
          type: 'tables',
          title,
          tables: {
            addresses: 'addresses.csv',
            agreements: 'agreements.csv',
            disruptions: 'disruptions.csv',
          },
        },
      ],
    });
  return { folder, write, config };
}

const of = <K extends BoardEntity['kind']>(answer: BoardAnswer, kind: K) =>
  answer.changed.filter((entity): entity is Extract<BoardEntity, { kind: K }> => entity.kind === kind);

/** Waits until the board says so. */
const eventually = (board: () => Promise<BoardAnswer>, says: (answer: BoardAnswer) => void) =>
  vi.waitFor(async () => says(await board()), { timeout: 15_000, interval: 50 });

test('planned work, whom it touches, and disruptions are on the board, and follow their sources', async () => {
  const { folder, write, config } = files();
  const { board, reconfigure } = await runningStation({ now: () => NOW, config: config(), folder });
  const given = Date.parse('2026-03-20T10:05:00Z');
  await eventually(board, (answer) => {
    expect(of(answer, 'work')).toEqual([
      {
        kind: 'work',
        id: 'plan:core-router',
        work: {
          provider: 'aura',
          title: 'Core router upgrade, Viby J',
          kind: 'service-window',
          status: 'confirmed',
          impact: 'outage',
          start: Date.parse('2026-03-30T00:30:00+02:00'),
          end: Date.parse('2026-03-30T03:30:00+02:00'),
          actualStart: null,
          actualEnd: null,
          noticeAt: given,
          noticeUrl: null,
          reason: null,
          downtimeMinutes: null,
          objects: ['L-1', 'A3', 'L-404'],
        },
        voidedNoticeAt: null,
        // The agreement of A2 ends on the very day.
        addressesByTier: { pro: 1 },
        withoutAgreement: 2,
        unknownObjects: ['L-404'],
      },
    ]);
    expect(of(answer, 'disruption')).toEqual([
      {
        kind: 'disruption',
        id: 'crm:D1',
        provider: 'aura',
        title: 'Fibre cut',
        objects: ['L-2'],
        area: 'Viby J',
        from: Date.parse('2026-03-23T13:10:00Z'),
        to: null,
      },
    ]);
    expect(of(answer, 'provider').map(({ id }) => id)).toContain('aura');
  });

  const before = await board();
  write('work.ics', calendar('20260406', 'SEQUENCE:1\n'));
  write('agreements.csv', `${AGREEMENTS}A3,basis,2026-04-06,\n`);
  write('disruptions.csv', DISRUPTIONS);
  await reconfigure(config('Other tables'), folder);
  await eventually(board, (answer) => {
    expect(of(answer, 'work')).toMatchObject([
      {
        work: { start: Date.parse('2026-04-06T00:30:00+02:00'), noticeAt: null },
        voidedNoticeAt: given,
        addressesByTier: { pro: 1, basis: 1 },
        withoutAgreement: 1,
      },
    ]);
    // It left its table: it had ended by then, and stays known.
    expect(of(answer, 'disruption')).toMatchObject([{ id: 'crm:D1', to: NOW }]);
  });
  const after = await board(`epoch=${before.epoch}&after=${before.revision}&wait=0`);
  expect(after).toMatchObject({ full: false, removed: [] });
  expect(of(after, 'work')).toHaveLength(1);
});

test('what a source brought that is taken out leaves the board', async () => {
  const { folder, config } = files();
  const { board, reconfigure } = await runningStation({ now: () => NOW, config: config(), folder });
  const kinds = ({ changed }: BoardAnswer) => new Set(changed.map(({ kind }) => kind));
  await eventually(board, (answer) => expect(kinds(answer)).toContain('work'));
  await eventually(board, (answer) => expect(kinds(answer)).toContain('disruption'));
  const other = configuration.parse({
    sources: [{ id: 'other', type: 'tables', tables: { addresses: 'addresses.csv' } }],
  });
  await reconfigure(other, folder);
  expect(kinds(await board())).not.toContain('work');
  expect(kinds(await board())).not.toContain('disruption');
});

test('work leaves the board as time passes', async () => {
  const { folder, config } = files();
  let now = NOW;
  const first = await runningStation({ now: () => now, config: config(), folder });
  await eventually(first.board, (answer) => expect(of(answer, 'work')).toHaveLength(1));
  await eventually(first.board, (answer) => expect(of(answer, 'disruption')).toHaveLength(1));
  await first.stop();
  // The end of the seventh local day after the one on which it ended.
  now = Date.parse('2026-04-06T23:59:59+02:00');
  const later = await runningStation({ now: () => now, config: config(), folder, data: first.data });
  await eventually(later.board, (answer) => expect(of(answer, 'work')).toHaveLength(1));
  await later.stop();
  now += 1000;
  const gone = await runningStation({ now: () => now, config: config(), folder, data: first.data });
  const answer = await gone.board();
  expect(of(answer, 'work')).toEqual([]);
  expect(of(answer, 'disruption')).toHaveLength(1);
});
