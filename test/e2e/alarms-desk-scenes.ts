// Alarms of a spring, as the alarms desk and a ticket's page show them; counted by the code that counts the station's.
import type { Alarm } from '../../src/alarms/alarm.ts';
import type { AlarmEntry } from '../../src/alarms/alarm-entry.ts';
import {
  ALARM_NUMBERS,
  type AlarmMeasure,
  type AlarmNumber,
  type AlarmPartOf,
  type AlarmReport,
  type AlarmRow,
  alarmLine,
  alarmSum,
  bitOf,
  type KeptFigures,
  numbersOf,
} from '../../src/alarms/alarm-report.ts';
import { type AlarmFigures, alarmFigures, alarmParts } from '../../src/alarms/figures.ts';
import type { BoardAlarm, BoardDuty } from '../../src/boards/board.ts';
import { addMonths, monthAt } from '../../src/compliance/counted.ts';
import type { OpenNote } from '../../src/duty/hand-over.ts';
import type { Shift } from '../../src/duty/shift.ts';
import { deskScene } from './desk-scenes.ts';
import type { Scene } from './mock-data.ts';
import type { Api } from './page-server.ts';

const ZONE = 'Europe/Berlin';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const { now } = deskScene;

const PEOPLE = [
  { person: 'weber', name: 'Jonas Weber', level: 1 },
  { person: 'adler', name: 'Mina Adler', level: 1 },
  { person: 'koch', name: 'Ruth Koch', level: 2 },
] as const;

/** The alarm of the ticket whose page is drawn: told late and twice, acknowledged, lapsed, reacted. */
export function alarmOf(ticket: string, raisedAt: number): BoardAlarm {
  const [weber, , koch] = PEOPLE;
  const at = (seconds: number) => raisedAt + seconds * 1000;
  const telling = { escalations: 0, reasons: ['raised' as const], level: 1, dueLevel: 1 };
  const sent = { person: 'weber', attempt: 1 };
  const entries: AlarmEntry[] = [
    { ...telling, kind: 'telling', at: at(90), telling: 1, dueAt: raisedAt, late: true, to: [weber] },
    { ...sent, kind: 'attempt', at: at(90), telling: 1, channel: 'desktop', repeat: false },
    {
      ...{ ...sent, kind: 'failed', at: at(91), telling: 1, channel: 'desktop', mayHaveArrived: false },
      why: 'no screen of this person is open',
    },
    { ...sent, kind: 'attempt', at: at(91), telling: 1, channel: 'email', repeat: false },
    { ...sent, kind: 'arrived', at: at(93), telling: 1, channel: 'email' },
    {
      ...{ ...telling, kind: 'telling', at: at(390), telling: 2, dueAt: at(390), late: false, to: [koch] },
      ...{ reasons: ['not-acknowledged'], level: 2, dueLevel: 2 },
    },
    { kind: 'attempt', at: at(390), telling: 2, person: 'koch', channel: 'email', attempt: 1, repeat: true },
    { kind: 'arrived', at: at(392), telling: 2, person: 'koch', channel: 'email', attempt: 1 },
    {
      ...{ kind: 'acknowledged', at: at(460) },
      by: { kind: 'screen', screen: 'Wall 2', onDuty: ['Jonas Weber'] },
    },
    { kind: 'ended', at: at(1510), end: { kind: 'reaction', at: at(1500), by: 'Jonas Weber' } },
  ];
  return {
    ...{ kind: 'alarm', id: `${ticket}/first-reaction/1/1`, provider: 'aurologic', once: false },
    about: { kind: 'ticket', ticket, clock: 'first-reaction', cycle: 1, ordinal: 1 },
    ...{ raisedAt, knownAt: at(88), dueAt: raisedAt + 30 * MINUTE, shares: [], escalations: [] },
    ...{ acknowledged: [], end: { kind: 'reaction', at: at(1500), by: 'Jonas Weber' }, entries },
  };
}

const SILENCE = 2;

