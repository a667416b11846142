import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { Hono } from 'hono';
import { deskAt } from '../../src/boards/desks.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
  /** Built files carry their content's hash in the name, so they never change. */
  readonly lasting: boolean;
}

/**
 * Serves the built pages. All are read once, when they are first asked for: the folder is small, and nothing
 * outside it can ever be named. Says in a sentence when the pages were not built.
 */
export function pages(folder: string): Hono {
  let files: Map<string, PageFile> | null = null;
  const app = new Hono();
  app.get('*', (context) => {
    files ??= readPages(folder);
    const { path } = context.req;
    const file = files.get(isScreen(path) ? '/index.html' : path);
    if (!file) {
      const reason =
        files.size === 0 ? 'The pages were not built: run npm run build.' : 'There is no such page.';
      return context.text(reason, files.size === 0 ? 503 : 404);
    }
    const headers = {
      'Content-Type': file.type,
      ETag: file.tag,
      'Cache-Control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (context.req.header('if-none-match') === file.tag) return context.body(null, 304, headers);
    return context.body(file.bytes, 200, headers);
  });
  return app;
}

/** Whether the walls or a desk are at a path: one page shows all, and each can be linked to and reloaded. */
function isScreen(path: string): boolean {
  return path === '/' || deskAt(path) !== null;
}

function readPages(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return files;
  }
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const path = `/${relative('.', name).split(sep).join('/')}`;
    files.set(path, { bytes, type, tag, lasting: path.startsWith('/assets/') });
  }
  return files;
}
