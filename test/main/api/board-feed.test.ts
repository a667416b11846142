import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardFeed } from '../../../main/api/board-feed.ts';
import { type BoardEntity, entityKey } from '../../../src/boards/board.ts';

const duty = (id: string, name: string): BoardEntity => ({
  kind: 'duty',
  id,
  shifts: [{ level: 1, person: name, name, start: 0, end: 1 }],
});
const read = (json: string) =>
  JSON.parse(`{${json}}`) as { full: boolean; changed: BoardEntity[]; removed: string[] };
const never = new AbortController().signal;

/** What a page knows: a board that follows answers. */
function page() {
  const known = new Map<string, BoardEntity>();
  let after = -1;
  return {
    known,
    take(feed: ReturnType<typeof boardFeed>) {
      const { revision, json } = feed.since('e', after);
      const { full, changed, removed } = read(json);
      if (full) known.clear();
      for (const entity of changed) known.set(entityKey(entity), entity);
      for (const key of removed) known.delete(key);
      after = revision;
    },
  };
}

test('a page that polls now and then knows what the station knows', () => {
  const step = fc.oneof(
    fc.record({ put: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('Jonas', 'Amira') }),
    fc.record({ drop: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.constant('poll' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const feed = boardFeed('e');
      const truth = new Map<string, BoardEntity>();
      const screen = page();
      for (const one of steps) {
        if (one === 'poll') screen.take(feed);
        else if ('put' in one) {
          const entity = duty(one.put, one.name);
          truth.set(entityKey(entity), entity);
          feed.update([entity]);
        } else {
          truth.delete(`duty:${one.drop}`);
          feed.update([], [`duty:${one.drop}`]);
        }
      }
      screen.take(feed);
      expect(new Map([...screen.known].sort())).toEqual(new Map([...truth].sort()));
    }),
  );
});

test('what reads as before does not move the revision', () => {
  const feed = boardFeed('e');
  feed.update([duty('a', 'Jonas')]);
  const revision = feed.revision();
  feed.update([duty('a', 'Jonas')], ['duty:unknown']);
  expect(feed.revision()).toBe(revision);
});

test('the bytes of an answer are made once per revision and span', () => {
  const feed = boardFeed('e');
  feed.update([duty('a', 'Jonas')]);
  const { json } = feed.since('e', 1);
  expect(feed.since('e', 1).json).toBe(json);
  expect(Object.is(feed.since('x', 1).json, feed.since('y', 7).json)).toBe(true);
});

test('another epoch, the future and nonsense give the whole board', () => {
  const feed = boardFeed('e');
  feed.update([duty('a', 'Jonas')]);
  for (const [epoch, after] of [
    ['other', 2],
    ['e', 99],
    ['e', -1],
    ['e', Number.NaN],
  ] as const) {
    expect(read(feed.since(epoch, after).json)).toMatchObject({ full: true, changed: [{ id: 'a' }] });
  }
});

test('removals beyond what is remembered give the whole board', () => {
  const feed = boardFeed('e');
  feed.update([duty('a', 'Jonas')]);
  const before = feed.revision();
  for (let i = 0; i < 10_050; i++) {
    feed.update([duty('x', String(i))]);
    feed.update([], ['duty:x']);
    feed.update([duty(`y${i}`, 'n')]);
    feed.update([], [`duty:y${i}`]);
  }
  expect(read(feed.since('e', before).json).full).toBe(true);
});

test('waiting ends with a change, with the time, and with the asker', async () => {
  const feed = boardFeed('e');
  const woken = feed.beyond(feed.revision(), 10_000, never);
  feed.update([duty('a', 'Jonas')]);
  await woken;
  await feed.beyond(feed.revision(), 5, never);
  const gone = new AbortController();
  const left = feed.beyond(feed.revision(), 10_000, gone.signal);
  gone.abort();
  await left;
  await feed.beyond(0, 10_000, never);
});
