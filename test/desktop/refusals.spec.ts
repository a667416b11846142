import { expect } from '@playwright/test';
import { test } from './desktop-test.ts';

test('nothing leads out: navigation, windows, webviews, permissions, devices, downloads, networks', async ({
  started,
}) => {
  const { desktop, app, window } = await started(null);
  const { id } = window;
  for (const url of [
    'https://example.net/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'app://wallclock.evil/',
    'data:text/html,x',
  ]) {
    expect(await app.navigate(id, url), url).toBe(true);
    expect(await app.redirect(id, url), url).toBe(true);
  }
  expect(await app.navigate(id, 'app://wallclock/agreements')).toBe(false);
  expect(desktop.output()).toContain('wanted to go to https://example.net/: refused');

  expect(await app.open(id, 'https://tickets.example.net/1')).toBe('deny');
  expect((await app.state()).external).toEqual([]);
  await app.click(id);
  expect(await app.open(id, 'https://tickets.example.net/1')).toBe('deny');
  expect(await app.open(id, 'file:///etc/passwd')).toBe('deny');
  expect(await app.open(id, 'javascript:alert(1)')).toBe('deny');
  expect(await app.navigate(id, 'https://tickets.example.net/2')).toBe(true);
  expect((await app.state()).external).toEqual([
    'https://tickets.example.net/1',
    'https://tickets.example.net/2',
  ]);

  expect(await app.attachWebview(id)).toBe(true);
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'usb',
    'openExternal',
    'clipboard-read',
  ]) {
    expect(await app.permission(id, permission), permission).toEqual({ request: false, check: false });
  }
  for (const permission of ['fullscreen', 'clipboard-sanitized-write']) {
    expect(await app.permission(id, permission), permission).toEqual({ request: true, check: true });
  }
  for (const [event, chosen] of [
    ['select-hid-device', ''],
    ['select-usb-device', ''],
    ['select-serial-port', ''],
  ]) {
    expect(await app.device(id, event), event).toEqual({ refused: true, chosen, permitted: false });
  }
  expect(await app.bluetooth(id)).toEqual({ refused: true, chosen: '', confirmed: false });
  expect(await app.capture(id)).toBeNull();
  const text = 'blob:app://wallclock/2f0c';
  for (const [url, clicked] of [
    ['https://example.net/tool.exe', true],
    ['app://wallclock/api/board', true],
    ['blob:app://wallclock.evil/2f0c', true],
    [text, false],
    ['app://wallclock/api/compliance/export?format=csv', false],
    ['app://wallclock/api/compliance/exports', true],
    ['app://wallclock/api/compliance', true],
    ['app://elsewhere/api/compliance/export', true],
  ] as const) {
    expect(await app.download(id, url, clicked), url).toBe(true);
  }
  expect(await app.download(id, text, true)).toBe(false);
  for (const path of ['export?format=csv&provider=aura', 'cases?kind=first-reaction', 'export'])
    expect(await app.download(id, `app://wallclock/api/compliance/${path}`, true), path).toBe(false);
  const outside = await app.outside(id);
  expect(outside.cancelled).toBe(true);
  expect(outside.urls).toEqual(
    expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'file://*/*']),
  );
});
