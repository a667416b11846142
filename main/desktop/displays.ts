import type { Page, ShownPage } from './desktop-config.ts';

/** A place on the desktop, in the system's own units. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A display that is plugged in. */
export interface Display {
  readonly id: number;
  readonly bounds: Bounds;
  readonly primary: boolean;
}

/** A page and the display on which it is to be shown. */
export interface PlacedPage {
  readonly display: Display;
  readonly page: Page;
  /** The name under which alarms are acknowledged at it. */
  readonly screen: string;
}

/**
 * Which display shows which page. A number counts the displays from left to right, then from top to bottom; the
 * more exact word wins: a number over `primary` over `all`. A display that is not plugged in shows nothing; when
 * none of those named is, the first page stands on the primary one, so that there is always a wall.
 */
export function placePages(displays: readonly Display[], wanted: readonly ShownPage[]): PlacedPage[] {
  const ordered = displays.toSorted(
    (a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.id - b.id,
  );
  const placed = ordered.flatMap((display, i): PlacedPage[] => {
    const named =
      wanted.find((one) => one.display === i + 1) ??
      (display.primary ? wanted.find((one) => one.display === 'primary') : undefined) ??
      wanted.find((one) => one.display === 'all');
    return named ? [{ display, page: named.page, screen: screenOf(named, i + 1) }] : [];
  });
  if (placed.length > 0 || ordered.length === 0) return placed;
  const primary = ordered.find((display) => display.primary) ?? ordered[0];
  return [
    { display: primary, page: wanted[0].page, screen: screenOf(wanted[0], ordered.indexOf(primary) + 1) },
  ];
}

/** A name that is given to all displays is told apart by their numbers. */
function screenOf({ display, name }: ShownPage, number: number): string {
  if (name === undefined) return `display ${number}`;
  return display === 'all' ? `${name} ${number}` : name;
}
