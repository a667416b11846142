/** The desks: pages at which somebody sits, asks and clicks. The walls are at `/`. */
export const DESKS = ['compliance', 'alarms', 'review', 'agreements', 'tickets'] as const;
export type Desk = (typeof DESKS)[number];

const PATHS: Readonly<Record<Desk, string>> = {
  compliance: '/desk/compliance',
  alarms: '/desk/alarms',
  review: '/desk/review',
  agreements: '/agreements',
  tickets: '/desk/tickets',
};

/** The path of a desk's page. */
export function pathOf(desk: Desk): string {
  return PATHS[desk];
}

/** The path of a ticket's page; `ticketId` is `source:id`. */
export function pathOfTicket(ticketId: string): string {
  // A colon may stand in a path as it is, and is easier to read there.
  return `${PATHS.tickets}/${encodeURIComponent(ticketId).replaceAll('%3A', ':')}`;
}

/** The ticket whose page is at a path; null for any other path. */
export function ticketAt(path: string): string | null {
  const start = `${PATHS.tickets}/`;
  if (!path.startsWith(start)) return null;
  const name = path.slice(start.length);
  if (name === '' || name.includes('/')) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

/** The desk whose page is at a path; null for the walls, and for a path at which there is nothing. */
export function deskAt(path: string): Desk | null {
  if (ticketAt(path) !== null) return 'tickets';
  return DESKS.find((desk) => pathOf(desk) === path) ?? null;
}

/** An instant as it was typed into an address: a plus sign before its offset arrives there as a blank. */
export function typedInstant(text: string): string {
  return text.replace(/ (?=\d\d:\d\d$)/, '+');
}
