import { type Browser, expect, type Page, test } from '@playwright/test';
import type { FrozenDesk } from './desk-page.ts';
import { hardToRead } from './legibility.ts';
import { march } from './mock-board.ts';
import type { Api, ApiReply } from './page-server.ts';
import { openReview, reviewing, THEN } from './review-page.ts';
import { BLIND, boardAt, LEARNT_LATE, REVIEWED, reviewApi } from './review-scenes.ts';
import { asOf, openTicket } from './ticket-page.ts';
import { ticketOf, ticketScene } from './ticket-scenes.ts';

let desk: FrozenDesk | null = null;

/** Opens the review desk; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, words: Parameters<typeof openReview>[1] = {}): Promise<Page> {
  desk = await openReview(browser, words);
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

const instant = (page: Page) => page.locator('.review-instant b');
const board = (page: Page) => page.locator('.open-clocks');
const clocks = (page: Page) => board(page).getByRole('link');
const slider = (page: Page) => page.getByRole('slider', { name: 'Instant' });
const choice = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Shown' }).getByRole('link', { name, exact: true });
/** What the address says of a place. */
const named = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** An api that tells what it was asked for, and answers through `reply` where that says something. */
function listening(reply: (url: URL) => ApiReply | Promise<ApiReply> | null = () => null) {
  const asked: URL[] = [];
  const answer = reviewApi();
  const api: Api = (url) => {
    asked.push(url);
    return reply(url) ?? answer(url);
  };
  return { api, asked, boards: () => asked.filter(({ pathname }) => pathname === '/api/review') };
}

/** Waits until the events of the span are there: they are where the steps lead. */
async function ready(page: Page) {
  await expect(page.locator('.span-notes')).toContainText(/events? from/);
}

