import type { CurrentTerms, Terms } from '../agreements/terms.ts';
import type { CalendarDefinition } from '../calendars/hours.ts';
import { AURA, AURA_CALENDARS } from './aura.ts';
import { AUROLOGIC, AUROLOGIC_CALENDARS } from './aurologic.ts';

/** The terms that Wallclock brings, by provider: aurologic's and AURA's. */
export const PROVIDERS: CurrentTerms = new Map<string, Terms>([
  [AUROLOGIC.provider, AUROLOGIC],
  [AURA.provider, AURA],
]);

/** The calendars that these terms name. */
export const CALENDARS: readonly CalendarDefinition[] = [...AUROLOGIC_CALENDARS, ...AURA_CALENDARS];
