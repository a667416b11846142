import type { BoardEntity, BoardWork } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { fault, march, SETTINGS, silent, sources, terms } from './mock-board.ts';
import { burningScene, type Scene, silentClocksScene } from './mock-data.ts';

/** An instant of 2026 in Copenhagen, `03-30 00:30`; summer time from 29 March on. */
export function copenhagen(text: string): Instant {
  const [day, time] = text.split(' ');
  return Date.parse(`2026-${day}T${time}${day < '03-29' ? '+01:00' : '+02:00'}`);
}

type WorkWords = Partial<
  Omit<BoardWork['work'], 'start' | 'end' | 'noticeAt' | 'actualStart' | 'actualEnd'>
> & {
  readonly start: string;
  readonly end: string;
  readonly noticeAt?: string;
  readonly actual?: readonly [start: string, end: string | null];
  readonly pro?: number;
  readonly basis?: number;
  readonly voided?: string;
  readonly withoutAgreement?: number;
  readonly unknownObjects?: readonly string[];
};

let made = 0;

/** A piece of AURA's planned work, with how many addresses of each tier it touches. */
export function work(title: string, words: WorkWords): BoardWork {
  const { start, end, noticeAt, actual, pro = 0, basis = 0, voided, ...rest } = words;
  const { withoutAgreement = 0, unknownObjects = [], ...more } = rest;
  return {
    kind: 'work',
    id: `aura-work:${++made}`,
    work: {
      provider: 'aura',
      kind: 'service-window',
      title,
      status: 'confirmed',
      impact: 'outage',
      start: copenhagen(start),
      end: copenhagen(end),
      actualStart: actual ? copenhagen(actual[0]) : null,
      actualEnd: actual?.[1] ? copenhagen(actual[1]) : null,
      noticeAt: noticeAt ? copenhagen(noticeAt) : null,
      noticeUrl: null,
      reason: null,
      downtimeMinutes: null,
      objects: [title],
      ...more,
    },
    voidedNoticeAt: voided ? copenhagen(voided) : null,
    addressesByTier: { basis, pro },
    withoutAgreement,
    unknownObjects,
  };
}

const core = work('Core router upgrade, Viby J', {
  start: '03-30 00:30',
  end: '03-30 03:30',
  noticeAt: '03-20 11:05',
  pro: 6,
  basis: 41,
});
const fibre = work('Fibre re-route, Skanderborg ring', {
  start: '03-30 01:00',
  end: '03-30 05:00',
  noticeAt: '03-23 09:40',
  pro: 3,
  basis: 28,
});
const olt = work('OLT card replacement, Odder', {
  start: '03-29 23:00',
  end: '03-30 02:00',
  pro: 2,
  basis: 64,
});
const power = work('Power feed works, Aarhus C', {
  start: '04-06 00:00',
  end: '04-06 06:00',
  pro: 9,
  basis: 17,
});
const access = work('Access switches, Hinnerup', {
  start: '04-13 02:00',
  end: '04-13 04:30',
  pro: 1,
  basis: 12,
});

const preventive: readonly BoardWork[] = [
  work('Restart of 2 routers, Ry', {
    kind: 'preventive',
    reason: 'memory leak',
    start: '03-24 06:00',
    end: '03-24 06:20',
    pro: 1,
    basis: 8,
  }),
  work('Restart, Odder', {
    kind: 'preventive',
    reason: 'line card hangs',
    start: '03-23 06:10',
    end: '03-23 06:15',
    actual: ['03-23 06:10', '03-23 06:17'],
    downtimeMinutes: 7,
    basis: 20,
  }),
];

/** The works of the design: two Mondays with much, one with little, one with nothing. */
export const windowWorks: readonly BoardWork[] = [core, fibre, olt, power, access, ...preventive];

/** The coming windows, on the Monday afternoon that burns. */
export const windowsScene: Scene = {
  ...burningScene,
  entities: [...burningScene.entities, ...windowWorks],
};

/** The same windows in the night after, with every source silent. */
export const silentWindowsScene: Scene = {
  ...silentClocksScene,
  entities: [...silentClocksScene.entities, ...windowWorks],
  sources: silentClocksScene.sources.map((source) =>
    silent(source, silentClocksScene.now, march('24 02:14:00'), 'timeout'),
  ),
};

/** A fault opened in the night of the window, at an address of some lines. */
function nightFault(
  words: Omit<Parameters<typeof fault>[0], 'opened' | 'events'>,
  opened: string,
  line: BoardWork,
): BoardEntity {
  const ticket = fault({ ...words, opened: '23 00:00:00', events: [] });
  const events = [{ type: 'opened', channel: 'phone', at: copenhagen(opened), by: null } as const];
  return { ...ticket, ticket: { ...ticket.ticket, events }, lines: [line.work.title] };
}

const liveNow = copenhagen('03-30 02:17:40');

/** What is the same in every scene of a window in progress. */
const liveBase: readonly BoardEntity[] = [
  ...terms(),
  SETTINGS,
  nightFault({ id: 'aura:601', address: 'Industrivej 12, Viby J', tier: 'pro' }, '03-30 01:46:00', core),
  nightFault(
    { id: 'aura:602', address: 'Ladegårdsvej 3, Skanderborg', tier: 'basis' },
    '03-30 01:20:00',
    fibre,
  ),
];

