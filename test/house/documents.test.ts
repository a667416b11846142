import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8');

test.each(DOCUMENTS)('%s names only files that are there, and what is in them', (document) => {
  const text = textOf(document);
  const wrong: string[] = [];
  for (const [, path] of text.matchAll(/`((?:src|main|renderer|test|setup|bench)\/[\w./-]+\.\w+)`/g)) {
    if (!existsSync(join(ROOT, path))) wrong.push(path);
  }
  // "`agreementAt` in `src/clocks/governing-tier.ts`", also over the end of a line.
  for (const [, names, path] of text.matchAll(
    /((?:`\w+`(?:,| and)?\s+)+)in\s+`((?:src|main|renderer)\/[\w./-]+\.tsx?)`/g,
  )) {
    const code = existsSync(join(ROOT, path)) ? textOf(path) : '';
    for (const [, name] of names.matchAll(/`(\w+)`/g))
      if (!code.includes(name)) wrong.push(`${name} in ${path}`);
  }
  expect(wrong).toEqual([]);
});

test.each(DOCUMENTS)('%s links only to what is there', (document) => {
  const wrong: string[] = [];
  for (const [, target] of textOf(document).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const [path, anchor] = target.split('#');
    const file = path === '' ? document : normalize(join(dirname(document), path));
    if (!existsSync(join(ROOT, file))) wrong.push(target);
    else if (anchor !== undefined && !anchorsOf(textOf(file)).includes(anchor)) wrong.push(target);
  }
  expect(wrong).toEqual([]);
});

/** The anchors of a document's headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
