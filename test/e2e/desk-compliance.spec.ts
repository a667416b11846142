import { type Browser, expect, type Page, test } from '@playwright/test';
import { complianceApi } from './compliance-api.ts';
import { complianceScene } from './compliance-lines.ts';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { hardToRead } from './legibility.ts';
import type { Api } from './page-server.ts';
import { searchReply } from './search-scenes.ts';

let desk: FrozenDesk | null = null;

/** Opens the compliance desk; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, words: Parameters<typeof openDesk>[1] = {}): Promise<Page> {
  desk = await openDesk(browser, {
    scene: complianceScene,
    api: complianceApi(),
    path: 'desk/compliance',
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

const drawn = (page: Page) => page.locator('html[data-ready="report"]').waitFor();
const matrix = (page: Page) => page.getByRole('table', { name: 'Attainment in percent' });
const month = (page: Page) => page.locator('.month');
const behind = (page: Page) => page.locator('.behind');
const heading = (page: Page) => behind(page).locator('h2').first();
const rows = (page: Page) => behind(page).locator('tbody > tr:not(.row-detail)');
const hours = (page: Page) => page.getByRole('region', { name: 'Breaches by hour of week' });
const bars = (page: Page) => page.locator('.step');

test('the design’s page: each number, the breaches of the month, and why', async ({ browser }) => {
  const page = await open(browser);
  await drawn(page);
  await expect(matrix(page).locator('thead th')).toHaveText([
    'Clock and tier',
    ...['Apr 25', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan 26', 'Feb', 'Mar'],
    '12 months',
  ]);
  await expect(matrix(page).locator('tbody tr')).toHaveText([
    /^first-reaction ?10095\.810010095\.210010092\.610095\.710088\.997\.1236 of 243$/,
    /^remote-reaction Basis98\.110096\.410010098\.310098\.010010098\.097\.898\.8580 of 587$/,
    /^remote-reaction Pro10010096\.210010010096\.610010010010096\.999\.2351 of 354$/,
    /^onsite-reaction Basis92\.095\.510094\.189\.310096\.210089\.596\.395\.591\.394\.9263 of 277$/,
    /^onsite-reaction Pro10010010010091\.710010010010010010010099\.1106 of 107$/,
  ]);
  await expect(matrix(page).locator('.squares i')).toHaveCount(32);
  await expect(matrix(page).locator('.is-month a')).toHaveText([
    'Mar',
    '88.9',
    '97.8',
    '96.9',
    '91.3',
    '100',
  ]);
  await expect(bars(page)).toHaveText(
    [262, 230, 207, 184, 161, 138, 123, 100, 77, 54, 14, 8, 4, 3, 3].map((count) => new RegExp(`${count}$`)),
  );
  await expect(page.locator('.used h2')).toHaveText('Used ÷ goal, 12 months 1568 final clocks, 10 % steps');
  await expect(hours(page).locator('h2')).toHaveText(
    'Breaches by hour of week 32 due instants, local. Hatched: Basis closed',
  );
  await expect(hours(page).locator('a')).toHaveCount(21);
  await expect(month(page)).toHaveText(
    [
      'March 2026, so far95.3 %121 of 127 met6 breachedCounted apartexcused4no-access4',
      'void23visit-required11not-service-impacting5visit-not-required3flag-withdrawn2no-agreement1not-covered1',
      'cancelled3closed2merged1still running9',
    ].join(''),
  );
  await expect(heading(page)).toHaveText(
    'Breaches in March 2026 6, latest first. Select one to open its explain ledger',
  );
  const told = (await rows(page).allInnerTexts()).map((text) =>
    text
      .split(/\s*[\n\t]\s*/)
      .filter(Boolean)
      .join(' | '),
  );
  expect(told).toEqual([
    'Mon 23 Mar 15:17 | first-reaction | none | Nordlicht Datacenter | 33 m of 30 m so far | No staff reply yet. Escalated to level 2 at 15:11, customer not told | –',
    'Mon 23 Mar 14:10 | onsite-reaction | Basis | Søndergade 14, Skanderborg | 9 h 10 m of 8 h so far | No technician yet. Visit required since Fri 14:35 | –',
    'Thu 19 Mar 10:20 | remote-reaction | Pro | Havnegade 4, Aarhus | 1 h 12 m of 1 h | Repair started 10:32. Reported by e-mail | –',
    'Tue 17 Mar 09:30 | onsite-reaction | Basis | Torvet 1, Odder | 8 h 35 m of 8 h | Technician arrived 10:05. Visit required only at Mon 15:20 | –',
    'Wed 11 Mar 08:40 | remote-reaction | Basis | Kirkevej 9, Ry | 3 h 12 m of 3 h | Repair started 08:52 | –',
    'Sat 7 Mar 06:48 | first-reaction | none | Kestrel Hosting | 34 m of 30 m | Reply at 06:52. Alarm acknowledged 06:44, 26 m after it rose | –',
  ]);
  await expect(page.locator('.blind')).toContainText('Sat 21 Mar 2026: blind from 02:14 to 02:51 AURA');
  expect(new URL(page.url()).search).toBe('');
});

