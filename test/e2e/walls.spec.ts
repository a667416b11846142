import { type Browser, expect, type Page, test } from '@playwright/test';
import type { BoardEntity } from '../../src/boards/board.ts';
import type { Shift } from '../../src/duty/shift.ts';
import { emergency, fault, march } from './mock-board.ts';
import {
  burningScene,
  calmScene,
  type Scene,
  silentClocksScene,
  silentEmergenciesScene,
  unconnectedScene,
} from './mock-data.ts';
import { type FrozenWall, openFrozen } from './wall-page.ts';

let wall: FrozenWall | null = null;

/** Opens a scene as one frozen second; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, scene: Scene, size?: { width: number; height: number }) {
  wall = await openFrozen(browser, scene, size);
  return wall.page;
}

test.afterEach(async () => {
  const complaints = wall?.complaints ?? [];
  await wall?.close();
  wall = null;
  expect(complaints).toEqual([]);
});

/** A scene with some entities changed. */
function changed(scene: Scene, change: (entity: BoardEntity) => BoardEntity | null): Scene {
  return { ...scene, entities: scene.entities.map(change).filter((entity) => entity !== null) };
}

test('emergencies burn: least time first, with every figure from the engine', async ({ browser }) => {
  const page = await open(browser, burningScene);
  const rows = page.locator('.emergency');
  await expect(rows.locator('h3')).toHaveText([
    'Nordlicht Datacenter',
    'Kestrel Hosting',
    'Voltrix Games',
    'Blauwerk Cloud',
  ]);
  await expect(rows.locator('.countdown')).toHaveText(['3m14s', '3m58s', '12m26s', '23m51s']);
  await expect(rows.locator('.level')).toHaveText([
    'late by',
    'urgent · left',
    'watch · left',
    'calm · left',
  ]);
  await expect(page.locator('.panel b')).toHaveText(['2', '3', '3', '3']);
  await expect(page.locator('.next')).toContainText('15:24 Kestrel Hosting');
  await expect(page.locator('.now')).toHaveText('15:20:14Mon 23 Mar 2026');
  await expect(rows.locator('.action')).toHaveText([
    'Acknowledged 14:49Escalated to level 2Customer not told',
    'Acknowledged 14:58J. Weber',
    'Acknowledged 15:04Escalated to level 1Customer told',
    'Alarm not acknowledgedJ. Weber · for 6 m 09 s',
  ]);
  await expect(page.locator('.asides section')).toHaveText([
    'Reacted, still open 2Hanse Mediaescalated to 3Customer not told, 22 mOstwind Telekomin 22 m 05 slast reply 14:36',
    'Flagged, no clock 3PixelhainWebspace: emergency not activatedMarlow & Sohnchild account of Kestrel HostingOstwind Telekomby email: outside ticket system',
    'Not service-impacting 2Fjordline ITflag and 2 replies90.00 EUR netTannhof AGflag30.00 EUR net',
  ]);
  await expect(page.locator('.duty')).toHaveText('On duty Jonas Weber until 20:00, then Amira Haddad');
  await expect(page.locator('.rotation .word')).toHaveText('held: emergency');
  await expect(rows.first().getByRole('img')).toHaveAccessibleName(
    'start Mon 14:47, due Mon 15:17, breached',
  );
});

test('no emergencies: since when, and how the last 30 days went', async ({ browser }) => {
  const page = await open(browser, calmScene);
  await expect(page.locator('.headline')).toContainText('No emergencies open');
  await expect(page.locator('.headline')).toContainText('quiet for 3 d 4 h 4 m');
  await expect(page.locator('.headline')).toContainText('21 of 22 met');
  await expect(page.locator('.headline')).toContainText('median 11 m 30 s of 30 m');
  await expect(page.locator('.reaction-chart')).toContainText('34 m, 7 Mar');
  await expect(page.locator('.reaction-chart circle')).toHaveCount(21);
  await expect(page.locator('.quiet-columns section')).toHaveText([
    'On dutyJonas Weberuntil 20:00 · alarm tested 08:00then Amira Haddad until Tue 08:00',
    'Other clocks, next due firstMon 14:10Søndergade 14, Skanderborg3 h 03 mMon 15:40Nordre Strandvej 51, Risskov4 h 33 mTue 11:05Klostervej 8, Ry7 h 58 m',
    'Tickets without the flag12 openoldest 2 d 4 hOffice open until 18:00',
  ]);
  await expect(page.locator('.rotation .word')).toHaveText('next in 40 s');
});

