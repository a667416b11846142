import { Fragment, type ReactNode } from 'react';

/** A text of the language file in which each `{name}` is drawn as the node of that name. */
export function Worded({
  text,
  nodes,
}: {
  readonly text: string;
  readonly nodes: Record<string, ReactNode>;
}) {
  return text.split(/(\{\w+\})/).map((piece, i) => (
    // The pieces of one text never change places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={i}>{piece.startsWith('{') ? nodes[piece.slice(1, -1)] : piece}</Fragment>
  ));
}
