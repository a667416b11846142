import { readdirSync } from 'node:fs';

/**
 * The environment that sets a program's clock to `instant` (ISO 8601) now, from where it runs on. It is an
 * offset from the machine's clock, so a program started later with the same environment agrees. Throws when
 * the instant cannot be read or libfaketime is not installed.
 */
export function fakeClock(instant: string): NodeJS.ProcessEnv {
  const offset = Math.round((Date.parse(instant) - Date.now()) / 1000);
  if (Number.isNaN(offset)) throw new Error(`Not an instant: ${instant}`);
  return {
    LD_PRELOAD: libfaketime(),
    FAKETIME: `${offset < 0 ? '' : '+'}${offset}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1', // else the server's own timeouts go astray
  };
}

function libfaketime(): string {
  const name = 'faketime/libfaketime.so.1';
  for (const folder of readdirSync('/usr/lib')) {
    if (folder.endsWith('-linux-gnu') && readdirSync(`/usr/lib/${folder}`).includes('faketime')) {
      return `/usr/lib/${folder}/${name}`;
    }
  }
  throw new Error('Choosing a clock needs the package faketime, which is not installed');
}
