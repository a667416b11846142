import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  crowdedScene,
  crowdedWorkScene,
  cutScene,
  floodedScene,
  stormScene,
  tomorrowScene,
  wordyScene,
  workScene,
} from './disruption-scenes.ts';
import type { Scene } from './mock-data.ts';
import { type FrozenWall, openFrozen } from './wall-page.ts';

let wall: FrozenWall | null = null;

/** Opens the clocks wall of a scene; it is closed after the test, and its console must have been quiet. */
async function open(browser: Browser, scene: Scene, size?: { width: number; height: number }) {
  wall = await openFrozen(browser, scene, size);
  await wall.page.keyboard.press('2');
  await expect(wall.page.locator('.clocks-wall')).toBeVisible();
  // A picture of each scene, for a look at it.
  const shots = process.env.WALLCLOCK_SHOTS;
  if (shots) {
    const name = `${test.info().title.replace(/\W+/g, '-').slice(0, 60)}.png`;
    await wall.page.screenshot({ path: `${shots}/${name}`, animations: 'disabled' });
  }
  return wall.page;
}

test.afterEach(async () => {
  const complaints = wall?.complaints ?? [];
  await wall?.close();
  wall = null;
  expect(complaints).toEqual([]);
});

/** The lines of the wall from top to bottom. */
async function linesOf(page: Page): Promise<string[]> {
  return page.locator('.strips').evaluate((list) =>
    [...list.children].map((line) => {
      const name = line.querySelector('h3, .clip')?.textContent ?? '';
      return `${line.classList.contains('inside') ? '| ' : ''}${name}`;
    }),
  );
}

/** Lines over one another or over the footer, and texts that reach out of their line or over another. */
async function misplaced(page: Page): Promise<string[]> {
  return page.locator('.strips').evaluate((list) => {
    const footer = document.querySelector('footer')!.getBoundingClientRect().top;
    let above = 0;
    return [...list.children].flatMap((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      const texts = [...line.querySelectorAll('h3, p, .level, .countdown, .strip-label')];
      const out = texts.filter((text) => {
        const box = text.getBoundingClientRect();
        return box.height > 0 && (box.top < top - 4 || box.bottom > bottom + 4);
      });
      const labels = [...line.querySelectorAll('.strip-label, .strip em')]
        .map((label) => label.getBoundingClientRect())
        .filter(({ width }) => width > 0);
      const overlaid = labels.some((a, i) =>
        labels
          .slice(i + 1)
          .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
      );
      const wrong = top < above || bottom > footer || out.length > 0 || overlaid;
      above = bottom;
      return wrong ? [`${line.textContent}: ${out.map((text) => text.textContent).join(', ')}`] : [];
    });
  });
}

test('the faults of a disruption stand under it, and one without a fault is told', async ({ browser }) => {
  const page = await open(browser, cutScene);
  expect(await linesOf(page)).toEqual([
    'Søndergade 14, Skanderborg',
    'Nordre Strandvej 51, Risskov',
    'Banegårdspladsen 1, Aarhus C',
    'Fibre cut, Hinnerup to Odder',
    '| Jens Juuls Vej 40, Viby J',
    '| Storegade 2, Hinnerup',
    '| Rosensgade 3, Odder',
    'Klostervej 8, Ry',
    'Power failure, Galten exchange',
  ]);
  const heading = page.locator('.disruption');
  await expect(heading.first().locator('.since')).toHaveText('general disruption since 13:40');
  // The one at Industrivej is restored and not closed: open, without a clock.
  await expect(heading.first().locator('.faults')).toHaveText('4 open faults · 3 clocks · next due 15:55');
  await expect(heading.last()).toHaveText(
    'Power failure, Galten exchangegeneral disruption since 15:02no fault reported',
  );
  // Two stand still, and say when they go on.
  await expect(page.locator('.fault.inside .keep:visible')).toHaveText([
    ' · resumes Tue 07:00',
    ' · resumes Tue 07:00',
  ]);
  // Each with its own clock, as without the disruption; the panel counts them as ever.
  await expect(page.locator('.fault.inside .countdown')).toHaveText(['34m46s', '1h52m', '3h00m']);
  await expect(page.locator('.panel b')).toHaveText(['2', '3', '3', '3']);
  expect(await misplaced(page)).toEqual([]);
});

