import { type Browser, expect, type Page, test } from '@playwright/test';
import { hardToRead } from './legibility.ts';
import type { Scene } from './mock-data.ts';
import { unconnectedScene } from './mock-data.ts';
import { type FrozenWall, openFrozen } from './wall-page.ts';
import {
  crowdedScene,
  emptyScene,
  fullNightScene,
  liveScene,
  morningScene,
  overflowingScene,
  silentWindowsScene,
  windowsScene,
  work,
} from './windows-scenes.ts';

let wall: FrozenWall | null = null;

/**
 * Opens the windows wall at a frozen second; it is closed after the test, and its console must have been
 * quiet.
 */
async function open(browser: Browser, scene: Scene, size?: { width: number; height: number }): Promise<Page> {
  wall = await openFrozen(browser, scene, size);
  await wall.page.keyboard.press('3');
  return wall.page;
}

test.afterEach(async () => {
  const complaints = wall?.complaints ?? [];
  await wall?.close();
  wall = null;
  expect(complaints).toEqual([]);
});

test('the coming windows: the ladder, the latest notice, and how each work is announced', async ({
  browser,
}) => {
  const page = await open(browser, windowsScene);
  await expect(page.locator('.heading h2')).toHaveText(
    'Service windows, Monday 00–06. Notice at least five whole working days ahead',
  );
  await expect(page.locator('.window-date')).toHaveText([
    '30 MarMon 00–06 · in 6 d 7 h',
    '6 AprMon 00–06 · in 13 dAnden påskedag',
    '13 AprMon 00–06 · in 20 d',
    '20 AprMon 00–06 · in 27 d',
  ]);
  await expect(page.locator('.notice-by')).toHaveText([
    'MTWTFlatest notice Mon 23 Mar 00:00passed',
    'TFMTWlatest notice Thu 26 Mar 00:002 d 8 h leftSkærtorsdag, Langfredag, Påskedag',
    'WTWTFlatest notice Wed 1 Apr 00:008 d 7 h leftSkærtorsdag, Langfredag, Påskedag, Anden påskedag',
    'MTWTFlatest notice Mon 13 Apr 00:0020 d 7 h left',
  ]);
  await expect(page.locator('.ladder').nth(1)).toHaveAccessibleName(
    'Latest notice Thu 26 Mar 00:00, 5 working days before the window, public holidays: Skærtorsdag, Langfredag and Påskedag',
  );
  await expect(page.locator('.notice-by .left b').nth(1)).toHaveClass('urgent');
  await expect(page.locator('.ladder').first().locator('.is-today')).toHaveText('M');
  await expect(page.locator('.window-work')).toHaveText([
    'Core router upgrade, Viby J6 Pro · 41 Basis addresses00:30–03:30In timeFri 20 Mar 11:05',
    'Fibre re-route, Skanderborg ring3 Pro · 28 Basis addresses01:00–05:00Short notice4 of 5 working days',
    'OLT card replacement, Odder2 Pro · 64 Basis addressesSun 23:00–02:00Unannouncedoutside window',
    'Power feed works, Aarhus C9 Pro · 17 Basis addresses00:00–06:00To announceby Thu 26 Mar 00:00',
    'Access switches, Hinnerup1 Pro · 12 Basis addresses02:00–04:30To announceby Wed 1 Apr 00:00',
  ]);
  const levels = await page.locator('.notice').evaluateAll((all) => all.map(({ className }) => className));
  expect(levels).toEqual(['notice calm', 'notice watch', 'notice late', 'notice urgent', 'notice calm']);
  await expect(page.locator('.works').last()).toHaveText('No planned work');
  await expect(page.locator('.preventive section')).toHaveText([
    'Preventive Tue 24 Mar 06–07in 14 h 39 mRestart of 2 routers, Ry · 1 Pro · 8 Basis · not announced',
    'Preventive today 06–07longer than usualRestart, Odder · 06:10–06:17 · down 7 m, usually up to 5 m',
  ]);
});

