import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { watchedStations } from '../../../main/alarms/watched-stations.ts';
import { doorkeeper } from '../../../main/api/doorkeeper.ts';
import { heartbeatsRoute } from '../../../main/api/heartbeats.ts';

const NOW = Date.parse('2026-03-23T02:00:00Z');

function door() {
  const heard: string[] = [];
  const stations = [
    { station: 'oslo', provider: 'aurologic', missingAfterMinutes: 3 },
    { station: 'bergen', provider: 'aurologic', missingAfterMinutes: 3, token: 's3cret' },
  ];
  const { watched } = watchedStations(stations, '/');
  const parts = {
    watched,
    heard: async (station: string, at: number) => void heard.push(`${station} ${at - NOW}`),
  };
  const app = new Hono().use(doorkeeper(() => ['127.0.0.1:7411'])).route(
    '/api',
    heartbeatsRoute(parts, () => NOW),
  );
  const post = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
    app.request(`http://127.0.0.1:7411/api/heartbeats/${path}`, {
      method,
      headers,
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
  return { heard, post };
}

test('a watched station is heard by its name, and where it has one, its token', async () => {
  const { heard, post } = door();
  expect((await post('oslo')).status).toBe(200);
  expect((await post('bergen', { authorization: 'Bearer s3cret' })).status).toBe(200);
  expect(heard).toEqual(['oslo 0', 'bergen 0']);
});

test('a station that nobody watches, a wrong token, and another site’s page are refused', async () => {
  const { heard, post } = door();
  const unknown = await post('stavanger');
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toEqual({
    error: "this station watches no 'stavanger': add it to alarms.watch",
  });
  for (const headers of [{}, { authorization: 'Bearer s3cre' }, { authorization: 'Bearer S3cret' }]) {
    expect((await post('bergen', headers as Record<string, string>)).status).toBe(401);
  }
  expect((await post('oslo', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post('oslo', {}, 'PUT')).status).toBe(405);
  expect(heard).toEqual([]);
});