test('the design’s board: what was open, what asked for what, and why one clock was due when it was', async ({
  browser,
}) => {
  const page = await open(browser);
  await expect(page.locator('.review-instant')).toHaveText(
    'ReviewMon 23 Mar 2026 13:22:001 h 58 m before now. Nothing here is live; walls are not affected',
  );
  await expect(clocks(page)).toHaveText([
    'calmHanse Mediafirst reaction27 m left',
    'urgentSøndergade 14, SkanderborgBasisonsite48 m left',
    'watchNordre Strandvej 51, RisskovBasisonsite2 h 18 m left',
    'calmJens Juuls Vej 40, Viby JProonsite2 h 33 m left',
    'calmKlostervej 8, RyBasisonsite5 h 43 m left',
  ]);
  await expect(board(page).locator('.attention')).toHaveText(
    'Attention then: 0 late 1 urgent 1 watch 3 calm',
  );
  await expect(board(page).getByRole('heading')).toHaveText('Board as it was next due first');
  await expect(page.locator('.here')).toHaveText('13:22:00, you are hereLater, not known on the board yet:');
  await expect(page.locator('.sum')).toHaveText(
    'At 13:22:00: 1 h 50 m + 5 h 22 m = 7 h 12 m used, 90 % of the goal. urgent from 80 %. 48 m left, due in 48 m.',
  );
  await expect(page).toHaveTitle('Review Mon 23 Mar 2026 13:22:00 – Wallclock');
  await expect(page.getByRole('link', { name: 'Review', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(page.locator('.desk-top .now')).toContainText('15:20:14');
});

test('the scrubber: events before and after, the clock’s own hours, its due line, now, and the night that was blind', async ({
  browser,
}) => {
  const page = await open(browser);
  await ready(page);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Mon 23 Mar 2026 13:22:00');
  const x = (selector: string) =>
    page.locator(`.scrubber ${selector}`).evaluate((each) => each.getBoundingClientRect().x);
  const [due, now, cursor] = [await x('.due'), await x('.now-line'), await x('.cursor line')];
  expect(cursor).toBeLessThan(due);
  expect(due).toBeLessThan(now);
  const places = (index: number) =>
    page
      .locator('.events-drawn path')
      .nth(index)
      .evaluate((each) => (each.getAttribute('d') ?? '').split('M').filter(Boolean).map(Number.parseFloat));
  const all = await Promise.all([0, 1, 2, 3].map(places));
  expect(all.flat().length).toBe(43);
  const at = (await page.locator('.cursor line').getAttribute('x1'))!;
  for (const later of [...all[0], ...all[2]]) expect(later).toBeGreaterThan(Number(at) - 0.1);
  for (const before of [...all[1], ...all[3]]) expect(before).toBeLessThanOrEqual(Number(at) + 0.1);
  // Friday afternoon and Monday from eight, as far as it was used.
  await expect(page.locator('.scrubber .used')).toHaveCount(2);
  await expect(page.locator('.scrubber .cut')).not.toHaveCount(0);
  await expect(page.locator('.span-notes')).toHaveText(
    '43 events from Thu 19:10 to 15:20 AURA faults: blind from Sun 02:14 to Sun 02:51',
  );
  await expect(page.locator('.scrubber .blind title')).toHaveText(
    'AURA faults: blind from Sun 02:14 to Sun 02:51',
  );
  await page.getByRole('button', { name: '6 hours' }).click();
  expect(named(page, 'span')).toBe(null);
  await page.clock.runFor(500);
  expect(named(page, 'span')).toBe('6h');
  await expect(page.locator('.scrubber .scale text').first()).toHaveText(/^Mon \d\d:\d0$/);
});

test('an instant at which a source was not heard says so, and its board is not known to be empty', async ({
  browser,
}) => {
  const page = await open(browser, { search: reviewing({ at: '2026-03-22T02:30:00+01:00', span: '6h' }) });
  await ready(page);
  await expect(page.locator('.span-notes .urgent')).toHaveText(
    'AURA faults was not heard at this instant: blind from Sun 02:14 to Sun 02:51 (The connection was refused)',
  );
  await expect(page.locator('.silent-then')).toHaveText(/AURA faults had not answered since 02:14\./);
});

test('dragging scrubs to whole seconds and replaces; a click jumps and pushes', async ({ browser }) => {
  const page = await open(browser);
  await ready(page);
  const box = (await slider(page).boundingBox())!;
  const point = (share: number) => [box.x + box.width * share, box.y + 25] as const;
  await page.mouse.move(...point(0.9));
  await page.mouse.down();
  await page.mouse.move(...point(0.7), { steps: 8 });
  await page.mouse.move(...point(0.5), { steps: 8 });
  await expect(instant(page)).toContainText('Sat 21 Mar 2026');
  // The pointer may leave the line.
  await page.mouse.move(box.x + box.width * 0.4, box.y + 300);
  await page.mouse.up();
  await expect(instant(page)).toHaveText(/Sat 21 Mar 2026 \d\d:\d\d:\d\d$/);
  const scrubbed = await instant(page).textContent();
  await page.clock.runFor(1000);
  expect(Date.parse(named(page, 'at')!) % 1000).toBe(0);
  await expect(clocks(page)).toHaveCount(2);
  await page.mouse.move(...point(0.6));
  await page.mouse.down();
  await page.mouse.up();
  await expect(instant(page)).not.toHaveText(scrubbed!);
  await page.goBack();
  await expect(instant(page)).toHaveText(scrubbed!);
  // All that was scrubbed is one place: before it lies what was there before the desk.
  await page.goForward();
  await expect(instant(page)).not.toHaveText(scrubbed!);
  // Never into the future.
  await page.mouse.move(...point(0.5));
  await page.mouse.down();
  await page.mouse.move(...point(0.999), { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('.review')).toHaveClass(/is-live/);
});

test('the wheel and the choice of span draw more or less time around what is pointed at', async ({
  browser,
}) => {
  const page = await open(browser);
  await ready(page);
  const cursor = () => page.locator('.cursor line').evaluate((each) => each.getBoundingClientRect().x);
  const before = await cursor();
  const box = (await slider(page).boundingBox())!;
  await page.mouse.move(before, box.y + 25);
  await page.mouse.wheel(0, 120);
  await expect(page.getByRole('button', { name: '2 weeks' })).toHaveAttribute('aria-pressed', 'true');
  expect(Math.abs((await cursor()) - before)).toBeLessThan(3);
  await page.mouse.wheel(0, -120);
  await page.mouse.wheel(0, -120);
  await expect(page.getByRole('button', { name: '1 day' })).toHaveAttribute('aria-pressed', 'true');
  // A pixel of two weeks is a quarter of an hour.
  expect(Math.abs((await cursor()) - before)).toBeLessThan(14);
});

test('keys: arrows one event, with Shift one hour, Home and End the ends of the span', async ({
  browser,
}) => {
  const page = await open(browser);
  await ready(page);
  await page.keyboard.press('ArrowLeft');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:19:20');
  await page.keyboard.press('ArrowLeft');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:04:00');
  await page.keyboard.press('ArrowRight');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:19:20');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 12:19:20');
  await page.keyboard.press('Shift+ArrowRight');
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(instant(page)).toHaveText('Fri 20 Mar 2026 12:18:00');
  await expect(page.getByRole('button', { name: 'Earlier event' })).toBeDisabled();
  await page.keyboard.press('End');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 15:02:00');
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 14:46:00');
  // In a field they are its own.
  await page.getByRole('textbox', { name: /^Instant/ }).press('ArrowLeft');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 14:46:00');
});

test('every control is reached by Tab, in the order in which they stand', async ({ browser }) => {
  const page = await open(browser);
  await ready(page);
  const reached: string[] = [];
  await page.locator('.desk-top .button').focus();
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => {
        const it = document.activeElement!;
        return it.getAttribute('aria-label') ?? it.textContent ?? '';
      }),
    );
  }
  for (const name of [
    'Earlier event',
    'Later event',
    'Play',
    'Speed',
    'Show',
    'Back to now',
    'Instant',
    'Board',
  ])
    expect(reached).toContain(name);
  expect(reached.indexOf('Instant')).toBeLessThan(reached.indexOf('Board'));
});

