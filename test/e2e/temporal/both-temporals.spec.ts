import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { beginnings, type Compiled, compiledIn, DAYS, isNative, shownAtNoon, ZONES } from './compiled.ts';

/** The module of calendars for a page: `compiled.ts` with everything that it needs, as the global `Calendars`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: join(import.meta.dirname, 'compiled.ts'), formats: ['iife'], name: 'Calendars' },
    },
  });
  const [{ output }] = built as { output: { code: string }[] }[];
  return output[0].code;
}

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
});

test.afterAll(() => page.close());

/** What a function of the module answers in the page, as text: the browser's driver is slow with long lists. */
async function inPage<T>(name: string, ...given: string[]): Promise<T> {
  const text = await page.evaluate(
    ([called, ...values]) => {
      const { Calendars } = window as unknown as {
        Calendars: Record<string, (...values: string[]) => unknown>;
      };
      return JSON.stringify(Calendars[called](...values));
    },
    [name, ...given],
  );
  return JSON.parse(text) as T;
}

test('the page uses the browser’s own Temporal, Node the polyfill', async () => {
  expect([await inPage<boolean>('isNative'), isNative()]).toEqual([true, false]);
});

/** How many days the two agree on when the clocks of a zone change: a newer one knows of newer decrees. */
async function agreedDays(zone: string): Promise<number> {
  const shown = await inPage<string[]>('shownAtNoon', zone);
  const differs = shownAtNoon(zone).findIndex((here, i) => here !== shown[i]);
  if (differs < 0) return DAYS.length - 1;
  const description = `zone data differ from ${DAYS[differs]} on, compared up to then`;
  test.info().annotations.push({ type: 'zone data', description });
  // No decree has changed the past.
  expect(DAYS[differs] > '2026').toBe(true);
  return differs - 3;
}

/** The first place at which two lists of instants differ, as far as can be read; null where they are the same. */
function firstDifference(inPage: readonly number[], inNode: readonly number[]): string | null {
  const at = inNode.findIndex((instant, i) => instant !== inPage[i]);
  if (at < 0 && inPage.length === inNode.length) return null;
  const text = (instant: number | undefined) =>
    instant === undefined ? 'none' : new Date(instant).toISOString();
  return `instant ${at}: ${text(inPage[at])} in the page, ${text(inNode[at])} in Node`;
}

for (const zone of ZONES) {
  test(`both Temporals give the same compiled calendars in ${zone}, every opening and closing`, async () => {
    const agreed = await agreedDays(zone);
    const inNode = compiledIn(zone, DAYS[agreed]);
    const there = await inPage<Compiled[]>('compiledIn', zone, DAYS[agreed]);
    for (const [i, { name, version, open }] of inNode.entries()) {
      expect(firstDifference(there[i].open, open), name).toBeNull();
      expect([there[i].name, there[i].version]).toEqual([name, version]);
    }
    expect(inNode.reduce((sum, { open }) => sum + open.length, 0)).toBeGreaterThan(60_000);
    const days = await inPage<number[]>('beginnings', zone);
    expect(firstDifference(days.slice(0, agreed), beginnings(zone).slice(0, agreed))).toBeNull();
  });
}
