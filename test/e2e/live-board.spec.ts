import { expect, type Page, test } from '@playwright/test';
import type { BoardAnswer, BoardEntity, BoardTicket } from '../../src/boards/board.ts';
import { burningScene, type Scene } from './mock-data.ts';
import {
  type Asked,
  fullAnswer,
  nothingNew,
  type PageServer,
  type Reply,
  servePages,
} from './page-server.ts';
import { complaintsOf } from './wall-page.ts';

/** The board as of now: the scene moved to the machine's own time, so that real clocks may run. */
function liveScene(): Scene {
  const by = Math.floor((Date.now() - burningScene.now) / 1000) * 1000;
  const moved = (entity: BoardEntity): BoardEntity => {
    if (entity.kind !== 'ticket') return entity;
    const events = entity.ticket.events.map((event) => ({ ...event, at: event.at + by }));
    return { ...entity, ticket: { ...entity.ticket, events } };
  };
  const entities = burningScene.entities
    .filter((entity) => entity.kind !== 'ticket' || entity.ticket.provider === 'aurologic')
    .map(moved);
  return { now: burningScene.now + by, entities, sources: burningScene.sources };
}

const answered = (scene: Scene) =>
  scene.sources.map((source) => ({ ...source, lastAnswerAt: Date.now() - 1000 }));

/** The usual station: the whole board at first, then nothing new after a moment. */
async function usual(scene: Scene, { epoch }: Asked, wait = 300): Promise<BoardAnswer> {
  const sources = answered(scene);
  if (epoch === '') return { ...fullAnswer(scene, Date.now()), sources };
  await new Promise((resolve) => setTimeout(resolve, wait));
  return { ...nothingNew(scene, Date.now()), sources };
}

let server: PageServer;
test.afterEach(() => server.close());

async function openLive(page: Page, reply: (asked: Asked) => Reply | Promise<Reply>): Promise<void> {
  server = await servePages(reply);
  await page.goto(server.url);
}

test('a station that stops shows within five seconds, and heals by itself', async ({ page }) => {
  const scene = liveScene();
  let stopped = false;
  await openLive(page, (asked) => (stopped ? 'silence' : usual(scene, asked)));
  await expect(page.locator('.emergency')).toHaveCount(4);
  await expect(page.locator('.band')).toHaveCount(0);
  stopped = true;
  const at = Date.now();
  await expect(page.locator('.band')).toContainText('The station has not answered since', { timeout: 6000 });
  expect(Date.now() - at).toBeLessThan(5400);
  await expect(page.locator('.picture')).toHaveClass(/is-old/);
  const late = page.locator('.emergency').first();
  await expect(late.locator('.level')).toHaveText('late unless answered');
  const before = await late.locator('.countdown').textContent();
  await expect(late.locator('.countdown')).not.toHaveText(before ?? '', { timeout: 3000 });
  stopped = false;
  await expect(page.locator('.band')).toHaveCount(0, { timeout: 8000 });
});

test('a station that fails shows too', async ({ page }) => {
  const scene = liveScene();
  let fails = false;
  await openLive(page, (asked) => (fails ? 'fail' : usual(scene, asked)));
  await expect(page.locator('.emergency')).toHaveCount(4);
  fails = true;
  await expect(page.locator('.band')).toContainText('has not answered', { timeout: 6000 });
});

test('a page that never got an answer does not look calm', async ({ page }) => {
  await openLive(page, () => 'silence');
  await expect(page.locator('h1')).toHaveText('Looking for the station');
  await expect(page.locator('h1')).toHaveText('The station does not answer. This is not calm.', {
    timeout: 8000,
  });
});

