import { type Browser, expect, type Page, test } from '@playwright/test';
import type { BoardEntity } from '../../src/boards/board.ts';
import {
  acknowledgedAt,
  alarm,
  alarmsScene,
  apartScene,
  changed,
  failingScene,
  sent,
  telling,
} from './alarm-scenes.ts';
import { hardToRead } from './legibility.ts';
import { EMAIL, march, SETTINGS } from './mock-board.ts';
import { burningScene, calmScene, type Scene } from './mock-data.ts';
import { type ApiReply, fullAnswer, nothingNew, type Sent, servePages } from './page-server.ts';
import { type FrozenWall, openFrozen } from './wall-page.ts';

const BLAUWERK = 'aurologic:104/first-reaction/1/1';

let wall: FrozenWall | null = null;
/** What the page posted to the station, in order. */
let posted: { readonly path: string; readonly body: unknown }[] = [];
let answer: ApiReply = { status: 200, body: { stationNow: burningScene.now } };

type Words = NonNullable<Parameters<typeof openFrozen>[3]>;

async function open(
  browser: Browser,
  scene: Scene,
  words: Words & { size?: { width: number; height: number } } = {},
) {
  const { size, ...more } = words;
  const api = (url: URL, { body }: Sent = { method: 'GET', body: null }) => {
    posted.push({ path: url.pathname, body });
    return answer;
  };
  wall = await openFrozen(browser, scene, size, {
    api,
    ...more,
    prepare: [countSounds, ...(more.prepare ?? [])],
  });
  return wall.page;
}

test.beforeEach(() => {
  posted = [];
  answer = { status: 200, body: { stationNow: burningScene.now } };
});

test.afterEach(async () => {
  const complaints = (wall?.complaints ?? []).filter((text) => !/status of (409|503)/.test(text));
  await wall?.close();
  wall = null;
  expect(complaints).toEqual([]);
});

/** What began to sound on a page. */
interface Sounded {
  readonly at: number;
  readonly gain: number;
  readonly peak: number;
  readonly seconds: number;
}
declare global {
  interface Window {
    sounded: Sounded[];
    lastBuffer: AudioBuffer | null;
  }
}

/** Writes down what a page begins to sound: it still sounds. */
function countSounds(): void {
  window.sounded = [];
  window.lastBuffer = null;
  const gains = new WeakMap<AudioNode, number>();
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
    if (args[0] instanceof GainNode) gains.set(this, args[0].gain.value);
    return (connect as (...all: unknown[]) => AudioNode).apply(this, args);
  } as typeof connect;
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...args) {
    const samples = this.buffer?.getChannelData(0) ?? new Float32Array();
    const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const seconds = this.buffer?.duration ?? 0;
    window.lastBuffer = this.buffer;
    window.sounded.push({ at: performance.now(), gain: gains.get(this) ?? 1, peak, seconds });
    start.apply(this, args);
  };
}

const sounded = (page: Page) => page.evaluate(() => window.sounded);

/** A scene with entries added to one alarm. */
function withEntries(scene: Scene, id: string, ...entries: readonly Parameters<typeof alarm>[2][]): Scene {
  return changed(scene, (entity) =>
    entity.kind === 'alarm' && entity.id === id
      ? { ...entity, entries: [...entity.entries, ...entries.flatMap((one) => one ?? [])] }
      : entity,
  );
}

test('who was reached is named, and not who could not be told', async ({ browser }) => {
  const to = [
    { person: 'lindqvist', name: 'Paul Lindqvist', level: 3 },
    { person: 'haddad', name: 'Amir Haddad', level: 2 },
  ];
  const page = await open(
    browser,
    changed(burningScene, (entity) => entity, [
      alarm('aurologic:104', '23 15:14:05', [
        telling('23 15:19:05', 1, 'haddad', { level: 2, dueLevel: 3, to }),
        ...sent('23 15:19:06', 1, 'haddad', 'email'),
      ]),
      alarm('aurologic:102', '23 15:16:00', [telling('23 15:16:00', 1, 'weber')]),
    ]),
  );
  await expect(page.locator('.emergency .action').nth(3)).toHaveText(
    'Alarm not acknowledgedA. Haddad · for 6 m 09 sduty level 2, E-mail 15:19',
  );
  await expect(page.locator('.alarm-timeline')).toContainText(
    'raised 15:14 · duty level 2 A. Haddad, E-mail 15:19 · next J. Weber in 3 m',
  );
  // Nothing was sent to anybody.
  await expect(page.locator('.emergency .action').nth(1)).toHaveText(
    'Alarm not acknowledgedJ. Weber · for 4 m 14 son duty, told here 15:16',
  );
});

