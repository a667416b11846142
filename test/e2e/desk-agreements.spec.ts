import { type Browser, expect, type Page, test } from '@playwright/test';
import { unchanging } from '../../src/agreements/terms-history.ts';
import type { BoardEntity } from '../../src/boards/board.ts';
import { AURA } from '../../src/providers/aura.ts';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { deskApi, deskScene, SONDER } from './desk-scenes.ts';
import { hardToRead } from './legibility.ts';
import type { Api, ApiReply } from './page-server.ts';
import { openFrozen } from './wall-page.ts';

const SONDERGADE = SONDER[0].addressId;

let desk: FrozenDesk | null = null;

/** Opens the desk; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, words: Parameters<typeof openDesk>[1] = {}): Promise<Page> {
  desk = await openDesk(browser, words);
  return desk.page;
}

test.afterEach(async () => {
  const complaints = desk?.complaints ?? [];
  await desk?.close();
  desk = null;
  expect(complaints).toEqual([]);
});

const rowsOf = (page: Page) => page.locator('.agreements tbody tr');
const addresses = (page: Page) => page.locator('.agreements tbody button');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Address, customer or ticket' });
const panel = (page: Page) => page.getByRole('region', { name: /^Søndergade 14/ });

/** Types and lets the pause pass after which the station is asked. */
async function type(page: Page, text: string) {
  await search(page).fill(text);
  await page.clock.runFor(150);
}

/** An api that tells what it was asked for, and answers through `reply` where that says something. */
function listening(reply: (url: URL) => ApiReply | Promise<ApiReply> | null = () => null) {
  const asked: string[] = [];
  const api: Api = (url) => {
    asked.push(decodeURIComponent(`${url.pathname}${url.search}`));
    return reply(url) ?? deskApi(url);
  };
  return { api, asked };
}

test('the design’s page: rows with their life and their faults, the hits marked, the totals beside', async ({
  browser,
}) => {
  const page = await open(browser, { search: '?q=sønder' });
  await expect(page.locator('main h2')).toHaveText(
    /^7 agreements found in 1\s400 addresses; address, customer or ticket contains “sønder”$/,
  );
  await expect(rowsOf(page)).toHaveText([
    'Sønder Allé 33, 8000 Aarhus CAdvokatkontoret LundPro15 Sept 202515 Sept 2027',
    'Søndergade 14, 8660 SkanderborgMøllers TømmerhandelBasis1 Jan 202431 Dec 2026late onsite late by 1 h 10 m',
    'Søndergade 14, 8660 SkanderborgMøllers TømmerhandelPro31 Dec 2026open-ended',
    'Søndergade 41, 8700 HorsensHorsens BoghandelBasis1 Apr 2022 29 Mar 2026 ends soon, with an open faultcalm remote resumes Tue 07:00',
    'Sønderhøj 9, 8260 Viby JNordkøl LogistikPro1 Mar 2026open-endedcalm restored, all-clear owed 6 m',
    'Sønderskovvej 7, 8362 HørningHørning Maskinudlejningnone––watch open fault, no-agreement',
    'Søndervangen 2, 8260 Viby JViby AutolakeringBasis1 Jun 2023open-ended',
  ]);
  await expect(page.locator('mark')).toHaveText(Array(7).fill('Sønder'));
  await expect(page.getByRole('columnheader', { name: 'Jan 2026 to Dec 2027' })).toBeVisible();
  // 31 December 2026 is the 364th day of 730, and the line is at the 81st.
  const life = rowsOf(page).nth(1).locator('.life');
  const box = (await life.boundingBox())!;
  const bar = (await life.locator('i').boundingBox())!;
  const today = (await life.locator('u').boundingBox())!;
  expect(bar.x).toBeCloseTo(box.x, 0);
  expect(bar.width / box.width).toBeCloseTo(364 / 730, 2);
  expect((today.x + today.width / 2 - box.x) / box.width).toBeCloseTo(81 / 730, 2);
  const beside = page.getByRole('complementary', { name: 'Today' });
  await expect(beside.locator('.totals li')).toHaveText([
    '214Pro',
    /^1\s186Basis$/,
    '13with open faults',
    '91end within 30 days',
  ]);
  await expect(beside.locator('tr').first()).toHaveText(/Jens Juuls Vej 40, Viby JPro26 Mar$/);
  await expect(beside.getByText('+84 more within 30 days')).toBeVisible();
  await expect(page.locator('.now')).toHaveText('15:20:14Mon 23 Mar 2026');
  await expect(page.locator('.source')).toHaveText([
    'aurologic 4 s',
    'AURA faults 11 s',
    'AURA planned work 2 m',
    'AURA contracts 4 m',
  ]);
});