/** A window in progress: two works run, one outside the window has ended. */
export const liveScene: Scene = {
  now: liveNow,
  entities: [
    ...liveBase,
    core,
    fibre,
    { ...olt, work: { ...olt.work, actualStart: olt.work.start, actualEnd: copenhagen('03-30 01:52') } },
    { ...power, work: { ...power.work, noticeAt: copenhagen('03-25 14:00') } },
    access,
  ],
  sources: sources(liveNow, 1, [2, 7, 40]),
};

/** The same night with more work than there is room for, and some that overruns. */
export const fullNightScene: Scene = {
  ...liveScene,
  now: copenhagen('03-30 06:22:00'),
  entities: [
    ...liveBase,
    { ...core, work: { ...core.work, status: 'in-process' } },
    { ...fibre, work: { ...fibre.work, actualEnd: copenhagen('03-30 05:12') } },
    { ...olt, work: { ...olt.work, actualStart: olt.work.start, actualEnd: copenhagen('03-30 01:52') } },
    work('Line card swap in the concentrator of the northern district, Risskov and Egå', {
      start: '03-30 03:00',
      end: '03-30 06:00',
      noticeAt: '03-19 10:00',
      status: 'in-process',
      impact: 'reduced-redundancy',
      basis: 1204,
    }),
    work('Battery test, Harlev', {
      start: '03-30 02:00',
      end: '03-30 02:30',
      noticeAt: '03-19 10:00',
      basis: 3,
    }),
    work('Withdrawn', { start: '03-30 02:00', end: '03-30 02:30', status: 'cancelled' }),
    ...[1, 2, 3, 4, 5].map((n) =>
      work(`Firmware, switch ${n}`, {
        start: `03-30 0${n}:00`,
        end: `03-30 0${n}:30`,
        noticeAt: '03-19 10:00',
        basis: n,
      }),
    ),
    power,
    access,
  ],
  sources: sources(copenhagen('03-30 06:22:00'), 1, [2, 7, 40]),
};

/** Six works for one Monday, with every notice there is, long titles, and a work on a Wednesday. */
export const crowdedScene: Scene = {
  ...windowsScene,
  entities: [
    ...windowsScene.entities,
    work('Moved to this Monday after the supplier of the new aggregation routers asked for another week', {
      start: '03-30 02:00',
      end: '03-30 04:00',
      voided: '03-13 09:00',
      pro: 12,
      basis: 1460,
      withoutAgreement: 7,
      unknownObjects: ['OLT-ODD-7'],
    }),
    work('Degraded only, Galten', {
      start: '03-30 04:00',
      end: '03-30 06:00',
      noticeAt: '03-18 10:00',
      impact: 'degraded',
      status: 'tentative',
      basis: 90,
    }),
    work('On a Wednesday, Silkeborg', {
      start: '04-01 10:00',
      end: '04-01 12:00',
      noticeAt: '03-18 10:00',
      pro: 1,
    }),
    work('Cancelled, Hadsten', { start: '03-30 04:00', end: '03-30 06:00', status: 'cancelled' }),
    work('Whole weekend, Ebeltoft', { start: '04-18 08:00', end: '04-20 03:00', basis: 12 }),
    work('Much later, Grenaa', { start: '05-18 00:00', end: '05-18 03:00', basis: 12 }),
    ...[1, 2, 3, 4].map((n) =>
      work(`Cabinet ${n}, Randers`, { start: `04-13 0${n}:00`, end: `04-13 0${n}:45`, basis: n }),
    ),
  ],
};

/** Nothing is planned. */
export const emptyScene: Scene = burningScene;

/** Some works more, so that not even the narrowest rows hold them all. */
export const overflowingScene: Scene = {
  ...crowdedScene,
  entities: [
    ...crowdedScene.entities,
    ...[1, 2, 3, 4, 5].flatMap((n) => [
      work(`Distribution ${n}, Horsens`, { start: `04-06 0${n - 1}:00`, end: `04-06 0${n}:00`, basis: n }),
      work(`Routing ${n}, Vejle`, {
        start: `04-20 0${n - 1}:00`,
        end: `04-20 0${n}:00`,
        noticeAt: '03-20 10:00',
        basis: n,
      }),
    ]),
  ],
};

/** The morning after: work that ended is not hidden that day, and one took longer. */
export const morningScene: Scene = {
  now: copenhagen('03-30 09:05:00'),
  entities: [
    ...terms(),
    SETTINGS,
    { ...core, work: { ...core.work, actualStart: core.work.start, actualEnd: copenhagen('03-30 03:12') } },
    {
      ...fibre,
      work: { ...fibre.work, actualStart: fibre.work.start, actualEnd: copenhagen('03-30 05:26') },
    },
    power,
    access,
    work('Unannounced restart, Ry', {
      kind: 'preventive',
      start: '03-30 06:00',
      end: '03-30 06:10',
      basis: 5,
    }),
    work('Outside its hour, Ry', {
      kind: 'preventive',
      reason: 'x',
      start: '03-31 22:00',
      end: '03-31 22:10',
    }),
  ],
  sources: sources(copenhagen('03-30 09:05:00'), 1, [2, 7, 40]),
};
