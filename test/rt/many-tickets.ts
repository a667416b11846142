import { ENGLISH, type Word } from './languages.ts';
import { byId } from './server/rt-fields.ts';
import { rtRest } from './server/rt-rest.ts';
import type { RtServer } from './server/server.ts';

/** A number between 0 and 1 that follows from the last one; the same seed gives the same numbers (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const AT_ONCE = 4;

/**
 * Fills queue NOC with so many tickets and about four transactions each: flags, classifications, replies of
 * staff and customers, resolutions. It leaves out the checks of the ticket client, which double the requests.
 */
export async function fillQueue(rt: RtServer, count: number, seed: number): Promise<void> {
  const chance = chanceFrom(seed);
  const duty = rtRest(rt.url, rt.tokens.duty);
  const customer = rtRest(rt.url, rt.tokens.customer1);
  const named = (...words: Word[]) => Object.assign({}, ...words.map((word) => ENGLISH.words[word]));
  const atCreation = {
    aurologic: await byId(duty, 'NOC', { ...named('aurologic', 'by portal'), Service: 'IP-Transit' }, 'fill'),
    aura: await byId(duty, 'NOC', { ...named('aura', 'by phone'), AddressId: 'A-1' }, 'fill'),
  };
  const later = {
    aurologic: [named('flagged', 'not-impacting'), named('flagged'), named('flagged', 'impacting')],
    aura: [named('visit', 'repair-started'), named('customer-network'), named('visit', 'restored')],
  };

  const plans = Array.from({ length: count }, (_, number) => ({
    number,
    provider: chance() < 0.5 ? ('aurologic' as const) : ('aura' as const),
    fields: Math.floor(chance() * 4),
    replies: chance(),
    resolved: chance() < 0.2,
  }));
  const play = async ({ number, provider, fields, replies, resolved }: (typeof plans)[number]) => {
    const { answer } = await customer.call('create', 'POST', 'ticket', {
      Queue: 'NOC',
      Subject: `Ticket ${number}`,
      CustomFields: atCreation[provider],
    });
    const path = `ticket/${answer.id}`;
    const text = { Content: 'Words', ContentType: 'text/plain' };
    if (fields < 3) await customer.call('set', 'PUT', path, { CustomFields: later[provider][fields] });
    if (replies < 0.3) await customer.call('reply', 'POST', `${path}/correspond`, text);
    if (replies > 0.2) await duty.call('reply', 'POST', `${path}/correspond`, text);
    if (resolved) await duty.call('resolve', 'PUT', path, { Status: 'resolved' });
  };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let plan = plans.shift(); plan; plan = plans.shift()) await play(plan);
    }),
  );
}
