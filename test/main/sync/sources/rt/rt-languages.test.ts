import { describe, expect, test } from 'vitest';
import { calendarsOfYears } from '../../../../../main/holidays/compiled-calendars.ts';
import { holidayBook } from '../../../../../main/holidays/public-holidays.ts';
import { rtMappingConfig } from '../../../../../main/sync/sources/rt/rt-config.ts';
import { rtMapping } from '../../../../../main/sync/sources/rt/rt-mapping.ts';
import { unchanging } from '../../../../../src/agreements/terms-history.ts';
import { ALL_TIME } from '../../../../../src/calendars/period.ts';
import { judge } from '../../../../../src/clocks/verdict.ts';
import { CALENDARS, PROVIDERS } from '../../../../../src/providers/providers.ts';
import { LANGUAGES, type Language, type Word } from '../../../../rt/languages.ts';
import { change, status, type Told, ticketFacts } from './facts.ts';
import { instant } from './instants.ts';

/** A story in our words: what is set at creation, then one thing a minute. */
interface Story {
  readonly provider: 'aurologic' | 'aura';
  readonly atCreation: readonly Word[];
  readonly later: readonly (Word | 'staff replies' | 'customer replies' | 'resolved')[];
}

/** The story as RT keeps it in one language, mapped and judged at 12:00. */
function told(language: Language, { provider, atCreation, later }: Story) {
  const now: Record<string, string> = {
    [language.service]: 'IP-Transit',
    [language.address]: 'A-1',
    [language.customer]: 'C-9',
  };
  for (const word of [provider, ...atCreation]) Object.assign(now, language.words[word]);
  const transactions: Told[] = [{ type: 'Create' }];
  for (const step of later) {
    if (step === 'staff replies') transactions.push({ type: 'Correspond' });
    else if (step === 'customer replies') transactions.push({ type: 'Correspond', creator: 'c1@x.test' });
    else if (step === 'resolved') transactions.push(status('open', 'resolved'));
    else {
      for (const [field, value] of Object.entries(language.words[step])) {
        transactions.push(change(field, now[field] ?? '', value));
        now[field] = value;
      }
    }
  }
  const fields = Object.fromEntries(Object.entries(now).map(([name, value]) => [name, [value]]));
  // A queue without a field for the provider belongs to one.
  const fixed = typeof language.mapping.provider === 'string' ? { provider } : {};
  const config = rtMappingConfig.parse({ ...language.mapping, ...fixed });
  const facts = ticketFacts(transactions, { queue: language.queue, fields });
  return rtMapping(config, 'https://rt.example.net')('7', facts);
}

const calendars = calendarsOfYears(CALENDARS, holidayBook, 2025, 2027);

function judged({ ticket, events }: ReturnType<typeof told>) {
  const { provider, service, serviceKind, addressId, customerId } = ticket!;
  const facts = {
    ticket: { id: 'rt:7', provider, service, serviceKind, addressId, customerId, events },
    customer: null,
    activations: [],
    agreements: [{ addressId: 'A-1', tier: 'pro', valid: ALL_TIME }],
  };
  const { clocks, charges, marks } = judge(
    facts,
    unchanging(PROVIDERS.get(provider)!),
    calendars,
    instant('12:00'),
  );
  return { clocks, charges, marks };
}

const STORIES: Record<string, Story & { readonly clocks: readonly string[] }> = {
  'an emergency that was none': {
    provider: 'aurologic',
    atCreation: ['by portal', 'unflagged'],
    later: ['flagged', 'customer replies', 'not-impacting', 'impacting', 'staff replies', 'resolved'],
    clocks: ['first-reaction met'],
  },
  'an emergency that nobody answers': {
    provider: 'aurologic',
    atCreation: ['flagged', 'not-impacting'],
    later: ['customer replies', 'impacting'],
    clocks: ['first-reaction breached'],
  },
  'a fault with a visit': {
    provider: 'aura',
    atCreation: ['by phone', 'no visit', 'provider'],
    later: ['visit', 'repair-started', 'technician-arrived', 'restored', 'all-clear-sent', 'resolved'],
    clocks: ['onsite-reaction met', 'remote-reaction void'],
  },
  'a fault in the customer’s own network': {
    provider: 'aura',
    atCreation: ['by phone'],
    later: ['customer-network', 'restored', 'resolved'],
    clocks: ['remote-reaction void'],
  },
};

for (const [name, story] of Object.entries(STORIES)) {
  describe(name, () => {
    const english = told(LANGUAGES.English, story);
    const verdict = judged(english);

    test('has its clocks', () => {
      expect(verdict.clocks.map((clock) => `${clock.kind} ${clock.state.kind}`)).toEqual(story.clocks);
      expect(english.quarantined).toEqual([]);
    });

    for (const language of ['German', 'Danish'] as const) {
      test(`told in ${language} it gives the same events and the same verdict`, () => {
        const other = told(LANGUAGES[language], story);
        const plain = ({ events }: typeof other) =>
          events.map(({ fact, ...event }) => ({ ...event, fact: fact.record }));
        expect(other.quarantined).toEqual([]);
        expect(plain(other)).toEqual(plain(english));
        expect(judged(other)).toEqual(verdict);
      });
    }
  });
}
