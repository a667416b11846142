import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Import {
  readonly from: string;
  /** A path in the house for relative imports, else the package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

function importsIn(room: string): Import[] {
  const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((name) => {
    const from = join(room, name);
    const text = readFileSync(join(root, from), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    return [...text.matchAll(IMPORT)].map((match) => {
      const to = match[2] ?? match[3] ?? match[4];
      const path = to.startsWith('.') ? relative(root, join(root, dirname(from), to)) : to;
      return { from, to: path, typeOnly: match[1] !== undefined };
    });
  });
}

const roomOf = (path: string) => path.split('/')[0];

/** What src/ may use besides itself: civil time, and nothing of Node or the page. */
const PURE_PACKAGES = ['temporal-polyfill'];

test('the test sees imports', () => {
  expect(importsIn('src').length).toBeGreaterThan(40);
  expect(importsIn('main').length).toBeGreaterThan(80);
  expect(importsIn('renderer').length).toBeGreaterThan(20);
});

test('src imports src, and civil time', () => {
  const forbidden = importsIn('src').filter(({ to }) => roomOf(to) !== 'src' && !PURE_PACKAGES.includes(to));
  expect(forbidden).toEqual([]);
});

test('main imports main, src and packages, never the pages or tests', () => {
  const rooms = ['renderer', 'test', 'bench', 'setup', '..'];
  expect(importsIn('main').filter(({ to }) => rooms.includes(roomOf(to)))).toEqual([]);
});

test('the pages import src and themselves, and of main only the type of the api', () => {
  const imports = importsIn('renderer');
  const rooms = ['test', 'bench', 'setup', '..'];
  const forbidden = imports.filter(
    ({ to, typeOnly }) =>
      rooms.includes(roomOf(to)) ||
      to.startsWith('node:') ||
      (roomOf(to) === 'main' && !(typeOnly && to === 'main/api/app.ts')),
  );
  expect(forbidden).toEqual([]);
});

test('nothing below the station reads the time', () => {
  const allowed = ['main/station.ts', 'main/cli/', 'main/desktop/main.ts'];
  const readers = ['src', 'main'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name))
      .filter((name) => !allowed.some((place) => name.startsWith(place)))
      .filter((name) =>
        /Date\.now\b|new Date\(\)|Temporal\.Now|performance\.now/.test(
          readFileSync(join(root, name), 'utf8'),
        ),
      ),
  );
  expect(readers).toEqual([]);
});
