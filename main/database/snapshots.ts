import type { Db } from './database-file.ts';
import { openForReading } from './database-file.ts';
import { type Rules, type Store, storeIn } from './store.ts';

/** So long after its last question a snapshot is given back, in milliseconds: while it is held, the log of writes grows. */
const IDLE_MS = 300_000;
/** Pages kept in memory by each, in KiB: what it reads it reads once. */
const CACHE_KIB = 8_192;

/** States of the database that are read over several questions, whatever is written meanwhile. */
export interface Snapshots {
  /** Takes the state of now, on a connection of its own; answers its number. */
  take(): number;
  /** The state that was taken under a number. Throws a sentence when it was given back. */
  of(snapshot: number): Store;
  /** Gives one back; one that was is none. */
  giveBack(snapshot: number): void;
  giveAllBack(): void;
}

/** Snapshots of the database of a file. Who takes one gives it back; one that is forgotten ends by itself. */
export function snapshotsOf(db: Db, rules: Rules): Snapshots {
  const taken = new Map<number, { readonly store: Store; readonly idle: NodeJS.Timeout }>();
  let next = 1;
  const giveBack = (snapshot: number) => {
    const held = taken.get(snapshot);
    if (!held) return;
    taken.delete(snapshot);
    clearTimeout(held.idle);
    held.store.db.close();
  };
  return {
    take() {
      const own = openForReading(db.name);
      own.pragma(`cache_size = -${CACHE_KIB}`);
      own.exec('BEGIN');
      // A transaction sees the state of its first question.
      own.prepare('SELECT 1 FROM sqlite_schema').get();
      const snapshot = next++;
      const idle = setTimeout(() => giveBack(snapshot), IDLE_MS).unref();
      taken.set(snapshot, { store: storeIn(own, rules), idle });
      return snapshot;
    },
    of(snapshot) {
      const held = taken.get(snapshot);
      if (!held) throw new Error('nobody read on for five minutes: begin again');
      held.idle.refresh();
      return held.store;
    },
    giveBack,
    giveAllBack() {
      for (const snapshot of taken.keys()) giveBack(snapshot);
    },
  };
}
