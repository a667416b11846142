import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configurationText, isConfigured } from '../../../main/configuration/configuration-text.ts';
import { temporaryFolder } from '../temporary-store.ts';

test('only a file that is not there is no file', () => {
  const folder = temporaryFolder();
  expect(configurationText(join(folder, 'none.yaml'))).toBeNull();
  expect(configurationText(join(folder, 'no', 'folder', 'none.yaml'))).toBeNull();
  expect(isConfigured(join(folder, 'none.yaml'))).toBe(false);
  writeFileSync(join(folder, 'empty.yaml'), '');
  expect(configurationText(join(folder, 'empty.yaml'))).toBe('');
  expect(isConfigured(join(folder, 'empty.yaml'))).toBe(true);
});

test('what is there but cannot be read is said with what to do', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  mkdirSync(at('folder'));
  expect(() => configurationText(at('folder'))).toThrow(
    `${at('folder')} is a folder, not a file: move it away`,
  );
  symlinkSync(at('nowhere'), at('link'));
  expect(() => configurationText(at('link'))).toThrow(
    `${at('link')} is a link to ${at('nowhere')}, which is not there: mend the link, or remove it`,
  );
  symlinkSync(at('circle'), at('circle'));
  expect(() => configurationText(at('circle'))).toThrow(/its links lead in a circle/);
  writeFileSync(at('file'), '');
  expect(() => configurationText(join(at('file'), 'wallclock.yaml'))).toThrow(/one of its folders is a file/);
  for (const name of ['folder', 'link', 'circle']) expect(isConfigured(at(name)), name).toBe(true);
});

// Root may read everything.
test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a file of no rights is said so',
  () => {
    const file = join(temporaryFolder(), 'mine.yaml');
    writeFileSync(file, '');
    chmodSync(file, 0);
    expect(() => configurationText(file)).toThrow(
      `${file} cannot be read (EACCES): give this user the right`,
    );
  },
);

test('a text of Windows’ two bytes a letter is said to be that', () => {
  const file = join(temporaryFolder(), 'wide.yaml');
  const wide = Buffer.from('\uFEFFsources: []\n', 'utf16le');
  for (const bytes of [
    wide,
    Buffer.from(wide).swap16(),
    wide.subarray(2),
    Buffer.from(wide.subarray(2)).swap16(),
  ]) {
    writeFileSync(file, bytes);
    expect(() => configurationText(file)).toThrow(`${file} is written in UTF-16: save it as UTF-8`);
  }
  writeFileSync(file, '\uFEFFsources: []\n');
  expect(configurationText(file)).toContain('sources');
});
