import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Milliseconds, from the design: a row that moves, and one that is new. */
const REORDER = 900;
const ARRIVE = 600;

/**
 * Moves rows to their new places, and slides a new one in, once. Nothing moves when the wall is first drawn, nor
 * where less motion is asked for. Rows carry their key in `data-key`.
 */
export function useMovingRows(keys: readonly string[]): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const places = useRef<ReadonlyMap<string, number> | null>(null);
  const order = keys.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured anew when their order changes
  useLayoutEffect(() => {
    const before = places.current;
    const rows = [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement);
    // Within the list: a band that pushes all of it down moves no row.
    const top = list.current?.offsetTop ?? 0;
    const after = new Map(rows.map((row) => [row.dataset.key ?? '', row.offsetTop - top]));
    places.current = after;
    if (!before || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of rows) {
      const key = row.dataset.key ?? '';
      move(row, before.get(key), after.get(key) ?? 0);
    }
  }, [order]);
  return list;
}

function move(row: HTMLElement, before: number | undefined, after: number): void {
  if (before === undefined) {
    const arrive = [
      { opacity: 0, transform: 'translateX(-2rem)' },
      { opacity: 1, transform: 'none' },
    ];
    row.animate(arrive, { duration: ARRIVE, easing: 'ease-out' });
  } else if (before !== after) {
    const from = `translateY(${before - after}px)`;
    row.animate([{ transform: from }, { transform: 'none' }], { duration: REORDER, easing: 'ease-in-out' });
  }
}
