import type { BoardAnswer } from '../../src/boards/board.ts';
import { askBoard } from './door.ts';
import { knownBoard, receive, stationNow } from './store.ts';

/** Seconds for which the station may keep a poll that has nothing new. */
const WAIT = 2;
/** "The page gives a poll up after 4 s, so a stopped station is visible at once." */
const GIVE_UP = 4000;
/** Two polls are never closer than this, however soon the answers come. */
const APART = 100;
/** While polls fail the next ones come later and later, up to this. */
const MOST_APART = 1000;

/** What the tabs of one browser tell each other. */
type Message =
  | { readonly kind: 'answer'; readonly after: number; readonly answer: BoardAnswer; readonly sentAt: number }
  | { readonly kind: 'join' };

/**
 * Keeps the board up to date with "one poll per browser, however many tabs": the tab that holds the lock polls
 * and tells the others. Where locks or channels are missing, and while the polling tab is not heard, each tab
 * polls for itself.
 */
export function startPolling(): void {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('wallclock-board') : null;
  const tell = (message: Message) => channel?.postMessage(message);
  if (!channel || !navigator.locks) {
    void pollForEver(tell, () => true);
    return;
  }
  let heardAt = performance.now();
  let leads = false;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'join') {
      if (leads) tellAll(tell);
      return;
    }
    // A tab that was frozen finds old messages when it wakes; what follows on them will tell that it missed some.
    if (sharedTime() - data.sentAt > GIVE_UP) return;
    heardAt = performance.now();
    if (!receive(data.answer, data.after)) tell({ kind: 'join' });
  };
  tell({ kind: 'join' });
  void navigator.locks.request('wallclock-poll', () => {
    leads = true;
    return pollForEver(tell, () => true);
  });
  // A tab that leads may be frozen by its browser: then this one asks for itself until it is heard again.
  void pollForEver(
    () => {},
    () => !leads && performance.now() - heardAt > GIVE_UP,
  );
}

/** Tells the other tabs the whole board. */
function tellAll(tell: (message: Message) => void): void {
  const board = knownBoard();
  const now = stationNow();
  if (!board || now === null) return;
  const { epoch, revision, sources, entities } = board;
  const changed = [...entities.values()];
  tell({
    kind: 'answer',
    sentAt: sharedTime(),
    after: 0,
    answer: { epoch, revision, stationNow: now, sources, full: true, changed, removed: [] },
  });
}

async function pollForEver(tell: (message: Message) => void, wanted: () => boolean): Promise<never> {
  let failures = 0;
  for (;;) {
    if (!wanted()) {
      await pause(MOST_APART);
      continue;
    }
    try {
      tell(await pollOnce());
      failures = 0;
    } catch {
      // What failed shows on the screen as the station's silence; here it only slows the next try down.
      failures++;
    }
    await pause(failures === 0 ? APART : Math.min(MOST_APART, 250 * failures));
  }
}

/** The last answer did not follow on what is known: the next poll asks for the full board. */
let lost = false;

async function pollOnce(): Promise<Message> {
  const known = lost ? null : knownBoard();
  const after = known?.revision ?? 0;
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), GIVE_UP);
  try {
    const answer = await askBoard({ epoch: known?.epoch ?? '', after, wait: WAIT }, given.signal);
    lost = !receive(answer, after);
    if (lost) throw new Error('the answer does not follow on what is known');
    return { kind: 'answer', after, answer, sentAt: sharedTime() };
  } finally {
    clearTimeout(timer);
  }
}

/** Steady time that the tabs of one browser share, in milliseconds. */
function sharedTime(): number {
  return performance.timeOrigin + performance.now();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
