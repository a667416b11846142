import { Fragment, memo } from 'react';
import { matchesIn } from '../../src/spelling/fold.ts';

/** A text in which what was searched for is marked, however either is spelled. */
export const Highlighted = memo(function Highlighted({
  text,
  query,
}: {
  readonly text: string;
  readonly query: string;
}) {
  const matches = matchesIn(text, query);
  return (
    <>
      {matches.map(([start, end], i) => (
        <Fragment key={start}>
          {text.slice(i === 0 ? 0 : matches[i - 1][1], start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(matches.at(-1)?.[1] ?? 0)}
    </>
  );
});