test('who acknowledged where, who is waited for and by what they were told', async ({ browser }) => {
  const page = await open(browser, alarmsScene);
  await expect(page.locator('.emergency .action')).toHaveText([
    'Acknowledged 15:12Escalated to level 2Customer not told',
    'Acknowledged 15:14at NOC lefton duty J. Weber',
    'Acknowledged 15:11Escalated to level 1Customer told',
    'Alarm not acknowledgedA. Haddad · for 6 m 09 sduty level 2, E-mail 15:19',
  ]);
  await expect(page.locator('.alarm-timeline')).toHaveText(
    ' raised 15:14 · … · duty level 2 A. Haddad, E-mail 15:19 · next J. Weber in 3 m',
  );
  await expect(page.locator('.heading .to-acknowledge')).toHaveText(
    'A acknowledgesTap to acknowledgeBlauwerk Cloud',
  );
  await expect(page.locator('.rotation .word')).toHaveText('held: emergency');
});

test('a message that does not arrive and an acknowledgement that ran out are said in the row', async ({
  browser,
}) => {
  const page = await open(
    browser,
    changed(burningScene, (entity) => entity, [
      alarm('aurologic:104', '23 15:14:05', [
        telling('23 15:14:05', 1, 'weber', { late: true }),
        ...sent('23 15:20:04', 1, 'weber', 'email', 'failed'),
      ]),
      alarm('aurologic:103', '23 15:02:40', [
        telling('23 15:02:40', 1, 'weber'),
        acknowledgedAt('23 15:04:20', 'NOC left', ['Jonas Weber']),
      ]),
      alarm('aurologic:102', '23 14:54:12', [telling('23 14:54:12', 1, null)]),
      alarm('aurologic:101', '23 14:47:00', [
        telling('23 14:47:00', 1, 'weber'),
        telling('23 14:52:00', 2, 'haddad'),
      ]),
    ]),
  );
  const actions = page.locator('.emergency .action');
  await expect(actions.nth(3)).toHaveText(
    'Alarm not acknowledgedJ. Weber · for 6 m 09 sE-mail fails, again in 5 s',
  );
  await expect(actions.nth(2)).toContainText('Acknowledgement ran out');
  await expect(actions.nth(1)).toHaveText('Alarm not acknowledgedfor 26 m 02 snobody on duty');
  await expect(actions.nth(1).locator('.asked')).toHaveText('nobody on duty');
  await expect(actions.nth(0)).toHaveText('Alarm not acknowledgedA. Haddad · for 33 mCustomer not told');
  // What is still to be done is there to be read, whole.
  const cut = await actions
    .locator('span, b')
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
    );
  expect(cut).toEqual([]);
});

test('an alarm sounds once a page is there, every 20 s, and louder after two minutes', async ({
  browser,
}) => {
  const page = await open(browser, alarmsScene);
  await wall?.pass(65);
  const heard = await sounded(page);
  expect(heard.length).toBeGreaterThanOrEqual(3);
  expect(heard.length).toBeLessThanOrEqual(4);
  for (const [i, { at, gain, peak, seconds }] of heard.entries()) {
    // It has waited for six minutes: as loud as the settings have it.
    expect(gain).toBeCloseTo(0.8, 5);
    expect(peak).toBeGreaterThan(0.3);
    expect(peak).toBeLessThan(1);
    expect(seconds).toBeLessThan(4);
    // Answers come over a real connection, so the page's second may be one of those beside.
    if (i > 0) expect(at - heard[i - 1].at).toBeGreaterThanOrEqual(17_900);
  }
  // The browser itself renders it: heard, and not clipped.
  const rendered = await page.evaluate(async () => {
    const buffer = window.lastBuffer!;
    const offline = new OfflineAudioContext(1, buffer.length, buffer.sampleRate);
    const source = new AudioBufferSourceNode(offline, { buffer });
    source.connect(new GainNode(offline, { gain: 0.8 })).connect(offline.destination);
    source.start();
    const samples = (await offline.startRendering()).getChannelData(0);
    const power = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    return { power, peak: samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0) };
  });
  expect(rendered.power).toBeGreaterThan(0.02);
  expect(rendered.peak).toBeLessThan(1);
});

