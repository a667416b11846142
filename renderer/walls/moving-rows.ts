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
    const after = new Map(rows.map((row) => [row.dataset.key ?? '', row.offsetTop]));
    places.current = after;
    if (!before || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of rows) move(row, before.get(row.dataset.key ?? ''));
  }, [order]);
  return list;
}

function move(row: HTMLElement, before: number | undefined): void {
  if (before === undefined) {
    const arrive = [
      { opacity: 0, transform: 'translateX(-2rem)' },
      { opacity: 1, transform: 'none' },
    ];
    row.animate(arrive, { duration: ARRIVE, easing: 'ease-out' });
  } else if (before !== row.offsetTop) {
    const from = `translateY(${before - row.offsetTop}px)`;
    row.animate([{ transform: from }, { transform: 'none' }], { duration: REORDER, easing: 'ease-in-out' });
  }
}
