import type { VoidReason } from '../clocks/clock.ts';
import { impossible } from '../impossible.ts';
import { momentText, timeText } from './local-times.ts';
import type { AlarmMessage } from './message.ts';
import { endText, PROMISES, reasonTexts, VOID_REASONS } from './message-words.ts';

/** The longest subject, in characters. */
export const LONGEST_SUBJECT = 100;
/** The longest short form: what one text message holds. */
export const LONGEST_SHORT = 160;

/**
 * The subject of a message, one line of at most 100 characters: `LATE: Alarm rt:4711 Kestrel Hosting: first reaction due
 * 14:40 CET, duty level 2`. What is too long is cut in the middle, so that the instant stays.
 */
export function messageSubject(message: AlarmMessage): string {
  return fitted(headOf(message), nameOf(message), tailOf(message), LONGEST_SUBJECT);
}

/**
 * The short form, for a pager: one line of at most 160 characters, which begins as the subject does and says why the
 * person is told.
 */
export function messageShort(message: AlarmMessage): string {
  const { reasons, voidReason } = message;
  const nothing = voidReason === null ? [] : [nothingOwed(voidReason)];
  const why = reasonTexts(message).filter((_, i) => reasons[i] !== 'raised');
  return fitted(
    headOf(message),
    nameOf(message),
    [tailOf(message), ...nothing, ...why].join('. '),
    LONGEST_SHORT,
  );
}

/**
 * The text of a message, a line for each thing it says: what, since when, until when, why this person is told now, what is
 * odd about it, the ticket, and the link that acknowledges; null where no browser could reach that. Instants are local to
 * the provider, with their weekday unless they are of the day of the telling.
 */
export function messageText(message: AlarmMessage, link: string | null): string {
  const { ticket, demo, repeat, toldAt, zone } = message;
  const odd = [
    demo ? 'DEMO: this is invented data. There is no such customer.' : null,
    lateText(message),
    repeat ? 'This may be a repeat: an earlier try to send it may have arrived.' : null,
    message.end && message.end.kind !== 'tested'
      ? `No action is needed: ${endText(message.end, message)}.`
      : null,
    voidText(message),
  ];
  const where = [
    ticket?.subject && `Subject: ${line(ticket.subject)}`,
    ticket?.customer && `Customer: ${line(ticket.customer)}`,
    ticket?.service && `Service: ${line(ticket.service)}`,
    ticket?.address && `Address: ${line(ticket.address)}`,
    ticket?.url && `Ticket: ${line(ticket.url)}`,
  ];
  return [
    odd,
    [`${whatText(message)}.`, ...whenTexts(message)],
    where,
    [`For ${line(message.name)}, ${levelText(message)}. Why now: ${reasonTexts(message).join('; ')}.`],
    acknowledgeTexts(message, link),
    [`Told ${momentText(toldAt, zone)}. Alarm ${line(message.alarm)}, telling ${message.telling}.`],
  ]
    .map((lines) => lines.filter((one) => one))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');
}

function whatText({ about, ticket, providerName }: AlarmMessage): string {
  switch (about.kind) {
    case 'ticket':
      return `${line(providerName)}: ${line(ticket?.id ?? about.ticket)} waits for its ${PROMISES[about.clock]}`;
    case 'silence':
      return `The Wallclock station ${line(about.station)} gives no sign of life`;
    case 'test':
      return `This is a test, asked for by ${line(about.by)}. Nothing is wrong`;
  }
}

function whenTexts({ about, raisedAt, dueAt, toldAt, zone }: AlarmMessage): string[] {
  if (about.kind === 'test') return [];
  const since = `Since ${timeText(raisedAt, zone, toldAt)}`;
  if (dueAt === null) return [`${since}.`];
  const word = dueAt <= toldAt ? 'was due' : 'due';
  return [`${since}; ${word} ${timeText(dueAt, zone, toldAt)}.`];
}