/** An alarm of the past months, its life by its number. */
function pastAlarm(i: number): BoardAlarm {
  const raisedAt = now - Math.floor((i * 97 * HOUR) / 3) - (i % 7) * 13 * MINUTE;
  const who = PEOPLE[i % 2];
  // The station is noticed to be silent when nothing was heard of it for so long.
  const isSilence = i === SILENCE;
  const dueAt = raisedAt + (isSilence ? 15 * MINUTE : 0);
  const at = (seconds: number) => dueAt + seconds * 1000;
  const tells = { telling: 1, person: who.person, channel: i % 3 === 0 ? 'email' : 'pager', attempt: 1 };
  const isTest = i % 17 === 16;
  const isMissed = i % 23 === 22;
  const isAcknowledged = i % 5 !== 4 && !isTest;
  const to = [who];
  const about = isTest
    ? { kind: 'test' as const, by: 'Wall 1' }
    : isSilence
      ? { kind: 'silence' as const, station: 'oslo' }
      : {
          ...{ kind: 'ticket' as const, ticket: `aurologic:${3000 + i}`, clock: 'first-reaction' as const },
          ...{ cycle: 1, ordinal: 1 },
        };
  const told: AlarmEntry[] = [
    {
      ...{ kind: 'telling', at: at(1), telling: 1, dueAt, late: i % 11 === 3, to },
      ...{ reasons: ['raised'], level: 1, dueLevel: 1, escalations: 0 },
    },
    { ...tells, kind: 'attempt', at: at(1), repeat: false },
    i % 13 === 5
      ? { ...tells, kind: 'failed', at: at(3), why: 'connection refused', mayHaveArrived: false }
      : { ...tells, kind: 'arrived', at: at(2 + (i % 9)) },
    ...(isAcknowledged
      ? [
          {
            ...{ kind: 'acknowledged' as const, at: at(40 + ((i * 37) % 400)) },
            by: { kind: 'screen' as const, screen: 'Wall 1', onDuty: [who.name] },
          },
        ]
      : []),
  ];
  return {
    ...{
      kind: 'alarm',
      id: `alarm ${i}`,
      about,
      provider: 'aurologic',
      raisedAt,
      knownAt: isSilence ? dueAt : at(1),
    },
    ...{ dueAt: raisedAt + 30 * MINUTE, shares: [], once: isTest, escalations: [], acknowledged: [] },
    end: isTest
      ? { kind: 'tested', at: at(20) }
      : isSilence
        ? { kind: 'heard-again', at: at(600) }
        : { kind: 'reaction', at: at(300 + ((i * 71) % 1900)), by: who.name },
    entries: isMissed ? [] : told,
  };
}

const ALARMS = Array.from({ length: 70 }, (_, i) => pastAlarm(i));

interface Counted {
  readonly alarm: Alarm;
  readonly figures: AlarmFigures;
  readonly kept: KeptFigures;
}

function counted(alarm: Alarm, figures: AlarmFigures): Counted {
  const { toldMs, acknowledgedMs, reactedMs } = figures;
  const numbers = numbersOf(figures, alarm.end !== null);
  return { alarm, figures, kept: [numbers, toldMs, acknowledgedMs, reactedMs] };
}

const isTest = ({ alarm }: Counted) => alarm.about.kind === 'test';
const ALL = ALARMS.map((alarm) => counted(alarm, alarmFigures(alarm, alarm.entries)));
const REAL = ALL.filter((one) => !isTest(one));
const monthOf = ({ alarm }: Counted) => monthAt(alarm.raisedAt, ZONE);
const line = (key: string, name: string, of: readonly Counted[]) =>
  alarmLine(key, name, [alarmSum(of.map(({ kept }) => kept))]);

function partsBy(by: AlarmPartOf): Map<string, { name: string; of: Counted[] }> {
  const parts = new Map<string, { name: string; of: Counted[] }>();
  for (const { alarm } of REAL) {
    for (const { key, name, of, ...figures } of alarmParts(alarm, (alarm as BoardAlarm).entries)) {
      if (of !== by) continue;
      const known = parts.get(key) ?? { name, of: [] };
      known.of.push(counted(alarm, figures));
      parts.set(key, known);
    }
  }
  return parts;
}

const current = monthAt(now, ZONE);
const REPORT: AlarmReport = {
  filter: { provider: null, until: current, months: 12, month: null },
  total: line('', '', REAL),
  months: Array.from({ length: 12 }, (_, i) => addMonths(current, i - 11)).map((month) =>
    line(
      month,
      '',
      REAL.filter((one) => monthOf(one) === month),
    ),
  ),
  providers: [line('aurologic', 'aurologic', REAL), line('aura', 'AURA', [])],
  tests: line('', '', ALL.filter(isTest)),
  choices: {
    providers: [
      { id: 'aurologic', name: 'aurologic', zone: ZONE },
      { id: 'aura', name: 'AURA', zone: 'Europe/Copenhagen' },
    ],
    first: addMonths(current, -8),
  },
};