test('where there are too many blind spots to list it says how many are not', async ({ browser }) => {
  const page = await open(browser, { api: complianceApi(1204) });
  await expect(page.locator('.blind > p')).toHaveText(
    '1\u00a0204 earlier blind spots are on file and not listed: ask for fewer months to see them.',
  );
});

test('from a month’s figure to the sentence of the agreement in three clicks', async ({ browser }) => {
  const page = await open(browser);
  await drawn(page);
  await month(page).getByRole('link', { name: '95.3 %' }).click();
  await expect(heading(page)).toHaveText(/^Breached, March 2026 6, latest first/);
  await rows(page).getByRole('button', { name: 'Tue 17 Mar 09:30' }).click();
  const ledger = page.locator('.detail-ledger');
  await expect(ledger.getByRole('heading', { name: 'Explain: onsite-reaction' })).toBeVisible();
  await expect(ledger).toContainText('undtaget helligdage');
  await expect(page.locator('.detail').getByRole('link', { name: 'with this ledger' })).toHaveAttribute(
    'href',
    '/desk/tickets/aura:A-20361?clock=onsite-reaction.1.1',
  );
  await page.locator('.detail').getByRole('link', { name: 'with this ledger' }).click();
  await expect(page.getByRole('heading', { name: 'Explain: onsite-reaction' })).toBeVisible();
  await expect(page.locator('.explain')).toContainText('undtaget helligdage');
});