test('it plays: the instant advances by the clock, and the station is asked about once a second', async ({
  browser,
}) => {
  const { api, boards } = listening();
  const page = await open(browser, { api });
  await ready(page);
  const before = boards().length;
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(3000);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:25:00');
  // What is judged between the answers: the page's own arithmetic on the last of them.
  await expect(clocks(page).nth(1)).toContainText('45 m left');
  await page.clock.runFor(4000);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:29:00');
  expect(boards().length - before).toBeLessThanOrEqual(8);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(5000);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:29:00');
  expect(named(page, 'at')).toBe('2026-03-23T12:29:00Z');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '1×' });
  await page.locator('body').press(' ');
  await page.clock.runFor(2000);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:29:02');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '600×' });
  await page.clock.runFor(1000);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:39:02');
  // Nobody is typed away from under the keys.
  await page.getByRole('textbox', { name: /^Instant/ }).focus();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('played up to now it stops there, live', async ({ browser }) => {
  let now = ticketScene.now;
  const page = await open(browser, {
    search: reviewing({ at: '2026-03-23T15:19:00+01:00' }),
    api: reviewApi(() => now),
  });
  await ready(page);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '60×' });
  await page.locator('body').press(' ');
  for (let i = 0; i < 3; i++) {
    now += 1000;
    await desk?.pass(1);
  }
  await expect(page.locator('.review')).toHaveClass(/is-live/);
  await expect(board(page).getByRole('heading')).toHaveText('Board now next due first');
  await expect(page.getByRole('button', { name: 'Play' })).toBeDisabled();
  await page.clock.runFor(1000);
  expect(named(page, 'at')).toBe(null);
});

