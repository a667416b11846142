import { type Browser, expect, type Page, test } from '@playwright/test';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { deskApi } from './desk-scenes.ts';
import { hardToRead } from './legibility.ts';
import type { Api, ApiReply } from './page-server.ts';
import { searchReply } from './search-scenes.ts';
import { ticketApi, ticketScene } from './ticket-scenes.ts';

let desk: FrozenDesk | null = null;

/** An api that notes the searches it was asked for, and answers through `reply` where that says something. */
function listening(reply: (url: URL) => ApiReply | Promise<ApiReply> | null = () => null) {
  const asked: string[] = [];
  const tickets = ticketApi();
  const api: Api = (url) => {
    if (url.pathname !== '/api/search')
      return /^\/api\/(tickets|desk|alarms)\b/.test(url.pathname) ? tickets(url) : deskApi(url);
    asked.push(url.searchParams.get('q') ?? '');
    return reply(url) ?? searchReply(url);
  };
  return { api, asked };
}

/** Opens the tickets desk; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, words: Parameters<typeof openDesk>[1] = {}): Promise<Page> {
  desk = await openDesk(browser, {
    scene: ticketScene,
    api: listening().api,
    path: 'desk/tickets',
    ...words,
  });
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

const field = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Found' });
const options = (page: Page) => list(page).getByRole('option');
const marks = (page: Page) => list(page).locator('mark');
const active = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant');
    return id ? document.getElementById(id)?.querySelector('b')?.textContent : null;
  });

/** Types as people do, and lets the pause pass after which the station is asked. */
async function type(page: Page, text: string) {
  await field(page).fill(text);
  await page.clock.runFor(150);
}

test('with the keyboard alone: slash, words, arrows, Enter; the hits in their groups, marked', async ({
  browser,
}) => {
  const page = await open(browser);
  await expect(page.getByText('No ticket is open.')).toBeVisible();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('sonder');
  await page.clock.runFor(150);
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(list(page).getByRole('group')).toHaveCount(2);
  await expect(
    list(page)
      .getByRole('group', { name: /^Tickets/ })
      .getByRole('option'),
  ).toHaveText([
    'aura:A-20440 Langsom linje efter frokostopenSøndergade 41, 8700 Horsens · Horsens Boghandel · Fiber 500opened Mon 23 Mar 2026',
    'aura:A-20417 Ingen forbindelse, og router blinker rødtopenSøndergade 14, 8660 Skanderborg · Møllers Tømmerhandel · Fiber 1000opened Fri 20 Mar 2026',
    'aura:A-17966 Ingen forbindelseno longer visibleSøndergade 14, 8660 Skanderborg · Møllers Tømmerhandel · Fiber 1000opened Tue 2 Dec 2025',
  ]);
  await expect(marks(page).first()).toHaveText('Sønder');
  await expect(page.getByRole('status').filter({ hasText: 'tickets' })).toHaveText(
    '3 tickets, 5 addresses. There are more. Type another word, or more of it.',
  );
  expect(await active(page)).toBe('aura:A-20440');
  await page.keyboard.press('ArrowDown');
  expect(await active(page)).toBe('aura:A-20417');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await active(page)).toMatch(/^Sønder/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/tickets\/aura:A-20417$/);
  await expect(page.locator('.ticket-head')).toContainText('Ticket A-20417');
  await page.goBack();
  await expect(page.getByText('No ticket is open.')).toBeVisible();
});

test('however a street is spelled, it is found and marked', async ({ browser }) => {
  const page = await open(browser);
  for (const spelling of ['Aabyhøj', 'Åbyhøj', 'abyhoj']) {
    await type(page, spelling);
    await expect(options(page)).toHaveCount(1);
    await expect(marks(page)).toHaveText(['Åbyhøj']);
  }
  await type(page, 'Grosse Strasse');
  await expect(options(page)).toHaveCount(1);
  await expect(marks(page)).toHaveText(['Große', 'Straße']);
});

test('an id that is pasted and entered at once is opened when the answer comes', async ({ browser }) => {
  let answer: () => void = () => undefined;
  const { api } = listening(async (url) => {
    await new Promise<void>((go) => {
      answer = go;
    });
    return searchReply(url);
  });
  const page = await open(browser, { api });
  await field(page).fill('a-20417');
  await page.keyboard.press('Enter');
  await page.clock.runFor(150);
  await expect(list(page)).toBeAttached();
  await expect(page.getByText('Asking the station …')).toBeVisible();
  answer();
  await expect(page).toHaveURL(/\/desk\/tickets\/aura:A-20417$/);
});

test('Escape closes the list, then empties the field; an arrow opens the list again', async ({ browser }) => {
  const page = await open(browser);
  await field(page).focus();
  await type(page, 'møller');
  await expect(options(page)).toHaveCount(3);
  await expect(options(page).last()).toHaveText(
    'Møllers Tømmerhandel K-100020more than 1\u00a0000 tickets, 1 open',
  );
  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('møller');
  await page.keyboard.press('ArrowDown');
  await expect(options(page)).toHaveCount(3);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  // In the field a slash is a letter.
  await page.keyboard.type('a/');
  await expect(field(page)).toHaveValue('a/');
  await page.keyboard.press('Tab');
  await expect(list(page)).toHaveCount(0);
});

