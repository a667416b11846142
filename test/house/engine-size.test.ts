// The engine reads in one sitting.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const ROOMS = ['calendars', 'agreements', 'tickets', 'clocks', 'planned-work'];

interface EngineFile {
  readonly name: string;
  readonly text: string;
}

const files: EngineFile[] = ROOMS.flatMap((room) =>
  readdirSync(join(root, 'src', room)).map((file) => {
    const name = join('src', room, file);
    return { name, text: readFileSync(join(root, name), 'utf8') };
  }),
);

const linesIn = (text: string) => text.trimEnd().split('\n').length;

/** Every function of a file, also methods and arrows, with its lines from the first word to the closing brace. */
function functionsIn({ name, text }: EngineFile): { at: string; lines: number }[] {
  const found: { at: string; lines: number }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, start, end } = node as { type?: unknown; start?: unknown; end?: unknown };
    const isFunction = typeof type === 'string' && /^(Function|ArrowFunction)/.test(type);
    if (isFunction && typeof start === 'number' && typeof end === 'number') {
      found.push({
        at: `${name}:${linesIn(text.slice(0, start + 1))}`,
        lines: linesIn(text.slice(start, end)),
      });
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(text, { lang: 'ts' }, basename(name)));
  return found;
}

test('the rooms of the engine have fewer than 2,500 lines together', () => {
  expect(files.length).toBeGreaterThan(25);
  expect(files.reduce((sum, { text }) => sum + linesIn(text), 0)).toBeLessThan(2_500);
});

test('no file of the engine has more than 200 lines', () => {
  expect(files.filter(({ text }) => linesIn(text) > 200).map(({ name }) => name)).toEqual([]);
});

test('no function of the engine has more than 40 lines', () => {
  const functions = files.flatMap(functionsIn);
  expect(functions.length).toBeGreaterThan(150);
  expect(functions.filter(({ lines }) => lines > 40)).toEqual([]);
});

test('the test sees functions of every kind', () => {
  const text =
    'function a() {\n}\nconst b = () => {\n\n};\nclass C { d() {\n} }\nconst e = { f: function () {\n\n\n} };\n';
  expect(functionsIn({ name: 'g.ts', text })).toEqual([
    { at: 'g.ts:1', lines: 2 },
    { at: 'g.ts:3', lines: 3 },
    { at: 'g.ts:6', lines: 2 },
    { at: 'g.ts:8', lines: 4 },
  ]);
});