test('with less motion it steps once a second', async ({ browser }) => {
  const page = await open(browser);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await ready(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(900);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:22:00');
  await page.clock.runFor(200);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:23:00');
});

test('a slow station: one question is on the way at most, and an answer that comes after a jump is dropped', async ({
  browser,
}) => {
  const waiting: ((reply: ApiReply) => void)[] = [];
  let hold = false;
  const { api, boards } = listening((url) =>
    hold && url.pathname === '/api/review' ? new Promise((answer) => waiting.push(answer)) : null,
  );
  const page = await open(browser, { api });
  await ready(page);
  hold = true;
  const before = boards().length;
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(5000);
  expect(boards().length - before).toBe(1);
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 13:27:00');
  await expect(clocks(page).nth(1)).toContainText('43 m left');
  hold = false;
  await page.goto(`${desk!.url}desk/review${reviewing({ at: '2026-03-23T11:00:00+01:00' })}`);
  const tooLate = boardAt(march('23 15:00:00'), 'was');
  for (const answer of waiting) answer({ status: 200, body: { stationNow: ticketScene.now, ...tooLate } });
  await expect(clocks(page)).toHaveCount(2);
});

test('as it was, and as it was known then: what was learnt later is on the one board and not on the other', async ({
  browser,
}) => {
  const page = await open(browser, { search: reviewing({ ticket: LEARNT_LATE.id, wall: 'clocks' }) });
  const wall = page.frameLocator('iframe');
  await page.clock.runFor(500);
  await expect(wall.locator('main')).toContainText('No clock: 1 no agreement');
  const known = page.getByRole('radio', { name: 'as it was known then' });
  await known.check();
  await expect(page.locator('#sight-means')).toHaveText(
    'By what the station had been told by then, as its walls showed it.',
  );
  await expect(wall.locator('main')).not.toContainText('1 no agreement');
  await expect(page.locator('figcaption b')).toHaveText(
    'Clocks wall as it was known Mon 23 Mar 2026 13:22:00',
  );
  expect(named(page, 'sight')).toBe('known');
  await choice(page, 'Board').click();
  await expect(page.locator('.desk-band')).toContainText(`no ticket ${LEARNT_LATE.id} was known at`);
  await expect(page.locator('.events-then')).toHaveCount(0);
  expectStatus(404);
  await page.getByRole('radio', { name: 'as it was', exact: true }).check();
  await expect(page.locator('.desk-band')).toHaveCount(0);
  await expect(page.locator('.events-then')).toBeVisible();
});

test('every wall as it stood: its own picture, framed and labelled, its clock at the instant under review', async ({
  browser,
}) => {
  const page = await open(browser);
  const wall = page.frameLocator('iframe');
  for (const [name, heading, says] of [
    ['Emergencies', 'Emergencies', 'Hanse Media'],
    ['Clocks', 'Clocks', 'Nordre Strandvej 51, Risskov'],
    ['Windows', 'Windows', ''],
    ['Agreements', 'Agreements', ''],
  ] as const) {
    await choice(page, name).click();
    await page.clock.runFor(500);
    await expect(wall.locator('h1')).toContainText(heading);
    await expect(wall.locator('.now time')).toHaveText('13:22:00');
    await expect(wall.locator('main')).toContainText(says);
    await expect(wall.locator('.review-stamp')).toHaveText('REVIEW · NOT LIVE');
    await expect(wall.locator('.rotation')).toBeHidden();
    await expect(page.locator('figcaption')).toHaveText(
      `${name} wall as it stood Mon 23 Mar 2026 13:22:00 A picture under review. No wall shows it.`,
    );
    expect(named(page, 'wall')).toBe(heading.toLowerCase());
    await expect(page.locator('.review-instant')).toBeInViewport();
  }
  const { width, height } = (await page.locator('iframe').boundingBox())!;
  expect(width / height).toBeCloseTo(16 / 9, 1);
  // The walls' own style and font reach the picture, and not the desk around it.
  const style = await wall.locator('body').evaluate((body) => ({
    ground: getComputedStyle(body).backgroundColor,
    font: body.ownerDocument.fonts.check('16px "Plex Cond"'),
  }));
  expect(style).toEqual({ ground: 'rgb(11, 15, 19)', font: true });
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(245, 244, 239)');
  // What is seen moves with the instant.
  await choice(page, 'Clocks').click();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(wall.locator('.now time')).toHaveText('12:22:00');
  await expect(wall.locator('main')).not.toContainText('Jens Juuls Vej');
  await page.goBack();
  await expect(wall.locator('h1')).toContainText('Agreements');
});

test('a link to an instant brings all of it back, and clocks of the board lead to their tickets', async ({
  browser,
}) => {
  const page = await open(browser, {
    search: reviewing({ sight: 'known', clock: 'remote-reaction.1.1', span: '1d' }),
  });
  await expect(page.locator('#explained')).toHaveText('Explain: remote-reaction why it is void');
  await expect(page.getByRole('button', { name: '1 day' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('radio', { name: 'as it was known then' })).toBeChecked();
  await expect(clocks(page).nth(1)).toHaveAttribute('aria-current', 'page');
  await expect(clocks(page).nth(1)).toHaveAttribute('href', /at=.*ticket=aura%3AA-20417/);
  await clocks(page).nth(3).click();
  expect([named(page, 'ticket'), named(page, 'clock'), named(page, 'at')]).toEqual([
    'aura:A-20431',
    null,
    THEN,
  ]);
  await expect(page.locator('.desk-band')).toContainText('there is no ticket aura:A-20431 on file');
  await page.goBack();
  await expect(page.locator('.ticket-head')).toContainText('A-20417');
  expectStatus(404);
});

test('an instant that is typed is a jump; one that cannot be shown is refused in the station’s words', async ({
  browser,
}) => {
  const page = await open(browser);
  const field = page.getByRole('textbox', { name: 'Instant, local time in Europe/Copenhagen' });
  await expect(field).toHaveValue('23 Mar 2026 13:22:00');
  await field.fill('23 Mar 11:30');
  await field.press('Enter');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 11:30:00');
  await expect(clocks(page)).toHaveCount(3);
  await field.fill('12:05');
  await field.press('Enter');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 12:05:00');
  await expect(page.locator('.instant-field [role=status]')).toHaveText(
    '“12:05” was taken as a time of Mon 23 Mar 2026, the day that was shown.',
  );
  await field.fill('23 Mar 11:30');
  await expect(page.locator('.instant-field [role=status]')).toHaveCount(0);
  await field.press('Enter');
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 11:30:00');
  await field.fill('2027-01-01 12:00');
  await field.press('Enter');
  await expect(page.locator('.review-body > .desk-band')).toHaveText(
    'The station cannot show this instant. 2027-01-01T11:00:00Z is still to come: it is 2026-03-23T14:20:14Z now.',
  );
  await expect(clocks(page)).toHaveCount(0);
  // It is said once, and nothing can play from there.
  await expect(page.getByText('is still to come')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Play' })).toBeDisabled();
  await expect(page.locator('.review-instant')).toContainText('283 days after now');
  await field.fill('2026-02-01 12:00');
  await field.press('Enter');
  await expect(page.locator('.review-body > .desk-band')).toContainText(
    'This station knew nothing before Sun 1 Mar 2026 00:00:00.',
  );
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(instant(page)).toHaveText('Sun 1 Mar 2026 00:00:00');
  await expect(page.locator('.review-body > .desk-band')).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(instant(page)).toHaveText('Mon 23 Mar 2026 11:30:00');
  await expect(clocks(page)).toHaveCount(3);
  await expect(page.locator('.desk-band')).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.locator('.review')).toHaveClass(/is-live/);
  await expect(field).toHaveValue('');
  expectStatus(400);
});

test('an empty board, and a station that falls silent: nothing stands under a name that is not its own', async ({
  browser,
}) => {
  let silent = false;
  const { api } = listening(() => (silent ? { status: 503, body: null } : null));
  const page = await open(browser, { api, search: reviewing({ at: '2026-03-10T12:00:00+01:00' }) });
  await expect(board(page)).toContainText('No clock was open.');
  await expect(page.locator('.not-opened')).toContainText('The ticket was not opened yet.');
  silent = true;
  await page.keyboard.press('Shift+ArrowRight');
  await page.clock.runFor(300);
  await expect(page.locator('.review-body > .desk-band').first()).toContainText(
    'The station does not answer.',
  );
  await expect(board(page)).not.toContainText('No clock was open.');
  silent = false;
  await page.clock.runFor(2500);
  await expect(board(page)).toContainText('No clock was open.');
  await expect(page.locator('.desk-band')).toHaveCount(0);
  expectStatus(503);
});

test('during an outage, with every source down, the past is shown as ever', async ({ browser }) => {
  const sources = ticketScene.sources.map((source) => ({
    ...source,
    lastAnswerAt: ticketScene.now - 30 * 3_600_000,
    failure: {
      since: ticketScene.now - 3 * 3_600_000,
      tries: 99,
      message: 'no route',
      nextTryAt: ticketScene.now,
    },
  }));
  const blind = [
    { source: 'aura', title: 'AURA faults', from: march('23 12:20:00'), to: null, why: 'No route to host.' },
  ];
  const page = await open(browser, {
    scene: { ...ticketScene, sources },
    api: reviewApi(() => ticketScene.now, { blind, blindBefore: 1 }),
  });
  await expect(page.locator('.source.is-old')).toHaveCount(sources.length);
  await expect(clocks(page)).toHaveCount(5);
  await expect(board(page).locator('.silent-then')).toHaveText('AURA faults had not answered since 12:20.');
  await expect(page.locator('.span-notes .urgent')).toContainText('blind since 12:20 (No route to host)');
  await expect(page.locator('.span-notes')).toContainText(
    '1 earlier blind spot is not drawn: zoom in to see it',
  );
  await page.getByRole('button', { name: '6 hours' }).click();
  await page.clock.runFor(300);
  await expect(page.locator('.scrubber .blind-words')).toHaveText('blind since 12:20');
  await expect(board(page).locator('.strip').nth(1)).toHaveAttribute(
    'aria-label',
    /not known since Mon 12:20/,
  );
});

/** How long the cursor takes to follow a pointer that moves, in milliseconds: the median, and the slowest of twenty. */
async function cursorLatency(page: Page): Promise<readonly [median: number, slow: number]> {
  // The page rests between boards by its own clock, so that has to go.
  await page.clock.resume();
  const taken = await page.evaluate(async () => {
    const line = document.querySelector('.scrubber')!;
    const cursor = () => document.querySelector('.cursor line')!.getAttribute('x1');
    const { left, width, top } = line.getBoundingClientRect();
    const point = (share: number) => ({
      clientX: left + width * share,
      clientY: top + 25,
      pointerId: 1,
      bubbles: true,
      button: 0,
    });
    const { port1, port2 } = new MessageChannel();
    const turn = () =>
      new Promise((next) => {
        port1.onmessage = next;
        port2.postMessage(null);
      });
    line.setPointerCapture = () => {};
    line.dispatchEvent(new PointerEvent('pointerdown', point(0.9)));
    const all: number[] = [];
    for (let i = 0; i < 80; i++) {
      const before = cursor();
      const began = performance.now();
      line.dispatchEvent(new PointerEvent('pointermove', point(0.5 + i / 250)));
      while (cursor() === before && performance.now() - began < 3000) await turn();
      all.push(performance.now() - began);
      // As often as a screen is drawn.
      await new Promise((next) => setTimeout(next, 16));
    }
    line.dispatchEvent(new PointerEvent('pointerup', point(0.82)));
    return all.sort((a, b) => a - b);
  });
  return [taken[40], taken[76]];
}

test('two thousand open tickets: the list is cut, and the cursor follows the pointer as it does with six', async ({
  browser,
}) => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    ticketOf({
      id: `aura:B-${i}`,
      opened: `2026-03-23T${String(8 + (i % 5)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00+01:00`,
      events: [['2026-03-23T13:10:00+01:00', 'technician-required']],
    }),
  );
  const few = await open(browser);
  await ready(few);
  const [usual] = await cursorLatency(few);
  await desk?.close();
  const page = await open(browser, {
    api: reviewApi(() => ticketScene.now, { tickets: [...REVIEWED, ...many] }),
  });
  await ready(page);
  await expect(clocks(page)).toHaveCount(60);
  await expect(board(page)).toContainText('+1945 more, due later');
  const [median, slow] = await cursorLatency(page);
  const said = `the cursor follows in ${median.toFixed(1)} ms (slow ones ${slow.toFixed(1)} ms) with 2,006 tickets, in ${usual.toFixed(1)} ms with 6`;
  test.info().annotations.push({ type: 'scrubbing', description: said });
  expect(median, said).toBeLessThan(4 * usual + 50);
});

test('a ticket’s page leads to the whole board of its instant, and a wall to this desk by a key', async ({
  browser,
}) => {
  desk = await openTicket(browser, { search: asOf(THEN), api: reviewApi() });
  const { page } = desk;
  await page.getByRole('link', { name: 'Whole board then' }).click();
  await expect(page).toHaveURL(/\/desk\/review\?at=2026-03-23T12%3A22%3A00Z&ticket=aura%3AA-20417$/);
  await expect(clocks(page)).toHaveCount(5);
  await page.goto(desk.url);
  await page.locator('header').waitFor();
  await page.keyboard.press('h');
  await expect(page.locator('.help')).toContainText('review desk: any past instant');
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/\/desk\/review$/);
  await expect(board(page).getByRole('heading')).toHaveText('Board now next due first');
});