test('a window in progress: how long it stays open, its works on one axis, and the faults they touch', async ({
  browser,
}) => {
  const page = await open(browser, liveScene);
  await expect(page.locator('.live-head')).toHaveText(
    'Service window in progress, Mon 30 Mar3h42muntil it closes at 06:002 works running9 Pro · 69 Basis addresses affected',
  );
  await expect(page.locator('.live-hours span')).toHaveText([
    'Sun 23:00',
    '00:00',
    '01:00',
    '02:00',
    '03:00',
    '04:00',
    '05:00',
    '06:00',
  ]);
  await expect(page.locator('.live-line .how')).toHaveText([
    '1 h 12 m leftends 03:30 · notice in time',
    '2 h 42 m leftends 05:00 · short notice',
    'Unannouncedended 01:52 · outside window',
  ]);
  await expect(page.locator('.fault-line')).toHaveText([
    'ProIndustrivej 12, Viby Jremote due 02:46',
    'BasisLadegårdsvej 3, Skanderborgresumes 07:00',
  ]);
  await expect(page.locator('.coming-window')).toHaveText([
    '6 AprPower feed works, Aarhus C · Anden påskedagIn time',
    '13 AprAccess switches, Hinnerupannounce within 1 d 21 h',
    '20 AprNo planned worknotice 13 d 21 h left',
  ]);
  await expect(page.locator('.coming-window .right').nth(1)).toHaveClass(/urgent/);
  // "walls without urgency drop to 70 % brightness": this one has some.
  await expect(page.locator('.picture')).not.toHaveClass(/is-dimmed/);
});

test('now stands where it is on the axis, and the seconds go on', async ({ browser }) => {
  const page = await open(browser, liveScene);
  const share = async () => {
    const [axis, needle] = await Promise.all([
      page.locator('.live-now .live-axis').boundingBox(),
      page.locator('.needle').boundingBox(),
    ]);
    return (needle!.x + needle!.width / 2 - axis!.x) / axis!.width;
  };
  // 02:17:40 of the seven hours from 23:00 to 06:00.
  expect(await share()).toBeCloseTo((3 + 17 / 60 + 40 / 3600) / 7, 3);
  await expect(page.locator('.live-line .how').first()).toContainText('1 h 12 m left');
  await wall?.pass(30);
  await expect(page.locator('.live-line .how').first()).toContainText('1 h 11 m left');
});

test('a window in progress holds the wall every second turn', async ({ browser }) => {
  wall = await openFrozen(browser, liveScene);
  const { page } = wall;
  await page.keyboard.press('3');
  // The key wins for a minute; then another wall has its turn, and this one comes back before the others.
  await wall.pass(62);
  await expect(page.locator('header h1')).not.toContainText('Windows');
  for (let seconds = 0; seconds < 45; seconds++) {
    if ((await page.locator('header h1').textContent())?.startsWith('Windows')) break;
    await wall.pass(1);
  }
  await expect(page.locator('header h1')).toContainText('Windows');
  await expect(page.locator('.rotation .word')).toHaveText('held: window in progress');
});

test('after the window has closed, work that overruns says by how much', async ({ browser }) => {
  const page = await open(browser, fullNightScene);
  await expect(page.locator('.live-head')).toContainText('has closed, work goes on');
  await expect(page.locator('.live-head')).toContainText('22m00ssince it closed at 06:00');
  await expect(page.locator('.live-head')).toContainText('1 cancelled');
  const how = page.locator('.live-line .how');
  await expect(how.nth(0)).toHaveText('overruns by 2 h 52 mwas to end 03:30');
  await expect(how.nth(1)).toHaveText('overruns by 22 mwas to end 06:00');
  await expect(how.nth(0).locator('b')).toHaveClass(/late/);
  await expect(how.filter({ hasText: 'overran by 12 m' })).toHaveCount(1);
  await expect(page.locator('.live-line.more')).toHaveText('+3 more');
  await expect(page.locator('.fault-line').first()).toContainText('remote was due 02:46');
});

