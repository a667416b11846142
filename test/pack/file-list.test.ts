import { expect, test } from 'vitest';
import { compareFiles, normalised } from './file-list.ts';

test('what differs from build to build is left out, and nothing else', () => {
  expect(
    normalised([
      '# a comment',
      'packed /dist/main/hosted-station-BVmubM5T.js',
      'packed /dist/main/schemas-DrrY7Wcm.js',
      'packed /dist/main/holiday-rules.js',
      'packed /dist/renderer/assets/plex-400-DX7u_jSi.woff2',
      'unpacked /node_modules/better-sqlite3/lib/linux-x64.js',
      '',
    ]),
  ).toEqual([
    'packed /dist/main/(chunk).js',
    'packed /dist/main/holiday-rules.js',
    'packed /dist/renderer/assets/plex-400-(hash).woff2',
    'unpacked /node_modules/better-sqlite3/lib/linux-x64.js',
  ]);
});

test('a file that is missing and one that is too many are told apart', () => {
  const binary = 'unpacked /node_modules/better-sqlite3/prebuilds/linux-x64.node';
  const foreign = 'unpacked /node_modules/better-sqlite3/prebuilds/darwin-arm64.node';
  expect(compareFiles([binary], [foreign])).toEqual({ missing: [binary], tooMany: [foreign] });
  expect(compareFiles([binary], [binary])).toEqual({ missing: [], tooMany: [] });
});
