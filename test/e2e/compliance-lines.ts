import type { Month } from '../../src/compliance/counted.ts';
import type { ApartLine } from '../../src/compliance/counted-apart.ts';
import type { OutcomeRow } from '../../src/compliance/outcome-row.ts';
import type { Scene } from './mock-data.ts';
import { ticketScene } from './ticket-scenes.ts';

export const at = (text: string) => Date.parse(`${text}+01:00`);

/** Monday afternoon on the compliance desk, as the design draws it: two sources, one for each provider. */
export const complianceScene: Scene = {
  ...ticketScene,
  sources: ticketScene.sources
    .filter(({ id }) => id === 'aurologic' || id === 'aura')
    .map((source) => ({ ...source, title: source.id === 'aura' ? 'AURA' : source.title })),
};

export const MONTHS: readonly Month[] = [
  ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`),
  ...['01', '02', '03'].map((month) => `2026-${month}`),
];

type Sizes = readonly (readonly [breached: number, all: number])[];

/** How many clocks of each line were due in each month, and how many of them were breached: the design's numbers. */
export const LINES: readonly {
  provider: string;
  kind: OutcomeRow['kind'];
  tier: string | null;
  sizes: Sizes;
}[] = [
  {
    provider: 'aurologic',
    kind: 'first-reaction',
    tier: null,
    sizes: [
      [0, 18],
      [1, 24],
      [0, 19],
      [0, 19],
      [1, 21],
      [0, 19],
      [0, 19],
      [2, 27],
      [0, 18],
      [1, 23],
      [0, 18],
      [2, 18],
    ],
  },
  {
    provider: 'aura',
    kind: 'remote-reaction',
    tier: 'basis',
    sizes: [
      [1, 53],
      [0, 45],
      [2, 55],
      [0, 45],
      [0, 46],
      [1, 58],
      [0, 45],
      [1, 49],
      [0, 45],
      [0, 50],
      [1, 51],
      [1, 45],
    ],
  },
  {
    provider: 'aura',
    kind: 'remote-reaction',
    tier: 'pro',
    sizes: [
      [0, 30],
      [0, 30],
      [1, 26],
      [0, 30],
      [0, 30],
      [0, 30],
      [1, 29],
      [0, 29],
      [0, 29],
      [0, 29],
      [0, 30],
      [1, 32],
    ],
  },
  {
    provider: 'aura',
    kind: 'onsite-reaction',
    tier: 'basis',
    sizes: [
      [2, 25],
      [1, 22],
      [0, 23],
      [1, 17],
      [3, 28],
      [0, 23],
      [1, 26],
      [0, 22],
      [2, 19],
      [1, 27],
      [1, 22],
      [2, 23],
    ],
  },
  {
    provider: 'aura',
    kind: 'onsite-reaction',
    tier: 'pro',
    sizes: [
      [0, 9],
      [0, 9],
      [0, 9],
      [0, 9],
      [1, 12],
      [0, 9],
      [0, 8],
      [0, 8],
      [0, 8],
      [0, 8],
      [0, 9],
      [0, 9],
    ],
  },
];

/** How many clocks used how much of their goals, in steps of ten percent. */
export const STEPS = [262, 230, 207, 184, 161, 138, 123, 100, 77, 54, 14, 8, 4, 3, 3];

/** The hours of the week in which breaches were due: day, hour, how many. */
export const HOURS: readonly (readonly [day: number, hour: number, breaches: number])[] = [
  [0, 8, 2],
  [0, 9, 4],
  [0, 10, 2],
  [0, 14, 2],
  [0, 15, 1],
  [1, 8, 2],
  [1, 9, 2],
  [1, 11, 1],
  [2, 9, 1],
  [2, 10, 2],
  [2, 13, 1],
  [3, 10, 1],
  [3, 15, 2],
  [4, 9, 1],
  [4, 12, 1],
  [4, 14, 2],
  [4, 22, 1],
  [5, 6, 1],
  [5, 19, 1],
  [6, 3, 1],
  [6, 17, 1],
];

export const METTE = 'Mette Lund';
export const IN_MONTH: readonly ApartLine[] = [
  { standing: 'excused', reason: 'no-access', causedBy: METTE, clocks: 3 },
  { standing: 'excused', reason: 'no-access', causedBy: null, clocks: 1 },
  { standing: 'void', reason: 'visit-required', causedBy: null, clocks: 11 },
  { standing: 'void', reason: 'not-service-impacting', causedBy: 'Jonas Weber', clocks: 5 },
  { standing: 'void', reason: 'visit-not-required', causedBy: null, clocks: 3 },
  { standing: 'void', reason: 'flag-withdrawn', causedBy: 'Kestrel Hosting', clocks: 2 },
  { standing: 'void', reason: 'not-covered', causedBy: METTE, clocks: 1 },
  { standing: 'void', reason: 'no-agreement', causedBy: null, clocks: 1 },
  { standing: 'cancelled', reason: 'closed', causedBy: null, clocks: 2 },
  { standing: 'cancelled', reason: 'merged', causedBy: METTE, clocks: 1 },
];
export const RUNNING = 9;

/** What was counted apart in earlier months. */
export const BEFORE: readonly (readonly [Month, ApartLine])[] = [
  [
    '2026-01',
    { standing: 'voided-after-due', reason: 'not-service-impacting', causedBy: 'Jonas Weber', clocks: 2 },
  ],
  ['2025-11', { standing: 'void', reason: 'visit-required', causedBy: null, clocks: 31 }],
  ['2025-08', { standing: 'excused', reason: 'no-access', causedBy: METTE, clocks: 6 }],
];
