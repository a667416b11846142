// Two providers that are nothing but files: their tickets, windows, desks and contacts on the walls, by their own rules.
import { expect, type Page, test } from '@playwright/test';
import { openProviders, type ProviderFiles } from './providers-station.ts';

/** A Monday afternoon in Oslo, 09:20 in Winnipeg. */
const NOW = Date.parse('2026-06-08T16:20:00+02:00');

const event = (uid: string, start: string, end: string, summary: string, more: readonly string[]) => [
  ...['BEGIN:VEVENT', `UID:${uid}@nordlys.example`, 'DTSTAMP:20260601T080000Z'],
  ...[`DTSTART;TZID=Europe/Oslo:${start}`, `DTEND;TZID=Europe/Oslo:${end}`, `SUMMARY:${summary}`],
  ...['CATEGORIES:Service window', ...more, 'END:VEVENT'],
];

const FILES: ProviderFiles = {
  tickets: [
    {
      subject: 'Ingen nett',
      createdAt: '2026-06-08T13:30:00+02:00',
      fields: { Provider: 'Nordlys', Channel: 'phone', AddressId: 'N1', CustomerId: 'C1' },
    },
    {
      subject: 'Fiber nede',
      createdAt: '2026-06-08T16:00:00+02:00',
      fields: { Provider: 'Nordlys', Channel: 'phone', AddressId: 'N2', CustomerId: 'C2' },
    },
    {
      subject: 'Ruter uten strøm',
      createdAt: '2026-06-08T09:00:00+02:00',
      fields: { Provider: 'Nordlys', Channel: 'portal', AddressId: 'N3', CustomerId: 'C3' },
      changes: [{ at: '2026-06-08T15:00:00+02:00', field: 'Visit', value: 'required' }],
    },
    {
      subject: 'Rack without power',
      createdAt: '2026-06-08T09:10:00-05:00',
      fields: {
        ...{ Provider: 'Prairie', Channel: 'portal', ServiceKind: 'Managed Server' },
        ...{ CustomerId: 'C4', Emergency: 'yes' },
      },
    },
  ],
  works: [
    ...event('one', '20260609T010000', '20260609T050000', 'Nye kjernerutere', [
      ...['X-WALLCLOCK-NOTICE-AT:20260604T130000Z', 'X-MAINTNOTE-OBJECT-ID:N2'],
    ]),
    ...event('two', '20260613T220000', '20260614T040000', 'Flytting av node', ['X-MAINTNOTE-OBJECT-ID:N1']),
  ],
};

let wall: Awaited<ReturnType<typeof openProviders>>;

test.beforeEach(async ({ page }) => {
  wall = await openProviders(page, FILES, NOW);
  await wall.writeTickets();
});

test.afterEach(async ({ page }) => {
  try {
    // Nothing of the providers that Wallclock brings stands on a wall that has none of them.
    await expect(page.locator('body')).not.toContainText(/\bAURA\b|aurologic|\bBasis\b|\bErhverv\b/);
    expect(wall.complaints).toEqual([]);
    expect(wall.said).toEqual([]);
  } finally {
    await wall.close();
  }
});

async function show(page: Page, key: string, name: string) {
  await expect(page.locator('header')).toContainText('Assiniboine Media', { timeout: 20_000 });
  await page.keyboard.press(key);
  await expect(page.locator('header h1')).toContainText(name);
}

test("Nordlys' faults are on the clocks wall with its tiers, hours and due times", async ({ page }) => {
  await show(page, '2', 'Clocks');
  const strip = (address: string) => page.locator('.strips > *').filter({ hasText: address });
  // Start: six hours of Monday to Friday 08–16 from 13:30 on: 2 h 30 min on Monday, 3 h 30 min on Tuesday from 08:00.
  const start = strip('Storgata 1');
  for (const said of ['Start', 'remote', 'resumes Tue 08:00', '16 h closed', 'due Tue 11:30']) {
    await expect(start).toContainText(said);
  }
  // Døgn: 45 minutes around the clock from 16:00.
  const dogn = strip('Havnegata 2');
  for (const said of ['Døgn', 'remote', 'non-stop', 'status 20 m old', 'due 16:45']) {
    await expect(dogn).toContainText(said);
  }
  // Pluss: a visit was required at 15:00, and from then on, not from the report at 09:00, six hours until 22:00 count.
  const pluss = strip('Lyngsveien 3');
  for (const said of ['Pluss', 'onsite', '15:00', 'due 21:00']) await expect(pluss).toContainText(said);
  await expect(page.locator('main')).toContainText('Nordlys Fiber reaction clocks');
  await expect(page.locator('main')).toContainText('Start repair suspended until Tue 08:00');
  await expect(page.locator('main')).toContainText('Pluss repair until 22:00');
});

