// What can be wrong with a line, one thing at a time.
import type { Line } from './arbitrary-fields.ts';

function child(line: Line, name: string): Line {
  return line[name] as Line;
}

function eventsOf(line: Line): Line[] {
  return child(line, 'ticket').events as Line[];
}

function openedOf(line: Line): Line {
  return eventsOf(line).find((event) => event.type === 'opened') ?? {};
}

function openedAt(line: Line): number {
  return Date.parse(String(openedOf(line).at));
}

export type Spoil = (line: Line) => void;

const notInstants = [
  '2026-05-12',
  '2026-05-12T10:00:00',
  '2026-05-12T10:00Z',
  '2026-02-30T10:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-05-12T25:00:00Z',
  '2026-05-12T10:61:00Z',
  '2026-05-12T10:00:00.1234Z',
  '2026-05-12 10:00:00Z',
  'tomorrow',
  '',
  null,
  1_778_580_000_000,
];

const spoilTicket: Spoil[] = [
  (line) => {
    delete line.provider;
  },
  (line) => {
    line.provider = 'nobody';
  },
  (line) => {
    delete line.now;
  },
  (line) => {
    delete child(line, 'ticket').events;
  },
  (line) => {
    child(line, 'ticket').events = [];
  },
  (line) => {
    child(line, 'ticket').events = eventsOf(line).filter((one) => one.type !== 'opened');
  },
  (line) => {
    eventsOf(line).push({ ...openedOf(line) });
  },
  (line) => {
    eventsOf(line).push({ at: new Date(openedAt(line) - 1).toISOString(), type: 'restored' });
  },
  (line) => {
    eventsOf(line).unshift({ at: openedOf(line).at, type: 'restored' });
  },
  (line) => {
    eventsOf(line).push({ at: '2029-01-01T00:00:00Z', type: 'exploded' });
  },
  (line) => {
    eventsOf(line).push({ at: '2029-01-01T00:00:00Z' });
  },
  (line) => {
    eventsOf(line).push({ type: 'restored' });
  },
  (line) => {
    eventsOf(line).push({ at: '2029-01-01T00:00:00Z', type: 'impact-classified' });
  },
  (line) => {
    eventsOf(line).push({ at: '2029-01-01T00:00:00Z', type: 'impact-classified', impact: 'provider' });
  },
  (line) => {
    eventsOf(line).push({ at: '2029-01-01T00:00:00Z', type: 'coverage-classified' });
  },
  (line) => {
    eventsOf(line).push({ at: '2029-01-01T00:00:00Z', type: 'coverage-classified', coverage: 'unknown' });
  },
  (line) => {
    delete openedOf(line).channel;
  },
  (line) => {
    openedOf(line).channel = 'fax';
  },
  (line) => {
    line.agreements = [{ addressId: 'A', tier: 'gold', from: '2026-01-01', to: null }];
  },
  (line) => {
    line.agreements = [{ addressId: 'A', from: '2026-01-01', to: null }];
  },
  (line) => {
    line.agreements = [{ addressId: 'A', tier: 'pro', from: '2026-02-29', to: null }];
  },
  (line) => {
    line.agreements = [{ addressId: 'A', tier: 'pro', to: null }];
  },
  (line) => {
    line.activations = [{ service: 'A', from: '2026-01-01', to: '2026-04-31' }];
  },
  (line) => {
    line.activations = [{ from: '2026-01-01', to: null }];
  },
  (line) => {
    line.calendar = 'aura-pro';
  },
  (line) => {
    delete line.ticket;
  },
];

const spoilWork: Spoil[] = [
  (line) => {
    delete line.now;
  },
  (line) => {
    delete child(line, 'work').kind;
  },
  (line) => {
    child(line, 'work').kind = 'upgrade';
  },
  (line) => {
    delete child(line, 'work').start;
  },
  (line) => {
    delete child(line, 'work').end;
  },
  (line) => {
    child(line, 'work').end = child(line, 'work').start;
  },
  (line) => {
    child(line, 'work').end = '2001-01-01T00:00:00Z';
  },
  (line) => {
    child(line, 'work').noticeAt = '2026-02-30T00:00:00Z';
  },
  (line) => {
    line.calendar = 'aura-pro';
  },
  (line) => {
    delete line.work;
  },
];

const spoilCalendar: Spoil[] = [
  (line) => {
    line.calendar = 'aura-gold';
  },
  (line) => {
    delete line.calendar;
  },
  (line) => {
    for (const name of ['at', 'start', 'goalMs', 'from', 'to']) delete line[name];
  },
  (line) => {
    for (const name of ['at', 'from', 'to']) line[name] = '2026-05-12T10:00:00Z';
  },
  (line) => {
    for (const name of ['at', 'goalMs', 'from', 'to']) delete line[name];
    line.start = '2026-05-12T10:00:00Z';
  },
  (line) => {
    for (const name of ['at', 'start', 'goalMs', 'to']) delete line[name];
    line.from = '2026-05-12T10:00:00Z';
  },
];

function spoilGoal(goal: unknown): Spoil {
  return (line) => {
    for (const name of ['at', 'from', 'to']) delete line[name];
    line.start = '2026-05-12T10:00:00Z';
    line.goalMs = goal;
  };
}

function spoilInstant(value: unknown): Spoil {
  return (line) => {
    if (line.ticket !== undefined) openedOf(line).at = value;
    else if (line.work !== undefined) child(line, 'work').start = value;
    else {
      for (const name of ['start', 'goalMs', 'from', 'to']) delete line[name];
      line.at = value;
    }
  };
}

/** Everything that can be wrong with this line. */
export function spoilsFor(line: Line): Spoil[] {
  const instants = notInstants.map(spoilInstant);
  if (line.ticket !== undefined) return [...spoilTicket, ...instants];
  if (line.work !== undefined) return [...spoilWork, ...instants];
  return [...spoilCalendar, ...[-1, 1.5, '7', null].map(spoilGoal), ...instants];
}
