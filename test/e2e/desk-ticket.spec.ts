import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { evaluator } from '../../main/evaluate/evaluate.ts';
import { ledgerCsv } from '../../src/explain/ledger-csv.ts';
import { lengthOf } from '../../src/explain/local-moments.ts';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { hardToRead } from './legibility.ts';
import type { Api, ApiReply } from './page-server.ts';
import { asOf, openTicket, THEN } from './ticket-page.ts';
import { ledgersAt, SONDERGADE, ticketApi, ticketScene } from './ticket-scenes.ts';

let desk: FrozenDesk | null = null;

/** Opens a ticket's page; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, words: Parameters<typeof openTicket>[1] = {}): Promise<Page> {
  desk = await openTicket(browser, words);
  return desk.page;
}

test.afterEach(async () => {
  const complaints = desk?.complaints ?? [];
  await desk?.close();
  desk = null;
  expect(complaints).toEqual([]);
});

/** The browser itself complains of an answer that is not right. */
function expectStatus(status: number) {
  expect(desk?.complaints.every((text) => text.includes(String(status)))).toBe(true);
  (desk!.complaints as string[]).length = 0;
}

const events = (page: Page) => page.locator('.event');
const decisions = (page: Page) => page.getByRole('list', { name: 'What decided when it is due' });
const rows = (page: Page) => page.locator('.stretches tbody tr');
const also = (page: Page) => page.locator('.also');
const sum = (page: Page) => page.locator('.sum');
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name });

/** An api that tells what it was asked for, and answers through `reply` where that says something. */
function listening(reply: (url: URL) => ApiReply | Promise<ApiReply> | null = () => null) {
  const asked: string[] = [];
  const answer = ticketApi();
  const api: Api = (url) => {
    // Alarms and notes are asked for beside the ticket, and told of elsewhere.
    const isBeside = ['/api/alarms', '/api/desk/notes'].includes(url.pathname);
    if (!isBeside) asked.push(decodeURIComponent(`${url.pathname}${url.search}`));
    return reply(url) ?? answer(url);
  };
  return { api, asked };
}

test('the design’s page: what happened, why the clock was due when it was, and what is used then', async ({
  browser,
}) => {
  const page = await open(browser, { search: asOf(THEN) });
  await expect(page.locator('.review-instant')).toHaveText(
    'ReviewMon 23 Mar 2026 13:22:001 h 58 m before now. Nothing of this ticket is live; walls are not affected',
  );
  await expect(page.locator('.ticket-head')).toHaveText(
    'Ticket A-20417 cycle 1Søndergade 14, SkanderborgMøllers Tømmerhandel · Fiber 1000 · Basis',
  );
  await expect(events(page)).toHaveText([
    'Fri 14:10:00openedchannel: phonestarts remote-reaction',
    'Fri 14:35:20technician-requiredcalls for onsite-reactionremote-reaction becomes void: visit-required',
    'Fri 14:40:05customer-informed',
    'Mon 09:04:51customer-informedby Mette Lund',
    'Mon 12:49:40customer-informed',
    'Mon 14:10:00dueonsite-reaction passes without a stop: breached',
    'Mon 14:18:33customer-informed',
  ]);
  await expect(page.locator('.event.is-later')).toHaveCount(2);
  await expect(page.locator('.here')).toHaveText('13:22:00, you are hereLater, not known on the board yet:');
  await expect(page.locator('#explained')).toHaveText(
    'Explain: onsite-reaction why it is due Mon 23 Mar 14:10',
  );
  await expect(page.locator('.explain .strip')).toHaveAttribute(
    'aria-label',
    'start Fri 14:10, due Mon 14:10, running',
  );
  await expect(decisions(page).locator('li')).toHaveText([
    /^1Which agreement governs\. Basis, valid from Mon 1 Jan 2024, .*“Serviceaftalen tegnes pr\. enkelt adresse\.”/,
    /^2Which clock\. technician-required at Fri 20 Mar 14:35:20, .*goal is 8 h\. “Hvis teknikerbesøg er påkrævet: 8 timer”/,
    /^3When it starts\. .*readings\.onsiteStarts = report/,
    /^4Which calendar\. aura-basis-onsite: Mon–Fri 08–16, Europe\/Copenhagen, .*“på hverdage fra kl\. 8 til 16/,
  ]);
  await expect(rows(page)).toHaveText([
    '5Fri 20 Mar 14:10Fri 20 Mar 16:001 h 50 m1 h 50 m6 h 10 m',
    '6Fri 20 Mar 16:00Mon 23 Mar 08:00closed 64 h1 h 50 m6 h 10 m',
    'night, weekend, night',
    '7Mon 23 Mar 08:00Mon 23 Mar 14:106 h 10 m8 h0',
    'Due Mon 23 Mar 2026 14:10:00 2026-03-23T13:10:00Z8 h',
  ]);
  await expect(sum(page)).toHaveText(
    'At 13:22:00: 1 h 50 m + 5 h 22 m = 7 h 12 m used, 90 % of the goal. urgent from 80 %. 48 m left, due in 48 m.',
  );
  await expect(also(page)).toHaveText(
    'remote-reactionvoid, reason visit-required, since Fri 14:35:20Repairworking until 15:00, then suspended until Tue 07:00Reportby phone, inside reporting hours: no markAddressSøndergade 14, Skanderborg, its agreementsPlanned worknone at this address',
  );
});