test('clocks: by due instant, closed time cut out, waiting clocks standing still', async ({ browser }) => {
  const page = await open(browser, burningScene);
  await page.keyboard.press('2');
  const rows = page.locator('.fault');
  await expect(rows.locator('h3')).toHaveText([
    'Søndergade 14, Skanderborg',
    'Nordre Strandvej 51, Risskov',
    'Banegårdspladsen 1, Aarhus C',
    'Jens Juuls Vej 40, Viby J',
    'Storegade 2, Hinnerup',
    'Rosensgade 3, Odder',
    'Klostervej 8, Ry',
  ]);
  await expect(rows.locator('.countdown')).toHaveText([
    '1h10m',
    '19m46s',
    '23m46s',
    '34m46s',
    '1h52m',
    '3h00m',
    '3h44m',
  ]);
  await expect(rows.nth(2).locator('.where p')).toHaveText('Proremote · non-stop · status 9 m old');
  await expect(rows.nth(4).locator('.where p')).toHaveText('Basisremote · resumes Tue 07:00');
  await expect(rows.first().locator('.strip')).toHaveText('Fri 14:1064 h closedMon 08:00due Mon 14:10');
  await expect(rows.nth(4).locator('.strip-pause')).toHaveCount(1);
  await expect(page.locator('.repairs')).toHaveText('Basis repair suspended until Tue 07:00');
  await expect(page.locator('.first-reaction').first()).toHaveText(
    'late by3m14sNordlicht Datacenterwas due 15:17:00',
  );
  await expect(page.locator('.clocks-aside')).toContainText('No clock: 1 no agreement, 1 not covered');
});

test('old data: the source is named, the strips are striped, late is late unless answered', async ({
  browser,
}) => {
  const page = await open(browser, silentEmergenciesScene);
  await expect(page.locator('.band')).toHaveText(
    'aurologic has not answered since 02:14. 17 m of replies are unknown; clocks run on.',
  );
  const late = page.locator('.emergency').first();
  await expect(late.locator('.level')).toHaveText('late unless answered');
  await expect(late.locator('.countdown')).toHaveText('2m58s');
  await expect(page.locator('.strip-unknown')).toHaveCount(3);
  await expect(page.locator('.heading h2')).toHaveText('As known at 02:14. Striped: not known');
  await expect(page.locator('.asides')).toContainText('in 12 s34 tries failed: connection refused');
  await expect(page.locator('.source.is-old')).toHaveText('aurologicsilent since 02:14');
  await expect(page.locator('.rotation .word')).toHaveText('held: data is old');
});

test('old data of the fault desk: clocks run on and say so', async ({ browser }) => {
  const page = await open(browser, silentClocksScene);
  await page.keyboard.press('2');
  await expect(page.locator('.band')).toContainText('AURA faults has not answered since 02:14.');
  await expect(page.locator('.fault .countdown')).toHaveText(['16m52s', '20m52s', '1h52m', '3h00m', '3h05m']);
  await expect(page.locator('.clocks-aside')).toContainText('All-clear owed at 02:14 1');
  await expect(page.locator('.clocks-aside')).toContainText('34 tries failed: timeout');
});

