import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  person,
  queue,
  readAnswer,
  server,
  transaction,
} from '../../../../../main/sync/sources/rt/rt-answers.ts';
import { readItems } from '../../../../../main/sync/sources/rt/rt-items.ts';
import { type FakeRt, startFakeRt } from './fake-rt.ts';
import { instant } from './instants.ts';
import { rtConfig, syncedRt } from './synced.ts';

/** An answer that a real RT 5.0.3 gave. */
const real = (name: string): { status: number; response_headers: Record<string, string>; body: unknown } =>
  JSON.parse(readFileSync(new URL(`../../../../cases/rt/${name}.json`, import.meta.url), 'utf8'));

test('the answers of a real RT are read', () => {
  expect(readAnswer(server, real('01-rt-info').body, '').Version).toBe('5.0.3+dfsg-3~deb12u6');
  const { Name, TicketCustomFields } = readAnswer(queue, real('03-queue-NOC').body, '');
  expect(Name).toBe('NOC');
  expect(TicketCustomFields.slice(0, 2).map(({ id, name }) => [id, name])).toEqual([
    ['2', 'Provider'],
    ['3', 'Emergency'],
  ]);
  expect(Number(readAnswer(person, real('a4-user-by-id').body, '').Privileged)).toBe(1);
  const transactions = readItems('transaction', transaction, real('42-txns-sql-ticketqueue').body, '').read;
  expect(transactions.map((one) => `${one.id} ${one.ObjectId} ${one.Type} ${one.Creator?.id}`)).toEqual([
    '52 1 Status RT_System',
    '53 1 Comment duty',
    '54 1 Correspond duty',
  ]);
  const merged = readItems('transaction', transaction, real('97-txns-after-merge').body, '').read;
  expect(merged.at(-1)).toMatchObject({ ObjectId: '3', NewValue: 'fsck.com-rt://noc.test/ticket/3' });
});

/** An RT that answers every question with a real answer. */
async function replaying(name: string): Promise<FakeRt> {
  const rt = await startFakeRt();
  const { status, response_headers, body } = real(name);
  const { Location } = response_headers;
  rt.instead(/./, (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...(Location && { Location }) });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return rt;
}

test.each([
  ['61-err-bad-token', 'RT does not accept the token (401)'],
  ['62-err-mozilla-ua', 'RT redirects to /, which is not followed'],
  ['63-err-unknown-ticket', "queue 'NOC' is not known to RT"],
  ['69-err-bad-json', 'RT answered 500'],
  ['77-err-forbidden-ticket', "queue 'NOC' does not exist, or is not shown to the sync user"],
])('the fault %s of a real RT is explained', async (name, sentence) => {
  const rt = await replaying(name);
  await expect(syncedRt(rtConfig(rt.url), { now: instant('20:00') }).poll()).rejects.toThrow(sentence);
});