test('what is shown is what the ledger says, to the millisecond, at any instant', async ({ browser }) => {
  const page = await open(browser, { search: asOf('2026-03-23T09:04:51.250+01:00') });
  const [onsite] = ledgersAt(SONDERGADE.id, Date.parse('2026-03-23T09:04:51.250+01:00'))!.ledgers;
  await expect(sum(page)).toContainText(`= ${lengthOf(onsite.clock.usedMs!)} used`);
  await expect(sum(page)).toContainText(`${lengthOf(onsite.clock.remainingMs!)} left`);
  await expect(sum(page)).toContainText('1 h 50 m + 1 h 4 m 51 s 250 ms = 2 h 54 m 51 s 250 ms');
});

test('the open clocks: next due first, late ones on top, each leads to its ticket; how many ask for what', async ({
  browser,
}) => {
  const page = await open(browser);
  const clocks = page.getByRole('navigation', { name: 'Open clocks' });
  await expect(clocks.locator('li').nth(0)).toHaveClass(/is-open/);
  await expect(clocks.getByRole('link').nth(0)).toHaveText(
    'lateSøndergade 14, SkanderborgBasisonsitelate by 1 h 10 m',
  );
  await expect(clocks.getByRole('link').nth(2)).toHaveText('urgentKestrel Hostingfirst reaction3 m left');
  await expect(clocks.locator('.attention')).toHaveText('Attention: 2 late 3 urgent 3 watch 3 calm');
  await expect(clocks.locator('a[aria-current="page"]')).toHaveCount(1);
  await clocks.getByRole('link', { name: 'Jens Juuls Vej' }).click();
  await expect(page).toHaveURL(/\/desk\/tickets\/aura:507$/);
  await expect(page.locator('.desk-band')).toContainText('there is no ticket aura:507 on file');
  await page.goBack();
  await expect(page.locator('.ticket-head')).toContainText('Ticket A-20417');
  expectStatus(404);
});

test('Easter: every holiday that closes the clock is named, and the year is told', async ({ browser }) => {
  const page = await open(browser, { ticket: 'aura:A-15001' });
  await expect(page.locator('.stretches .why').first()).toHaveText(
    'night, Skærtorsdag Thu 17 Apr, Langfredag Fri 18 Apr, weekend, Påskedag Sun 20 Apr, Anden påskedag Mon 21 Apr, night',
  );
  await expect(events(page).first()).toContainText('Wed 16 Apr 2025 14:00:00');
  await expect(sum(page)).toHaveText(
    'Stopped Tue 22 Apr 2025 13:30:00: 2 h + 5 h 30 m = 7 h 30 m used, 93 % of the goal. Met with 30 m left.',
  );
  await expect(events(page)).toContainText([/stops onsite-reaction: met/]);
});

test('a change of the clocks inside a clock is told, and real time goes on', async ({ browser }) => {
  const page = await open(browser, { ticket: 'aura:A-17001' });
  await expect(rows(page).first()).toContainText('Sun 26 Oct 01:30Sun 26 Oct 03:102 h 40 m');
  await expect(page.locator('.why').first()).toHaveText(
    'Sun 26 Oct 02:00 +01:00 the clocks go from +02:00 to +01:00; real time goes on',
  );
  await expect(sum(page)).toContainText('2 h 40 m used, 88 % of the goal.');
});