test('without data nothing is called calm', async ({ browser }) => {
  const page = await open(browser, unconnectedScene);
  await expect(page.getByRole('heading', { name: 'No data yet. This is not calm.' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('No emergencies');
  await expect(page.locator('.panel .on')).toHaveCount(0);
  await expect(page.locator('.next')).toContainText('not known');
});

test('while its source is silent no wall says that there is no emergency', async ({ browser }) => {
  const since = calmScene.now - 900_000;
  const [aurologic, ...others] = calmScene.sources;
  const page = await open(browser, {
    ...calmScene,
    sources: [{ ...aurologic, lastAnswerAt: since }, ...others],
  });
  await expect(page.locator('.headline')).toContainText('No emergencies known at 10:51');
  await expect(page.locator('body')).not.toContainText('No emergencies open');
  await expect(page.locator('.band')).toContainText('15 m of replies are unknown');
});

test('while its source is silent no wall says that every emergency has its first reaction', async ({
  browser,
}) => {
  const reacted = emergency({
    id: '4411',
    customer: 'Nordlicht Datacenter',
    service: 'IP-Transit',
    opened: '23 10:31:00',
    events: [
      ['23 10:31:10', 'emergency-flagged'],
      ['23 10:43:00', 'staff-replied', 'Jonas Weber'],
    ],
  });
  const scene = { ...calmScene, entities: [...calmScene.entities, reacted] };
  const page = await open(browser, scene);
  await expect(page.locator('.headline h2')).toHaveText('Every emergency has its first reaction');
  await wall!.close();
  const since = calmScene.now - 900_000;
  const [aurologic, ...others] = calmScene.sources;
  const old = await open(browser, { ...scene, sources: [{ ...aurologic, lastAnswerAt: since }, ...others] });
  await expect(old.locator('.headline h2')).toHaveText(
    'Every emergency known at 10:51 had its first reaction',
  );
  await expect(old.locator('body')).not.toContainText('Every emergency has');
  await test.info().attach('old', { body: await old.screenshot(), contentType: 'image/png' });
});

test('demo data is marked in the header of every wall', async ({ browser }) => {
  const demo = changed(burningScene, (entity) =>
    entity.kind === 'settings' ? { ...entity, demo: true } : entity,
  );
  const page = await open(browser, demo);
  await expect(page.locator('header .demo')).toHaveText('DEMO');
  await page.keyboard.press('2');
  await expect(page.locator('header .demo')).toBeVisible();
});

test('the keys: walls, hold, and a help that closes itself', async ({ browser }) => {
  const page = await open(browser, calmScene);
  await page.keyboard.press('2');
  await expect(page.locator('header h1')).toHaveText('Clockswall 2 of 4');
  await expect(page.locator('.rotation .word')).toHaveText('next in 60 s');
  await page.keyboard.press('1');
  await expect(page.locator('header h1')).toHaveText('Emergencieswall 1 of 4');
  await page.keyboard.press(' ');
  await expect(page.locator('.rotation .word')).toHaveText('held by hand');
  await page.keyboard.press('?');
  await expect(page.getByRole('region', { name: 'Keys' })).toBeVisible();
  const keys = ['1', '2', '3', '4', 'Space', 'A', 'T', 'M', 'S', 'V', 'R', 'F', 'H or ?'];
  await expect(page.locator('kbd')).toHaveText(keys);
  await wall?.pass(21);
  await expect(page.getByRole('region', { name: 'Keys' })).toHaveCount(0);
  await wall?.pass(90);
  await expect(page.locator('header h1')).toContainText('Emergencies');
});

/** Lets seconds pass until a wall is shown; answers how many. */
async function secondsUntil(page: Page, name: string): Promise<number> {
  const title = page.locator('header h1');
  for (let seconds = 0; seconds <= 60; seconds++) {
    if ((await title.textContent())?.startsWith(name)) return seconds;
    await wall?.pass(1);
  }
  throw new Error(`${name} did not come within a minute`);
}

test('walls take turns, and clocks tick on the second', async ({ browser }) => {
  const page = await open(browser, calmScene);
  await wall?.pass(20);
  // Answers come over a real connection, so the page's second may be the one beside.
  await expect(page.locator('.now time')).toHaveText(/^11:0(6:5[89]|7:0[01])$/);
  await expect(page.locator('.rotation .word')).toHaveText(/^next in (19|2[0-2]) s$/);
  const toClocks = await secondsUntil(page, 'Clocks');
  expect(Math.abs(toClocks - 20)).toBeLessThanOrEqual(3);
  const toWindows = await secondsUntil(page, 'Windows');
  expect(Math.abs(toWindows - 30)).toBeLessThanOrEqual(3);
  // No source delivers agreements here: that wall has nothing to say, and is skipped.
  const toEmergencies = await secondsUntil(page, 'Emergencies');
  expect(Math.abs(toEmergencies - 15)).toBeLessThanOrEqual(3);
});

test('what cannot be judged is counted, and no wall goes down', async ({ browser }) => {
  const page = await open(
    browser,
    changed(burningScene, (entity) =>
      entity.kind === 'ticket' && entity.id === 'aurologic:101'
        ? { ...entity, ticket: { ...entity.ticket, provider: 'nobody' } }
        : entity,
    ),
  );
  await expect(page.locator('footer')).toContainText('1 cannot be judged');
  await expect(page.locator('.emergency')).toHaveCount(3);
});

test('nobody calls it calm while a ticket cannot be judged', async ({ browser }) => {
  const page = await open(
    browser,
    changed(calmScene, (entity) =>
      entity.kind === 'ticket' && entity.ticket.provider === 'aura'
        ? { ...entity, ticket: { ...entity.ticket, provider: 'nobody' } }
        : entity,
    ),
  );
  await expect(page.locator('.headline h2')).toContainText(
    'cannot be judged: an emergency may be among them',
  );
  await expect(page.getByText('No emergencies')).toHaveCount(0);
});

const NAMES = [
  'Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragungsgesetz GmbH & Co. KG '.repeat(3),
  'شركة الاستضافة العربية المحدودة للاتصالات وتقنية المعلومات '.repeat(3),
  '🚒🔥👩‍👩‍👧‍👦'.repeat(60),
  '<b>not bold</b> {who} {{who}} &amp; \u202Egnirts',
];

for (const size of [
  { width: 1920, height: 1080 },
  { width: 1280, height: 1024 },
  { width: 390, height: 844 },
]) {
  test(`any name fits, at ${size.width} × ${size.height}`, async ({ browser }) => {
    let i = 0;
    const scene = changed(burningScene, (entity) => {
      if (entity.kind !== 'ticket') return entity;
      const name = NAMES[i++ % NAMES.length];
      const customer = entity.customer && { ...entity.customer, name, parentName: name };
      return { ...entity, customer, subject: name, address: entity.address && name };
    });
    const page = await open(browser, scene, size);
    for (const key of ['1', '2']) {
      await page.keyboard.press(key);
      const spilled = await page.evaluate(() => {
        const root = document.documentElement;
        const wide = [...document.querySelectorAll('main *')].filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return element.closest('svg') === null && (right > innerWidth + 1 || left < -1);
        });
        return [root.scrollWidth > innerWidth, ...wide.map((element) => element.className)].filter(Boolean);
      });
      // What an ellipsis hides reaches beyond its box, but never beyond the screen.
      expect(spilled).toEqual([]);
    }
    await page.keyboard.press('1');
    await expect(page.locator('.emergency')).toHaveCount(4);
  });
}

test('late and unacknowledged rows are never folded: rows halve in height', async ({ browser }) => {
  const late = burningScene.entities.find(
    (entity) => entity.kind === 'ticket' && entity.id === 'aurologic:101',
  );
  if (late?.kind !== 'ticket') throw new Error('the scene has changed');
  const more = Array.from({ length: 3 }, (_, n) => {
    const id = `aurologic:9${n}`;
    const events = late.ticket.events.map((event) => ({ ...event, at: event.at - (n + 1) * 61_000 }));
    return { ...late, id, ticket: { ...late.ticket, id, events } };
  });
  const page = await open(browser, { ...burningScene, entities: [...burningScene.entities, ...more] });
  await expect(page.locator('.emergency')).toHaveCount(7);
  await expect(page.locator('.strips')).toHaveClass(/is-half/);
  const last = await page.locator('.emergency').last().boundingBox();
  const asides = await page.locator('.asides').boundingBox();
  expect(last && asides && last.y + last.height < asides.y).toBe(true);
});

test('a key hides no alarm: the footer says what comes back, and when', async ({ browser }) => {
  const page = await open(browser, burningScene);
  await page.keyboard.press('3');
  const word = page.locator('.rotation .word');
  await expect(word).toHaveText('alarm not acknowledged, back in 60 s');
  await expect(word).toHaveClass(/late/);
  await expect(word.locator('.shape')).toBeVisible();
  await page.keyboard.press('1');
  await expect(word).toHaveText('held: emergency');
});

test('at night a word that a customer waits for is not dimmed', async ({ browser }) => {
  const now = march('23 23:00:00');
  const owed = fault({
    id: 'aura:900',
    opened: '23 20:00:00',
    address: 'Torvet 1, Odder',
    tier: 'pro',
    events: [['23 22:00:00', 'restored']],
  });
  const page = await open(browser, {
    now,
    entities: [...calmScene.entities.filter(({ kind }) => kind !== 'ticket'), owed],
    sources: calmScene.sources.map((source) => ({ ...source, lastAnswerAt: now - 5000 })),
  });
  await expect(page.locator('.picture')).toHaveClass(/is-dimmed/);
  await page.keyboard.press('2');
  await expect(page.locator('.clocks-aside')).toContainText('Torvet 1, Odder1 h 00 m');
  await expect(page.locator('.picture')).not.toHaveClass(/is-dimmed/);
});

test('other clocks that wait say when they go on, and what has no place is counted', async ({ browser }) => {
  const now = march('23 06:06:40');
  const waiting = Array.from({ length: 8 }, (_, i) =>
    fault({
      id: `aura:90${i}`,
      opened: `23 05:0${i}:00`,
      address: `Skovvej ${i}, Hinnerup`,
      tier: 'basis',
      events: [],
    }),
  );
  const page = await open(browser, {
    now,
    entities: [...calmScene.entities.filter(({ kind }) => kind !== 'ticket'), ...waiting],
    sources: calmScene.sources.map((source) => ({ ...source, lastAnswerAt: now - 5000 })),
  });
  await expect(page.locator('.row.other')).toHaveText([
    'Mon 10:00Skovvej 0, Hinnerupresumes Mon 07:00',
    'Mon 10:00Skovvej 1, Hinnerupresumes Mon 07:00',
    '+6 more, next due Mon 10:00',
  ]);
  await expect(page.locator('.row.other').last().locator('.shape')).toBeVisible();
});

test('a Pro repair that is interrupted says so, though its reaction is there', async ({ browser }) => {
  const stopped = fault({
    id: 'aura:900',
    opened: '23 14:50:00',
    address: 'Torvet 1, Odder',
    tier: 'pro',
    events: [
      ['23 15:00:00', 'repair-started'],
      ['23 15:05:00', 'repair-paused'],
    ],
  });
  const page = await open(browser, { ...burningScene, entities: [...burningScene.entities, stopped] });
  await page.keyboard.press('2');
  await expect(page.locator('.clocks-aside .stopped')).toHaveText('repair interrupted');
  await expect(page.locator('.clocks-aside .row:has(.stopped)')).toContainText('Torvet 1, Odder');
});

test('at night a wall without urgency is dimmed', async ({ browser }) => {
  const night = { ...calmScene, now: calmScene.now + 12 * 3_600_000 };
  const sources = night.sources.map((source) => ({ ...source, lastAnswerAt: night.now - 5000 }));
  const quiet = night.entities.filter((entity) => entity.kind !== 'ticket');
  const page = await open(browser, { ...night, sources, entities: quiet });
  await expect(page.locator('.picture')).toHaveClass(/is-dimmed/);
});

test('urgency is never dimmed', async ({ browser }) => {
  const page = await open(browser, silentEmergenciesScene);
  await expect(page.locator('.picture')).not.toHaveClass(/is-dimmed/);
});

test('a late fault of a silent source is late unless answered, and the words are never cut', async ({
  browser,
}) => {
  const [aurologic, aura, work] = burningScene.sources;
  const lastAnswerAt = burningScene.now - 900_000;
  const page = await open(browser, {
    ...burningScene,
    sources: [aurologic, { ...aura, lastAnswerAt }, work],
  });
  await page.keyboard.press('2');
  const level = page.locator('.fault').first().locator('.level');
  await expect(level).toHaveText('late unless answered');
  expect(await level.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  // The emergencies beside it come from a source that answers.
  await expect(page.locator('.first-reaction')).toHaveCount(2);
});

test('beside the clocks, too, a first reaction of a silent source is late unless answered', async ({
  browser,
}) => {
  const [aurologic, ...others] = burningScene.sources;
  const silentOne = { ...aurologic, lastAnswerAt: burningScene.now - 900_000 };
  const page = await open(browser, { ...burningScene, sources: [silentOne, ...others] });
  await page.keyboard.press('2');
  await expect(page.locator('.first-reaction').first()).toHaveText(
    '3m14sNordlicht Datacenterlate unless answered',
  );
  await expect(page.locator('.rotation .word')).toHaveText('data is old, back in 60 s');
});

test('what the operator has to mend at the station is said on every wall', async ({ browser }) => {
  const problem = 'wallclock.yaml, line 12: there is no calendar named offfice; the old configuration stays';
  const scene = changed(calmScene, (entity) =>
    entity.kind === 'settings' ? { ...entity, problem } : entity,
  );
  const page = await open(browser, scene);
  await expect(page.locator('footer .problem')).toHaveText(problem);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(fits).toBe(true);
  await page.keyboard.press('2');
  await expect(page.locator('footer .problem')).toBeVisible();
});

/** The roster of a scene without some of its shifts, and with others. */
function withRoster(scene: Scene, left: (shift: Shift) => boolean, more: readonly Shift[] = []): Scene {
  return changed(scene, (entity) =>
    entity.kind === 'duty' ? { ...entity, shifts: [...entity.shifts.filter(left), ...more] } : entity,
  );
}

test('a gap and an overlap of the roster are told ahead', async ({ browser }) => {
  const night = march('24 20:00:00');
  const more = [
    { level: 1, person: 'arslan', name: 'D. Arslan', start: march('24 20:00:00'), end: march('25 02:00:00') },
    { level: 1, person: 'arslan', name: 'D. Arslan', start: march('25 18:00:00'), end: march('25 20:00:00') },
  ];
  const page = await open(
    browser,
    withRoster(calmScene, ({ start }) => start !== night, more),
  );
  const duty = page.locator('.quiet-columns section').first();
  await expect(duty).toContainText('nobody on duty Wed 02:00–08:00');
  await expect(duty.locator('.urgent')).toHaveText('nobody on duty Wed 02:00–08:00');
  await expect(duty).toContainText('2 together Wed 18:00–20:00');
  const { bottom } = await duty.evaluate((one) => one.lastElementChild!.getBoundingClientRect());
  const footer = await page.locator('footer').evaluate((one) => one.getBoundingClientRect().top);
  expect(bottom).toBeLessThanOrEqual(footer);
  if (process.env.ROSTER_SHOTS) await page.screenshot({ path: `${process.env.ROSTER_SHOTS}/quiet.png` });
});

test('while nobody is on duty the quiet wall says so with a shape, and until when', async ({ browser }) => {
  const page = await open(
    browser,
    withRoster(calmScene, ({ start }) => start !== march('23 08:00:00')),
  );
  const duty = page.locator('.quiet-columns section').first();
  await expect(duty).toHaveText(
    'On dutynobodyuntil 20:00 · alarm tested 08:00then Amira Haddad until Tue 08:00',
  );
  await expect(duty.locator('.nobody.urgent .shape')).toBeVisible();
});

test('beside emergencies a gap within a week stands in the line of who is on duty', async ({ browser }) => {
  const night = march('24 20:00:00');
  const page = await open(
    browser,
    withRoster(burningScene, ({ start }) => start !== night),
  );
  await expect(page.locator('.duty')).toHaveText(
    'On duty Jonas Weber until 20:00, then Amira Haddad · nobody on duty Tue 20:00–Wed 08:00',
  );
  if (process.env.ROSTER_SHOTS) await page.screenshot({ path: `${process.env.ROSTER_SHOTS}/burning.png` });
});
