// What of an answer is promised, so that two answers can be compared.

type Fields = Record<string, unknown>;

function promisedClock(clock: Fields): Fields {
  // "Of a void clock only kind, cycle, state, reason and start are promised."
  if (clock.state !== 'void') return clock;
  const { kind, cycle, state, reason, startedAt } = clock;
  return { kind, cycle, state, reason, startedAt };
}

/** An answer without what nobody promised: the rest of a void clock, and the words of an error. */
export function promisedOf(answer: object): Fields {
  const fields: Fields = { ...answer };
  if ('error' in fields) return { id: fields.id, error: typeof fields.error === 'string' };
  const clocks = fields.clocks;
  return Array.isArray(clocks) ? { ...fields, clocks: clocks.map(promisedClock) } : fields;
}
