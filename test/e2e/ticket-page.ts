import type { Browser } from '@playwright/test';
import { pathOfTicket } from '../../src/boards/desks.ts';
import { type FrozenDesk, openDesk } from './desk-page.ts';
import { SONDERGADE, ticketApi, ticketScene } from './ticket-scenes.ts';

interface TicketWords extends NonNullable<Parameters<typeof openDesk>[1]> {
  /** The ticket whose page it is; the fault that the design draws where none is named. */
  readonly ticket?: string;
}

/** The instant at which the design shows its fault. */
export const THEN = '2026-03-23T13:22:00+01:00';

/** Opens a ticket's page with all clocks of the browser standing still. */
export function openTicket(browser: Browser, words: TicketWords = {}): Promise<FrozenDesk> {
  const { ticket = SONDERGADE.id, ...rest } = words;
  return openDesk(browser, {
    scene: ticketScene,
    api: ticketApi(),
    path: pathOfTicket(ticket).slice(1),
    ...rest,
  });
}

/** The query string of a review. */
export const asOf = (at: string): string => `?${new URLSearchParams({ at })}`;
