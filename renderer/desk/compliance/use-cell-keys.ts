import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';

/**
 * Makes the links within an element one stop of the Tab key: the arrows, Home and End go from one to the next by
 * where they stand on the page, and the stop is where one was last. Returns what to spread over that element.
 */
export function useCellKeys<E extends HTMLElement | SVGElement>() {
  const within = useRef<E>(null);
  const stop = useRef<string | null>(null);
  useEffect(() => {
    const cells = cellsOf(within.current);
    const at = cells.find((cell) => nameOf(cell) === stop.current) ?? cells[0];
    for (const cell of cells) cell.tabIndex = cell === at ? 0 : -1;
  });
  const onFocus = (event: FocusEvent) => {
    const cells = cellsOf(within.current);
    const at = cells.find((cell) => cell === event.target);
    if (!at) return;
    stop.current = nameOf(at);
    for (const cell of cells) cell.tabIndex = cell === at ? 0 : -1;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const cells = cellsOf(within.current);
    const from = cells.find((cell) => cell === event.target);
    const to = from && neighbour(event.key, from, cells);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  return { ref: within, onFocus, onKeyDown };
}

type Cell = HTMLElement | SVGElement;

function cellsOf(within: Element | null): Cell[] {
  return within ? [...within.querySelectorAll<Cell>('a[href], [role="link"]')] : [];
}

const nameOf = (cell: Cell) => cell.getAttribute('aria-label') ?? cell.textContent;

/** How far apart two lines may stand and yet be one, in pixels. */
const ONE_LINE = 6;

function neighbour(key: string, from: Cell, cells: readonly Cell[]): Cell | null {
  const at = middleOf(from);
  const others = cells.filter((cell) => cell !== from).map((cell) => ({ cell, ...middleOf(cell) }));
  const line = others.filter(({ y }) => Math.abs(y - at.y) <= ONE_LINE);
  const nearest = (some: typeof others, far: (one: (typeof others)[number]) => number) =>
    some.toSorted((a, b) => far(a) - far(b))[0]?.cell ?? null;
  const acrossLines = (one: (typeof others)[number]) => Math.abs(one.y - at.y) * 1e4 + Math.abs(one.x - at.x);
  switch (key) {
    case 'ArrowLeft':
      return nearest(
        line.filter(({ x }) => x < at.x),
        ({ x }) => at.x - x,
      );
    case 'ArrowRight':
      return nearest(
        line.filter(({ x }) => x > at.x),
        ({ x }) => x - at.x,
      );
    case 'ArrowUp':
      return nearest(
        others.filter(({ y }) => y < at.y - ONE_LINE),
        acrossLines,
      );
    case 'ArrowDown':
      return nearest(
        others.filter(({ y }) => y > at.y + ONE_LINE),
        acrossLines,
      );
    case 'Home':
      return nearest(
        line.filter(({ x }) => x < at.x),
        ({ x }) => x,
      );
    case 'End':
      return nearest(
        line.filter(({ x }) => x > at.x),
        ({ x }) => -x,
      );
    default:
      return null;
  }
}

function middleOf(cell: Cell): { x: number; y: number } {
  const box = cell.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
