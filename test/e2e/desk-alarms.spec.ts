import { type Browser, expect, type Page, test } from '@playwright/test';
import { alarmApi, alarmOf, alarmScene, NOTES } from './alarms-desk-scenes.ts';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { hardToRead } from './legibility.ts';
import type { Api } from './page-server.ts';
import { asOf, openTicket } from './ticket-page.ts';
import { ticketApi, ticketScene } from './ticket-scenes.ts';

let desk: FrozenDesk | null = null;

test.afterEach(async () => {
  const complaints = desk?.complaints ?? [];
  await desk?.close();
  desk = null;
  expect(complaints).toEqual([]);
});

async function openAlarms(browser: Browser, words: Parameters<typeof openDesk>[1] = {}): Promise<Page> {
  desk = await openDesk(browser, { scene: alarmScene, api: alarmApi, path: 'desk/alarms', ...words });
  return desk.page;
}

const EMERGENCY = 'aurologic:900';
const RAISED = Date.parse('2026-03-23T13:00:00+01:00');

async function openEmergency(
  browser: Browser,
  words: Parameters<typeof openTicket>[1] = {},
  api: Api = ticketApi(() => ticketScene.now, [alarmOf(EMERGENCY, RAISED)]),
): Promise<Page> {
  desk = await openTicket(browser, { ticket: EMERGENCY, api, ...words });
  return desk.page;
}

test('a ticket’s page tells what was done about its alarm, step by step', async ({ browser }) => {
  const page = await openEmergency(browser);
  const alarms = page.locator('.ticket-alarms');
  await expect(alarms.locator('.alarm-state')).toHaveText(
    'first-reaction ended Mon 13:25:00 by the reaction of Jonas Weber',
  );
  await expect(alarms.locator('.alarm-steps > ol > li')).toHaveText([
    /^Mon 13:00:00raised.*known to this station late, Mon 13:01:28, 1 m 28 s after$/,
    /^Mon 13:01:30telling 1, to duty level 1, since it was raised.*told late, 1 m 30 s after it was due Mon 13:00:00.*Jonas Weber by desktop, failed Mon 13:01:31, no screen of this person is open.*Jonas Weber by E-mail, arrived Mon 13:01:33$/,
    /^Mon 13:06:30telling 2, to duty level 2, since nobody acknowledged itRuth Koch by E-mail, arrived Mon 13:06:32 – possible repeat$/,
    /^Mon 13:07:40acknowledgedat screen Wall 2, on duty Jonas Weber$/,
    /^Mon 13:17:40acknowledgement lapsed.*no reaction in time$/,
    /^Mon 13:25:10endedended Mon 13:25:00 by the reaction of Jonas Weber$/,
  ]);
  // In the words and as loud as on the walls.
  await expect(alarms.locator('.is-owed')).toHaveText([
    / Staff not called since the escalation Mon 13:12:00$/,
  ]);
  await expect(alarms.locator('.is-owed')).toHaveClass('is-owed late');
});

test('as of a past instant only what was recorded by then is told', async ({ browser }) => {
  const page = await openEmergency(browser, { search: asOf('2026-03-23T13:05:00+01:00') });
  const alarms = page.locator('.ticket-alarms');
  await expect(alarms.locator('.alarm-state')).toHaveText(
    'first-reaction waits to be acknowledged since Mon 13:00:00',
  );
  await expect(alarms.locator('.alarm-steps > ol > li')).toHaveCount(2);
});

test('an alarm that the station learnt of later is told as it was, and not as it was known then', async ({
  browser,
}) => {
  const search = asOf('2026-03-23T13:01:00+01:00');
  let page = await openEmergency(browser, { search });
  await expect(page.locator('.alarm-steps')).toHaveCount(1);
  await desk?.close();
  page = await openEmergency(browser, { search: `${search}&sight=known` });
  await expect(page.locator('.review')).toContainText(
    'As it was known then: what was learnt since is left out.',
  );
  await expect(page.locator('.ticket-head')).toBeVisible();
  await expect(page.locator('.alarm-steps')).toHaveCount(0);
});