test('many works: lines grow narrow, and what a notice lacks is still said', async ({ browser }) => {
  const page = await open(browser, crowdedScene);
  await expect(page.locator('.window-rows')).toHaveClass(/is-dense/);
  const monday = page.locator('.window-row').first();
  await expect(monday.locator('.window-work')).toHaveCount(6);
  await expect(monday.locator('.notice').filter({ hasText: 'void since moved' })).toHaveClass(/urgent/);
  await expect(monday.locator('.window-date')).toContainText('1 cancelled');
  await expect(monday).toContainText('On a Wednesday, Silkeborg');
  await expect(monday).toContainText('Wed 1 Apr 10:00–12:00');
  await expect(monday).toContainText('tentative · degraded · 90 Basis');
  await expect(monday).toContainText('12 Pro · 1 460 Basis · 8 others');
  await expect(page.locator('.window-row').last()).toContainText('Sat 18 Apr 08:00–Mon 03:00');
  await expect(page.locator('.beyond')).toHaveText('1 work later');
});

test('a notice that a move has voided is told in full where there is room', async ({ browser }) => {
  const moved = work('Moved, Skødstrup', {
    start: '04-20 01:00',
    end: '04-20 03:00',
    voided: '03-20 09:00',
    basis: 4,
  });
  const page = await open(browser, { ...windowsScene, entities: [...windowsScene.entities, moved] });
  const notice = page.locator('.window-row').last().locator('.notice');
  await expect(notice).toHaveText('To announcemoved, notice of Fri 20 Mar void');
  // Letters reach a little beyond their lines; a third line would reach far.
  const beyond = await notice.locator('.label').evaluate((one) => one.scrollHeight - one.clientHeight);
  expect(beyond).toBeLessThan(10);
});

test('what kind of work it is comes before whom it concerns, and one address is one', async ({ browser }) => {
  const some = work('Two cabinets, Skødstrup', {
    start: '04-20 01:00',
    end: '04-20 03:00',
    impact: 'no-impact',
    status: 'tentative',
    pro: 2,
    basis: 1,
    withoutAgreement: 3,
    unknownObjects: ['OLT-ODD-7'],
  });
  const one = work('Cabinet, Skødstrup', { start: '04-20 04:00', end: '04-20 05:00', pro: 2, basis: 1 });
  const page = await open(browser, { ...windowsScene, entities: [...windowsScene.entities, some, one] });
  await expect(page.locator('.window-row').last().locator('.what')).toHaveText([
    'Two cabinets, Skødstruptentative · no impact · 2 Pro · 1 Basis · 3 without agreement · 1 unknown',
    'Cabinet, Skødstrup2 Pro · 1 Basis address',
  ]);
});

test('preventive work that starts within its hour says when', async ({ browser }) => {
  const later = work('Restart, Hørning', {
    start: '03-24 06:18',
    end: '03-24 06:23',
    kind: 'preventive',
    reason: 'memory leak',
    basis: 1,
  });
  const entities = windowsScene.entities.filter(
    (entity) => entity.kind !== 'work' || entity.work.kind !== 'preventive',
  );
  const page = await open(browser, { ...windowsScene, entities: [...entities, later] });
  await expect(page.locator('.preventive section')).toHaveText(
    'Preventive Tue 24 Mar 06–07starts in 14 h 57 mRestart, Hørning · 06:18–06:23 · 1 Basis · not announced',
  );
});

test('the hours left for a notice have one size, with holidays and without', async ({ browser }) => {
  for (const scene of [windowsScene, morningScene, crowdedScene]) {
    const page = await open(browser, scene);
    const sizes = await page
      .locator('.notice-by .left b')
      .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fontSize))]);
    expect(sizes).toHaveLength(1);
    // The names of the holidays are there whole: letters reach a little beyond their lines, a third line far.
    const cut = await page
      .locator('.notice-by .left .label')
      .evaluateAll((all) => all.filter((one) => one.scrollHeight - one.clientHeight > 10).length);
    expect(cut).toBe(0);
    await wall?.close();
  }
  wall = null;
});

