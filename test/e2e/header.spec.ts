import { type Browser, expect, test } from '@playwright/test';
import { fault } from './mock-board.ts';
import { burningScene, type Scene } from './mock-data.ts';
import { type FrozenWall, openFrozen } from './wall-page.ts';

let wall: FrozenWall | null = null;

test.afterEach(async () => {
  const complaints = wall?.complaints ?? [];
  await wall?.close();
  wall = null;
  expect(complaints).toEqual([]);
});

const ADDRESS = 'Ladegårdsvej 31, Skanderborg';

/** Demo data, of which a fault at an ordinary address runs out next; of other faults there are `others`. */
function demoScene(others: number): Scene {
  const opened = '23 14:21:00';
  const next = fault({ id: 'aura:1', opened, address: ADDRESS, tier: 'pro', events: [] });
  const more = Array.from({ length: others }, (_, i) =>
    fault({
      id: `aura:9${i}`,
      opened: '23 14:40:00',
      address: `Stormgade ${i}, Ry`,
      tier: 'pro',
      events: [],
    }),
  );
  const kept = burningScene.entities.flatMap((entity) => {
    if (entity.kind === 'ticket') return [];
    return [entity.kind === 'settings' ? { ...entity, demo: true } : entity];
  });
  return { ...burningScene, entities: [...kept, next, ...more] };
}

async function open(browser: Browser, scene: Scene, size?: { width: number; height: number }) {
  wall = await openFrozen(browser, scene, size);
  return wall.page;
}

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
]) {
  test(`demo data leaves what runs out next its room, at ${width} pixels`, async ({ browser }) => {
    const page = await open(browser, demoScene(20), { width, height });
    await expect(page.locator('.demo')).toBeVisible();
    const next = page.locator('.next .clip');
    await expect(next).toHaveText(`15:21 ${ADDRESS}`);
    const cut = (all: readonly Element[]) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent);
    expect(await next.evaluateAll(cut)).toEqual([]);
    expect(await page.locator('.panel li, header').evaluateAll(cut)).toEqual([]);
    await expect(page.locator('.panel b').nth(2)).toHaveText('20');
  });
}