test("Prairie's emergency is on the emergencies wall with its goal, in its own time", async ({ page }) => {
  await show(page, '1', 'Emergencies');
  const emergency = page.locator('.emergency');
  await expect(emergency).toHaveCount(1);
  // Flagged 09:10 in Winnipeg; operations are open from 06:00 until 02:00, so 15 minutes end 09:25.
  for (const said of [
    'Assiniboine Media',
    'Rack without power',
    '09:10',
    'due 09:25',
    'Alarm not acknowledged',
  ]) {
    await expect(emergency).toContainText(said);
  }
  // While it waits the alarm's life stands where else the promise does.
  await page.keyboard.press('a');
  await expect(emergency).toContainText('Acknowledged 09:20');
  await expect(page.locator('main')).toContainText('First reaction within 15 m');
  // 10 of 15 minutes are 67 %: from 50 % on it is watched.
  await expect(emergency).toContainText(/watch/i);
});

test("Nordlys' windows are on the windows wall, each with its own ladder of days", async ({ page }) => {
  await show(page, '3', 'Windows');
  const windowOf = (day: string) =>
    page.locator('.window-row').filter({ has: page.getByRole('heading', { name: day, exact: true }) });
  // Tuesday night: Monday, Friday and Thursday are the three days, the day of the notice counts to its end.
  const tuesday = windowOf('9 Jun');
  for (const said of ['Tue 01–05', 'latest notice Thu 4 Jun 23:59', 'passed', 'Nye kjernerutere']) {
    await expect(tuesday).toContainText(said);
  }
  // Announced on that Thursday at 15:00.
  for (const said of ['1 Døgn', '01:00–05:00', 'In time']) await expect(tuesday).toContainText(said);
  await expect(tuesday.locator('.ladder > i:not(.door)')).toHaveText(['T', 'F', 'M']);
  // The night to Sunday is one window, over midnight; Friday, Thursday and Wednesday lie before it.
  const saturday = windowOf('13 Jun');
  for (const said of ['Sat 22–04', 'latest notice Wed 10 Jun 23:59', '2 d 7 h left', 'Flytting av node']) {
    await expect(saturday).toContainText(said);
  }
  for (const said of ['1 Start', '22:00–Sun 04:00', 'To announce'])
    await expect(saturday).toContainText(said);
  await expect(saturday.locator('.ladder > i:not(.door)')).toHaveText(['W', 'T', 'F']);
  await expect(page.locator('.window-row h3')).toHaveText(['9 Jun', '13 Jun', '16 Jun', '20 Jun']);
  await expect(page.locator('main')).toContainText(
    'Service windows, Tuesday 01–05 and Saturday 22–04. Notice at least three working days ahead, its own day counted',
  );
  // Two days and seven hours are left: by its own setting a notice is urgent in its last two days only.
  await expect(saturday).not.toContainText(/urgent/i);
  await expect(saturday.locator('.urgent, .is-urgent')).toHaveCount(0);
});

test('desks, contacts and agreements of both are on the agreements wall', async ({ page }) => {
  await show(page, '4', 'Agreements');
  const main = page.locator('main');
  for (const said of [
    ...['Nordlys Fiber', 'Feilmelding', 'feil@nordlys.example', 'Kveldsvakt', 'nordlys.example/chat'],
    ...['Prairie Hosting', 'ticket portal', 'support.prairie.example'],
  ]) {
    await expect(main).toContainText(said);
  }
  // The evening desk opened at 16:00, the telephone closes first, Start's hours are over, Pluss has until 22:00.
  await expect(main).toContainText('Next 20:00, in 3 h 39 m: Nordlys Fiber feilmelding closes');
  for (const said of [
    /kveldsvakt\s*open until 23:00/,
    /feilmelding\s*open until 20:00/,
    /Start\s*closed\s*, opens Tue 08:00/,
    /Pluss\s*open until 22:00/,
    /office\s*open until 17:00/,
    /operations.*\s*open until Tue 02:00/,
  ]) {
    await expect(main).toContainText(said);
  }
  // Each of three tiers has its number.
  await expect(page.locator('.of-provider')).toHaveText(['Døgn1Pluss1Start1']);
  const fault = (address: string) => main.locator('.covered-row').filter({ hasText: address });
  await expect(fault('Havnegata 2')).toContainText(/Døgn\s*remote due 16:45\s*open-ended/);
  await expect(fault('Lyngsveien 3')).toContainText(/Pluss\s*onsite due 21:00\s*20 Jun 2026/);
});