/** A number and the rows that it opens: as many as it says. */
const NUMBERS: readonly (readonly [
  name: string,
  search: string,
  link: (page: Page) => ReturnType<Page['locator']>,
  title: RegExp,
  count: number,
])[] = [
  [
    'a cell',
    '',
    (page) =>
      matrix(page).getByRole('link', {
        name: /^onsite-reaction, Aug 2025: 89\.3 %, 25 of 28 met, 3 breached$/,
      }),
    /^Breached, August 2025 · onsite-reaction · Basis /,
    3,
  ],
  [
    'a cell of 100',
    '',
    (page) => matrix(page).getByRole('link', { name: /^onsite-reaction, Mar 2026: 100 %/ }),
    /^Met, March 2026 · onsite-reaction · Pro /,
    9,
  ],
  [
    'a total',
    '',
    (page) => matrix(page).getByRole('link', { name: /263 of 277/ }),
    /^Breached, Apr 2025 to Mar 2026 · onsite-reaction · Basis /,
    14,
  ],
  ['met', '', (page) => month(page).getByRole('link', { name: '121 of 127 met' }), /^Met, March 2026 /, 121],
  [
    'a reason',
    '',
    (page) => month(page).getByRole('link', { name: 'visit-required 11' }),
    /^Void, March 2026 · visit-required /,
    11,
  ],
  [
    'running',
    '',
    (page) => month(page).getByRole('link', { name: 'still running 9' }),
    /^Still running, March 2026 /,
    9,
  ],
  ['a bar', '', (page) => bars(page).nth(9), /^Clocks, Apr 2025 to Mar 2026 · over 90 up to 100 % /, 54],
  [
    'a bar over the goal',
    '',
    (page) => bars(page).nth(14),
    /^Breached, Apr 2025 to Mar 2026 · over 140 % /,
    3,
  ],
  [
    'an hour',
    '',
    (page) => hours(page).getByRole('link', { name: 'Mon 09:00 to 10:00: 4 breaches' }),
    /^Breached, Apr 2025 to Mar 2026 · Mon 09:00 /,
    4,
  ],
  [
    'who',
    '?section=apart',
    (page) =>
      page
        .getByRole('row', { name: /^excused no-access Mette Lund/ })
        .getByRole('link')
        .nth(1),
    /^Excused, Apr 2025 to Mar 2026 · no-access · by Mette Lund /,
    9,
  ],
  [
    'a percentile',
    '?section=percentiles',
    (page) =>
      page
        .getByRole('row', { name: /^first-reaction/ })
        .getByRole('link')
        .first(),
    /^Clocks, Apr 2025 to Mar 2026 · first-reaction/,
    243,
  ],
  [
    'a point',
    '?section=percentiles',
    (page) => page.getByRole('link', { name: 'Aug 2025: 97.1 %' }).or(page.locator('.point').nth(4)),
    /^Breached, August 2025 /,
    5,
  ],
  [
    'a group',
    '?section=groups&by=customer',
    (page) =>
      page
        .getByRole('row', { name: /^Nordlicht/ })
        .getByRole('link')
        .nth(2),
    /^Breached, Apr 2025 to Mar 2026 · Nordlicht Datacenter /,
    0,
  ],
];

for (const [name, search, link, title, count] of NUMBERS) {
  test(`rows behind ${name} are as many as it says`, async ({ browser }) => {
    const page = await open(browser, { search });
    await drawn(page);
    const number = link(page);
    const said = count || Number(await number.innerText());
    await number.click();
    await expect(heading(page)).toHaveText(title);
    await expect(heading(page)).toContainText(` ${said}, latest first`);
    await expect(rows(page)).toHaveCount(Math.min(50, said));
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`compliance${search.replace('?', '\\?')}$`));
  });
}

test('met and breached are two halves of a number; who caused what is counted apart', async ({ browser }) => {
  const page = await open(browser);
  await month(page).getByRole('link', { name: '95.3 %' }).click();
  await page.getByRole('link', { name: 'met 121', exact: true }).click();
  await expect(heading(page)).toContainText('Met, March 2026 121, latest first');
  await page.getByRole('link', { name: 'Next 50' }).click();
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible();
  await month(page).getByRole('link', { name: 'void 23' }).click();
  await page.getByRole('link', { name: 'by Jonas Weber 5' }).click();
  await expect(heading(page)).toContainText('Void, March 2026 · by Jonas Weber 5, latest first');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(heading(page)).toContainText('Breaches in March 2026');
});

test('planned work, charges and changes: their rows, and the ways to the tickets', async ({ browser }) => {
  const page = await open(browser, { search: '?section=work' });
  await page.getByRole('link', { name: '1 overran' }).click();
  await expect(page.locator('.work-rows tbody tr')).toHaveText([/Fibre splice, Skanderborg ring.*1 h 30 m/]);
  await page.getByRole('link', { name: 'Emergency charges' }).click();
  await expect(page.locator('.charges tfoot')).toHaveText('Total–––––––150.00––175.00–41325.00');
  await expect(page.locator('#charge-lines')).toContainText('5, 325.00 EUR net together');
  await page.locator('.charges tbody tr', { hasText: 'Kestrel' }).getByRole('link').nth(1).click();
  await expect(page.locator('.charge-rows tbody tr')).toHaveText([
    /^Mon 9 Mar 2026 11:00Kestrel Hostingaurologic:77.*reversal: emergency ticket.*not-impacting.*-150\.00$/,
  ]);
  await page.getByRole('link', { name: 'Changes of verdict' }).click();
  await expect(page.locator('.change-rows tbody tr')).toHaveText([
    'Wed 18 Mar 2026 09:12:30aura:A-20361onsite-reactionmetbreachedaura:88121 technician-arrived',
  ]);
  await expect(page.locator('.change-rows a')).toHaveAttribute('href', /clock=onsite-reaction\.1\.1$/);
});

