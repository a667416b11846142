import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { listen } from '../../main/cli/listen.ts';
import { configuration } from '../../main/configuration/configuration.ts';
import { type Station, startStation } from '../../main/station.ts';
import { type CalendarServer, serveCalendar } from './calendar-server.ts';
import { complaintsOf } from './wall-page.ts';

const SAMPLES = join(import.meta.dirname, '../main/sync/sources/icalendar');
const PLANNED = readFileSync(join(SAMPLES, 'planned-work.ics'), 'utf8');
const BROKEN = readFileSync(join(SAMPLES, 'broken.ics'), 'utf8');

const at = (text: string) => Date.parse(text);

/** A real station under a clock of the test's, with the calendar by the way that is asked for, and its page. */
async function open(page: Page, way: 'file' | 'url', now: number) {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-planned-'));
  const server: CalendarServer = await serveCalendar(PLANNED);
  const file = join(folder, 'planned-work.ics');
  const publish = (text: string) => {
    writeFileSync(file, text);
    server.publish(text);
  };
  publish(PLANNED);
  writeFileSync(
    join(folder, 'addresses.csv'),
    'id;text;lines\nA1;Torvet 1, 8660 Skanderborg;L-17\nA2;Torvet 2, 8660 Skanderborg;L-17|L-18\nA3;Havnen 1, 8700 Horsens;L-18\n',
  );
  writeFileSync(
    join(folder, 'agreements.csv'),
    'addressId,tier,from,to\nA1,pro,2025-01-01,\nA2,basis,2025-01-01,\n',
  );
  const place = way === 'file' ? { file } : { url: server.url };
  const config = (title = 'AURA planned work') =>
    configuration.parse({
      sources: [
        { id: 'plan', type: 'icalendar', title, ...place },
        { id: 'crm', type: 'tables', tables: { addresses: 'addresses.csv', agreements: 'agreements.csv' } },
      ],
    });
  let clock = now;
  let hosts: readonly string[] = [];
  const said: string[] = [];
  const station: Station = await startStation({
    data: join(folder, 'data'),
    config: config(),
    folder,
    pages: join(import.meta.dirname, '../../dist/renderer'),
    hosts: () => hosts,
    say: (sentence) => said.push(sentence),
    now: () => clock,
  });
  const door = await listen(station, '127.0.0.1', 0);
  hosts = door.hosts;
  await page.clock.setFixedTime(clock);
  const complaints = complaintsOf(page);
  await page.goto(door.url);
  return {
    server,
    publish,
    complaints,
    said,
    /** The station's clock and the browser's show this instant from now on. */
    set: async (next: number) => {
      clock = next;
      await page.clock.setFixedTime(next);
    },
    /** Has the sources read again at once, rather than at their interval. */
    readAgain: () => station.reconfigure(config(`AURA planned work ${said.length}`), folder),
    close: async () => {
      await door.close();
      await station.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const windowOf = (page: Page, day: string) =>
  page.locator('.window-row').filter({ has: page.getByRole('heading', { name: day, exact: true }) });

for (const way of ['file', 'url'] as const) {
  test(`a calendar by ${way} is on the windows wall with the notices of the rules, over DST and Easter`, async ({
    page,
  }) => {
    const wall = await open(page, way, at('2026-03-23T15:20:14+01:00'));
    try {
      await page.keyboard.press('3');
      const monday = windowOf(page, '30 Mar');
      await expect(monday).toContainText('Software upgrade, core routers in Skanderborg');
      await expect(monday).toContainText('latest notice Mon 23 Mar 00:00');
      // The window lies behind the night in which clocks go forward, and is six hours long all the same.
      await expect(monday).toContainText('00:00–06:00');
      await expect(monday).toContainText('In time');
      await expect(monday).toContainText('1 Pro · 1 Basis');
      // The weekly round keeps its local time behind the change.
      await expect(monday).toContainText('Weekly patch round');
      await expect(monday).toContainText('00:30–02:30');
      await expect(monday).toContainText('Unannounced');
      const easter = windowOf(page, '6 Apr');
      await expect(easter).toContainText(/(anden|2\.) påskedag/i);
      await expect(easter).toContainText('latest notice Thu 26 Mar 00:00');
      await expect(easter).toContainText('Rebuild of the Easter Monday ring');
      // Named for an instant that is still to come: until then it is to be announced.
      await expect(easter).toContainText('To announce');
      for (const holiday of [/skærtorsdag/i, /langfredag/i]) {
        await expect(easter.or(windowOf(page, '13 Apr')).filter({ hasText: holiday }).first()).toBeVisible();
      }
      // The moved one stands at its new Monday, without the notice that was given for the old one.
      const moved = windowOf(page, '13 Apr');
      await expect(moved).toContainText('Power work in Horsens');
      await expect(moved.locator('.window-work').filter({ hasText: 'Horsens' })).toContainText(/void/i);
      await expect(windowOf(page, '20 Apr')).not.toContainText('Horsens');
      await expect(windowOf(page, '20 Apr')).toContainText('1 cancelled');
      await expect(page.locator('main')).toContainText('Restart of the access router in Ry');

      await wall.set(at('2026-03-26T00:00:00+01:00'));
      await expect(easter).toContainText('In time', { timeout: 10_000 });
      await wall.set(at('2026-03-30T01:17:40+02:00'));
      await expect(page.locator('main')).toContainText('until it closes at 06:00', { timeout: 10_000 });
      await expect(page.locator('main')).toContainText('2 works running');
      expect(wall.complaints).toEqual([]);
    } finally {
      await wall.close();
    }
  });
}

test('a later version moves what is on the wall; an unchanged one is not sent again', async ({ page }) => {
  const wall = await open(page, 'url', at('2026-03-23T15:20:14+01:00'));
  try {
    await page.keyboard.press('3');
    const monday = windowOf(page, '30 Mar');
    await expect(monday).toContainText('Software upgrade');
    const moved = PLANNED.replace('20260330T000000', '20260330T010000')
      .replace('20260330T060000', '20260330T070000')
      .replace('SEQUENCE:0', 'SEQUENCE:1');
    wall.publish(moved);
    // The source asks every five minutes at the soonest the test could wait for: it is started anew instead.
    await wall.readAgain();
    await expect(monday).toContainText('01:00–07:00', { timeout: 15_000 });
    await expect(monday).toContainText(/outside window/i);
    // Later on the day for which it was announced: the notice still counts.
    await expect(monday.locator('.window-work').filter({ hasText: 'Software' })).not.toContainText(/void/i);
    expect(wall.server.answered.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
  } finally {
    await wall.close();
  }
});

test('of a broken calendar the good part goes in, the rest is named with line and remedy, and nothing is lost', async ({
  page,
}) => {
  const wall = await open(page, 'url', at('2026-03-23T15:20:14+01:00'));
  try {
    await page.keyboard.press('3');
    await expect(windowOf(page, '30 Mar')).toContainText('Software upgrade');
    wall.publish(BROKEN);
    await wall.readAgain();
    await expect(page.locator('footer')).toContainText('not understood', { timeout: 15_000 });
    await page.keyboard.press('s');
    const panel = page.getByRole('region', { name: 'Sources' });
    await expect(panel).toContainText('Not understood 5');
    await expect(panel).toContainText('line 1: has no END:VCALENDAR: the file is cut off after line 37');
    await page.keyboard.press('Escape');
    const { sources } = await (await page.request.get(new URL('/api/sources', page.url()).href)).json();
    const reasons: string[] = sources[0].quarantine.map(
      (one: { place: string; reason: string }) =>
        `${one.place.replace(wall.server.url, 'work.ics')}: ${one.reason}`,
    );
    for (const said of [
      /^work\.ics line 12, DTSTART: 'Romance Standard Time' is not a known time zone .* 'Europe\/Copenhagen'/,
      /^work\.ics line 20, RRULE: gives more than 366 windows .* UNTIL or COUNT/,
      /^work\.ics line 2\d, DTEND: .*(before|not after)/,
      /^work\.ics line 3\d.*END:VEVENT/,
    ]) {
      expect(reasons.filter((reason) => said.test(reason))).toHaveLength(1);
    }
    // What the broken calendar no longer names may stand in its missing half.
    await expect(windowOf(page, '30 Mar')).toContainText('Software upgrade');
  } finally {
    await wall.close();
  }
});