function lateText({ late, tellingDueAt, toldAt, zone }: AlarmMessage): string | null {
  if (!late) return null;
  return `LATE: due at ${timeText(tellingDueAt, zone, toldAt)}, told only at ${timeText(toldAt, zone, toldAt)}.`;
}

function voidText({ once, about, voidReason }: AlarmMessage): string | null {
  if (!once || about.kind !== 'ticket') return null;
  const nothing = voidReason === null ? 'No time of reaction is promised' : nothingOwed(voidReason);
  return `Void from the start. ${nothing}. You are told once, and nobody is waited for.`;
}

function nothingOwed(reason: VoidReason): string {
  return `No reaction is owed: ${VOID_REASONS[reason]}`;
}

function levelText({ level, dueLevel, standIn }: AlarmMessage): string {
  switch (standIn) {
    case null:
      return `duty level ${level}`;
    case 'nobody-on-duty':
      return 'told when nobody is on duty, as now';
    case 'nobody-at-level':
      return `duty level ${level}, since nobody is at duty level ${dueLevel}`;
    case 'nobody-reached':
      return `duty level ${level}, since no channel reaches who is at duty level ${dueLevel}`;
    default:
      return impossible(standIn);
  }
}

function acknowledgeTexts({ about, end, once }: AlarmMessage, link: string | null): string[] {
  if (end !== null || once) return [];
  const how = link
    ? `Acknowledge: ${link}`
    : 'Acknowledge it at a wall or a desk of the station: key A, or a touch.';
  const what = about.kind === 'ticket' ? 'That stops the alarm for a while, not the clock. ' : '';
  return [how, `${what}Replying to this message acknowledges nothing.`];
}

function headOf({ demo, late, about }: AlarmMessage): string {
  const marks = [demo ? 'DEMO: ' : '', late ? 'LATE: ' : ''].join('');
  return `${marks}${about.kind === 'test' ? 'Test alarm' : 'Alarm'} `;
}

function nameOf({ about, ticket }: AlarmMessage): string {
  switch (about.kind) {
    case 'ticket':
      return line(
        [about.ticket, ticket?.customer ?? ticket?.address ?? ticket?.subject].filter(Boolean).join(' '),
      );
    case 'silence':
      return line(`station ${about.station}`);
    case 'test':
      return line(`by ${about.by}`);
  }
}

function tailOf(message: AlarmMessage): string {
  const { about, end, once, dueAt, toldAt, zone, level, repeat } = message;
  const marks = [level > 1 ? `, duty level ${level}` : '', repeat ? ' (may be a repeat)' : ''].join('');
  if (about.kind === 'test') return repeat ? ' (may be a repeat)' : '';
  if (end !== null) return `: over, ${END_SHORT[end.kind]}${marks}`;
  if (about.kind === 'silence') return `: no sign of life${marks}`;
  const what = PROMISES[about.clock];
  if (once || dueAt === null) return `: ${what} void from the start${marks}`;
  return `: ${what} ${dueAt <= toldAt ? 'was due' : 'due'} ${timeText(dueAt, zone, toldAt)}${marks}`;
}

const END_SHORT = {
  reaction: 'answered',
  'cycle-ended': 'closed',
  void: 'void',
  'taken-back': 'taken back',
  'heard-again': 'heard again',
  'not-watched': 'not watched any more',
  tested: 'tested',
} as const;

/** One line of a text that somebody else wrote: what would break it, or steer a terminal, is a space. */
function line(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Head, middle and tail in so many characters: the middle is cut, and where that does not do, the tail. */
function fitted(head: string, middle: string, tail: string, most: number): string {
  const room = most - head.length - tail.length;
  const whole =
    room >= 12 ? `${head}${cut(middle, room)}${tail}` : cut(`${head}${cut(middle, 12)}${tail}`, most);
  return whole.trim();
}

/** A text of at most so many UTF-16 units, no character cut in two. Dots fit into every pager's alphabet. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 3).toWellFormed();
  return `${kept.replace(/\uFFFD$/, '').trimEnd()}...`;
}
