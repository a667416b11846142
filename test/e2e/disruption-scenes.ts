import type { BoardDisruption, BoardEntity, BoardTicket, BoardWork } from '../../src/boards/board.ts';
import { fault, type Happened, march } from './mock-board.ts';
import { burningScene, type Scene } from './mock-data.ts';

/** A general disruption of AURA that lasts. */
function disruption(
  id: string,
  title: string,
  from: string,
  more: Partial<BoardDisruption> = {},
): BoardDisruption {
  const nowhere = { objects: [], area: null };
  return {
    kind: 'disruption',
    id: `tables:${id}`,
    provider: 'aura',
    title,
    ...nowhere,
    from: march(from),
    to: null,
    ...more,
  };
}

const visit = 'technician-required';

function besides(scene: Scene, ...entities: BoardEntity[]): Scene {
  return { ...scene, entities: [...scene.entities, ...entities] };
}

/** The afternoon that burns, with a disruption of three faults, and one that nobody has reported. */
export const cutScene: Scene = besides(
  burningScene,
  disruption('1', 'Fibre cut, Hinnerup to Odder', '23 13:40:00', {
    objects: ['address-Jens Juuls Vej 40, Viby J', 'address-Rosensgade 3, Odder'],
    area: 'Hinnerup',
  }),
  disruption('2', 'Power failure, Galten exchange', '23 15:02:00', { area: 'Galten C' }),
);

/** A Tuesday afternoon on which the rest of the goals is cut by the night. */
export const tomorrowScene: Scene = {
  now: march('24 14:30:00'),
  entities: [
    ...burningScene.entities.filter(({ kind }) => kind !== 'ticket'),
    disruption('1', 'Excavator hit the duct, Hinnerup', '24 12:12:00', { area: 'Hinnerup' }),
    ...['12:39', '12:44', '12:57', '13:20', '13:55', '14:10', '14:20', '14:28'].map((opened, i) =>
      fault({
        id: `aura:8${i}`,
        opened: `24 ${opened}:00`,
        address: `Skovvej ${i + 1}, Hinnerup`,
        tier: 'basis',
        events: i % 2 === 0 ? [] : [[`24 ${opened}:30`, visit]],
      }),
    ),
  ],
  sources: burningScene.sources.map((source) => ({ ...source, lastAnswerAt: march('24 14:29:55') })),
};

const STREETS = [
  'Adelgade 63',
  'Parallelvej 26',
  'Lægårdsvej 12',
  'Søballevej 13',
  'Højvangs Torv 3',
  'Lindevej 27',
  'Vroldvej 8',
  'Låsbyvej 41',
  'Banegårdsvej 2',
  'Sølystvej 17',
  'Kirkebakken 5',
  'Nørregade 30',
];

/** A fault in Skanderborg of the customer at a street. */
function inSkanderborg(i: number, opened: string, events: readonly Happened[] = []): BoardTicket {
  const address = `${STREETS[i]}, 8660 Skanderborg`;
  return fault({ id: `aura:6${String(i).padStart(2, '0')}`, opened, address, tier: 'pro', events });
}

/** Twelve customers of one disruption, two of them late, beside everything else of that afternoon. */
export const crowdedScene: Scene = besides(
  burningScene,
  disruption('1', 'Fibre cut on the Skanderborg ring', '23 12:02:00', { area: '8660 Skanderborg' }),
  inSkanderborg(0, '23 12:05:00', [['23 12:20:00', visit]]),
  inSkanderborg(1, '23 12:08:30', [['23 12:20:00', visit]]),
  ...STREETS.slice(2).map((_, i) => inSkanderborg(i + 2, `23 14:${i * 4 + 21}:00`)),
);

function work(id: string, title: string, start: string, end: string, objects: readonly string[]): BoardWork {
  return {
    kind: 'work',
    id: `calendar:${id}`,
    voidedNoticeAt: null,
    addressesByTier: { pro: 6, basis: 41 },
    withoutAgreement: 0,
    unknownObjects: [],
    work: {
      kind: 'service-window',
      provider: 'aura',
      title,
      status: 'confirmed',
      impact: 'outage',
      start: march(start),
      end: march(end),
      noticeAt: march('16 00:00:00'),
      reason: null,
      downtimeMinutes: null,
      actualStart: null,
      actualEnd: null,
      noticeUrl: null,
      objects,
    },
  };
}

/** The afternoon that burns; three of its faults overlap planned work at their address. */
export const workScene: Scene = besides(
  burningScene,
  work('1', 'Core router upgrade, Viby J', '23 12:30:00', '23 16:30:00', [
    'address-Jens Juuls Vej 40, Viby J',
    'address-Banegårdspladsen 1, Aarhus C',
  ]),
  work('2', 'Second line card of the exchange in Skanderborg', '23 00:30:00', '23 03:30:00', [
    'address-Søndergade 14, Skanderborg',
  ]),
);

/** The same beside the crowded disruption. */
export const crowdedWorkScene: Scene = besides(
  crowdedScene,
  work('3', 'Fibre re-route, Skanderborg ring', '23 12:00:00', '23 16:00:00', [
    `address-${STREETS[1]}, 8660 Skanderborg`,
  ]),
);

/** Forty customers of one disruption, ten of them late, and late rows in no disruption. */
export const floodedScene: Scene = besides(
  burningScene,
  disruption('1', 'Core router down, all of Skanderborg and Hørning', '23 12:00:00', {
    area: '8660 Skanderborg',
  }),
  ...Array.from({ length: 40 }, (_, i) => {
    const address = `Hovedgaden ${i + 1}, 8660 Skanderborg`;
    const opened = `23 14:${String(i + 11).padStart(2, '0')}:00`;
    return fault({ id: `aura:7${String(i).padStart(2, '0')}`, opened, address, tier: 'pro', events: [] });
  }),
);

/** Anything may be written in titles. */
export const wordyScene: Scene = {
  ...cutScene,
  entities: [
    ...cutScene.entities.map((entity) =>
      entity.kind === 'disruption'
        ? { ...entity, title: `${entity.title} 🚒 <b>{at}</b> `.repeat(9) }
        : entity,
    ),
    work('4', 'Überwachungsaufgabenübertragung '.repeat(9), '23 12:30:00', '23 16:30:00', [
      'address-Jens Juuls Vej 40, Viby J',
      'address-Klostervej 8, Ry',
    ]),
  ],
};

/** Many disruptions at once, most of them without a fault, while the fault desk is silent. */
export const stormScene: Scene = {
  ...besides(
    floodedScene,
    ...Array.from({ length: 16 }, (_, i) =>
      disruption(`s${i}`, `Power failure ${i + 1}`, '23 14:30:00', { area: i < 3 ? 'Odder' : 'Nowhere' }),
    ),
  ),
  sources: burningScene.sources.map((source) =>
    source.id === 'aura' ? { ...source, lastAnswerAt: burningScene.now - 900_000 } : source,
  ),
};