test('an address: every clock of every cycle, and which desks are open now', async ({ browser }) => {
  const page = await open(browser, { search: '?q=sønder' });
  await addresses(page).nth(1).click();
  await expect(panel(page).getByRole('heading')).toHaveText(
    'Søndergade 14, 8660 Skanderborg every cycle at this address since 2025',
  );
  await expect(panel(page)).toContainText('Lines L-17, L-18');
  await expect(panel(page).locator('.contacts > div')).toHaveText([
    'AURAErhverv Support 87 92 55 75, key 2',
    'planned workaura.dk',
    'supportopen until 20:00',
    'billingopen until 16:00',
    'phoneopen until 20:00',
  ]);
  await expect(panel(page).locator('tbody tr')).toHaveText([
    'Fri 20 Mar 2026 14:10A-20417Basisonsite-reactionMon 23 Mar 2026 14:10breached 9 h 10 m of 8 h',
    'Fri 20 Mar 2026 14:10A-20417Basisremote-reactionMon 23 Mar 2026 09:10void: visit-required',
    'Tue 2 Dec 2025 11:20A-17966Basisremote-reactionTue 2 Dec 2025 14:20met, 1 h 5 m used',
    'Sat 9 Aug 2025 18:42A-15210Basisremote-reactionMon 11 Aug 2025 10:00met, 40 m usedoutside-reporting-hours',
    'Mon 10 Feb 2025 09:05A-12034Basisonsite-reactionTue 11 Feb 2025 09:05excused: access-refused, 11 h of 8 hcustomer-bears-cost',
  ]);
  await expect(page).toHaveURL(
    new RegExp(`address=${encodeURIComponent('address-Søndergade').slice(0, 12)}`),
  );
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(panel(page)).toHaveCount(0);
});

test('a row far down stays in sight when its address opens below, and while somebody steps on', async ({
  browser,
}) => {
  const page = await open(browser);
  await rowsOf(page).nth(19).locator('td').nth(1).click();
  await expect(page.locator('#address')).toContainText('no fault was ever reported');
  await expect(rowsOf(page).nth(19)).toBeInViewport({ ratio: 0.95 });
  await expect(addresses(page).nth(19)).toBeFocused();
  const list = (await page.locator('.list').boundingBox())!;
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp');
  await expect(rowsOf(page).nth(7)).toHaveClass('is-selected');
  const row = (await rowsOf(page).nth(7).boundingBox())!;
  const heading = (await page.locator('.agreements thead').boundingBox())!;
  expect(row.y).toBeGreaterThanOrEqual(heading.y + heading.height - 1);
  // One step of a walk through the rows is none of the history.
  await page.goBack();
  await expect(page.locator('#address')).toHaveCount(0);
  expect(list.height).toBeGreaterThan(300);
});

test('typing asks once, after a pause; an answer that was overtaken is dropped', async ({ browser }) => {
  let first: (reply: ApiReply) => void = () => {};
  const { api, asked } = listening((url) =>
    url.searchParams.get('q') === 'åbou' ? new Promise((resolve) => (first = resolve)) : null,
  );
  const page = await open(browser, { api });
  await expect(rowsOf(page)).toHaveCount(50);
  asked.length = 0;
  await search(page).pressSequentially('åbou');
  expect(asked).toEqual([]);
  await page.clock.runFor(150);
  await expect.poll(() => asked).toEqual(['/api/agreements?q=åbou&limit=50']);
  await type(page, 'sonder');
  await expect(rowsOf(page)).toHaveCount(7);
  first(await deskApi(new URL('http://station/api/agreements?q=åbou&limit=50')));
  await page.clock.runFor(1000);
  await expect(page.locator('main h2')).toContainText('7 agreements found');
  await expect(page.locator('mark').first()).toHaveText('Sønder');
  expect(asked).toEqual(['/api/agreements?q=åbou&limit=50', '/api/agreements?q=sonder&limit=50']);
});

