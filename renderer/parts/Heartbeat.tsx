import { memo } from 'react';

const CELLS = [0, 1, 2, 3, 4] as const;

/**
 * Five cells that move "by *received answers*, not by a timer". `answers` is how often the source answered;
 * `dead`: it does not any more.
 */
export const Heartbeat = memo(function Heartbeat(props: {
  readonly answers: number;
  readonly dead: boolean;
}) {
  const at = props.answers > 0 ? (props.answers - 1) % CELLS.length : -1;
  const look = (cell: number) => (cell === at ? 'hot' : cell < at ? 'on' : '');
  return (
    <span className={props.dead ? 'heartbeat dead' : 'heartbeat'} aria-hidden="true">
      {CELLS.map((cell) => (
        <i key={cell} className={props.dead ? '' : look(cell)} />
      ))}
    </span>
  );
});
