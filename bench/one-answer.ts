import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';

/** The least that a start can be: opens the same database and answers one request from it. */
const db = new Database(process.argv[2], { readonly: true });
const app = new Hono().get('/api/board', (context) =>
  context.json(db.prepare('SELECT count(*) AS tickets FROM tickets WHERE on_board = 1').get() as object),
);
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`serves http://127.0.0.1:${port}\n`);
});
