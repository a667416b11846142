import type { BoardChannel } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { BoardFeed } from '../api/board-feed.ts';

/** What the health of the telling is kept with. */
export interface TellingHealthParts {
  readonly feed: Pick<BoardFeed, 'update'>;
  readonly now: () => Instant;
  /** Milliseconds that no setting of the clock moves. */
  readonly steady: () => number;
  readonly say: (sentence: string) => void;
}

/** Whether people can be told of alarms at all, whatever the channels do. The emergencies wall has a line where they cannot. */
export interface TellingHealth {
  /** All alarms that were due have been looked at, but for those that could not be, each in a sentence. */
  looked(failed: readonly string[]): void;
  /** None can be looked at, or be resumed. */
  failed(why: string): void;
  /** Throws when alarms have not been looked at for half a minute: the station is not well, and has to seem so. */
  mustLook(): void;
}

/** What could not be looked at is tried again within a minute; then it is known whether it still cannot. */
const KNOWN_AGAIN_MS = 70_000;
const STILL_MS = 30_000;
const ENTITY: Omit<BoardChannel, 'failing'> = {
  kind: 'channel',
  id: 'station/telling',
  own: 'telling',
  title: 'Looking at alarms',
  provenAt: null,
};

/** Keeps that health from now on; nothing is wrong at first. Lengths are of the steady clock, instants the station's. */
export function tellingHealth({ feed, now, steady, say }: TellingHealthParts): TellingHealth {
  let lookedAt = steady();
  let shownUntil = 0;
  let failing: BoardChannel['failing'] = null;
  const show = (why: string) => {
    if (failing?.why !== why) say(why);
    failing = { since: failing?.since ?? now(), why };
    feed.update([{ ...ENTITY, failing }]);
  };
  return {
    looked(failed) {
      lookedAt = steady();
      const [first] = failed;
      if (first !== undefined) {
        shownUntil = lookedAt + KNOWN_AGAIN_MS;
        for (const sentence of failed.slice(1)) say(sentence);
        show(first);
      } else if (failing && lookedAt >= shownUntil) {
        failing = null;
        feed.update([], [`channel:${ENTITY.id}`]);
      }
    },
    failed: show,
    mustLook() {
      if (steady() - lookedAt < STILL_MS) return;
      throw new Error(
        `alarms have not been looked at for half a minute${failing ? `: ${failing.why}` : ''}; restart the station`,
      );
    },
  };
}