test('a flag that was withdrawn and set again: two clocks, told apart by their number', async ({
  browser,
}) => {
  const page = await open(browser, { ticket: 'aurologic:900' });
  await expect(page.getByRole('tab')).toHaveText([/first-reaction no\. 1 void/, /first-reaction no\. 2 met/]);
  await expect(tab(page, /no\. 2/)).toHaveAttribute('aria-selected', 'true');
  await expect(events(page)).toContainText([/first-reaction no\. 1 becomes void: flag-withdrawn/]);
  await expect(also(page)).toContainText('Emergency supportincluded');
  await expect(also(page)).toContainText('Marksescalation-not-called');
  await tab(page, /no\. 2/).press('ArrowLeft');
  await expect(page).toHaveURL(/clock=first-reaction\.1\.1/);
  await expect(page.locator('#explained')).toHaveText('Explain: first-reaction no. 1 why it is void');
  await expect(sum(page)).toContainText('Void: flag-withdrawn. Nothing is owed');
  await page.reload();
  await expect(tab(page, /no\. 1/)).toHaveAttribute('aria-selected', 'true');
});

test('twelve clocks and a long name: all are in reach, with every charge', async ({ browser }) => {
  const page = await open(browser, { ticket: 'aurologic:912' });
  await expect(page.getByRole('tab')).toHaveCount(12);
  await tab(page, /no\. 12/).press('Home');
  await expect(tab(page, /no\. 1 /)).toBeFocused();
  await expect(also(page)).toContainText('360.00 EUR net in all');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test('a goal of weeks: the table scrolls within, and the page stays as it is', async ({ browser }) => {
  const page = await open(browser, { ticket: 'vind:1' });
  await expect(rows(page).first()).toContainText('Mon 2 Feb 09:00');
  const table = page.getByRole('region', { name: 'Stretches of time' });
  const {
    inner,
    outer,
    page: over,
  } = await table.evaluate((each) => ({
    inner: each.scrollHeight,
    outer: each.clientHeight,
    page: document.documentElement.scrollHeight - innerHeight,
  }));
  expect(inner).toBeGreaterThan(2 * outer);
  expect(over).toBeLessThanOrEqual(0);
  expect(await table.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  await expect(sum(page)).toContainText('stretches, =');
  await expect(page.getByRole('button', { name: 'Export ledger' })).toBeInViewport();
  const strip = (await page.locator('.explain .strip').boundingBox())!;
  const last = (await page.locator('.explain .strip > :last-child').boundingBox())!;
  expect(last.x + last.width).toBeLessThanOrEqual(strip.x + strip.width + 1);
});

test('a ticket without an agreement, and one without a flag, say why nothing is counted', async ({
  browser,
}) => {
  const page = await open(browser, { ticket: 'aura:A-18001' });
  await expect(page.locator('#explained')).toHaveText('Explain: remote-reaction why it is void');
  await expect(page.locator('.explain .strip')).toHaveAttribute('aria-label', 'void: no agreement');
  await expect(page.locator('.stretches')).toHaveCount(0);
  await expect(sum(page)).toHaveText('Void: no-agreement. Nothing is owed.');
  await expect(page.getByRole('button', { name: 'Export ledger' })).toHaveCount(0);
  await page.getByLabel('Search', { exact: true }).fill('901');
  await page.keyboard.press('Enter');
  await page.clock.runFor(150);
  await expect(page.locator('.explain')).toContainText(
    'No clock ever ran: the ticket was not flagged as emergency.',
  );
  await expect(also(page)).toContainText('Chargesnone');
});

test('before it was opened: it says so, and has no clocks', async ({ browser }) => {
  const page = await open(browser, { search: asOf('2026-03-20T12:00:00Z') });
  await expect(page.locator('.not-opened')).toHaveText(
    'The ticket was not opened yet. It was opened Fri 14:10:00.',
  );
  await expect(page.locator('.explain')).toContainText('Before it was opened a ticket has no clocks.');
  await expect(page.locator('.event.is-later')).toHaveCount(6);
  await expect(page.getByRole('button', { name: 'Earlier event' })).toBeDisabled();
});

test('steps by buttons and arrows, an instant that is typed, and back to now', async ({ browser }) => {
  const page = await open(browser);
  await expect(page.locator('.review')).toHaveClass('review is-live');
  // Its events are where the steps lead.
  await expect(page.locator('.event').first()).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  const instant = page.locator('.review-instant b');
  await expect(instant).toHaveText('Mon 23 Mar 2026 14:18:33');
  await page.keyboard.press('ArrowLeft');
  // The due instant is a step, too.
  await expect(instant).toHaveText('Mon 23 Mar 2026 14:10:00');
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(instant).toHaveText('Mon 23 Mar 2026 12:49:40');
  await page.keyboard.press('ArrowRight');
  await expect(instant).toHaveText('Mon 23 Mar 2026 14:10:00');
  const field = page.getByRole('textbox', { name: 'Instant, local time in Europe/Copenhagen' });
  await expect(field).toHaveValue('23 Mar 2026 14:10:00');
  await field.fill('yesterday');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(
    '“yesterday” is not an instant. Write it as 23 Mar 2026 13:22:00, 2026-03-23 13:22 or 2026-03-23T13:22:00+01:00; 13:22 alone is a time of the day shown.',
  );
  await field.fill('2026-03-23 13:22');
  await field.press('Enter');
  await expect(instant).toHaveText('Mon 23 Mar 2026 13:22:00');
  await expect(page).toHaveURL(/at=2026-03-23T12%3A22%3A00Z/);
  // In the field the arrows move its cursor.
  await field.press('ArrowLeft');
  await expect(instant).toHaveText('Mon 23 Mar 2026 13:22:00');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.locator('.review')).toHaveClass('review is-live');
  await expect(page.getByRole('tab', { selected: true })).toContainText('onsite-reaction breached');
  await page.goBack();
  await expect(instant).toHaveText('Mon 23 Mar 2026 13:22:00');
});

test('a breached clock tells the reasons that supervisors gave it, the last one first; another clock none', async ({
  browser,
}) => {
  const page = await open(browser);
  const reasons = page.getByRole('list', { name: 'Reasons given by supervisors' }).getByRole('listitem');
  await expect(reasons).toHaveText([
    'Reason: third party – Fiber dug up at Skanderborg; the road was closed until 12:00. (Jonas Holm, Mon 23 Mar 2026 14:20)',
    'Reason: dispatch (Mette Lund, Mon 23 Mar 2026 14:12)',
  ]);
  await page.getByRole('tab', { name: 'remote-reaction' }).click();
  await expect(reasons).toHaveCount(0);
});

test('live it goes on by itself: second by second, each minute, and when the board says it changed', async ({
  browser,
}) => {
  let now = Date.parse(THEN) + 20_000;
  const { asked, api } = listening((url) => ticketApi(() => now)(url) as ApiReply);
  const page = await open(browser, { scene: { ...ticketScene, now }, api });
  await expect(sum(page)).toContainText('7 h 12 m 20 s used');
  expect(asked).toEqual(['/api/tickets/aura:A-20417/ledgers']);
  await desk?.pass(5);
  // Five seconds passed at once: an answer under way may have set the page back by some, but it has gone on by itself.
  const told =
    /At 13:22:(2[1-7]): 1 h 50 m \+ 5 h 22 m \1 s = 7 h 12 m \1 s used, 90 % of the goal\. urgent from 80 %\. 47 m 3[3-9] s left/;
  await expect(sum(page)).toContainText(told);
  // Until the station is asked again it is the page that counts.
  expect(asked).toHaveLength(1);
  now += 60_000;
  await desk?.pass(60);
  await expect.poll(() => asked.length).toBeGreaterThan(1);
  await expect(sum(page)).toContainText('7 h 13 m');
});

test('what the station refuses is said in its words, and nothing stands under it', async ({ browser }) => {
  const page = await open(browser, { search: '?at=yesterday' });
  await expect(page.locator('.desk-band')).toHaveText(
    "The station cannot show this. at: 'yesterday' is not an instant: write it as 2026-03-23T13:22:00+01:00",
  );
  await expect(page.locator('.ticket-columns')).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.locator('.desk-band')).toHaveCount(0);
  await expect(events(page)).toHaveCount(7);
  expectStatus(400);
});

test('a station that falls silent: what it last told stays, a band says so, and it heals by itself', async ({
  browser,
}) => {
  let silent = false;
  const { api } = listening(() => (silent ? { status: 503, body: null } : null));
  const page = await open(browser, { api });
  await expect(events(page)).toHaveCount(7);
  silent = true;
  await desk?.pass(60);
  await expect(page.locator('.desk-band')).toHaveText(
    'The station does not answer. The ticket is as it was last told; it is asked for again every two seconds.',
  );
  await expect(events(page)).toHaveCount(7);
  // Of another instant it has told nothing.
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.desk-band')).toContainText('It is asked for again every two seconds.');
  await expect(page.locator('.ticket-columns')).toHaveCount(0);
  silent = false;
  await page.clock.runFor(2000);
  await expect(page.locator('.here')).toContainText('14:18:33, you are here');
  await expect(page.locator('.desk-band')).toHaveCount(0);
  expectStatus(503);
});

test('a silent source: the band names it, and a late clock is late unless answered', async ({ browser }) => {
  const since = ticketScene.now - 47 * 60_000;
  const sources = ticketScene.sources.map((source) =>
    source.id === 'aura' ? { ...source, lastAnswerAt: since } : source,
  );
  const page = await open(browser, { scene: { ...ticketScene, sources } });
  await expect(page.locator('.desk-band')).toHaveText(
    'AURA faults has not answered since 14:33. What happened to the ticket since then is not known.',
  );
  await expect(sum(page)).toContainText('unless answered');
  await expect(page.locator('.explain .strip')).toHaveAttribute('aria-label', /not known since Mon 14:33$/);
});

test('the case is copied as a line that evaluates to the same; without a clipboard it is selected', async ({
  browser,
}) => {
  const page = await open(browser, { search: asOf(THEN) });
  await page.evaluate(() => {
    const copied: string[] = [];
    Object.assign(globalThis, { copied });
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copied.push(text) },
      configurable: true,
    });
  });
  const button = page.getByRole('button', { name: 'Copy as evaluate case' });
  await button.click();
  await expect(page.locator('.tools')).toContainText('Copied: one line for wallclock evaluate.');
  const [line] = await page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied);
  expect(line).not.toContain('\n');
  const [onsite] = ledgersAt(SONDERGADE.id, Date.parse(THEN))!.ledgers;
  expect(evaluator()(line)).toHaveProperty(
    'clocks',
    expect.arrayContaining([
      expect.objectContaining({ kind: 'onsite-reaction', usedMs: onsite.clock.usedMs }),
    ]),
  );
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
  );
  await button.click();
  const text = page.getByRole('textbox', { name: 'One line for wallclock evaluate' });
  await expect(text).toHaveValue(line);
  expect(await text.evaluate((each: HTMLTextAreaElement) => each.selectionEnd - each.selectionStart)).toBe(
    line.length,
  );
});