test('a page that is opened anew repeats nothing', async ({ browser }) => {
  const page = await open(browser, alarmsScene);
  await wall?.pass(5);
  expect(await sounded(page)).toHaveLength(1);
  await page.reload();
  await page.locator('header').waitFor();
  await wall?.pass(8);
  expect(await sounded(page)).toHaveLength(0);
});

test('of two tabs of one browser one sounds, and the other takes over when it is closed', async ({
  context,
}) => {
  const raisedAt = Date.now() - 5000;
  const about = { kind: 'silence', station: 'north' } as const;
  const silence = { ...alarm(about, '23 11:00:00'), raisedAt, knownAt: raisedAt, dueAt: null };
  const scene = (): Scene => {
    const sources = calmScene.sources.map((source) => ({ ...source, lastAnswerAt: Date.now() - 1000 }));
    const entities = calmScene.entities.filter(({ kind }) => kind !== 'ticket');
    return { now: Date.now(), entities: [...entities, silence], sources };
  };
  const server = await servePages(async ({ epoch }) => {
    if (epoch === '') return fullAnswer(scene());
    await new Promise((resolve) => setTimeout(resolve, 300));
    return nothingNew(scene());
  });
  await context.addInitScript(countSounds);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await Promise.all([one.goto(server.url), two.goto(server.url)]);
  const counts = async () => [(await sounded(one)).length, (await sounded(two)).length];
  await expect.poll(async () => (await counts()).reduce((sum, n) => sum + n, 0)).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const heard = await counts();
  expect(heard.toSorted()).toEqual([0, 1]);
  const [speaks, silent] = heard[0] === 1 ? [one, two] : [two, one];
  await speaks.close();
  // The next sound is due 20 s after the last: whoever makes it.
  await expect.poll(async () => (await sounded(silent)).length, { timeout: 25_000 }).toBe(1);
  await server.close();
});

test('A acknowledges the oldest alarm at this screen, at once, and its sound stops', async ({ browser }) => {
  const page = await open(browser, alarmsScene, { search: '?screen=NOC%20left' });
  await wall?.pass(2);
  const before = (await sounded(page)).length;
  await page.keyboard.press('a');
  await expect
    .poll(() => posted)
    .toEqual([{ path: '/api/alarms/acknowledge', body: { alarm: BLAUWERK, screen: 'NOC left' } }]);
  wall?.show(
    withEntries(alarmsScene, BLAUWERK, [acknowledgedAt('23 15:20:17', 'NOC left', ['Jonas Weber'])]),
  );
  await wall?.pass(3);
  await expect(page.locator('.emergency .action').last()).toHaveText(
    'Acknowledged 15:20at NOC lefton duty J. Weber',
  );
  await expect(page.locator('.is-bell')).toHaveCount(0);
  await expect(page.locator('.heading h2')).toHaveText(
    'First reaction within 30 m, always open, least time first',
  );
  await wall?.pass(45);
  expect((await sounded(page)).length).toBe(before);
  await page.keyboard.press('a');
  await wall?.pass(1);
  await expect(page.locator('footer')).toContainText('no alarm waits');
  expect(posted).toHaveLength(1);
  // The name is remembered where the address does not say it.
  await page.goto(page.url().split('?')[0]);
  await page.locator('header').waitFor();
  await page.keyboard.press('h');
  await expect(page.getByRole('region', { name: 'Keys' })).toContainText('This screen is NOC left');
});

