import { WALLS, type Wall } from './data-age.ts';

/** Why a wall stays. */
export type HoldReason = 'emergency' | 'old-data' | 'late-clock' | 'hand';

/** Where the rotation stands. Times are milliseconds of one clock that never jumps. */
export interface RotationState {
  readonly wall: Wall;
  /** Since when this wall is shown. */
  readonly since: number;
  /** Until when the pressed key wins; null when none does. */
  readonly pressedUntil: number | null;
  /** Held by hand: the turning stands still until it is resumed. */
  readonly byHand: boolean;
}

/** What the boards say about the walls now. */
export interface RotationFacts {
  /** An unacknowledged alarm, or an emergency urgent or late. */
  readonly emergency: boolean;
  readonly old: Readonly<Record<Wall, boolean>>;
  /** A clock that is no emergency is late. */
  readonly lateClock: boolean;
  /**
   * Whether some provider promises a first reaction: the emergencies wall then always has something to say, were
   * it that there are none.
   */
  readonly emergenciesApply: boolean;
  /** Whether the clocks wall has anything to say. */
  readonly clocksSay: boolean;
  readonly seconds: Readonly<Record<Wall, number>>;
}

/** What the footer says of the rotation. */
export type RotationWord =
  | { readonly kind: 'next'; readonly inMs: number }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  /** There is no other wall to turn to. */
  | { readonly kind: 'alone' };

/** "A key press wins for 60 s." */
const KEY_WINS_MS = 60_000;

/** The rotation at its beginning. */
export function startRotation(now: number): RotationState {
  return { wall: 'emergencies', since: now, pressedUntil: null, byHand: false };
}

/** The rotation after the key of a wall was pressed. */
export function pressWall(state: RotationState, wall: Wall, now: number): RotationState {
  return { ...state, wall, since: state.wall === wall ? state.since : now, pressedUntil: now + KEY_WINS_MS };
}

/** The rotation after Space: holds the wall that is shown, or resumes. */
export function pressHold(state: RotationState, now: number): RotationState {
  const byHand = !state.byHand;
  return {
    ...state,
    byHand,
    since: byHand ? state.since : now,
    pressedUntil: byHand ? now + KEY_WINS_MS : null,
  };
}

/** The walls that take the picture, strongest first, and why; null when none does. */
function preemption(facts: RotationFacts): { walls: readonly Wall[]; reason: HoldReason } | null {
  if (facts.emergency) {
    // Its clock may have been stopped by a reply that is not known: then the age of the data is what holds.
    return { walls: ['emergencies'], reason: facts.old.emergencies ? 'old-data' : 'emergency' };
  }
  const old = WALLS.filter((wall) => facts.old[wall]);
  if (old.length > 0) return { walls: old, reason: 'old-data' };
  return facts.lateClock ? { walls: ['clocks'], reason: 'late-clock' } : null;
}

/** The walls that are shown in turn now: emergencies is never skipped where it applies, held walls are alone. */
function turn(facts: RotationFacts): readonly Wall[] {
  const held = preemption(facts);
  if (held) return held.walls;
  if (!facts.emergenciesApply) return ['clocks'];
  return WALLS.filter((wall) => wall === 'emergencies' || facts.clocksSay);
}

/**
 * The rotation at `now`: "Pre-emption, strongest first: an unacknowledged alarm or an emergency urgent or late
 * holds Emergencies; old data holds the wall it concerns; any other late clock holds Clocks. A key press wins
 * for 60 s." A hold by hand stops the turning; it does not stand against a pre-emption for longer than a key.
 */
export function rotate(state: RotationState, now: number, facts: RotationFacts): RotationState {
  if (state.pressedUntil !== null && now < state.pressedUntil) return state;
  const released = state.pressedUntil === null ? state : { ...state, pressedUntil: null };
  const walls = turn(facts);
  if (!walls.includes(released.wall)) {
    if (released.byHand && preemption(facts) === null) return released;
    return { ...released, wall: walls[0], since: now };
  }
  if (released.byHand || walls.length === 1) return released;
  if (now - released.since < facts.seconds[released.wall] * 1000) return released;
  return { ...released, wall: walls[(walls.indexOf(released.wall) + 1) % walls.length], since: now };
}

/** What the footer says: "The footer says why it is held", else when the next wall comes. */
export function rotationWord(state: RotationState, now: number, facts: RotationFacts): RotationWord {
  const walls = turn(facts);
  const held = preemption(facts);
  if (state.pressedUntil !== null && now < state.pressedUntil && !state.byHand) {
    if (walls.length === 1 && walls[0] === state.wall) {
      return held ? { kind: 'held', reason: held.reason } : { kind: 'alone' };
    }
    return { kind: 'next', inMs: state.pressedUntil - now };
  }
  if (state.byHand) return { kind: 'held', reason: 'hand' };
  if (walls.length > 1) {
    return { kind: 'next', inMs: Math.max(0, state.since + facts.seconds[state.wall] * 1000 - now) };
  }
  return held ? { kind: 'held', reason: held.reason } : { kind: 'alone' };
}