test('the alarms of an emergency stand on its page as far as they had come', async ({ browser }) => {
  desk = await openTicket(browser, { ticket: 'aurologic:900', search: asOf('2026-03-23T13:30:00+01:00') });
  const { page } = desk;
  await expect(page.locator('.ticket-alarms > ol li')).toHaveText([
    'raised Mon 13:00:00, not acknowledged, void since Mon 13:10:00: flag-withdrawn',
    'raised Mon 13:20:00, not acknowledged, no reaction yet',
  ]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every text can be read, ${theme}`, async ({ browser }) => {
    const page = await open(browser, { theme });
    // The label of a due instant hangs below its line, whose colour is not behind it.
    const hard = async () => (await hardToRead(page, 12)).filter(({ text }) => !/^(was )?due /.test(text));
    await ready(page);
    expect(await hard()).toEqual([]);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect(page.locator('.review')).toHaveClass(/is-live/);
    expect(await hard()).toEqual([]);
  });
}

test('with 1024 pixels, and on a phone, nothing reaches over the edge; the picture too', async ({
  browser,
}) => {
  for (const width of [1024, 640, 390]) {
    for (const search of [reviewing(), reviewing({ wall: 'clocks' })]) {
      const page = await open(browser, { size: { width, height: 768 }, search });
      await ready(page);
      await page.clock.runFor(500);
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([
        width,
        0,
      ]);
      await desk?.close();
    }
  }
});

test('on paper: the instant, the board and the ticket, without what can only be clicked', async ({
  browser,
}) => {
  const page = await open(browser);
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.review-instant')).toBeVisible();
  await expect(board(page)).toBeVisible();
  await expect(page.locator('.sum')).toBeVisible();
  for (const gone of ['.review-ways', '.spans', '.desk-top nav', '.tools'])
    await expect(page.locator(gone)).toBeHidden();
});

test('what a screen reader is told: landmarks, names, and no id twice', async ({ browser }) => {
  const page = await open(browser);
  await ready(page);
  for (const role of ['banner', 'main'] as const) await expect(page.getByRole(role)).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Instant under review' })).toHaveCount(1);
  await expect(page.getByRole('navigation', { name: 'Board as it was' })).toHaveCount(1);
  await expect(slider(page)).toHaveAttribute('aria-describedby', 'scrubber-says');
  const [min, at, max] = await Promise.all(
    ['min', 'now', 'max'].map(async (name) => Number(await slider(page).getAttribute(`aria-value${name}`))),
  );
  expect(min).toBeLessThan(at);
  expect(at * 1000).toBe(Date.parse(THEN));
  expect(max).toBe(Math.floor(ticketScene.now / 1000));
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const unnamed = await page
    .locator('button, a, input, select')
    .evaluateAll(
      (all) =>
        all.filter(
          (each) =>
            !(
              each.textContent ||
              each.getAttribute('aria-label') ||
              (each as HTMLInputElement).labels?.length
            ),
        ).length,
    );
  expect(unnamed).toBe(0);
  expect(BLIND.to).toBeGreaterThan(BLIND.from);
});
