import type { Attention } from '../clocks/clock.ts';
import { WALLS, type Wall } from './board.ts';

/** Why a wall takes the picture. */
export type PreemptionReason = 'alarm' | 'alarm-apart' | 'emergency' | 'old-data' | 'late-clock';

/** Why a wall stays, or comes every second turn. */
export type HoldReason = PreemptionReason | 'window' | 'hand';

/** What holds Emergencies: how much it asks for, and whether an alarm is not acknowledged. */
export interface EmergencyHold {
  readonly level: Extract<Attention, 'late' | 'urgent'>;
  readonly alarm: boolean;
  /** No emergency is open: the alarm is that of a fault, of another station, or of what cannot be judged. */
  readonly apart: boolean;
}

/** Where the rotation stands. Times are milliseconds of one clock that never jumps. */
export interface RotationState {
  readonly wall: Wall;
  /** Since when this wall is shown. */
  readonly since: number;
  /** The wall that was shown before it. */
  readonly before: Wall | null;
  /** Until when the pressed key wins; null when none does. */
  readonly pressedUntil: number | null;
  /** Held by hand: the turning stands still until it is resumed. */
  readonly byHand: boolean;
}

/** What the boards say about the walls now. */
export interface RotationFacts {
  /** An unacknowledged alarm, or an emergency urgent or late; null where there is none. */
  readonly emergency: EmergencyHold | null;
  readonly old: Readonly<Record<Wall, boolean>>;
  /** A clock that is no emergency is late. */
  readonly lateClock: boolean;
  /** A service window is in progress. */
  readonly windowLive: boolean;
  /**
   * Which walls have something to say. Emergencies always has where some provider promises a first reaction, were
   * it that there are none.
   */
  readonly says: Readonly<Record<Wall, boolean>>;
  readonly seconds: Readonly<Record<Wall, number>>;
}

/** What the footer says of the rotation. */
export type RotationWord =
  | { readonly kind: 'next'; readonly inMs: number }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  /** A key beats what would hold another wall: why that one comes back, and how much it asks for. */
  | {
      readonly kind: 'back';
      readonly reason: PreemptionReason;
      readonly level: EmergencyHold['level'];
      readonly inMs: number;
    }
  /** There is no other wall to turn to. */
  | { readonly kind: 'alone' };

/** "A key press wins for 60 s." */
const KEY_WINS_MS = 60_000;

/** The rotation at its beginning. */
export function startRotation(now: number): RotationState {
  return { wall: 'emergencies', since: now, before: null, pressedUntil: null, byHand: false };
}

