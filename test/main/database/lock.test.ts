import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { takeLock } from '../../../main/database/lock.ts';
import { temporaryFolder } from '../temporary-store.ts';

test('a second process is refused with a sentence, and may come when the first is gone, even by kill -9', async () => {
  const folder = temporaryFolder();
  const module = new URL('../../../main/database/lock.ts', import.meta.url).href;
  const program = `const { takeLock } = await import(${JSON.stringify(module)}); takeLock(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  await once(child.stdout, 'data');
  expect(() => takeLock(folder)).toThrow(
    `another Wallclock (process ${child.pid}) holds the database in ${folder}: stop it, or start this one with --data and another folder`,
  );
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const release = takeLock(folder);
  release();
});