test('a note is written by name, read at once, and is text however it looks', async ({ browser }) => {
  const notes = [...NOTES];
  const answer = ticketApi();
  const page = await openEmergency(browser, { ticket: 'aura:A-20417' }, (url, sent) => {
    if (url.pathname !== '/api/desk/notes') return answer(url);
    if (sent?.method === 'POST') {
      notes.unshift({ ...NOTES[0], ...(sent.body as object), at: ticketScene.now });
    }
    const of = notes.filter(({ ticket }) => ticket === 'aura:A-20417');
    return { status: sent?.method === 'POST' ? 201 : 200, body: { stationNow: ticketScene.now, notes: of } };
  });
  const section = page.getByRole('region', { name: 'Hand-over notes' });
  await expect(section.locator('.note-text').first()).toContainText('<b>before</b>');
  await section.getByText('Write a note').click();
  const room = await section.locator('form').evaluate((one) => one.clientWidth);
  for (const field of await section.getByRole('textbox').all()) {
    expect(Math.round((await field.boundingBox())!.width)).toBe(room);
  }
  await section.getByLabel('Note for the next shift').fill('Second splice at 18:00.\nKeep the fence open.');
  await section.getByRole('textbox').last().fill('Ida <Holm>');
  await section.getByRole('button', { name: 'Keep the note' }).click();
  await expect(section.locator('.note-text').first()).toHaveText(
    'Second splice at 18:00.\nKeep the fence open.',
  );
  await expect(section.locator('li').first()).toContainText('Ida <Holm>');
  await expect(section.getByText('1 earlier note')).toBeVisible();
  await section.getByText('Write a note').click();
  await expect(section.getByRole('textbox').last()).toHaveValue('Ida <Holm>');
});

test('the next shift sees the notes on open tickets where it begins', async ({ browser }) => {
  desk = await openDesk(browser, { scene: alarmScene, api: ticketApi(), path: 'desk/tickets' });
  const { page } = desk;
  const section = page.getByRole('region', { name: /^Hand-over/ });
  await expect(section.locator('h3')).toHaveText(['A-20417', '901 IP-Transit down']);
  await expect(section.locator('.note-text')).toHaveCount(3);
  await section.getByRole('link', { name: 'A-20417' }).click();
  await expect(page).toHaveURL(/\/desk\/tickets\/aura:A-20417$/);
});

test('each number opens its alarms, as many as it says', async ({ browser }) => {
  const page = await openAlarms(browser);
  const counts = page.getByRole('region', { name: 'Alarms counted' });
  for (const row of ['All', 'Mar 2026', 'Test alarms, apart']) {
    const links = counts.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('link');
    await expect(links.first()).toBeVisible();
    const many = await links.count();
    expect(many).toBeGreaterThan(1);
    for (let i = 0; i < many; i++) {
      const said = await links.nth(i).textContent();
      await links.nth(i).click();
      await expect(page.locator('.behind h2 span')).toHaveText(new RegExp(`^${said} alarms?$`));
    }
  }
  await page.keyboard.press('Escape');
  await expect(page.locator('.behind')).toHaveCount(0);
  await page.getByLabel('Lines by').selectOption('person');
  await expect(counts.locator('tbody th')).toHaveText(['Jonas Weber', 'Mina Adler']);
  await counts.locator('tbody').getByRole('link').first().click();
  await expect(page.locator('.behind h2')).toContainText('Alarms, of Jonas Weber');
  await page.goBack();
  await expect(page.locator('.behind')).toHaveCount(0);
});