/** The rotation after the key of a wall was pressed. */
export function pressWall(state: RotationState, wall: Wall, now: number): RotationState {
  const shown = state.wall === wall ? state : { ...state, wall, since: now, before: state.wall };
  return { ...shown, pressedUntil: now + KEY_WINS_MS };
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

interface Preemption {
  readonly walls: readonly Wall[];
  readonly reason: PreemptionReason;
  readonly level: EmergencyHold['level'];
}

/** The walls that take the picture, strongest first, and why; null when none does. */
function preemption(facts: RotationFacts): Preemption | null {
  if (facts.emergency) {
    const { alarm, apart, level } = facts.emergency;
    const waiting = apart ? 'alarm-apart' : 'alarm';
    // Its clock may have been stopped by a reply that is not known: then the age of the data is what holds.
    const reason = facts.old.emergencies ? 'old-data' : alarm ? waiting : 'emergency';
    return { walls: ['emergencies'], reason, level };
  }
  const old = (['emergencies', 'clocks'] as const).filter((wall) => facts.old[wall]);
  if (old.length > 0) return { walls: old, reason: 'old-data', level: 'urgent' };
  return facts.lateClock ? { walls: ['clocks'], reason: 'late-clock', level: 'late' } : null;
}

/**
 * Walls that come every second turn, with the reason: "a window in progress holds Windows every second turn".
 * Reading: so does old data of the walls without clocks, which must not keep running clocks out of sight.
 */
function urged(facts: RotationFacts): ReadonlyMap<Wall, HoldReason> {
  const walls = new Map<Wall, HoldReason>();
  if (facts.windowLive || facts.old.windows) walls.set('windows', facts.old.windows ? 'old-data' : 'window');
  if (facts.old.agreements) walls.set('agreements', 'old-data');
  return walls;
}

/** The walls that are shown in turn now: "a wall with nothing to say is skipped". */
function turn(facts: RotationFacts): readonly Wall[] {
  const held = preemption(facts);
  if (held) return held.walls;
  const urging = urged(facts);
  const walls = WALLS.filter((wall) => facts.says[wall] || urging.has(wall));
  return walls.length > 0 ? walls : ['clocks'];
}

/** The wall after the one that is shown. */
function next(state: RotationState, walls: readonly Wall[], facts: RotationFacts): Wall {
  const after = (wall: Wall) => walls[(walls.indexOf(wall) + 1) % walls.length];
  const urging = preemption(facts) ? new Map() : urged(facts);
  const others = walls.filter((wall) => !urging.has(wall));
  if (urging.size === 0 || others.length === 0) return after(state.wall);
  const first = [...urging.keys()];
  if (!urging.has(state.wall)) return first[0];
  const another = first[first.indexOf(state.wall) + 1];
  if (another) return another;
  // On from where the turning was before the urging walls came in between.
  const left = state.before !== null && others.includes(state.before) ? state.before : null;
  return left === null ? others[0] : others[(others.indexOf(left) + 1) % others.length];
}

function turnedTo(state: RotationState, wall: Wall, facts: RotationFacts, now: number): RotationState {
  const urging = urged(facts);
  // Between two walls that urge, the one that was left before the first is remembered.
  const before = urging.has(state.wall) && urging.has(wall) ? state.before : state.wall;
  return { ...state, wall, since: now, before };
}

/**
 * The rotation at `now`: "Pre-emption, strongest first: an unacknowledged alarm or an emergency urgent or late
 * holds Emergencies; old data holds the wall it concerns; any other late clock holds Clocks; a window in progress
 * holds Windows every second turn. A key press wins for 60 s." A hold by hand stops the turning; it does not stand
 * against a pre-emption for longer than a key.
 */
export function rotate(state: RotationState, now: number, facts: RotationFacts): RotationState {
  if (state.pressedUntil !== null && now < state.pressedUntil) return state;
  const released = state.pressedUntil === null ? state : { ...state, pressedUntil: null };
  const walls = turn(facts);
  if (!walls.includes(released.wall)) {
    if (released.byHand && preemption(facts) === null) return released;
    return turnedTo(released, walls[0], facts, now);
  }
  if (released.byHand || walls.length === 1) return released;
  if (now - released.since < facts.seconds[released.wall] * 1000) return released;
  return turnedTo(released, next(released, walls, facts), facts, now);
}

/**
 * What the footer says: "The footer says why it is held"; why and when a wall comes back that a key keeps away;
 * else when the next wall comes.
 */
export function rotationWord(state: RotationState, now: number, facts: RotationFacts): RotationWord {
  const walls = turn(facts);
  const held = preemption(facts);
  const stays = state.since + facts.seconds[state.wall] * 1000;
  if (state.pressedUntil !== null && now < state.pressedUntil) {
    const inMs = state.pressedUntil - now;
    if (held && !walls.includes(state.wall)) {
      return { kind: 'back', reason: held.reason, level: held.level, inMs };
    }
    if (!state.byHand) {
      if (walls.length === 1 && walls[0] === state.wall) {
        return held ? { kind: 'held', reason: held.reason } : { kind: 'alone' };
      }
      // The key keeps the wall; where its own turn lasts longer, that does.
      const until = walls.includes(state.wall) ? Math.max(state.pressedUntil, stays) : state.pressedUntil;
      return { kind: 'next', inMs: until - now };
    }
  }
  if (state.byHand) return { kind: 'held', reason: 'hand' };
  const urging = held ? undefined : urged(facts).get(state.wall);
  if (urging && walls.length > 1) return { kind: 'held', reason: urging };
  if (walls.length > 1) {
    return { kind: 'next', inMs: Math.max(0, stays - now) };
  }
  return held ? { kind: 'held', reason: held.reason } : { kind: 'alone' };
}
