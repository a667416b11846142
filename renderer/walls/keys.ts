import { useEffect, useRef, useState } from 'react';
import { WALLS, type Wall } from '../../src/boards/data-age.ts';

interface Keys {
  readonly wall: (wall: Wall) => void;
  readonly hold: () => void;
  readonly help: () => void;
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
      if (press(event.key, latest.current)) event.preventDefault();
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
  else if (key === 'h' || key === 'H' || key === '?') keys.help();
  else if (key === 'f' || key === 'F') turnFullScreen();
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

/** "help (closes itself after 20 s)". */
const HELP_FOR = 20_000;

/** Whether the help is open. `steady` is the page's own time in milliseconds. */
export function useHelp(steady: number): { open: boolean; toggle: () => void; close: () => void } {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const open = openedAt !== null && steady - openedAt < HELP_FOR;
  return {
    open,
    toggle: () => setOpenedAt(open ? null : performance.now()),
    close: () => setOpenedAt(null),
  };
}