test('the ledger is saved as the CSV that it is', async ({ browser }) => {
  const page = await open(browser, { search: asOf(THEN) });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export ledger' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('aura-A-20417-onsite-reaction.1.1.csv');
  const [onsite] = ledgersAt(SONDERGADE.id, Date.parse(THEN))!.ledgers;
  expect(readFileSync(await file.path(), 'utf8')).toBe(ledgerCsv(onsite));
  await expect(page.locator('.tools')).toContainText('Saved as aura-A-20417-onsite-reaction.1.1.csv.');
});

test('outages that fell into the ticket’s life are named, with their day where it is another one', async ({
  browser,
}) => {
  const at = (text: string) => Date.parse(`2026-03-${text}+01:00`);
  const spot = (source: string | null, title: string, from: string, to: string | null) => ({
    source,
    title,
    from: at(from),
    to: to === null ? null : at(to),
    why: 'connection refused',
  });
  const blind = [
    spot('aura', 'AURA faults', '21T02:14:00', '21T02:51:00'),
    spot(null, 'the station', '22T23:50:00', '23T01:05:00'),
    spot('aura', 'AURA faults', '23T14:02:00', '23T14:09:00'),
    spot('aura', 'AURA faults', '23T15:10:00', null),
  ];
  const { api } = listening((url) =>
    url.pathname.endsWith('/ledgers')
      ? {
          status: 200,
          body: { stationNow: ticketScene.now, ...ledgersAt(SONDERGADE.id, ticketScene.now)!, blind },
        }
      : null,
  );
  const page = await open(browser, { api });
  await expect(also(page).locator('dt', { hasText: 'Blind' })).toHaveCount(1);
  await expect(also(page).locator('dd').last().locator('p')).toHaveText([
    'AURA faults from Sat 02:14 to 02:51',
    'the station from Sun 23:50 to 01:05',
    'AURA faults from 14:02 to 14:09',
    'AURA faults since 15:10',
  ]);
});

