import type { Wall } from '../../src/boards/board.ts';
import type { WallsView } from '../feed/view.ts';
import { hourOf } from '../i18n/moment.ts';

/** One step of the orbit, in milliseconds: "a step every 3 min". */
const STEP = 180_000;
/** The orbit of ±8 px against burn-in, in rem of a 1080p picture. It begins where the picture belongs. */
const ORBIT = [
  [0, 0],
  [0.5, 0],
  [0.5, 0.5],
  [0, 0.5],
  [-0.5, 0.5],
  [-0.5, 0],
  [-0.5, -0.5],
  [0, -0.5],
  [0.5, -0.5],
] as const;

/** By how much the picture is moved, as a CSS translation. `steady` is milliseconds since the page was opened. */
export function orbit(steady: number): string {
  const [x, y] = ORBIT[Math.floor(steady / STEP) % ORBIT.length];
  return `${x}rem ${y}rem`;
}

/** "walls without urgency drop to 70 % brightness from 22 to 06". */
export function isNightDimmed(view: WallsView, wall: Wall): boolean {
  const { counts } = view.panel;
  const urgency =
    counts.late > 0 ||
    counts.urgent > 0 ||
    view.facts.emergency !== null ||
    view[wall].urgent ||
    (wall === 'windows' && view.windows.live) ||
    view[wall].trust.kind !== 'fresh' ||
    view.trust.station.kind === 'silent';
  if (urgency) return false;
  const hour = hourOf(view.board.now, view[wall].zone ?? view.zone);
  return hour >= 22 || hour < 6;
}