test('filters stand in the address; Back returns to the ones before', async ({ browser }) => {
  const page = await open(browser);
  await drawn(page);
  await page.getByRole('combobox', { name: 'Tier' }).selectOption('Pro');
  await expect(page).toHaveURL(/\?tier=pro$/);
  await expect(matrix(page).locator('tbody tr')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Month' }).selectOption('Oct 2025');
  await expect(month(page)).toContainText('October 2025');
  await expect(page).toHaveURL(/\?month=2025-10&tier=pro$/);
  await expect(matrix(page).locator('thead th').last()).toHaveText('12 months');
  await expect(matrix(page).locator('thead th').nth(12)).toHaveText('Mar');
  await matrix(page).getByRole('link', { name: 'Aug 2025', exact: true }).click();
  await expect(month(page)).toContainText(/^August 2025/);
  await page.goBack();
  await page.goBack();
  await expect(month(page)).toContainText('March 2026');
  await page.getByRole('combobox', { name: 'Period' }).selectOption('Oct 2025 to Mar 2026');
  await expect(matrix(page).locator('thead th')).toHaveCount(8);
  await expect(page).toHaveURL(/\?months=6&tier=pro$/);
  await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveAttribute(
    'href',
    '/api/compliance/export?format=csv&until=2026-03&months=6&month=2026-03&tier=pro',
  );
  await expect(page.getByRole('link', { name: 'Export evaluate cases' })).toHaveAttribute(
    'href',
    '/api/compliance/cases?until=2026-03&months=6&month=2026-03&tier=pro',
  );
});

test('everything by keys: the matrix, its rows, their ledger, and back', async ({ browser }) => {
  const page = await open(browser);
  await drawn(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Address, customer or ticket' })).toBeFocused();
  await matrix(page).getByRole('link', { name: 'Apr 2025', exact: true }).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(
    matrix(page)
      .getByRole('link', { name: /^remote-reaction, May 2025/ })
      .first(),
  ).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toHaveText(/^Breached, May 2025 · first-reaction/);
  await page.keyboard.press('Escape');
  await expect(heading(page)).toContainText('Breaches in March 2026');
  await expect(matrix(page).getByRole('link', { name: /^first-reaction, May 2025/ })).toBeFocused();
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await expect(rows(page).nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.detail')).toBeVisible();
  await expect(page).toHaveURL(/open=aura%3AA-20417\+onsite-reaction\.1\.1$/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.detail')).toHaveCount(0);
  await expect(rows(page).nth(1).getByRole('button')).toBeFocused();
  await bars(page).first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText('over 140 %');
});

test('a reason code is given with a note and a name that is remembered, and changes no number', async ({
  browser,
}) => {
  const page = await open(browser, { search: '?open=aura%3AA-20361+onsite-reaction.1.1' });
  const codes = page.locator('.codes');
  await expect(codes).toContainText('None was given yet.');
  const give = async (code: string, note: string) => {
    await codes.getByRole('combobox', { name: 'Code' }).selectOption(code);
    await codes.getByRole('textbox', { name: 'Note' }).fill(note);
    await codes.getByRole('button', { name: 'Give this code' }).click();
  };
  await codes.getByRole('textbox', { name: 'Your name' }).fill('Mette Lund');
  await give('dispatch', 'The van was sent to Ry.');
  await expect(codes.locator('li')).toHaveText([
    'dispatch The van was sent to Ry. Mette Lund, Mon 23 Mar 15:20',
  ]);
  await give('third party', '');
  await expect(codes.locator('li')).toHaveCount(2);
  await expect(codes.locator('li').first()).toContainText('third party');
  await expect(rows(page).nth(3)).toContainText('third party');
  await expect(month(page)).toContainText('6 breached');
  await page.reload();
  await expect(codes.getByRole('textbox', { name: 'Your name' })).toHaveValue('Mette Lund');
});

test('a code that the station refuses stays in the form, with the reason', async ({ browser }) => {
  const usual = complianceApi();
  const api: Api = (url, sent) =>
    sent?.method === 'POST'
      ? { status: 422, body: { error: 'this clock is not breached' } }
      : usual(url, sent);
  const page = await open(browser, { search: '?open=aura%3AA-20361+onsite-reaction.1.1', api });
  const codes = page.locator('.codes');
  await codes.getByRole('combobox', { name: 'Code' }).selectOption('weather');
  await codes.getByRole('textbox', { name: 'Note' }).fill('Storm');
  await codes.getByRole('textbox', { name: 'Your name' }).fill('Mette');
  await codes.getByRole('button', { name: 'Give this code' }).click();
  await expect(codes.getByRole('alert')).toHaveText('Not written down: this clock is not breached');
  await expect(codes.getByRole('textbox', { name: 'Note' })).toHaveValue('Storm');
  expectStatus(422);
});

test('a view is saved under a name, chosen, and taken away', async ({ browser }) => {
  const page = await open(browser, { search: '?section=groups&tier=pro' });
  const views = page.locator('.views');
  await views.getByRole('button', { name: 'Save view' }).click();
  await expect(views.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.type('Pro by service');
  await views.getByRole('textbox', { name: 'Your name' }).fill('Mette Lund');
  await page.keyboard.press('Enter');
  await expect(views.getByRole('combobox')).toHaveValue('Pro by service');
  await page.getByRole('link', { name: 'Attainment', exact: true }).click();
  await expect(views.getByRole('combobox')).toHaveValue('');
  await views.getByRole('combobox').selectOption('Pro by service');
  await expect(page).toHaveURL(/\?section=groups&tier=pro$/);
  await views.getByRole('button', { name: 'Save view' }).click();
  await views.getByRole('button', { name: 'Remove “Pro by service”' }).click();
  await expect(views.getByRole('combobox')).toHaveCount(0);
});

test('what the station refuses is said, and the filters stay to be mended', async ({ browser }) => {
  const page = await open(browser, { search: '?month=2026-13' });
  await expect(page.locator('.desk-band')).toContainText("month: '2026-13' is no month");
  await expect(page.getByRole('combobox', { name: 'Month' })).toBeVisible();
  expectStatus(400);
});

test('a station that falls silent: the last answer stays, under a band', async ({ browser }) => {
  let silent = false;
  const usual = complianceApi();
  const api: Api = (url, sent) => (silent ? 'silence' : usual(url, sent));
  const page = await open(browser, { api });
  await drawn(page);
  silent = true;
  await desk!.pass(70);
  await expect(page.locator('.desk-band').first()).toBeVisible();
  await expect(month(page)).toContainText('95.3 %');
});

test('nothing settled yet, and a month without a clock', async ({ browser }) => {
  const usual = complianceApi();
  const empty = { met: 0, breached: 0 };
  const api: Api = async (url, sent) => {
    const reply = await usual(url, sent);
    if (url.pathname !== '/api/compliance' || reply === 'silence') return reply;
    const report = reply.body as Record<string, unknown> & { choices: object; inMonth: object };
    const body = {
      ...report,
      attainment: [],
      inMonth: { ...report.inMonth, tally: empty, apart: [], running: 0 },
      inPeriod: { tally: empty, apart: [] },
      choices: { ...report.choices, first: null },
    };
    return { status: 200, body };
  };
  const page = await open(browser, { api });
  await expect(page.locator('main')).toContainText('No clock was settled in this period.');
  await page.getByRole('link', { name: 'Emergency charges' }).click();
  await expect(page.locator('.charges tbody tr')).toHaveCount(2);
});

test('many breaches fold, and very long names are cut', async ({ browser }) => {
  const usual = complianceApi();
  const api: Api = async (url, sent) => {
    const reply = await usual(url, sent);
    if (reply === 'silence') return reply;
    if (url.pathname === '/api/compliance/breaches') {
      const body = reply.body as { rows: object[] };
      const customer = 'Gesellschaft für außerordentlich langlebige Rechenzentrumsinfrastruktur mbH & Co. KG';
      return {
        status: 200,
        body: { ...body, rows: body.rows.map((row) => ({ ...row, address: null, customer })) },
      };
    }
    if (url.pathname !== '/api/compliance') return reply;
    const report = reply.body as { attainment: { months: object[] }[] };
    const attainment = report.attainment.map((line) => ({
      ...line,
      months: line.months.map((_, i) => (i === 1 ? { met: 0, breached: 0 } : { met: 900, breached: 123 })),
    }));
    return { status: 200, body: { ...report, attainment } };
  };
  const page = await open(browser, { api });
  await drawn(page);
  await expect(matrix(page).locator('tbody tr').first().locator('td').first()).toHaveText('88.0123');
  await expect(matrix(page).locator('tbody tr').first().locator('td').nth(1)).toHaveText('–');
  const heights = await matrix(page)
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => row.clientHeight));
  expect(new Set(heights.map((height) => Math.round(height)))).toEqual(new Set([36]));
  await expect(rows(page).first().locator('td').nth(2)).toHaveAttribute('title', /^Gesellschaft/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
});

for (const [name, words] of [
  ['light', {}],
  ['dark', { theme: 'dark' }],
  ['at 1024 pixels', { size: { width: 1024, height: 768 } }],
] as const) {
  test(`every text can be read: ${name}`, async ({ browser }) => {
    const page = await open(browser, words);
    await drawn(page);
    expect(await hardToRead(page, 12)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      page.viewportSize()!.width,
    );
  });
}

test('the charts have text alternatives', async ({ browser }) => {
  const page = await open(browser);
  await drawn(page);
  await expect(bars(page).first()).toHaveAttribute('aria-label', 'over 0 up to 10 % of the goal: 262 clocks');
  await expect(page.locator('.used-chart desc')).toContainText(
    'over 0 up to 10 %: 262; over 10 up to 20 %: 230',
  );
  await expect(hours(page).getByRole('link').first()).toHaveAttribute(
    'aria-label',
    'Mon 08:00 to 09:00: 2 breaches',
  );
});

test('on paper: all sections, what the report says of itself, and nothing that can only be clicked', async ({
  browser,
}) => {
  const page = await open(browser, { search: '?print=1' });
  await drawn(page);
  await page.emulateMedia({ media: 'print' });
  const head = page.locator('.report-head');
  await expect(head.getByRole('heading')).toHaveText('SLA compliance, March 2026, so far');
  await expect(head).toContainText(
    'attainment = met ÷ (met + breached); excused, void, cancelled and voided after due are counted apart',
  );
  await expect(head).toContainText('aurologic 2025-01 (243 clocks); AURA 2024-05 (1325 clocks)');
  await expect(head).toContainText('Europe/Berlin and Europe/Copenhagen');
  await expect(head).toContainText('aurologic 4 s, AURA 11 s');
  await expect(head).toContainText('Mon 23 Mar 2026 15:20:14');
  for (const title of [
    'Attainment per month, %',
    'Blind spots in the period',
    'Breaches in March 2026',
    'Counted apart',
    'Percentiles, 12 months',
    'By service',
    'By customer',
    'By address',
    'By provider',
    'Planned work',
    'Emergency charges, EUR net',
    'Changes of verdict',
  ]) {
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
  }
  for (const hidden of ['.desk-top', '.report-ways', '.rows-switch']) {
    for (const each of await page.locator(hidden).all()) await expect(each).toBeHidden();
  }
  const colours = await page.evaluate(() =>
    [...document.querySelectorAll('.squares i, .step.is-over .fill, .hours .is-3, .late')].map((each) => {
      const { backgroundColor, fill, color } = getComputedStyle(each);
      return each.matches('.fill') ? fill : each.matches('.squares i') ? backgroundColor : color;
    }),
  );
  expect(colours.filter((colour) => !/^rgb\(0, 0, 0\)$|over-goal/.test(colour))).toEqual([]);
});

test('Print report shows all sections, then prints, and goes back', async ({ browser }) => {
  const page = await open(browser);
  await drawn(page);
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', document.title);
  });
  await page.getByRole('button', { name: 'Print report' }).click();
  await expect(page.locator('.report-head')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'By customer' })).toBeVisible();
  await page.clock.runFor(200);
  await page.locator('html[data-printed]').waitFor();
  await page.getByRole('button', { name: 'Back to the desk' }).click();
  await expect(page).toHaveURL(/compliance$/);
});