test('what changed and what was removed is drawn; a new epoch replaces everything', async ({ page }) => {
  const complaints = complaintsOf(page);
  const scene = liveScene();
  const voltrix = scene.entities.find((entity) => entity.id === 'aurologic:103') as BoardTicket;
  const renamed = { ...voltrix, customer: { ...voltrix.customer!, name: 'Voltrix Renamed' } };
  let step: 'first' | 'changed' | 'removed' | 'restored' = 'first';
  const head = () => ({ stationNow: Date.now(), sources: answered(scene) });
  await openLive(page, async (asked): Promise<Reply> => {
    if (asked.epoch === '') return usual(scene, asked);
    if (step === 'changed' && asked.after < 2) {
      return { ...nothingNew(scene), ...head(), revision: 2, changed: [renamed] };
    }
    if (step === 'removed' && asked.after < 3) {
      return { ...nothingNew(scene), ...head(), revision: 3, removed: ['ticket:aurologic:104'] };
    }
    if (step === 'restored' && asked.epoch === 'one') {
      return { ...fullAnswer(scene), ...head(), epoch: 'two', revision: 1 };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ...nothingNew(scene), ...head(), epoch: asked.epoch, revision: asked.after };
  });
  const names = page.locator('.emergency h3');
  await expect(names).toHaveCount(4);
  step = 'changed';
  await expect(names.nth(2)).toHaveText('Voltrix Renamed');
  step = 'removed';
  await expect(names).toHaveCount(3);
  step = 'restored';
  await expect(names).toHaveText([
    'Nordlicht Datacenter',
    'Kestrel Hosting',
    'Voltrix Games',
    'Blauwerk Cloud',
  ]);
  expect(complaints).toEqual([]);
});

test('one poll per browser, however many tabs', async ({ context }) => {
  const scene = liveScene();
  let running = 0;
  let most = 0;
  const first = await context.newPage();
  await openLive(first, async (asked) => {
    if (asked.epoch !== '') running++;
    most = Math.max(most, running);
    const answer = await usual(scene, asked, 400);
    if (asked.epoch !== '') running--;
    return answer;
  });
  await expect(first.locator('.emergency')).toHaveCount(4);
  const others = [await context.newPage(), await context.newPage()];
  for (const page of others) {
    await page.goto(server.url);
    await expect(page.locator('.emergency')).toHaveCount(4);
  }
  await first.waitForTimeout(3000);
  expect(most).toBe(1);
  for (const page of others) await expect(page.locator('.band')).toHaveCount(0);
  // The tab that polled goes; another takes over.
  await first.close();
  const before = server.polls();
  await others[0].waitForTimeout(3000);
  expect(server.polls()).toBeGreaterThan(before + 2);
  for (const page of others) await expect(page.locator('.band')).toHaveCount(0);
});

test('a screen that fails shows its last board and the reason, and comes back', async ({ page }) => {
  const scene = liveScene();
  const blauwerk = scene.entities.find((entity) => entity.id === 'aurologic:104') as BoardTicket;
  const broken = { ...blauwerk, acknowledgements: null as never };
  let step: 'well' | 'broken' | 'mended' = 'well';
  await openLive(page, async (asked): Promise<Reply> => {
    if (asked.epoch === '') return usual(scene, asked);
    const head = { stationNow: Date.now(), sources: answered(scene) };
    if (step === 'broken' && asked.after < 2) {
      return { ...nothingNew(scene), ...head, revision: 2, changed: [broken] };
    }
    if (step === 'mended' && asked.after < 3) {
      return { ...nothingNew(scene), ...head, revision: 3, changed: [blauwerk] };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ...nothingNew(scene), ...head, revision: asked.after };
  });
  await expect(page.locator('.emergency')).toHaveCount(4);
  step = 'broken';
  await expect(page.locator('.band')).toContainText('This screen failed at');
  await expect(page.locator('.band')).toContainText('The last board stands still');
  await expect(page.locator('.picture')).toHaveClass(/is-old/);
  await expect(page.locator('.emergency')).toHaveCount(4);
  step = 'mended';
  await expect(page.locator('.band')).toHaveCount(0, { timeout: 12_000 });
});
