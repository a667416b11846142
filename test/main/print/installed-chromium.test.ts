import { expect, test } from 'vitest';
import { installedChromium, type Machine } from '../../../main/print/installed-chromium.ts';

const machine = (files: readonly string[], environment: Machine['environment'] = {}): Machine => ({
  platform: 'linux',
  environment: { PATH: '/usr/local/bin:bin:/usr/bin', ...environment },
  has: (path) => files.includes(path),
});

test('the one that is named goes before that of the environment, and that before an installed one', () => {
  const all = ['/opt/a', '/opt/b', '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const named = { WALLCLOCK_CHROMIUM: '/opt/b' };
  expect(installedChromium('/opt/a', machine(all, named))).toBe('/opt/a');
  expect(installedChromium(undefined, machine(all, named))).toBe('/opt/b');
  expect(installedChromium(undefined, machine(all))).toBe('/usr/bin/chromium');
  expect(installedChromium(undefined, machine(['/usr/bin/microsoft-edge']))).toBe('/usr/bin/microsoft-edge');
});

test('one in a folder that is not absolute is nobody’s', () => {
  expect(() => installedChromium(undefined, machine(['bin/chromium']))).toThrow('none was found');
});

test('what is named and not there is said; where there is none, what to do', () => {
  expect(() => installedChromium('/opt/a', machine([]))).toThrow(
    '--chromium names /opt/a, which is not there',
  );
  expect(() => installedChromium(undefined, machine([], { WALLCLOCK_CHROMIUM: '/opt/b' }))).toThrow(
    'WALLCLOCK_CHROMIUM names /opt/b, which is not there',
  );
  expect(() => installedChromium(undefined, machine([]))).toThrow(
    /install one .* or open the compliance desk in a browser and print it there/,
  );
});
