import { useEffect, useRef, useState } from 'react';
import { WALLS, type Wall } from '../../src/boards/board.ts';
import { pathOf } from '../../src/boards/desks.ts';

interface Keys {
  readonly wall: (wall: Wall) => void;
  readonly hold: () => void;
  readonly acknowledge: () => void;
  readonly mute: () => void;
  readonly test: () => void;
  readonly help: () => void;
  readonly sources: () => void;
  readonly escape: () => void;
}

/** The keys of the walls. Keys with Control, Alt or Meta belong to the browser. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      // A key that is held down is pressed once: two alarms are two presses.
      const isHeld = event.repeat && /^[amt]$/i.test(event.key);
      if (isHeld || press(event.key, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Does what a key stands for; false for a key that stands for nothing. */
function press(key: string, keys: Keys): boolean {
  const wall = WALLS[Number(key) - 1];
  if (wall) keys.wall(wall);
  else if (key === ' ') keys.hold();
  else if (key === 'a' || key === 'A') keys.acknowledge();
  else if (key === 'm' || key === 'M') keys.mute();
  else if (key === 't' || key === 'T') keys.test();
  else if (key === 'h' || key === 'H' || key === '?') keys.help();
  else if (key === 's' || key === 'S') keys.sources();
  else if (key === 'f' || key === 'F') turnFullScreen();
  else if (key === 'v' || key === 'V') location.assign(pathOf('agreements'));
  else if (key === 'r' || key === 'R') location.assign(pathOf('review'));
  else if (key === 'Escape') keys.escape();
  else return false;
  return true;
}

function turnFullScreen(): void {
  const turned = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // A browser may refuse; then the screen stays as it is.
  turned.catch(() => {});
}

/** What may lie over a wall for a while. */
export type Panel = 'help' | 'sources';

/** "help (closes itself after 20 s)"; sentences about sources take longer to read. */
const OPEN_FOR: Readonly<Record<Panel, number>> = { help: 20_000, sources: 60_000 };

/** Which panel lies over the wall. `steady` is the page's own time in milliseconds. */
export function usePanel(steady: number): {
  open: Panel | null;
  toggle: (panel: Panel) => void;
  close: () => void;
} {
  const [opened, setOpened] = useState<{ panel: Panel; at: number } | null>(null);
  const open = opened !== null && steady - opened.at < OPEN_FOR[opened.panel] ? opened.panel : null;
  return {
    open,
    toggle: (panel) => setOpened(open === panel ? null : { panel, at: performance.now() }),
    close: () => setOpened(null),
  };
}
