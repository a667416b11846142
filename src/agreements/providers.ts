import type { CalendarDefinition } from '../calendars/hours.ts';
import { AURA, AURA_CALENDARS } from './aura.ts';
import { AUROLOGIC, AUROLOGIC_CALENDARS } from './aurologic.ts';
import type { Terms } from './terms.ts';

/** The terms at hand, by provider. */
export type TermsBook = ReadonlyMap<string, Terms>;

/** The terms that Wallclock brings: aurologic's and AURA's. */
export const PROVIDERS: TermsBook = new Map<string, Terms>([
  [AUROLOGIC.provider, AUROLOGIC],
  [AURA.provider, AURA],
]);

/** The calendars that these terms name. */
export const CALENDARS: readonly CalendarDefinition[] = [...AUROLOGIC_CALENDARS, ...AURA_CALENDARS];
