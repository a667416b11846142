import { type BoardAnswer, type BoardEntity, entityKey, type SourceHealth } from '../../src/boards/board.ts';

/** What the page knows of the board, as of the last answer. */
export interface KnownBoard {
  readonly epoch: string;
  readonly revision: number;
  readonly entities: ReadonlyMap<string, BoardEntity>;
  readonly sources: readonly SourceHealth[];
}

/**
 * The board after an answer to what changed since `after`; null when the answer does not follow on what is
 * known, so a full board is needed.
 */
export function withAnswer(known: KnownBoard | null, answer: BoardAnswer, after: number): KnownBoard | null {
  const { epoch, revision, sources } = answer;
  if (answer.full) {
    const entities = new Map(answer.changed.map((entity) => [entityKey(entity), entity]));
    return { epoch, revision, entities, sources };
  }
  if (!known || known.epoch !== epoch || after > known.revision) return null;
  // An answer that is older than what is known, from another tab: its changes are in already.
  if (revision < known.revision) return known;
  if (answer.changed.length === 0 && answer.removed.length === 0) return { ...known, revision, sources };
  const entities = new Map(known.entities);
  for (const key of answer.removed) entities.delete(key);
  for (const entity of answer.changed) entities.set(entityKey(entity), entity);
  return { epoch, revision, entities, sources };
}