function rowsBehind(asked: URLSearchParams) {
  const [by, key] = [asked.get('by'), asked.get('key') ?? ''];
  const of =
    asked.get('tests') === 'yes'
      ? ALL.filter(isTest)
      : by === 'level' || by === 'person' || by === 'channel'
        ? (partsBy(by).get(key)?.of ?? [])
        : REAL.filter((one) => by !== 'month' || monthOf(one) === key);
  const number = ALARM_NUMBERS.find((each) => each === asked.get('number')) ?? ('alarms' as AlarmNumber);
  const measure = asked.get('measure') as AlarmMeasure | null;
  const over = Number(asked.get('over') ?? '0');
  const found = of.filter(
    ({ kept, figures }) =>
      (kept[0] & bitOf(number)) !== 0 && (measure === null || (figures[`${measure}Ms`] ?? -1) > over),
  );
  const rows = found
    .map(({ alarm, figures }): AlarmRow => {
      const { id, about, provider, raisedAt, knownAt, end } = alarm;
      const subject = about.kind === 'ticket' ? 'Packet loss on the uplink to Frankfurt' : null;
      return { ...figures, alarm: id, about, provider, raisedAt, knownAt, subject, end };
    })
    .sort((a, b) => b.raisedAt - a.raisedAt);
  const skip = Number(asked.get('skip') ?? '0');
  return { count: rows.length, rows: rows.slice(skip, skip + Number(asked.get('limit') ?? '50')) };
}

/** What the last shift left in writing; the first is of somebody who does not mean well. */
export const NOTES: readonly OpenNote[] = [
  {
    ...{ ticket: 'aura:A-20417', provider: 'aura', subject: null, by: 'Mina Adler', at: now - 3 * HOUR },
    text: 'Splice team is on its way, 15:30 at the latest.\nCall Mr Møller <b>before</b> they arrive: +45 00 00 00.',
  },
  {
    ...{ ticket: 'aura:A-20417', provider: 'aura', subject: null, by: 'Jonas Weber', at: now - 8 * HOUR },
    text: 'Key for the cabinet is at the reception. \u202eToo late for Friday.',
  },
  {
    ...{ ticket: 'aurologic:901', provider: 'aurologic', at: now - 9 * HOUR, by: 'Jonas Weber' },
    ...{ subject: 'IP-Transit down', text: 'x'.repeat(300) },
  },
];

/** Answers about alarms and notes as the station does; null to any other question. */
export function alarmReply(url: URL, alarms: readonly BoardAlarm[] = []) {
  const said = (body: object) => ({ status: 200, body: { stationNow: now, ...body } });
  const { pathname, searchParams: asked } = url;
  switch (pathname) {
    case '/api/alarms':
      return said({
        alarms: asked.has('alarm')
          ? ALARMS.filter(({ id }) => id === asked.get('alarm'))
          : alarms.filter(({ about }) => about.kind === 'ticket' && about.ticket === asked.get('ticket')),
      });
    case '/api/desk/notes': {
      // Those of one ticket are told by who asks for its page.
      return said({ notes: asked.has('ticket') ? [] : NOTES });
    }
    case '/api/alarms/report':
      return said({
        ...REPORT,
        filter: { ...REPORT.filter, provider: asked.get('provider'), month: asked.get('month') },
      });
    case '/api/alarms/report/groups':
      return said({
        lines: [...partsBy(asked.get('by') as AlarmPartOf)].map(([key, { name, of }]) => line(key, name, of)),
      });
    case '/api/alarms/report/rows':
      return said(rowsBehind(asked));
    default:
      return null;
  }
}

export const alarmApi: Api = (url) =>
  alarmReply(url) ?? { status: 404, body: { error: `there is no ${url.pathname}` } };

const shift = (who: number, fromDays: number, toDays: number): Shift => ({
  ...PEOPLE[who],
  start: now + fromDays * DAY,
  end: now + toDays * DAY,
});

const DUTY: BoardDuty = {
  ...{ kind: 'duty', id: 'aurologic' },
  shifts: [
    ...[shift(0, -0.8, 2.2), shift(1, 2.2, 6.2), shift(0, 6, 9.2), shift(1, 10, 16)],
    ...[shift(2, -1, 16)],
  ],
};

/** The desks on Monday afternoon, with a roster of two levels that has a gap and an overlap. */
export const alarmScene: Scene = {
  ...deskScene,
  entities: [...deskScene.entities.filter(({ kind }) => kind !== 'duty'), DUTY],
};