test('an address of the agreements desk leads to its tickets', async ({ browser }) => {
  desk = await openDesk(browser, {
    search: `?address=${encodeURIComponent('address-Søndergade 14, 8660 Skanderborg')}`,
  });
  await expect(desk.page.locator('#address').getByRole('link', { name: 'A-20417' }).first()).toHaveAttribute(
    'href',
    '/desk/tickets/aura:A-20417',
  );
});

test('what a screen reader is told: landmarks, names, headers of columns, and levels in words', async ({
  browser,
}) => {
  const page = await open(browser, { search: asOf(THEN) });
  await expect(rows(page)).toHaveCount(5);
  for (const role of ['banner', 'main'] as const) await expect(page.getByRole(role)).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Tickets' })).toHaveAttribute('aria-current', 'page');
  for (const name of ['Instant shown', 'Stretches of time', /^Ticket A-20417/, /^Explain: onsite/]) {
    await expect(page.getByRole('region', { name })).toHaveCount(1);
  }
  await expect(page.getByRole('columnheader')).toHaveText([
    ...['Number', 'From', 'To', 'To scale', 'Open', 'Sum', 'Left of 8 h'],
  ]);
  await expect(page.getByRole('tabpanel')).toHaveAttribute('aria-labelledby', 'tab-onsite-reaction.1.1');
  await expect(page.locator('.open-clock .strip:not([aria-label])')).toHaveCount(0);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const unnamed = await page
    .locator('a, button, input, textarea')
    .evaluateAll(
      (all) =>
        all.filter(
          (each) =>
            !each.getAttribute('aria-label') &&
            !each.textContent?.trim() &&
            !(each as HTMLInputElement).labels?.length,
        ).length,
    );
  expect(unnamed).toBe(0);
});

