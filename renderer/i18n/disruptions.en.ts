/** The texts of general disruptions and planned work on the clocks wall. */
export const disruptions = {
  since: 'general disruption since {{at}}',
  noFault: 'no fault reported',
  faults_one: '{{count}} open fault',
  faults_other: '{{count}} open faults',
  clocks_one: '{{count}} clock',
  clocks_other: '{{count}} clocks',
  noClock: 'no clock',
  nextDue: 'next due {{at}}',
  late: '{{count}} late',
  untold_one: '{{count}} more general disruption',
  untold_other: '{{count}} more general disruptions',
  work: 'planned work {{from}}–{{to}}',
  /** In rows of half the height. */
  workShort: 'work',
  others: 'and {{count}} more',
} as const;