test('what fails is said, and the sound goes on', async ({ browser }) => {
  const page = await open(browser, alarmsScene);
  await wall?.pass(2);
  answer = { status: 503, body: {} };
  await page.keyboard.press('A');
  await expect.poll(() => posted.length).toBe(1);
  expect(posted[0].body).toEqual({ alarm: BLAUWERK, screen: 'a browser' });
  await wall?.pass(1);
  await expect(page.locator('footer .alarm-word')).toHaveText([
    'not acknowledged: the station does not answer',
  ]);
  const before = (await sounded(page)).length;
  await wall?.pass(22);
  expect((await sounded(page)).length).toBeGreaterThan(before);
  await expect(page.locator('footer .alarm-word')).toHaveCount(0);
  answer = { status: 409, body: { error: 'this alarm ended at 15:20' } };
  await page.locator('.is-bell').click();
  await expect.poll(() => posted.length).toBe(2);
  await wall?.pass(1);
  await expect(page.locator('footer .alarm-word')).toHaveText([
    'not acknowledged: this alarm ended at 15:20',
  ]);
});

test('M mutes for five minutes, says so, and ends by itself; a new alarm is shown all the same', async ({
  browser,
}) => {
  const page = await open(browser, calmScene);
  const text = page.locator('footer .alarm-word');
  await page.keyboard.press('m');
  await expect(text).toHaveText(['sound off 5 m']);
  await wall?.pass(2);
  await expect(text).toHaveText(['sound off 4 m']);
  await wall?.pass(1);
  wall?.show(
    changed(calmScene, (entity) => entity, [alarm({ kind: 'silence', station: 'north' }, '23 11:06:41')]),
  );
  await wall?.pass(30);
  await expect(page.locator('.alarm-line')).toContainText('north gives no sign of life');
  expect(await sounded(page)).toEqual([]);
  await wall?.pass(290);
  await expect(text).toHaveCount(0);
  expect((await sounded(page)).length).toBeGreaterThan(0);
});

test('a browser that holds sound back says so, until a key is pressed', async ({ browser }) => {
  const page = await open(browser, alarmsScene, {
    isSoundHeldBack: true,
    prepare: [
      () => {
        // As a browser does before anybody has touched its page.
        Object.defineProperty(AudioContext.prototype, 'state', {
          configurable: true,
          get: () => 'suspended',
        });
        AudioContext.prototype.resume = () => {
          Object.defineProperty(AudioContext.prototype, 'state', {
            configurable: true,
            get: () => 'running',
          });
          return Promise.resolve();
        };
      },
    ],
  });
  await wall?.pass(3);
  await expect(page.locator('footer .alarm-word')).toHaveText(['sound blocked: press a key']);
  await page.keyboard.press('x');
  await wall?.pass(1);
  await expect(page.locator('footer .alarm-word')).toHaveCount(0);
});

test('a machine without anything that sounds says so', async ({ browser }) => {
  const page = await open(browser, alarmsScene, {
    prepare: [
      () => {
        navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
      },
    ],
  });
  await wall?.pass(1);
  await expect(page.locator('footer .alarm-word')).toHaveText(['no sound device']);
});

test('T asks once more, then raises a test alarm and shows what becomes of it', async ({ browser }) => {
  const page = await open(browser, calmScene, { search: '?screen=NOC%20left' });
  await page.keyboard.press('2');
  await page.keyboard.press('t');
  await expect(page.locator('footer')).toContainText('press T again to sound a test alarm');
  expect(posted).toEqual([]);
  await page.keyboard.press('T');
  await expect.poll(() => posted).toEqual([{ path: '/api/alarms/test', body: { screen: 'NOC left' } }]);
  const by = { kind: 'test', by: 'NOC left' } as const;
  const entries = [telling('23 11:06:41', 1, 'weber'), ...sent('23 11:06:41', 1, 'weber', 'email')];
  const end = { kind: 'tested', at: march('23 11:06:42') } as const;
  const tested = alarm(by, '23 11:06:41', entries, { once: true, dueAt: null, end });
  wall?.show(changed(calmScene, (entity) => entity, [tested]));
  await wall?.pass(3);
  await expect(page.locator('header h1')).toContainText('Emergencies');
  await expect(page.locator('.alarm-line')).toHaveText(
    'Test alarm from NOC leftraised 11:06 · told J. Weber, E-mail 11:06',
  );
  await wall?.pass(30);
  expect(await sounded(page)).toHaveLength(1);
});