test('by keyboard alone: every control is a stop of the Tab key, and where it stands is seen', async ({
  browser,
}) => {
  const page = await open(browser, { search: asOf(THEN) });
  await expect(rows(page)).toHaveCount(5);
  const focused = () =>
    page.evaluate(() => {
      const here = document.activeElement as HTMLElement;
      const ring = getComputedStyle(here.closest('.field') ?? here);
      const label = (here as HTMLInputElement).labels?.[0]?.textContent;
      const name = here.getAttribute('aria-label') ?? label ?? here.textContent;
      return `${name}${ring.outlineStyle === 'solid' && Number.parseFloat(ring.outlineWidth) >= 2 ? '' : ' (unseen)'}`;
    });
  const stops: string[] = [];
  for (let i = 0; i < 60 && stops.at(-1) !== 'Export ledger'; i++) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops.filter((stop) => stop.includes('(unseen)'))).toEqual([]);
  const clocks = stops.filter((stop) => /left$|late by/.test(stop));
  expect(clocks).toHaveLength(11);
  expect(stops.filter((stop) => !clocks.includes(stop))).toEqual([
    ...['Compliance', 'Alarms', 'Review', 'Agreements', 'Tickets', 'Walls', 'Dark theme'],
    ...['Earlier event', 'Later event', 'Instant, local time in Europe/Copenhagen', 'Show'],
    ...['Whole board then', 'Back to now'],
    'Search',
    'urgent onsite-reaction running',
    ...['Stretches of time', 'its agreements', 'Copy as evaluate case', 'Export ledger'],
  ]);
});

for (const [width, height] of [
  [1440, 900],
  [1920, 1080],
  [1200, 800],
  [1024, 768],
]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width}×${height}, ${theme}: all is legible and nothing runs over`, async ({ browser }) => {
      const page = await open(browser, { size: { width, height }, theme, search: asOf(THEN) });
      await expect(rows(page)).toHaveCount(5);
      // The label of a due instant hangs below its line, whose colour is not behind it.
      const hard = (await hardToRead(page, 12)).filter(({ text }) => !text.startsWith('due '));
      expect(hard).toEqual([]);
      const over = await page.evaluate(() => {
        const isOver = document.documentElement.scrollWidth > innerWidth;
        const cut = [...document.querySelectorAll('td, th, button, dd, dt, h2, .event div')].filter(
          (each) => each.scrollWidth > each.clientWidth + 1 && !each.closest('.unseen'),
        );
        return [isOver ? 'page' : '', ...cut.map((each) => each.textContent)].filter(Boolean);
      });
      expect(over).toEqual([]);
      await test.info().attach('desk', { body: await page.screenshot(), contentType: 'image/png' });
    });
  }
}

test('a phone: the page scrolls down, and only its table sideways', async ({ browser }) => {
  const page = await open(browser, { size: { width: 390, height: 844 }, search: asOf(THEN) });
  await expect(rows(page)).toHaveCount(5);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