test('filters stand in the address, Back undoes them, and a reload keeps them', async ({ browser }) => {
  const { api, asked } = listening();
  const page = await open(browser, { api });
  await type(page, 'søn');
  await type(page, 'sønder');
  await page.getByLabel('Tier').selectOption('Pro');
  await expect(rowsOf(page)).toHaveCount(3);
  await page.getByLabel('Valid on').fill('2026-03-23');
  await page.clock.runFor(150);
  await page.getByLabel('Ends within').selectOption('30 days');
  await page.getByLabel('Open fault').selectOption('none');
  await expect(rowsOf(page)).toHaveCount(1);
  expect(new URL(page.url()).search).toBe('?q=s%C3%B8nder&tier=pro&on=2026-03-23&endsWithin=30&fault=none');
  expect(asked.at(-1)).toBe(
    '/api/agreements?q=sønder&tier=pro&on=2026-03-23&endsWithin=30&fault=none&limit=50',
  );
  await page.reload();
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(page.getByLabel('Tier')).toHaveValue('pro');
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(page.getByLabel('Open fault')).toHaveValue('');
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(7);
  // All that was typed in one go is one step back.
  await page.goBack();
  await expect(search(page)).toHaveValue('');
  await expect(page.locator('main h2')).toContainText('127 agreements found');
  await page.goForward();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(search(page)).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Clear filters' })).toHaveCount(0);
});

test('pages: on to the last one and back again, also after a reload', async ({ browser }) => {
  const page = await open(browser);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: 'Next 50' }).click();
  await expect(page.locator('main h2')).toContainText('page 2');
  await pages.getByRole('button', { name: 'Next 50' }).click();
  await expect(page.locator('main h2')).toContainText('page 3');
  await expect(rowsOf(page)).toHaveCount(27);
  await expect(pages.getByRole('button')).toHaveText(['First page', 'Previous 50']);
  await page.reload();
  await expect(page.locator('main h2')).toContainText('page 3');
  await pages.getByRole('button', { name: 'Previous 50' }).click();
  await expect(page.locator('main h2')).toContainText('page 2');
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(27);
  await pages.getByRole('button', { name: 'First page' }).click();
  await expect(pages.getByRole('button')).toHaveText(['Next 50']);
  await expect(page.locator('main h2')).not.toContainText('page');
});

test('by keyboard alone: every control by Tab, the rows by arrows, and where it stands is seen', async ({
  browser,
}) => {
  const page = await open(browser);
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const ring = getComputedStyle(at.closest('.field') ?? at);
      const labels = (at as HTMLInputElement).labels;
      const name = at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at.textContent;
      return `${name}${ring.outlineStyle === 'solid' && Number.parseFloat(ring.outlineWidth) >= 2 ? '' : ' (unseen)'}`;
    });
  await expect(rowsOf(page)).toHaveCount(50);
  // It begins where somebody types.
  expect(await focused()).toBe('Address, customer or ticket');
  await page.keyboard.type('sonder');
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveCount(7);
  const stops: string[] = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    if (stop !== stops.at(-1)) stops.push(stop);
    if (stop.startsWith('Sønder')) break;
  }
  // A date is three stops of one field.
  expect(stops).toEqual([
    'Tier',
    'Valid on',
    'Ends within',
    'Open fault',
    'Clear filters',
    'Sønder Allé 33, 8000 Aarhus C',
  ]);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#address')).toContainText('Søndergade 14, 8660 Skanderborg');
  await expect(rowsOf(page).nth(1)).toHaveClass('is-selected');
  await page.keyboard.press('ArrowDown');
  // The same address with its next agreement.
  await expect(rowsOf(page).nth(2)).toHaveClass('is-selected');
  await expect(addresses(page).nth(2)).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('#address')).toContainText('Søndervangen 2, 8260 Viby J');
  await expect(page.locator('#address')).toContainText('no fault was ever reported at this address');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.locator('#address')).toContainText('Sønder Allé 33');
  await expect(addresses(page).first()).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Close');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await expect(page.locator('#address')).toHaveCount(0);
  await expect(addresses(page).first()).toBeFocused();
  // From another row it goes on where it was, closed by Escape or by the button.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(rowsOf(page).nth(3)).toHaveClass('is-selected');
  await page.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(addresses(page).nth(3)).toBeFocused();
  for (const name of ['Clear filters', 'Open fault']) {
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(name);
  }
  await page.keyboard.press('ArrowDown');
  await expect(rowsOf(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'Dark theme' }).focus();
  for (const name of ['Walls', 'Tickets', 'Agreements']) {
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(name);
  }
});