test('alarms of faults and of other stations hold Emergencies and stand in lines', async ({ browser }) => {
  const page = await open(browser, apartScene);
  await expect(page.locator('.alarm-line')).toHaveText([
    'Torvet 1, Odderremote due 11:50not acknowledged for 16 m 40 sraised 10:50 · J. Weber not told: E-mail fails, being tried againA acknowledgesTap to acknowledge',
    'Station Skanderborg gives no sign of lifenot acknowledged for 2 m 40 sraised 11:04 · nobody on duty, told here 11:04 · next J. Weber in 2 m',
  ]);
  await expect(page.locator('.rotation .word')).toHaveText('held: alarm not acknowledged');
  await page.keyboard.press('2');
  await expect(page.locator('.rotation .word')).toHaveText('alarm not acknowledged, back in 60 s');
  await page.keyboard.press('1');
  await page.locator('.alarm-line').nth(1).click();
  await expect.poll(() => posted.length).toBe(1);
  expect(posted[0].body).toMatchObject({ alarm: expect.stringMatching(/^silence\/Station Skanderborg\//) });
});

test('what acknowledges stands at the alarm that A takes, on every wall, and only while one waits', async ({
  browser,
}) => {
  const page = await open(browser, alarmsScene);
  const prompt = page.locator('.to-acknowledge');
  await expect(prompt).toHaveCount(1);
  // Readable from across the room.
  const size = await prompt.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(size).toBeGreaterThanOrEqual(32);
  await page.keyboard.press('3');
  await expect(page.locator('footer .to-acknowledge')).toContainText('Blauwerk Cloud');
  await page.locator('footer .to-touch').click();
  await expect.poll(() => posted.map(({ body }) => body)).toMatchObject([{ alarm: BLAUWERK }]);
  // It is under way: A would take another.
  await expect(prompt).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(page.locator('.alarm-timeline')).toContainText('Blauwerk Cloud raised');
  await wall?.close();
  // An older one that stands in a line comes first.
  const apart = alarm({ kind: 'silence', station: 'north' }, '23 15:01:00');
  const both = await open(
    browser,
    changed(alarmsScene, (entity) => entity, [apart]),
  );
  await expect(both.locator('.to-acknowledge')).toHaveCount(1);
  await expect(both.locator('.alarm-line .to-acknowledge')).toHaveText('A acknowledgesTap to acknowledge');
  await wall?.close();
  const calm = await open(browser, calmScene);
  for (const key of ['1', '2', '3', '4']) {
    await calm.keyboard.press(key);
    await expect(calm.locator('.to-acknowledge')).toHaveCount(0);
  }
});

test('on a phone a touch is asked for, the page scrolls free of the footer, and what came of it is seen', async ({
  browser,
}) => {
  answer = { status: 409, body: { error: 'this alarm ended at 15:20' } };
  const page = await open(browser, alarmsScene, { size: { width: 390, height: 844 } });
  const prompt = page.locator('.heading .to-touch');
  expect(await prompt.innerText()).toBe('Tap to acknowledge\nBlauwerk Cloud');
  expect((await prompt.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  const isCovered = () =>
    page.locator('.emergency').evaluateAll((rows) => {
      const footer = document.querySelector('footer')!.getBoundingClientRect();
      return rows.some((row) => row.getBoundingClientRect().bottom > footer.top + 1);
    });
  for (const y of [0, 200, 10_000]) {
    await page.evaluate((to) => scrollTo(0, to), y);
    expect(await isCovered()).toBe(false);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await prompt.click();
  await expect(page.locator('footer .is-answer')).toBeInViewport();
  await wall?.pass(21);
  await expect(page.locator('footer .is-answer')).toHaveCount(0);
  expect(await isCovered()).toBe(false);
});

test('no alarm that waits is folded while there is room; beyond it is said how many wait', async ({
  browser,
}) => {
  const silent = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      alarm({ kind: 'silence', station: `Station ${i + 1}` }, `23 15:0${i % 10}:00`),
    );
  const withMany = (count: number) => changed(alarmsScene, (entity) => entity, silent(count));
  let page = await open(browser, withMany(4));
  await expect(page.locator('button.alarm-line')).toHaveCount(4);
  await expect(page.locator('.alarm-line')).toHaveCount(4);
  await expect(page.locator('.emergency .action.is-bell')).toHaveCount(1);
  await wall?.close();
  page = await open(browser, withMany(9));
  await expect(page.locator('button.alarm-line')).toHaveCount(3);
  const more = page.locator('.alarm-line').last();
  await expect(more).toHaveText('+6 more alarms, 6 waiting to be acknowledged');
  await expect(more.locator('b')).toHaveClass('urgent');
  // All of it stays above the lists.
  const rows = (await page.locator('.strips').boundingBox())!;
  const asides = (await page.locator('.asides').boundingBox())!;
  expect(rows.y + rows.height).toBeLessThanOrEqual(asides.y + 1);
  await page.keyboard.press('a');
  await expect.poll(() => posted.map(({ body }) => body)).toMatchObject([{ alarm: /^silence\/Station 1\// }]);
});

test('that no channel works is a line of its own on Emergencies, and a word in the other footers', async ({
  browser,
}) => {
  const failing = { since: march('23 14:02:00'), why: 'mail.example refuses the login' };
  const dead = (scene: Scene) =>
    changed(scene, (entity) => (entity.kind === 'channel' ? { ...entity, failing } : entity));
  for (const scene of [alarmsScene, calmScene]) {
    const page = await open(browser, dead(scene));
    const line = page.locator('.shortfall');
    await expect(line).toHaveText(
      /^No channel works, alarms are told at the walls onlyE-mail fails since (Mon )?14:02, mail.example refuses the login$/,
    );
    // As urgent as an alarm that waits, but nothing of it repeats.
    await expect(line.locator('b')).toHaveClass('urgent');
    expect(await line.evaluate((one) => getComputedStyle(one, '::after').animationName)).toBe('none');
    await expect(page.locator('footer .alarm-word')).toHaveCount(0);
    await page.keyboard.press('4');
    await expect(page.locator('footer .alarm-word')).toHaveText(
      /^no channel works since (Mon )?14:02: press S$/,
    );
    await wall?.close();
  }
  wall = null;
});

test('the panel of the sources tells of each channel when it was proven, and why it fails', async ({
  browser,
}) => {
  const page = await open(browser, failingScene);
  answer = { status: 200, body: { stationNow: burningScene.now, sources: [] } };
  await page.keyboard.press('s');
  const channels = page.locator('.sources-panel article:has(h3 .shape)');
  await expect(channels).toHaveText([
    'E-mailfails since 14:02, last arrived 08:00mail.example refuses',
    'Pagerlast arrived 15:19',
  ]);
  await wall?.close();
  const none = await open(
    browser,
    changed(alarmsScene, (entity) => (entity.kind === 'channel' ? null : entity)),
  );
  await none.keyboard.press('s');
  await expect(none.locator('.sources-panel')).toContainText('alarms are told at the walls only');
});

test('a channel that fails is named with what is left; none proven in time asks for a test', async ({
  browser,
}) => {
  const page = await open(browser, failingScene);
  await expect(page.locator('footer .alarm-word')).toHaveText([
    'E-mail fails since 14:02: told by Pager instead',
  ]);
  const old: BoardEntity = { ...EMAIL, provenAt: march('15 08:00:00') };
  wall?.show(changed(alarmsScene, (entity) => (entity.kind === 'channel' ? old : entity)));
  await wall?.pass(3);
  await expect(page.locator('footer .alarm-word')).toHaveText([
    'nothing proven for 8 d 7 h: test the alarm with T',
  ]);
});

test('without any channel the quiet wall says that the walls alone tell alarms', async ({ browser }) => {
  const page = await open(
    browser,
    changed(calmScene, (entity) => (entity.kind === 'channel' ? null : entity)),
  );
  await expect(page.locator('.quiet-columns section').first()).toContainText(
    'alarms are told at the walls only',
  );
  await expect(page.locator('footer .alarm-word')).toHaveCount(0);
});

test('on a copy nothing sounds, nothing waits and nothing is written', async ({ browser }) => {
  const copy = { at: burningScene.now - 60_000, from: 'noc' };
  const page = await open(
    browser,
    changed(alarmsScene, (entity) => (entity.kind === 'settings' ? { ...SETTINGS, copy } : entity)),
  );
  await wall?.pass(25);
  expect(await sounded(page)).toEqual([]);
  await expect(page.locator('.is-bell')).toHaveCount(0);
  await page.keyboard.press('a');
  await wall?.pass(1);
  await expect(page.locator('footer')).toContainText('a copy: no alarm is raised or acknowledged');
  expect(posted).toEqual([]);
});

test('only an alarm that waits repeats, at half a hertz; with reduced motion its outline stands still', async ({
  browser,
}) => {
  const page = await open(browser, alarmsScene);
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)
        .map(({ effect }) => {
          const { target, pseudoElement } = effect as KeyframeEffect;
          return [target?.className, pseudoElement, effect?.getTiming().duration];
        }),
    );
  // There and back in two seconds.
  expect(await moving()).toEqual([['action is-bell', '::after', 1000]]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toEqual([]);
  const border = await page
    .locator('.is-bell')
    .evaluate((one) => getComputedStyle(one, '::after').borderTopWidth);
  expect(border).toBe('6px');
});

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsanwärter von und zu Oberunterfeldwebelhausen';

for (const size of [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
]) {
  test(`all that is said of alarms is legible, at ${size.width} × ${size.height}`, async ({ browser }) => {
    const floor = size.width > 600 ? 24 : 12;
    for (const scene of [alarmsScene, apartScene, failingScene]) {
      const page = await open(browser, scene, { size });
      // The due instant of a strip hangs on its line, whose colour is not behind it.
      const hard = (await hardToRead(page, floor)).filter(({ text }) => !text.startsWith('due '));
      expect(hard).toEqual([]);
      await wall?.close();
      wall = null;
    }
  });

  test(`long names and words break nothing, at ${size.width} × ${size.height}`, async ({ browser }) => {
    const entries = [
      telling('23 15:14:05', 1, 'weber', { to: [{ person: 'weber', name: LONG, level: 1 }] }),
      ...sent('23 15:20:04', 1, 'weber', 'email', 'failed'),
    ];
    const silence = { kind: 'silence', station: LONG } as const;
    const scene = changed(
      alarmsScene,
      (entity) => {
        if (entity.kind === 'channel') {
          return { ...entity, title: LONG, failing: { since: march('20 14:02:00'), why: LONG } };
        }
        return entity.kind === 'alarm' && entity.id === BLAUWERK ? { ...entity, entries } : entity;
      },
      [alarm(silence, '23 15:15:00', entries)],
    );
    const page = await open(browser, scene, { size });
    await page.keyboard.press('m');
    const spilled = await page.evaluate(() => {
      const wide = [...document.querySelectorAll('main *, footer *')].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const isCut = element.closest('.clip, svg, .is-crowded .sources') !== null;
        return !isCut && (right > innerWidth + 1 || left < -1);
      });
      return [
        document.documentElement.scrollWidth > innerWidth,
        ...wide.map((one) => one.className || one.tagName),
      ].filter(Boolean);
    });
    expect(spilled).toEqual([]);
    await expect(page.locator('.whom').first()).toContainText('for 6 m 09 s');
    if (size.width > 600) {
      const rows = await page.locator('.emergency').last().boundingBox();
      const asides = await page.locator('.asides').boundingBox();
      expect(rows!.y + rows!.height).toBeLessThanOrEqual(asides!.y + 1);
    } else {
      for (const box of await page.locator('button.is-bell').all()) {
        expect((await box.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      }
    }
  });
}
