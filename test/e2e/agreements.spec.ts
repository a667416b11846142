import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  agreementsScene,
  easterScene,
  emptyScene,
  longNamesScene,
  nightScene,
  noTicketsScene,
  oldCopyScene,
  silentAgreementsScene,
  stormScene,
  threeProvidersScene,
} from './agreements-scenes.ts';
import type { Scene } from './mock-data.ts';
import { type FrozenWall, openFrozen } from './wall-page.ts';

let wall: FrozenWall | null = null;

/** Opens the agreements wall of a scene as one frozen second; its console must have been quiet after the test. */
async function open(browser: Browser, scene: Scene, size?: { width: number; height: number }): Promise<Page> {
  wall = await openFrozen(browser, scene, size);
  await wall.page.keyboard.press('4');
  await expect(wall.page.locator('header h1')).toContainText('Agreements');
  return wall.page;
}

test.afterEach(async () => {
  const complaints = wall?.complaints ?? [];
  await wall?.close();
  wall = null;
  expect(complaints).toEqual([]);
});

/** What does not fit: text that is cut, elements beyond the wall, and text smaller than 24 px at 1080p. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const inside = main!.getBoundingClientRect();
    const smallest = (24 * innerHeight) / 1080 - 0.1;
    return [...document.querySelectorAll<HTMLElement>('main *')].flatMap((element) => {
      const { left, right, bottom, width } = element.getBoundingClientRect();
      if (width === 0 || element.closest('.tape, .tape-days')) return [];
      const name = `${element.className || element.tagName}: ${element.textContent?.slice(0, 40)}`;
      const said = [];
      if (right > inside.right + 1 || left < inside.left - 1 || bottom > inside.bottom + 1)
        said.push('beyond');
      const wide = element.scrollWidth > element.clientWidth + 1;
      const high = element.scrollHeight > element.clientHeight + 8;
      if (getComputedStyle(element).overflowX === 'hidden' && (wide || high)) said.push('cut');
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (text && Number.parseFloat(getComputedStyle(element).fontSize) < smallest) said.push('small');
      return said.map((problem) => `${problem} ${name}`);
    });
  });
}

test('what is open now, what changes next, and what is on file', async ({ browser }) => {
  const page = await open(browser, agreementsScene);
  await expect(page.locator('.open-next')).toHaveText(
    'Next 16:00, in 39 m 46 s: AURA billing and Basis onsite close',
  );
  const provider = page.locator('.open-provider');
  await expect(provider.locator('.reach')).toHaveText([
    'aurologicticket portal my.aurologic.com',
    'AURAErhverv Support 87 92 55 75, key 2',
  ]);
  await expect(page.locator('.open-line > .clip')).toHaveText([
    'office',
    'emergency',
    'support · phone',
    'billing',
    'Basisremote · repair',
    'Basisonsite',
    'Pro',
  ]);
  await expect(page.locator('.open-line .state')).toHaveText([
    'open until 18:00',
    'always open',
    'open until 20:00',
    'open until 16:00, in 39 m',
    'closed, opens Tue 07:00',
    'open until 16:00, in 39 m',
    'always open',
  ]);
  await expect(page.locator('.open-line.is-open')).toHaveCount(6);
  await expect(page.locator('.total > b')).toHaveText(['214', /^1\s186$/, '13', '91', '1']);
  await expect(page.locator('.week')).toHaveCount(12);
  await expect(page.locator('.week').first()).toHaveText('22523 Mar');
  await expect(page.locator('.ends .heading')).toContainText('12 more are renewed or change tier');
  expect(await misfits(page)).toEqual([]);
});

test('addresses with open faults, worst first, and those whose agreement ends', async ({ browser }) => {
  const page = await open(browser, agreementsScene);
  await expect(page.locator('.covered-row')).toHaveText([
    'Addresses with open faultsTierFaultEnds at 00:00 on',
    'Søndergade 14, SkanderborgBasisonsite late31 Dec 2026',
    'Nordre Strandvej 51, RisskovBasisonsite due 15:4030 Jun 2026',
    'Banegårdspladsen 1, Aarhus CProremote due 15:44open-ended',
    'Jens Juuls Vej 40, Viby JProonsite due 15:5526 Mar 2026',
    'Storegade 2, HinnerupBasisremote resumes Tue 07:00open-ended',
    'Rosensgade 3, OdderBasisremote resumes Tue 07:0031 Aug 2026',
    'Klostervej 8, RyBasisonsite due Tue 11:05open-ended',
  ]);
  await expect(page.locator('.covered-row .urgent.with-shape')).toHaveText('26 Mar 2026');
  await expect(page.locator('.covered .covered-more')).toHaveText(
    '+6 more without a running clock, 2 to be told, 2 end within 7 days, 1 without an agreement',
  );
  await expect(page.locator('.end-row')).toHaveText([
    'Ends firstTierEnds at 00:00 on',
    'Jens Juuls Vej 40, Viby JPro26 Mar',
    'Havnegade 4, AarhusPro27 Mar',
    'Torvet 1, OdderBasis28 Mar',
    'Kirkevej 9, RyBasis28 Mar',
    'Ringvej 31, OdderPro1 Apr',
    'Vestergade 17, OdderBasis1 Apr',
    'Skovvej 2, HinnerupBasis4 Apr',
  ]);
  // Those at which a fault is open.
  await expect(page.locator('.end-address.urgent')).toHaveCount(3);
  await expect(page.locator('.ends-first .covered-more')).toHaveText('+84 more within 30 days');
});

test('the tape moves under a needle that stands still, and hours change on the second', async ({
  browser,
}) => {
  const scene = { ...agreementsScene, now: agreementsScene.now + (39 * 60 + 44) * 1000 };
  const page = await open(browser, scene);
  const line = page.locator('.open-line').nth(3);
  const needle = line.locator('.tape-now');
  const before = await needle.boundingBox();
  await expect(line.locator('.state')).toHaveText('open until 16:00, in 2 s');
  await expect(line.locator('.tape-open.is-here')).toHaveCount(1);
  await wall?.pass(3);
  await expect(line.locator('.state')).toHaveText('closed, opens Tue 08:00');
  await expect(line.locator('.tape-closed.is-here')).toHaveCount(1);
  await expect(page.locator('.open-next')).toContainText('aurologic office close');
  expect(await needle.boundingBox()).toEqual(before);
  await expect(line.getByRole('img')).toHaveAccessibleName(/: open Mon 08:00–16:00, Tue 08:00–16:00/);
});

test('old data: the copy is named, the faults are as known, and the hours stay bright', async ({
  browser,
}) => {
  const page = await open(browser, silentAgreementsScene);
  await expect(page.locator('.band')).toHaveText(
    'AURA faults has not answered since 02:14. Agreements are from the copy of Mon 23 Mar 22:00.',
  );
  await expect(page.locator('.picture')).toHaveClass(/is-old/);
  await expect(page.locator('.covered h2')).toHaveText('Open faults, as known at 02:14');
  // No number of faults is said as if it were known now.
  await expect(page.locator('.total', { hasText: 'fault' })).toHaveText([
    'with open faults6 at 02:14',
    'open fault, no agreement0 at 02:14',
  ]);
  await expect(page.locator('.covered-row b')).toHaveText([
    'Havnegade 4, Aarhus',
    'Industrivej 22, Hinnerup',
    'Storegade 2, Hinnerup',
    'Rosensgade 3, Odder',
    'Klostervej 8, Ry',
  ]);
  const colour = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  expect(await colour('.open-line.is-open')).not.toBe(await colour('.total > b'));
  expect(await misfits(page)).toEqual([]);
});

test('an old copy of the agreements beside faults that are fresh', async ({ browser }) => {
  const page = await open(browser, oldCopyScene);
  await expect(page.locator('.band')).toHaveText(
    'AURA contracts has not answered since Sun 22:00. Agreements are from the copy of Sun 22 Mar 22:00.',
  );
  await expect(page.locator('.covered h2')).toHaveText('Addresses with open faults');
  await expect(page.locator('.covered.is-old')).toHaveCount(0);
  expect(await misfits(page)).toEqual([]);
});

test('a late fault of a silent source is late unless answered', async ({ browser }) => {
  const [aurologic, aura, ...others] = agreementsScene.sources;
  const lastAnswerAt = agreementsScene.now - 900_000;
  const sources = [aurologic, { ...aura, lastAnswerAt }, ...others];
  const page = await open(browser, { ...agreementsScene, sources });
  await expect(page.locator('.covered-row').nth(1)).toContainText('onsite late unless answered');
  await expect(page.locator('.covered.is-old')).toHaveCount(1);
  await expect(page.locator('.picture')).not.toHaveClass(/is-old/);
  expect(await misfits(page)).toEqual([]);
});

test('Easter Monday: whoever keeps the holiday is closed, and it is named', async ({ browser }) => {
  const page = await open(browser, easterScene);
  await expect(page.locator('.open-line .state')).toHaveText([
    'closed, Ostermontag, opens Tue 09:00',
    'always open',
    /^closed, .*påskedag, opens Tue 08:00$/,
    /^closed, .*påskedag, opens Tue 08:00$/,
    /^closed, .*påskedag, opens Tue 07:00$/,
    /^closed, .*påskedag, opens Tue 08:00$/,
    'always open',
  ]);
  await expect(page.locator('.open-next')).toHaveText(
    'Next Tue 07:00, in 19 h 00 m: AURA Basis remote · repair opens',
  );
  await expect(page.locator('.covered .nothing')).toHaveText('No open fault');
  expect(await misfits(page)).toEqual([]);
});

test('the night before the holidays: they are announced, and the late fault is there', async ({
  browser,
}) => {
  const page = await open(browser, nightScene);
  await expect(page.locator('.reach').first()).toContainText('Fri Karfreitag');
  await expect(page.locator('.reach').last()).toContainText('Thu Skærtorsdag, Fri Langfredag');
  await expect(page.locator('.open-line .state').nth(2)).toHaveText('closed, Skærtorsdag, opens Sat 10:00');
  await expect(page.locator('.covered-row').nth(1)).toContainText('remote late');
});

test('no agreement on file and no fault: calm, and the hours are still right', async ({ browser }) => {
  const page = await open(browser, emptyScene);
  await expect(page.locator('.on-file')).toContainText('No agreements on file');
  await expect(page.locator('.on-file .watch')).toHaveCount(0);
  await expect(page.locator('.week')).toHaveCount(0);
  await expect(page.locator('.ends-first')).toContainText('No agreement ends');
  await expect(page.locator('.open-line')).toHaveCount(7);
  expect(await misfits(page)).toEqual([]);
});

test('without a source of faults nobody says that there is none', async ({ browser }) => {
  const page = await open(browser, noTicketsScene);
  await expect(page.locator('.covered .nothing')).toHaveText(
    'No source delivers faults, so nobody here knows of any.',
  );
  await expect(page.locator('.total > b')).toHaveText(['214', /^1\s186$/, '?', '91', '?']);
});

test('forty faults and more: the worst are shown, the rest is told by what it asks for', async ({
  browser,
}) => {
  const page = await open(browser, stormScene);
  await expect(page.locator('.covered-row')).toHaveCount(8);
  await expect(page.locator('.covered-row .late')).toHaveCount(4);
  await expect(page.locator('.total > b')).toHaveText(['214', /^1\s186$/, '40', '91', '14', '3']);
  await expect(page.locator('.covered .covered-more')).toContainText('+20 more, next due 15:35');
  await expect(page.locator('.covered .covered-more .urgent')).toHaveCount(1);
});

test('a third provider in another zone: every line and total has its place', async ({ browser }) => {
  const page = await open(browser, threeProvidersScene);
  await expect(page.locator('.open-provider h3')).toHaveText(['aurologic', 'AURA', 'North Wind']);
  await expect(page.locator('.open-line .state').nth(7)).toHaveText('open until 23:00 GMT');
  await expect(page.locator('.open-head')).toContainText('+1 more');
  await expect(page.locator('.of-provider')).toHaveText([
    /^AURAPro214Basis1\s186$/,
    /^North WindGold15\s933Silver182\s400$/,
  ]);
  const beyond = (await misfits(page)).filter((each) => !each.startsWith('cut'));
  expect(beyond).toEqual([]);
});

for (const size of [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1280, height: 1024 },
  { width: 390, height: 844 },
]) {
  test(`any name fits, at ${size.width} × ${size.height}`, async ({ browser }) => {
    const page = await open(browser, longNamesScene, size);
    const spilled = await page.evaluate(() => {
      const wide = [...document.querySelectorAll('main *')].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return !element.closest('.clip, .tier') && (right > innerWidth + 1 || left < -1);
      });
      const root = document.documentElement;
      return [root.scrollWidth > innerWidth, ...wide.map(({ className }) => className)].filter(Boolean);
    });
    expect(spilled).toEqual([]);
    // Whether it is open, and when that changes, is never cut.
    const cut = await page
      .locator('.state')
      .evaluateAll((all) => all.filter((state) => state.scrollWidth > state.clientWidth + 1).length);
    expect(cut).toBe(0);
    await expect(page.locator('.reach').last()).toContainText('87 92 55 75, key 2');
  });
}