test('the list of all alarms is narrowed by state; each leads to its ticket', async ({ browser }) => {
  const page = await openAlarms(browser, { search: '?section=list' });
  await expect(page.locator('.alarm-rows tbody tr')).toHaveCount(50);
  await page.getByRole('link', { name: 'Next 50' }).click();
  await expect(page.locator('.alarm-rows tbody tr')).toHaveCount(16);
  await page.getByLabel('State').selectOption('missed');
  await expect(page.locator('.alarm-rows tbody tr')).toHaveCount(3);
  await expect(page.locator('.alarm-rows tbody a').first()).toHaveAttribute(
    'href',
    /^\/desk\/tickets\/aurologic:/,
  );
});

test('what is about no ticket opens its steps in place', async ({ browser }) => {
  const page = await openAlarms(browser, { search: '?section=list' });
  const silence = page.getByRole('button', { name: 'silence of oslo' });
  await expect(silence).toHaveAttribute('aria-expanded', 'false');
  await silence.focus();
  await page.keyboard.press('Enter');
  await expect(silence).toHaveAttribute('aria-expanded', 'true');
  const detail = page.locator('.row-detail');
  // Its lengths run from when it was noticed, and each can be added up from the steps.
  await expect(detail).toContainText(
    'Last heard Fri 22:14:14; noticed to be silent Fri 22:29:14, from when its times are measured.',
  );
  await expect(detail.locator('li')).toHaveCount(4);
  await expect(detail.locator('li').nth(1)).toContainText(/22:29:15telling 1, to duty level 1/);
  await page.screenshot({ path: test.info().outputPath('silence.png') });
  await silence.click();
  await expect(detail).toHaveCount(0);
  // So does a test, behind its number.
  await page.getByRole('link', { name: 'Report' }).click();
  const counts = page.getByRole('region', { name: 'Alarms counted' });
  await counts
    .getByRole('row', { name: /^Test alarms/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('button', { name: 'test by Wall 1' }).first().click();
  await expect(detail.locator('.alarm-state')).toContainText('test ended');
});

test('a percentile that is the longest says that none took longer', async ({ browser }) => {
  const page = await openAlarms(browser);
  const times = page.getByRole('region', { name: 'How long it took' });
  const longest = times.getByRole('row', { name: /^All/ }).getByRole('link').last();
  const length = await longest.textContent();
  await longest.click();
  await expect(page.locator('.behind h2')).toContainText(`Time to react more than ${length}`);
  await expect(page.locator('.behind > .secondary')).toHaveText(`None took longer than ${length}.`);
});

test('in the lines of channels the page says what it measures of one', async ({ browser }) => {
  const page = await openAlarms(browser, { search: '?group=channel' });
  await expect(page.getByRole('region', { name: 'How long it took' }).locator('h2')).toContainText(
    'each from its first try',
  );
  await expect(page.getByText(/^Nobody acknowledges a channel: Acknowledged are alarms that/)).toBeVisible();
});

test('the roster names each gap and overlap of the coming two weeks', async ({ browser }) => {
  const page = await openAlarms(browser, { search: '?section=duty' });
  const first = page.getByRole('article', { name: /level 1$/ });
  await expect(first.locator('.is-wrong')).toHaveText([
    /Gap, nobody on duty from .* to .*, 19 h 12 m$/,
    /Overlap, Mina Adler, Jonas Weber from /,
  ]);
  await expect(page.getByRole('article', { name: /level 2$/ }).locator('h3')).toContainText(
    'No gap and no overlap.',
  );
});

for (const theme of ['light', 'dark'] as const) {
  test(`every text can be read, ${theme}`, async ({ browser }) => {
    const page = await openAlarms(browser, { theme });
    await page.getByRole('region', { name: 'Alarms counted' }).getByRole('link').first().click();
    await expect(page.locator('.behind tbody tr').first()).toBeVisible();
    for (const section of ['report', 'All alarms', 'Duty roster']) {
      if (section !== 'report') await page.getByRole('link', { name: section }).click();
      expect(await hardToRead(page, 12)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await test.info().attach(section, { body: await page.screenshot(), contentType: 'image/png' });
      await page.screenshot({ path: test.info().outputPath(`${section.replace(' ', '-')}-${theme}.png`) });
    }
    await desk!.close();
    const ticket = await openEmergency(browser, { theme });
    await expect(ticket.locator('.alarm-steps')).toBeVisible();
    await ticket.locator('.ticket-alarms').scrollIntoViewIfNeeded();
    await ticket.screenshot({ path: test.info().outputPath(`ticket-${theme}.png`) });
    const own = (await ticket.locator('.ticket-alarms').allInnerTexts()).join();
    const hard = (await hardToRead(ticket, 12)).filter(({ text }) => own.includes(text));
    expect(hard).toEqual([]);
  });
}

test('with 1024 pixels, and on a phone, the page does not reach over the edge', async ({ browser }) => {
  for (const width of [1024, 390]) {
    for (const search of ['', '?section=list', '?section=duty']) {
      const page = await openAlarms(browser, { size: { width, height: 768 }, search });
      await expect(page.locator('main h2').first()).toBeVisible();
      await expect(page.getByRole('link', { name: 'All alarms' })).toHaveCSS('text-decoration-line', 'none');
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([width, search, over]).toEqual([width, search, 0]);
      await desk!.close();
    }
  }
  desk = null;
});

test('on paper: the tables and their rows, without what can only be clicked', async ({ browser }) => {
  const page = await openAlarms(browser, { search: '?rows.number=failed' });
  await expect(page.locator('.alarm-rows tbody tr').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.filters').first()).toBeHidden();
  await expect(page.locator('.behind-ways')).toBeHidden();
  await expect(page.getByRole('table')).toHaveCount(3);
  // A4 lying down, less its margins.
  await page.setViewportSize({ width: 1031, height: 702 });
  for (const table of await page.getByRole('table').all()) {
    const box = (await table.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(1031);
  }
  expect(await page.locator('.alarms-desk').evaluate((one) => getComputedStyle(one).page)).toBe('alarms');
});

test('on paper each part says what it is, of what, of which period, and when it was printed', async ({
  browser,
}) => {
  const marked = alarmScene.entities.map((entity) =>
    entity.kind === 'settings' ? { ...entity, demo: true } : entity,
  );
  const scene = { ...alarmScene, entities: marked };
  const parts = [
    ['', 'Alarm report, lines by month', 'Apr 2025 to Mar 2026, so far'],
    ['?group=person', 'Alarm report, lines by person', 'Apr 2025 to Mar 2026, so far'],
    ['?provider=aura&month=2026-02', 'Alarm report, lines by month', 'Feb 2026, of Apr 2025 to Mar 2026'],
    ['?section=list', 'All alarms', 'Apr 2025 to Mar 2026, so far'],
    ['?section=list&state=missed', 'All alarms, Missed', 'Apr 2025 to Mar 2026, so far'],
    ['?section=duty', 'Duty roster', 'the coming 14 days, Mon 23 Mar 15:20 to Mon 6 Apr 00:00'],
  ] as const;
  for (const [search, title, period] of parts) {
    const page = await openAlarms(browser, { search, scene });
    const head = page.locator('.report-head');
    await expect(head).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(head.getByRole('heading')).toHaveText(title);
    await expect(head.locator('.report-mark')).toHaveText('DEMO: customers, tickets and work are invented.');
    await expect(head.locator('dd').nth(1)).toHaveText(period);
    await expect(head.locator('dd').first()).toHaveText(
      search.includes('aura') ? 'AURA' : search.includes('duty') ? 'aurologic' : 'aurologic, AURA',
    );
    await expect(head).toContainText('Age of the dataaurologic 4 s, AURA faults 11 s');
    const zone = search.includes('aura') ? 'Europe/Copenhagen' : 'Europe/Berlin';
    await expect(head).toContainText(`PrintedMon 23 Mar 2026 15:20:14 (${zone})`);
    await page.setViewportSize({ width: 1031, height: 702 });
    await page.screenshot({
      path: test.info().outputPath(`paper-${title.replaceAll(/\W+/g, '-')}.png`),
      fullPage: true,
    });
    // In black and white, and the names of the roster not cut off.
    for (const each of await page.locator('.urgent:visible, .is-wrong:visible').all()) {
      await expect(each).toHaveCSS('color', 'rgb(0, 0, 0)');
    }
    for (const strip of await page.locator('.roster-strip').all()) {
      expect((await strip.boundingBox())!.height).toBeGreaterThanOrEqual(40);
    }
    if (title === 'All alarms') {
      // What is not on the page is said, since paper has no next one.
      await expect(page.locator('.behind h2')).toContainText('66 alarms');
      await expect(page.getByText('1 to 50 of 66 are printed here.')).toBeVisible();
      await expect(head).toContainText('every alarm of the period but test alarms');
    }
    await desk!.close();
  }
  desk = null;
  const copied = alarmScene.entities.map((entity) =>
    entity.kind === 'settings' ? { ...entity, copy: { at: alarmScene.now, from: 'noc' } } : entity,
  );
  const page = await openAlarms(browser, { scene: { ...alarmScene, entities: copied } });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.report-mark')).toHaveText(
    'From a copy of Mon 23 Mar 2026 15:20:14: what came later is not in it.',
  );
});

test('from its ticket’s page an alarm that waits is acknowledged, by A or a click; a refusal is said', async ({
  browser,
}) => {
  const over = alarmOf(EMERGENCY, RAISED);
  const waiting = { ...over, end: null, entries: over.entries.filter(({ kind }) => kind === 'telling') };
  const answer = ticketApi(() => ticketScene.now, [waiting]);
  const posted: unknown[] = [];
  const api: Api = (url, sent) => {
    if (url.pathname !== '/api/alarms/acknowledge') return answer(url, sent);
    posted.push(sent!.body);
    const error = 'the alarm is over (reaction): nobody is waited for';
    return posted.length === 1 ? { status: 409, body: { error } } : { status: 201, body: {} };
  };
  const page = await openEmergency(browser, {}, api);
  const button = page.getByRole('button', { name: 'Acknowledge the alarm (A)' });
  await expect(button).toBeVisible();
  // It stands above the ledger, where it is seen without a hand.
  const alarms = page.locator('.ticket-alarms.is-unanswered');
  await expect(alarms.locator('h2')).toHaveText(/^Alarm not acknowledged for 2 h 20 m$/);
  await expect(alarms).toBeInViewport({ ratio: 1 });
  expect(await page.locator('.explain > *').first().getAttribute('class')).toContain('ticket-alarms');
  await page.keyboard.press('a');
  await expect(page.getByRole('alert')).toHaveText(
    'Not acknowledged: the alarm is over (reaction): nobody is waited for',
  );
  (desk!.complaints as string[]).length = 0;
  await button.click();
  await expect
    .poll(() => posted)
    .toEqual([
      { alarm: waiting.id, screen: 'a browser' },
      { alarm: waiting.id, screen: 'a browser' },
    ]);
  // What is typed into a field acknowledges nothing.
  await page.keyboard.press('/');
  await page.keyboard.press('a');
  expect(posted).toHaveLength(2);
  // In one column it comes before everything else of the ticket.
  await page.setViewportSize({ width: 390, height: 844 });
  const top = async (part: string) => (await page.locator(part).first().boundingBox())!.y;
  expect(await top('.ticket-alarms')).toBeLessThan(await top('.events'));
  expect(await top('.events')).toBeLessThan(await top('#explained'));
  // Nobody acknowledges in the past.
  await desk!.close();
  await openEmergency(browser, { search: asOf('2026-03-23T13:05:00+01:00') }, api);
  await expect(desk!.page.locator('.alarm-state')).toBeVisible();
  await expect(desk!.page.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0);
  await expect(desk!.page.locator('.is-unanswered')).toHaveCount(0);
});