test('of twelve faults in a disruption the two that are late are never folded', async ({ browser }) => {
  const page = await open(browser, crowdedScene);
  expect(await linesOf(page)).toEqual([
    'Søndergade 14, Skanderborg',
    'Fibre cut on the Skanderborg ring',
    '| Adelgade 63, 8660 Skanderborg',
    '| Parallelvej 26, 8660 Skanderborg',
    '| +10 more, next due 15:21',
    'Nordre Strandvej 51, Risskov',
    'Banegårdspladsen 1, Aarhus C',
    'Jens Juuls Vej 40, Viby J',
    '+3 more, next due Tue 08:52',
  ]);
  await expect(page.locator('.disruption .faults')).toHaveText('12 open faults · 2 late · next due 15:21');
  expect(await misplaced(page)).toEqual([]);
});

test('forty faults of one disruption, ten of them late', async ({ browser }) => {
  const page = await open(browser, floodedScene);
  await expect(page.locator('.disruption .faults')).toHaveText('40 open faults · 10 late · next due 15:21');
  await expect(page.locator('.fault.is-late')).toHaveCount(11);
  expect(await misplaced(page)).toEqual([]);
});

test('headings for which there is no place are counted, under the band too', async ({ browser }) => {
  const page = await open(browser, stormScene);
  await expect(page.locator('.band')).toBeVisible();
  await expect(page.locator('.heading h2')).toContainText('16 more general disruptions');
  await expect(page.locator('.fault.is-late')).toHaveCount(9);
  expect(await misplaced(page)).toEqual([]);
});

test('a fault that overlaps planned work says so, and its clock is unchanged', async ({ browser }) => {
  const page = await open(browser, workScene);
  await expect(page.locator('.work-note')).toHaveText([
    'planned work 00:30–03:30 · Second line card of the exchange in Skanderborg',
    'planned work 12:30–16:30 · Core router upgrade, Viby J',
    'planned work 12:30–16:30 · Core router upgrade, Viby J',
  ]);
  await expect(page.locator('.fault').nth(3).locator('.where p').first()).toHaveText(
    'Proonsite · non-stop · status 28 m old',
  );
  await expect(page.locator('.fault .countdown')).toHaveText([
    '1h10m',
    '19m46s',
    '23m46s',
    '34m46s',
    '1h52m',
    '3h00m',
    '3h44m',
  ]);
  expect(await misplaced(page)).toEqual([]);
});

test('a row of half the height keeps its note', async ({ browser }) => {
  const page = await open(browser, crowdedWorkScene);
  await expect(page.locator('.fault.is-half').nth(1).locator('.where p:visible')).toContainText('onsite');
  await expect(page.locator('.short-note')).toHaveText(' · work');
  await expect(page.locator('.short-note')).toBeVisible();
  expect(await misplaced(page)).toEqual([]);
});

test('rows of half the height are legible, and keep what tells them apart', async ({ browser }) => {
  const page = await open(browser, crowdedScene);
  const halves = page.locator('.fault.is-half');
  // An old status is told here too; then the address is smaller, and none of it is cut.
  await expect(halves.first().locator('.where p')).toHaveText('Proonsite · non-stop · status 3 h 15 m old');
  await expect(halves.first().locator('.keep .urgent')).toBeVisible();
  const wrong = await halves.evaluateAll((rows) =>
    rows.flatMap((row) => {
      const small = [...row.querySelectorAll('small, .strip-label, p span')].filter(
        (text) => Number.parseFloat(getComputedStyle(text).fontSize) < 23.9,
      );
      const due = row.querySelector('.strip-due')!.getBoundingClientRect();
      const label = row.querySelector('.at-due')!.getBoundingClientRect();
      const name = row.querySelector('h3')!;
      return [
        ...small.map((text) => `small: ${text.textContent}`),
        ...(due.bottom > label.top + 1 ? ['the line runs through its label'] : []),
        ...(name.scrollWidth > name.clientWidth ? [`cut: ${name.textContent}`] : []),
      ];
    }),
  );
  expect(wrong).toEqual([]);
});

test('labels of halved strips leave each other room', async ({ browser }) => {
  const page = await open(browser, tomorrowScene);
  await expect(page.locator('.fault.is-half')).toHaveCount(8);
  expect(await misplaced(page)).toEqual([]);
});

for (const [name, size] of [
  ['4K', { width: 3840, height: 2160 }],
  ['1280 × 1024', { width: 1280, height: 1024 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`any title fits at ${name}`, async ({ browser }) => {
    const page = await open(browser, wordyScene, size);
    const spilled = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => element.closest('svg') === null)
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return right > innerWidth + 1 || left < -1;
        })
        .map((element) => element.className),
    );
    expect(spilled).toEqual([]);
  });
}
