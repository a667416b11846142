import { type BoardEntity, entityKey } from '../../src/boards/board.ts';

/** So many removals are remembered; a page that missed more gets the whole board. */
const REMEMBERED = 10_000;

/** What changed on the board after a revision, as made once for all screens that ask. */
export interface BoardChange {
  readonly revision: number;
  /** `"full":…,"changed":[…],"removed":[…]`, ready to be put into an answer. */
  readonly json: string;
}

/** The board in memory, with what changed when. */
export interface BoardFeed {
  readonly epoch: string;
  revision(): number;
  /** Takes in entities as they are now; those that read as before do not move the revision. */
  update(changed: readonly BoardEntity[], removed?: readonly string[]): void;
  /** Takes in all entities of a kind as they are now; those of that kind that are not among them leave. */
  replaceAll(kind: BoardEntity['kind'], entities: readonly BoardEntity[]): void;
  /** Has those of a kind leave that fulfil a condition. */
  removeWhere<K extends BoardEntity['kind']>(
    kind: K,
    isGone: (entity: Extract<BoardEntity, { kind: K }>) => boolean,
  ): void;
  /** What changed after a revision of this epoch; the whole board for another epoch or one too old. */
  since(epoch: string, after: number): BoardChange;
  /** Ends when the revision is beyond `after`, or after so many milliseconds, or when the signal aborts. */
  beyond(after: number, milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** A board that begins empty. `epoch` must be another one at every start, since revisions begin anew. */
export function boardFeed(epoch: string): BoardFeed {
  const entities = new Map<string, { revision: number; json: string }>();
  const removals = new Map<string, number>();
  const made = new Map<number, string>();
  const waiting = new Set<() => void>();
  let revision = 1;
  let oldest = 1;

  const forget = () => {
    while (removals.size > REMEMBERED) {
      const [key, at] = removals.entries().next().value!;
      removals.delete(key);
      oldest = at;
    }
  };

  const make = (after: number, full: boolean): string => {
    const changed: string[] = [];
    for (const entity of entities.values()) if (full || entity.revision > after) changed.push(entity.json);
    const removed = full ? [] : [...removals].filter(([, at]) => at > after).map(([key]) => key);
    return `"full":${full},"changed":[${changed.join()}],"removed":${JSON.stringify(removed)}`;
  };

  const feed: BoardFeed = {
    epoch,
    revision: () => revision,
    replaceAll(kind, all) {
      const now = new Set(all.map(entityKey));
      const gone = [...entities.keys()].filter((key) => key.startsWith(`${kind}:`) && !now.has(key));
      feed.update(all, gone);
    },
    removeWhere(kind, isGone) {
      const ofKind = [...entities].filter(([key]) => key.startsWith(`${kind}:`));
      const gone = ofKind.filter(([, { json }]) => isGone(JSON.parse(json)));
      feed.update(
        [],
        gone.map(([key]) => key),
      );
    },
    update(changed, removed = []) {
      const next = revision + 1;
      let moved = false;
      for (const entity of changed) {
        const key = entityKey(entity);
        const json = JSON.stringify(entity);
        if (entities.get(key)?.json === json) continue;
        entities.set(key, { revision: next, json });
        removals.delete(key);
        moved = true;
      }
      for (const key of removed) {
        if (!entities.delete(key)) continue;
        removals.delete(key);
        removals.set(key, next);
        moved = true;
      }
      if (!moved) return;
      revision = next;
      forget();
      made.clear();
      for (const wake of [...waiting]) wake();
    },
    since(ofEpoch, after) {
      const full = ofEpoch !== epoch || !(after >= oldest && after <= revision);
      const from = full ? -1 : after;
      let json = made.get(from);
      if (json === undefined) {
        json = make(from, full);
        made.set(from, json);
      }
      return { revision, json };
    },
    beyond(after, milliseconds, signal) {
      if (revision > after || milliseconds <= 0 || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      });
    },
  };
  return feed;
}