test('what a screen reader is told: landmarks, names, the count, and which row is open', async ({
  browser,
}) => {
  const page = await open(browser, { search: `?q=søndergade&address=${encodeURIComponent(SONDERGADE)}` });
  await expect(page.locator('#address tbody tr')).toHaveCount(5);
  await expect(page).toHaveTitle('Agreements – Wallclock');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const role of ['banner', 'main', 'search', 'complementary'] as const) {
    await expect(page.getByRole(role)).toHaveCount(1);
  }
  await expect(page.getByRole('link', { name: 'Agreements' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('status').first()).toContainText('3 agreements found');
  const named = await page
    .locator('a, button, input, select')
    .evaluateAll(
      (all) =>
        all.filter(
          (each) =>
            !each.getAttribute('aria-label') &&
            !each.textContent?.trim() &&
            !(each as HTMLInputElement).labels?.length,
        ).length,
    );
  expect(named).toBe(0);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await expect(page.getByRole('rowheader')).toHaveCount(3);
  await expect(page.getByRole('button', { expanded: true })).toHaveText('Søndergade 14, 8660 Skanderborg');
  await expect(page.getByRole('row').nth(1)).toMatchAriaSnapshot(`
    - row:
      - rowheader:
        - button "Søndergade 14, 8660 Skanderborg" [expanded]
      - cell "Møllers Tømmerhandel"
      - cell "Basis"
      - cell "1 Jan 2024"
      - cell "31 Dec 2026"
      - cell
      - cell "late onsite late by 1 h 10 m"
  `);
});

test('nothing is found: it says what to do', async ({ browser }) => {
  const page = await open(browser);
  await type(page, 'nowhere at all');
  await expect(page.getByText('No agreement matches.')).toBeVisible();
  await expect(
    page.getByText('Search for less, such as part of a street, or take a filter away.'),
  ).toBeVisible();
  await expect(page.locator('main h2')).toContainText('0 agreements found');
  await expect(rowsOf(page)).toHaveCount(0);
});

test('nothing is on file yet: it says where agreements come from', async ({ browser }) => {
  const nothing = { stationNow: deskScene.now, date: '2026-03-23', addresses: 0, rows: [], next: null };
  const body = { ...nothing, found: { count: 0, exact: true } };
  const entities = deskScene.entities.filter(({ kind }) => kind !== 'agreements' && kind !== 'ticket');
  const sources = deskScene.sources.filter(({ delivers }) => !delivers.includes('tables'));
  const page = await open(browser, {
    scene: { ...deskScene, entities, sources },
    api: () => ({ status: 200, body }),
  });
  await expect(page.getByText('Nothing is on file yet.')).toBeVisible();
  await expect(page.locator('.empty')).toContainText('Name tables of addresses and agreements');
  await expect(page.locator('.desk-band')).toContainText('No source delivers agreements');
  await expect(page.getByRole('complementary')).toContainText('No agreements are on file.');
});

test('a ticket that was searched for is told on the rows of its address', async ({ browser }) => {
  const page = await open(browser, { search: '?q=20417' });
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page).first()).toContainText('onsite late by 1 h 10 m ticket A-20417');
  await expect(page.locator('mark').first()).toHaveText('20417');
});