test('walls do not carry the charts', async ({ browser }) => {
  const page = await open(browser);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(desk!.url);
  await page.locator('header').waitFor();
  expect(loaded.filter((url) => /Chart|Compliance/.test(url))).toEqual([]);
});

for (const width of [1440, 1024]) {
  test(`${width} wide: what the search finds lies inside the window`, async ({ browser }) => {
    const hits = complianceApi();
    const page = await open(browser, {
      size: { width, height: 900 },
      api: (url, asked) => (url.pathname === '/api/search' ? searchReply(url) : hits(url, asked)),
    });
    await drawn(page);
    await page.keyboard.press('/');
    await page.keyboard.type('sonder');
    await page.clock.runFor(150);
    const list = page.locator('.search-hits');
    await expect(list.getByRole('option').first()).toBeVisible();
    const box = (await list.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  });
}

test('five or six breaches fold where the column is narrow, and stand in a row where it is not', async ({
  browser,
}) => {
  const usual = complianceApi();
  const api: Api = async (url, sent) => {
    const reply = await usual(url, sent);
    if (reply === 'silence' || url.pathname !== '/api/compliance') return reply;
    const report = reply.body as { attainment: { months: object[] }[] };
    const attainment = report.attainment.map((line) => ({
      ...line,
      months: line.months.map(() => ({ met: 90, breached: 6 })),
    }));
    return { status: 200, body: { ...report, attainment } };
  };
  for (const [width, seen] of [
    [1440, 6],
    [1024, 1],
  ] as const) {
    const page = await open(browser, { api, size: { width, height: 900 } });
    await drawn(page);
    const cell = matrix(page).locator('tbody td').first();
    await expect(cell.locator('.squares i:visible')).toHaveCount(seen);
    const over = await cell.locator('.squares').evaluate((row) => row.scrollWidth - row.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    const told = await cell
      .locator('.squares')
      .evaluate((row) => getComputedStyle(row, '::after').content.replaceAll('"', ''));
    expect(told).toBe(seen === 1 ? '6' : 'none');
    await test.info().attach(`${width}`, { body: await page.screenshot(), contentType: 'image/png' });
    if (width === 1440) await desk?.close();
  }
});

test('a percentile says on its tooltip what it opens; the map of hours, where a clock due at closing stands', async ({
  browser,
}) => {
  const page = await open(browser, { search: '?section=percentiles' });
  const beyond = page
    .getByRole('row', { name: /^first-reaction/ })
    .getByRole('link')
    .nth(4);
  await expect(beyond).toHaveAttribute(
    'title',
    /^first-reaction, p99: \d+ % of the goal\. Clocks that used more$/,
  );
  await beyond.click();
  await expect(heading(page)).toContainText(/ · over \d+ %/);
  await page.getByRole('link', { name: 'Attainment', exact: true }).click();
  await expect(hours(page).locator('caption')).toHaveText(
    /^A clock due exactly at closing, \d\d:00, stands in the hour that begins then\.$/,
  );
  await expect(hours(page).locator('h2 span')).toHaveAttribute('title', /due exactly at closing/);
});
