import { type Calendar, dueAt, elapsed } from '../src/calendars/calendar.ts';
import { type BareEdges, bareDueAt, bareElapsed } from './bare-searches.ts';
import type { Peer } from './peers.ts';
import type { Pairs } from './seeded-pairs.ts';
import type { Contender } from './slices.ts';

/** Each library has a loop of its own, so that its calls are compiled for it alone. */

export function engineElapsed(name: string, calendar: Calendar, { from, to }: Pairs): Contender {
  return summing(name, from.length, () => {
    let sum = 0;
    for (let i = 0; i < from.length; i++) sum += elapsed(calendar, from[i], to[i]);
    return sum;
  });
}

export function engineDueAt(name: string, calendar: Calendar, { from }: Pairs, goalMs: number): Contender {
  return summing(name, from.length, () => {
    let sum = 0;
    for (let i = 0; i < from.length; i++) sum += dueAt(calendar, from[i], goalMs) - from[i];
    return sum;
  });
}

export function bareSearchesElapsed(name: string, edges: BareEdges, { from, to }: Pairs): Contender {
  return summing(name, from.length, () => {
    let sum = 0;
    for (let i = 0; i < from.length; i++) sum += bareElapsed(edges, from[i], to[i]);
    return sum;
  });
}

export function bareSearchesDueAt(
  name: string,
  edges: BareEdges,
  { from }: Pairs,
  goalMs: number,
): Contender {
  return summing(name, from.length, () => {
    let sum = 0;
    for (let i = 0; i < from.length; i++) sum += bareDueAt(edges, from[i], goalMs) - from[i];
    return sum;
  });
}

/** Goes through all pairs each time. The sum is the same each time, or something else was measured than meant. */
function summing(name: string, operations: number, run: () => number): Contender {
  const expected = run();
  const work = () => {
    const sum = run();
    if (sum !== expected) throw new Error(`${name}: answered ${sum}, and ${expected} before`);
    return operations;
  };
  return { name, work };
}

export function peerElapsed(name: string, peer: Peer, { from, to }: Pairs): Contender {
  return oneByOne(name, from.length, (i) => peer.elapsed(from[i], to[i]));
}

export function peerDueAt(name: string, peer: Peer, { from }: Pairs, goalMs: number): Contender {
  return oneByOne(name, from.length, (i) => peer.dueAt(from[i], goalMs));
}

/** Goes on with the next pair each time: one alone takes milliseconds. */
function oneByOne(name: string, count: number, answer: (i: number) => number): Contender {
  let next = 0;
  const work = () => {
    const found = answer(next % count);
    if (!Number.isFinite(found)) throw new Error(`${name}: answered ${found} for pair ${next % count}`);
    next++;
    return 1;
  };
  return { name, work };
}

/** To how many of the first `count` pairs a peer gives the engine's answers. */
export function agreement(
  peer: Pick<Peer, 'elapsed' | 'dueAt'>,
  calendar: Calendar,
  pairs: Pairs,
  goalMs: number,
  count: number,
) {
  let spans = 0;
  let dues = 0;
  for (let i = 0; i < count; i++) {
    const [from, to] = [pairs.from[i], pairs.to[i]];
    if (peer.elapsed(from, to) === elapsed(calendar, from, to)) spans++;
    if (peer.dueAt(from, goalMs) === dueAt(calendar, from, goalMs)) dues++;
  }
  return { spans, dues };
}
