import type { Browser } from '@playwright/test';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { reviewApi } from './review-scenes.ts';
import { SONDERGADE, ticketScene } from './ticket-scenes.ts';

/** The instant at which the design shows its board. */
export const THEN = '2026-03-23T12:22:00Z';

/** The query string of a place of the review desk; the design's instant and fault where none is named. */
export const reviewing = (words: Readonly<Record<string, string>> = {}): string =>
  `?${new URLSearchParams({ at: THEN, ticket: SONDERGADE.id, ...words })}`;

/** Opens the review desk with all clocks of the browser standing still. */
export function openReview(
  browser: Browser,
  words: NonNullable<Parameters<typeof openDesk>[1]> = {},
): Promise<FrozenDesk> {
  return openDesk(browser, {
    scene: ticketScene,
    api: reviewApi(),
    path: 'desk/review',
    search: reviewing(),
    ...words,
  });
}
