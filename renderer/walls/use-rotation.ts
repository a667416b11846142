import { useState } from 'react';
import type { Wall } from '../../src/boards/board.ts';
import {
  pressHold,
  pressWall,
  type RotationFacts,
  type RotationWord,
  rotate,
  rotationWord,
  startRotation,
} from '../../src/boards/rotation.ts';

interface Rotation {
  readonly wall: Wall;
  readonly word: RotationWord;
  readonly press: (wall: Wall) => void;
  readonly hold: () => void;
}

/** Which wall is shown now, and what its keys do. `steady` is the page's own time in milliseconds. */
export function useRotation(steady: number, facts: RotationFacts): Rotation {
  const [state, setState] = useState(() => startRotation(steady));
  const turned = rotate(state, steady, facts);
  // Known while it is drawn, so the wall that is left is never drawn again.
  if (turned !== state) setState(turned);
  return {
    wall: turned.wall,
    word: rotationWord(turned, steady, facts),
    press: (wall) => setState((before) => pressWall(before, wall, performance.now())),
    hold: () => setState((before) => pressHold(before, performance.now())),
  };
}
