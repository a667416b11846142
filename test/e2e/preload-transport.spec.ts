import { expect, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

interface Ask {
  readonly kind: 'ask' | 'abort';
  readonly path: string;
}

test('where the page finds the desktop app’s preload function, all it asks of the station goes that way', async ({
  page,
}) => {
  station = await startStationProcess(null);
  const asked: string[] = [];
  await page.exposeFunction('answer', async ({ path }: Ask) => {
    asked.push(path);
    const response = await fetch(new URL(path, station.url));
    return { status: response.status, headers: [...response.headers], text: await response.text() };
  });
  await page.addInitScript(() => {
    const { answer } = globalThis as unknown as {
      answer: (ask: unknown) => Promise<{ status: number; headers: unknown; text: string }>;
    };
    Object.assign(globalThis, {
      askStation: async (message: { kind: string; path: string }) => {
        if (message.kind === 'abort') return null;
        const { text, ...rest } = await answer({ kind: message.kind, path: message.path });
        return { ...rest, body: new TextEncoder().encode(text) };
      },
    });
  });
  const direct: string[] = [];
  await page.route('**/api/**', (route) => {
    direct.push(route.request().url());
    return route.abort();
  });
  const complaints = complaintsOf(page);
  await page.goto(station.url);
  await expect(page.locator('header')).toContainText(/demo/i);
  await expect(page.locator('footer')).toContainText('Demo');
  await page.keyboard.press('s');
  await expect(page.getByRole('region', { name: 'Sources' })).toContainText('Demo');
  expect(asked.some((path) => path.startsWith('/api/board?'))).toBe(true);
  expect(asked).toContain('/api/sources');
  expect(direct).toEqual([]);
  expect(complaints).toEqual([]);
});
