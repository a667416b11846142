/**
 * Names that calendars of Microsoft's programs give to zones, and the zones' own, for those near our
 * providers.
 */
const NAMES: Readonly<Record<string, string>> = {
  'romance standard time': 'Europe/Copenhagen',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'fle standard time': 'Europe/Helsinki',
  'gtb standard time': 'Europe/Bucharest',
  'e. europe standard time': 'Europe/Chisinau',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
};

/** The zone that a name of Microsoft's most likely means; null for other names. */
export function ianaNameOf(name: string): string | null {
  return NAMES[name.trim().toLowerCase()] ?? null;
}
