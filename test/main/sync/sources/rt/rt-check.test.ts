import { expect, test } from 'vitest';
import { SourceError } from '../../../../../main/sync/source.ts';
import { rtSource } from '../../../../../main/sync/sources/rt/rt-source.ts';
import { type FakeRt, startFakeRt } from './fake-rt.ts';
import { rtConfig, theToken } from './synced.ts';

const check = (rt: FakeRt, changes = {}, now: () => number = Date.now) =>
  rtSource(rtConfig(rt.url, changes), () => theToken).check(AbortSignal.timeout(5000), now);

test('it says what it found', async () => {
  const rt = await startFakeRt();
  expect(await check(rt)).toEqual([
    'Request Tracker 5.0.3+dfsg-3~deb12u6 answers',
    'queues found: NOC',
    '0 tickets visible to the sync user',
  ]);
});

test('a misspelt field of the mapping is named, with those there are', async () => {
  const rt = await startFakeRt();
  const mapping = { provider: 'aura', service: 'Servce', fields: { Emergncy: { yes: 'emergency-flagged' } } };
  await expect(check(rt, { mapping })).rejects.toThrow(
    "mapping: RT has no field 'Servce', 'Emergncy' in these queues; it has Provider, Emergency, ServiceImpact, EscalationLevel, ServiceKind. Correct the mapping, or give the sync user SeeCustomField",
  );
});

test('RT’s own priority is no field that could be missing, and case does not matter', async () => {
  const rt = await startFakeRt();
  const mapping = {
    provider: 'aura',
    priority: 'Priority',
    fields: { emergency: { yes: 'emergency-flagged' } },
  };
  expect(await check(rt, { mapping })).toHaveLength(3);
});

test('a queue that is not there is named', async () => {
  const rt = await startFakeRt();
  await expect(check(rt, { queues: ['NOC', 'N/OC'] })).rejects.toThrow(
    "queue 'N/OC' does not exist, or is not shown to the sync user; correct queues",
  );
});

test.each(['null', '[]', '{"version":5}'])('another server than RT is noticed: %s', async (body) => {
  const rt = await startFakeRt();
  rt.instead(/^\/rt/, (response) => response.end(body));
  await expect(check(rt)).rejects.toThrow(SourceError);
  await expect(check(rt)).rejects.toThrow('is this RT 5?');
});

test('a clock that is off is said, and one that is too far off is a fault with what to do', async () => {
  const rt = await startFakeRt();
  const behind = () => Date.now() - 60_000;
  expect((await check(rt, {}, behind)).at(-1)).toMatch(/^its clock is (59|60|61) s ahead of this machine's$/);
  const farAhead = () => Date.now() + 3 * 3_600_000;
  await expect(check(rt, {}, farAhead)).rejects.toThrow(
    /^RT's clock is 1080\d s behind this machine's, so its tickets' instants would be wrong; set the wrong one/,
  );
});