test('a customer leads to what it was promised, an address to its agreements', async ({ browser }) => {
  const page = await open(browser);
  await type(page, 'viby autolak');
  await expect(options(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/compliance\?customer=K-100017$/);
  (desk!.complaints as string[]).length = 0;
  await page.goto(`${desk!.url}desk/tickets`);
  await type(page, 'søndergade 14 8660');
  await expect(options(page)).toHaveCount(3);
  await options(page).last().click();
  await expect(page).toHaveURL(/\/agreements\?address=/);
  await expect(page.getByRole('region', { name: /^Søndergade 14/ })).toBeVisible();
});

test('nothing found is said, and what the station refuses', async ({ browser }) => {
  const { api } = listening((url) =>
    url.searchParams.get('q') === 'no'
      ? { status: 400, body: { error: 'q is longer than 200 characters: shorten it' } }
      : null,
  );
  const page = await open(browser, { api });
  await type(page, 'xyzzy');
  await expect(page.locator('.search-note')).toHaveText(
    'Nothing found for “xyzzy”. Words are found by how they begin, in any spelling: sønder, but not gade.',
  );
  await expect(page.getByRole('status').filter({ hasText: 'Nothing' })).toHaveText(
    'Nothing found for “xyzzy”.',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/tickets$/);
  await type(page, 'no');
  await expect(page.locator('.search-note')).toHaveText(
    'The station cannot answer this: q is longer than 200 characters: shorten it',
  );
  expectStatus(400);
});

test('while an earlier version’s database is taken in, it is said that not all is found yet', async ({
  browser,
}) => {
  const { api } = listening((url) => {
    const { body, status } = searchReply(url) as { body: object; status: number };
    return { status, body: { ...body, whole: false } };
  });
  const page = await open(browser, { api });
  await type(page, '901');
  await expect(page.locator('.search-note')).toHaveText(
    'Not all that is on file can be found yet: the station is still making its index.',
  );
});

test('what is typed stays typed, late answers to older words are dropped, and none is asked for too often', async ({
  browser,
}) => {
  const waiting = new Map<string, () => void>();
  const { api, asked } = listening(async (url) => {
    const q = url.searchParams.get('q')!;
    await new Promise<void>((go) => {
      waiting.set(q, go);
    });
    return searchReply(url);
  });
  const page = await open(browser, { api });
  await field(page).focus();
  await page.clock.runFor(500);
  for (const letter of 'sønder') {
    await page.keyboard.type(letter);
    await page.clock.runFor(30);
  }
  await page.clock.runFor(150);
  await expect.poll(() => asked.at(-1)).toBe('sønder');
  expect(asked.length).toBeLessThanOrEqual(3);
  expect(asked[0]).toBe('s');
  for (const [q, go] of waiting) if (q !== 'sønder') go();
  await page.clock.runFor(50);
  await expect(page.getByText('Asking the station …')).toBeVisible();
  await expect(options(page)).toHaveCount(0);
  waiting.get('sønder')!();
  await expect(options(page)).toHaveCount(8);
  await expect(field(page)).toHaveValue('sønder');
});

test('a station that does not answer is said not to, and what was typed is answered when it does', async ({
  browser,
}) => {
  let silent = true;
  const { api } = listening(() => (silent ? { status: 503, body: null } : null));
  const page = await open(browser, { api });
  await type(page, '901');
  await expect(page.locator('.search-note')).toHaveText(
    'The station does not answer. It is asked again every two seconds.',
  );
  silent = false;
  await page.clock.runFor(2000);
  await expect(options(page)).toHaveCount(1);
  await expect(field(page)).toHaveValue('901');
  expectStatus(503);
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width}×${height}, ${theme}: the list is legible and nothing runs over`, async ({ browser }) => {
      const page = await open(browser, { size: { width, height }, theme });
      await field(page).focus();
      await test.info().attach('field', { body: await page.screenshot(), contentType: 'image/png' });
      await type(page, 'h');
      await expect(list(page).getByRole('group')).toHaveCount(3);
      await page.keyboard.press('ArrowDown');
      // The label of a due instant hangs below its line, whose colour is not behind it.
      const hard = (await hardToRead(page, 12)).filter(({ text }) => !text.startsWith('due '));
      expect(hard).toEqual([]);
      const over = await page.evaluate(() => {
        const isOver = document.documentElement.scrollWidth > innerWidth;
        const box = document.querySelector('.search-hits')!;
        const { right } = box.getBoundingClientRect();
        return isOver || right > innerWidth || box.scrollWidth > box.clientWidth;
      });
      expect(over).toBe(false);
      await test.info().attach('list', { body: await page.screenshot(), contentType: 'image/png' });
      for (const [i, text] of ['ingen forb', 'xyzzy'].entries()) {
        await type(page, text);
        await expect(page.locator('.search-hits')).toContainText(i === 0 ? 'A-20417' : 'Nothing');
        await test.info().attach(text, { body: await page.screenshot(), contentType: 'image/png' });
      }
    });
  }
}