test('more than can be counted quickly is said to be more; several providers are told apart', async ({
  browser,
}) => {
  const other = { ...AURA, provider: 'vind', name: 'Vind' };
  const totals = deskScene.entities.filter(({ kind }) => kind === 'agreements');
  const entities = [
    ...deskScene.entities,
    { kind: 'provider', id: 'vind', versions: unchanging(other) } as const,
    ...totals.map((each) => ({ ...each, id: 'vind', today: { basis: 9 }, endFirst: [] }) as BoardEntity),
  ];
  const { api, asked } = listening(async (url) => {
    const said = await deskApi(url);
    if (said === 'silence' || url.pathname !== '/api/agreements') return said;
    return { status: 200, body: { ...(said.body as object), found: { count: 10_000, exact: false } } };
  });
  const page = await open(browser, { scene: { ...deskScene, entities }, api });
  await expect(page.locator('main h2')).toContainText(/^more than 10\s000 agreements found/);
  await page.getByLabel('Provider').selectOption('Vind');
  await expect.poll(() => asked.at(-1)).toBe('/api/agreements?provider=vind&limit=50');
  await expect(page.getByRole('complementary').locator('h2')).toHaveText([
    'Today AURA',
    'Today Vind',
    'Ends first',
  ]);
});

test('what the station refuses is said in its words; the rows stay until there are others', async ({
  browser,
}) => {
  const page = await open(browser, { search: '?tier=gold' });
  await expect(page.locator('.desk-band')).toHaveText(
    "The station cannot answer this. there is no tier 'gold': ask for basis or pro",
  );
  await expect(page.getByLabel('Tier')).toHaveValue('gold');
  await page.getByLabel('Tier').selectOption('all');
  await expect(page.locator('.desk-band')).toHaveCount(0);
  await expect(rowsOf(page)).toHaveCount(50);
  // The browser itself complains of a status of 400.
  expect(desk?.complaints.every((text) => text.includes('400'))).toBe(true);
  (desk!.complaints as string[]).length = 0;
});

test('a station that falls silent: the last rows stay, a band says so, and it heals by itself', async ({
  browser,
}) => {
  let silent = false;
  const { api } = listening(() => (silent ? { status: 503, body: null } : null));
  const page = await open(browser, { api, search: '?q=sønder' });
  await expect(rowsOf(page)).toHaveCount(7);
  silent = true;
  await type(page, 'søndergade');
  await expect(page.locator('.desk-band')).toHaveText(
    'The station does not answer. These rows are as it last told them; it is asked again every two seconds.',
  );
  await expect(rowsOf(page)).toHaveCount(7);
  await expect(page.locator('.list')).toHaveAttribute('aria-busy', 'true');
  silent = false;
  await page.clock.runFor(2000);
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(page.locator('.desk-band')).toHaveCount(0);
  expect(desk?.complaints.every((text) => text.includes('503'))).toBe(true);
  (desk!.complaints as string[]).length = 0;
});

test('old data: the band names the source and since when; a late clock is late unless answered', async ({
  browser,
}) => {
  const since = deskScene.now - 47 * 60_000;
  const sources = deskScene.sources.map((source) =>
    source.id === 'aurologic' ? source : { ...source, intervalMs: 30_000, lastAnswerAt: since },
  );
  const page = await open(browser, { scene: { ...deskScene, sources }, search: '?q=skanderborg' });
  await expect(page.locator('.desk-band')).toHaveText(
    'AURA contracts has not answered since 14:33. Agreements are as they were known then.',
  );
  await expect(rowsOf(page).first()).toContainText('onsite late by 1 h 10 m unless answered');
  await expect(page.locator('.source').nth(1)).toHaveText('AURA faults silent since 14:33');
});

test('a dark theme is chosen by a button and remembered; where nothing is kept it is shown still', async ({
  browser,
}) => {
  const page = await open(browser);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe('rgb(245, 244, 239)');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  expect(await ground()).toBe('rgb(11, 15, 19)');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Light theme' })).toBeVisible();
  expect(await ground()).toBe('rgb(11, 15, 19)');
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
  expect(await ground()).toBe('rgb(245, 244, 239)');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  expect(await ground()).toBe('rgb(11, 15, 19)');
});

