/** The desks: pages at which somebody sits, asks and clicks. The walls are at `/`. */
export const DESKS = ['agreements'] as const;
export type Desk = (typeof DESKS)[number];

/** The path of a desk's page. */
export function pathOf(desk: Desk): string {
  return `/${desk}`;
}

/** The desk whose page is at a path; null for the walls, and for a path at which there is nothing. */
export function deskAt(path: string): Desk | null {
  return DESKS.find((desk) => pathOf(desk) === path) ?? null;
}
