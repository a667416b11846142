// What people do about alarms: at a screen, and by the link of a message.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { linkSecret, linkTokens } from '../../../main/alarms/link-tokens.ts';
import { DEMO } from '../../../main/configuration/configuration.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { runningStation } from '../running-station.ts';

const THEN = Date.parse('2026-03-23T14:20:00Z');
const CONFIG = { ...DEMO, alarms: { ...DEMO.alarms, link: { url: 'https://noc.example.net/w' } } };

/** A demo station whose clock stands, and an alarm of it that goes on and nobody has acknowledged. */
async function ringing() {
  const station = await runningStation({ now: () => THEN, config: CONFIG });
  const going = async () => {
    const { changed } = await station.board();
    const alarms = changed.filter((one): one is BoardAlarm => one.kind === 'alarm');
    return alarms.filter(({ end, acknowledged }) => end === null && acknowledged.length === 0);
  };
  await vi.waitFor(async () => expect((await going()).length).toBeGreaterThan(0), { timeout: 20_000 });
  const [alarm] = await going();
  const post = (path: string, body: unknown) =>
    station.ask(`http://station${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { ...station, alarm, post };
}

test('A at a wall is kept with the screen and who is on duty, in both files, and shown at once', async () => {
  const { alarm, post, get, board, data } = await ringing();
  const answer = await post('/api/alarms/acknowledge', { alarm: alarm.id, screen: 'NOC left' });
  expect(answer.status).toBe(201);
  const by = { kind: 'screen', screen: 'NOC left', onDuty: ['Jonas Weber'] };
  const shown = (await board()).changed.find((one) => one.kind === 'alarm' && one.id === alarm.id);
  expect((shown as BoardAlarm).entries.at(-1)).toEqual({
    ...{ kind: 'acknowledged', at: THEN, by },
    // By the rule of now, whatever it will be when somebody reads this.
    countsMs: 600_000,
  });
  const { ticket } = alarm.about as { ticket: string };
  const { alarms } = (await get(`/api/alarms?ticket=${ticket}`)) as { alarms: BoardAlarm[] };
  expect(alarms.find(({ id }) => id === alarm.id)!.entries).toEqual((shown as BoardAlarm).entries);
  expect(readFileSync(join(data, 'wallclock.desk.jsonl'), 'utf8')).toMatch(
    /"acknowledgement".*"countsMs":600000/,
  );
});

test('what cannot be acknowledged is said in a sentence', async () => {
  const { post } = await ringing();
  const said = async (body: unknown) => {
    const answer = await post('/api/alarms/acknowledge', body);
    return [answer.status, ((await answer.json()) as { error: string }).error];
  };
  expect(await said({ alarm: 'nowhere/1', screen: 'NOC' })).toEqual([
    404,
    'there is no alarm nowhere/1 on file',
  ]);
  expect(await said({ screen: 'NOC' })).toEqual([400, 'alarm is missing: write a text']);
});

test('a test alarm is told to whoever is on duty, and is over by itself', async () => {
  const { post, board } = await ringing();
  const answer = await post('/api/alarms/test', { screen: 'NOC left' });
  const { alarm } = (await answer.json()) as { alarm: BoardAlarm };
  expect(alarm).toMatchObject({ about: { kind: 'test', by: 'NOC left' }, provider: 'aurologic' });
  await vi.waitFor(async () => {
    const shown = (await board()).changed.find((one) => one.kind === 'alarm' && one.id === alarm.id);
    expect(shown).toMatchObject({ end: { kind: 'tested' }, entries: [{ to: [{ name: 'Jonas Weber' }] }] });
  });
});

test('a link acknowledges once, when its button is pressed and not when it is looked at', async () => {
  const { alarm, ask, data, get } = await ringing();
  const token = linkTokens(linkSecret(data)).sign({
    alarm: alarm.id,
    telling: 1,
    person: 'weber',
    name: 'J. <Weber>',
  });
  const link = `http://noc.example.net/acknowledge?t=${token}`;
  const looked = await ask(link, { headers: { 'sec-fetch-site': 'cross-site' } });
  const page = await looked.text();
  expect(looked.status).toBe(200);
  expect(page).toContain('Acknowledge as J. &lt;Weber&gt;');
  expect(looked.headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(await (await ask(link)).text()).toBe(page);
  const press = () =>
    ask('http://noc.example.net/acknowledge', {
      method: 'POST',
      headers: { origin: 'https://noc.example.net', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ t: token }).toString(),
    });
  expect((await press()).status).toBe(201);
  const again = await press();
  expect(again.status).toBe(409);
  expect(await again.text()).toContain('This link was used at Mon 15:20');
  const { ticket } = alarm.about as { ticket: string };
  const { alarms } = (await get(`/api/alarms?ticket=${ticket}`)) as { alarms: BoardAlarm[] };
  const taken = alarms
    .find(({ id }) => id === alarm.id)!
    .entries.filter(({ kind }) => kind === 'acknowledged');
  expect(taken).toMatchObject([{ by: { kind: 'link', name: 'J. <Weber>' } }]);
});

test('a link that was altered, or of another station, is refused; so is everything else under that host', async () => {
  const { alarm, ask, data } = await ringing();
  const linked = { alarm: alarm.id, telling: 1, person: 'weber', name: 'Weber' };
  const token = linkTokens(linkSecret(data)).sign(linked);
  const foreign = linkTokens(Buffer.alloc(32)).sign(linked);
  for (const wrong of [foreign, `${token}x`, token.slice(0, -2), `x${token}`, '', 'a.b.c', '..']) {
    const answer = await ask(`http://noc.example.net/acknowledge?t=${wrong}`);
    expect([wrong, answer.status]).toEqual([wrong, 404]);
  }
  for (const path of ['/', '/api/board', '/acknowledge/x', '/api/alarms/acknowledge']) {
    expect((await ask(`http://noc.example.net${path}`)).status).toBe(421);
  }
});