test('when not all works have a line, none that is urgent or late loses it', async ({ browser }) => {
  const page = await open(browser, overflowingScene);
  await expect(page.locator('.window-row')).toHaveCount(4);
  await expect(page.locator('.works > .more').first()).toHaveText('+3 more');
  const folded = await page.locator('.works > .more').evaluateAll((all) => all.map((one) => one.className));
  for (const look of folded) expect(look).not.toMatch(/urgent|late/);
  const [rows, preventive] = await Promise.all([
    page.locator('.window-rows').boundingBox(),
    page.locator('.preventive').boundingBox(),
  ]);
  expect(rows!.y + rows!.height).toBeLessThanOrEqual(preventive!.y + 1);
});

test('nothing planned is said only while the data is fresh', async ({ browser }) => {
  const page = await open(browser, emptyScene);
  await expect(page.locator('.works')).toHaveText(Array(4).fill('No planned work'));
  await expect(page.locator('.preventive')).toHaveText('Preventive worknone planned');
});

test('old data: the source is named, and nothing is called empty', async ({ browser }) => {
  const page = await open(browser, silentWindowsScene);
  await expect(page.locator('.band')).toHaveText(
    'AURA planned work has not answered since 02:14. Notices after that are not known.',
  );
  await expect(page.locator('.picture')).toHaveClass(/is-old/);
  await expect(page.locator('.works').last()).toHaveText('none known at 02:14');
  await expect(page.locator('body')).not.toContainText('No planned work');
  await expect(page.locator('.preventive section')).toHaveText([
    'Preventive today 06–07in 3 h 28 mRestart of 2 routers, Ry · 1 Pro · 8 Basis · not announced',
    'Preventive Mon 23 Mar 06–07longer than usualRestart, Odder · 06:10–06:17 · down 7 m, usually up to 5 m',
  ]);
});

test('the morning after, what has ended is not hidden', async ({ browser }) => {
  const page = await open(browser, morningScene);
  const first = page.locator('.window-row').first();
  await expect(first.locator('.window-date')).toHaveText('30 MarMon 00–06 · closed');
  await expect(first.locator('.notice')).toHaveText([
    'Ended 03:12notice in time',
    'overran by 26 mended 05:26 · short notice',
  ]);
  await expect(page.locator('.preventive section')).toHaveText([
    'Preventive Tue 31 Mar 06–07 · starts in 1 d 12 houtside its hourOutside its hour, Ry · 22:00–22:10 · no addresses known · not announced',
    'Preventive today 06–07no reason recordedUnannounced restart, Ry · 06:00–06:10 · 5 Basis',
  ]);
});

test('without a source of planned work nobody says that nothing is planned', async ({ browser }) => {
  const page = await open(browser, unconnectedScene);
  await expect(page.locator('body')).not.toContainText('No planned work');
});

const SCENES: Readonly<Record<string, Scene>> = {
  coming: windowsScene,
  live: liveScene,
  old: silentWindowsScene,
  'full night': fullNightScene,
  crowded: crowdedScene,
  overflowing: overflowingScene,
  morning: morningScene,
};

for (const [name, scene] of Object.entries(SCENES)) {
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
    { width: 1280, height: 1024 },
    { width: 390, height: 844 },
  ]) {
    test(`${name}: all is inside the picture and legible, at ${size.width} × ${size.height}`, async ({
      browser,
    }) => {
      const page = await open(browser, scene, size);
      await expect(page.locator('header h1')).toContainText('Windows');
      const spilled = await page.evaluate((isPhone) => {
        const main = document.querySelector('main')!;
        const bottom = main.getBoundingClientRect().bottom;
        const beyond = [...main.querySelectorAll('*')].filter((element) => {
          const box = element.getBoundingClientRect();
          if (element.closest('svg') || box.width === 0) return false;
          return box.left < -1 || box.right > innerWidth + 1 || (!isPhone && box.bottom > bottom + 1);
        });
        return beyond.map((element) => `${element.className}: ${element.textContent}`);
      }, size.width < 600);
      expect(spilled).toEqual([]);
      // "24: the floor; nothing on a wall is smaller", of a picture that is 1080 high and 1920 wide.
      const floor = size.width < 600 ? 14 : 24 * Math.min(size.width / 1920, size.height / 1080);
      expect(await hardToRead(page, floor)).toEqual([]);
    });
  }
}