test('demo data is marked', async ({ browser }) => {
  const entities = deskScene.entities.map((entity) =>
    entity.kind === 'settings' ? { ...entity, demo: true } : entity,
  );
  const page = await open(browser, { scene: { ...deskScene, entities } });
  await expect(page.getByRole('banner')).toContainText('DEMO');
});

for (const [width, height] of [
  [1440, 900],
  [1920, 1080],
  [3840, 2160],
]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width}×${height}, ${theme}: all is legible and nothing runs over`, async ({ browser }) => {
      const page = await open(browser, {
        size: { width, height },
        theme,
        search: `?q=sønder&address=${encodeURIComponent(SONDERGADE)}`,
      });
      await expect(page.locator('#address tbody tr')).toHaveCount(5);
      expect(await hardToRead(page, height > 1080 ? 24 : 12)).toEqual([]);
      const over = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        const isOver = scrollWidth > innerWidth || scrollHeight > innerHeight;
        const cut = [...document.querySelectorAll('td, th, button, dd, h2, .clip')].filter(
          (each) => each.scrollWidth > each.clientWidth + 1,
        );
        return [isOver ? 'page' : '', ...cut.map((each) => each.textContent)].filter(Boolean);
      });
      expect(over).toEqual([]);
      await page.mouse.move(0, 0);
      await test.info().attach('desk', { body: await page.screenshot(), contentType: 'image/png' });
    });
  }
}

test('a small or zoomed window: the page scrolls as a whole, and nothing is out of reach', async ({
  browser,
}) => {
  const page = await open(browser, { size: { width: 720, height: 450 } });
  await expect(rowsOf(page)).toHaveCount(50);
  const { over, high } = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - innerWidth,
    high: document.documentElement.scrollHeight,
  }));
  expect(over).toBeLessThanOrEqual(0);
  expect(high).toBeGreaterThan(1650);
  await page.getByRole('button', { name: 'Next 50' }).click();
  await expect(page.locator('main h2')).toContainText('page 2');
});

test('a phone: the page scrolls down, and only its tables sideways', async ({ browser }) => {
  const page = await open(browser, {
    size: { width: 390, height: 844 },
    search: `?q=sønder&address=${encodeURIComponent(SONDERGADE)}`,
  });
  await expect(panel(page)).toContainText('every cycle');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('a narrow desk: what is open is told whole, and so is what ends first', async ({ browser }) => {
  const page = await open(browser, { size: { width: 1280, height: 800 }, search: '?q=sønder' });
  await expect(rowsOf(page)).toHaveCount(7);
  const cut = await page
    .locator('.agreements td:last-child, .today td')
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    );
  expect(cut).toEqual([]);
});

test('only an end after which nothing follows is drawn as one', async ({ browser }) => {
  const ends = ['2026-04-10', null];
  const api: Api = async (url) => {
    const reply = await deskApi(url);
    if (reply === 'silence' || url.pathname !== '/api/agreements') return reply;
    const rows = SONDER.slice(4, 6).map((row, i) => ({ ...row, to: '2026-04-10', ends: ends[i] }));
    return { ...reply, body: { ...(reply.body as object), rows } };
  };
  const page = await open(browser, { search: '?q=sønder', api });
  await expect(rowsOf(page)).toHaveCount(2);
  const looks = await page
    .locator('.agreements td:nth-child(5)')
    .evaluateAll((all) => all.map((one) => one.className));
  expect(looks).toEqual(['date is-soon', 'date is-later']);
});

test('V on a wall opens the desk, and the help says so; the desk leads back to the walls', async ({
  browser,
}) => {
  const wall = await openFrozen(browser, deskScene);
  await wall.page.keyboard.press('h');
  await expect(wall.page.locator('.keys')).toContainText('Vagreements desk: search');
  await wall.page.keyboard.press('v');
  await expect(wall.page).toHaveURL(/\/agreements$/);
  await wall.page.getByRole('link', { name: 'Walls' }).click();
  await expect(wall.page.locator('.rotation')).toBeVisible();
  // This server knows nothing but the board: the question of the desk found no answer.
  expect(wall.complaints.every((text) => text.includes('404'))).toBe(true);
  await wall.close();
});
