import { isoOf } from '../../src/calendars/iso.ts';
import { isLive } from '../../src/clocks/clock.ts';
import { closedText } from '../../src/explain/closed-text.ts';
import type { Ledger, Line } from '../../src/explain/ledger.ts';
import { dayIn, lengthOf, momentIn, offsetText } from '../../src/explain/local-moments.ts';
import { stepText } from '../../src/explain/step-text.ts';
import { impossible } from '../../src/impossible.ts';

/** A clock's ledger for a terminal: what it came to, each decision with its sentence, and each stretch of time. */
export function ledgerText(ledger: Ledger): string {
  const { clock, ordinal } = ledger;
  const title = `${clock.kind}, cycle ${clock.cycle}${ordinal > 1 ? `, number ${ordinal}` : ''}${zoneMark(ledger)}`;
  return [
    `${title}: ${resultText(ledger)}`,
    ...stepLines(ledger),
    ...stretchLines(ledger),
    termsLine(ledger),
  ].join('\n');
}

/** Its times are told in the zone of its calendar; that is said where it is not the provider's. */
function zoneMark({ zone, providerZone }: Ledger): string {
  return zone === providerZone ? '' : `, in ${zone}`;
}

/** What became of the clock up to the instant it is explained as of. */
function resultText({ clock, zone }: Ledger): string {
  const { state, dueAt, usedMs, goal, remainingMs } = clock;
  const due = dueAt === null ? '' : `due ${momentIn(dueAt, zone, true)} (${isoOf(dueAt)})`;
  const used = usedMs === null || !goal ? '' : `${lengthOf(usedMs)} of ${lengthOf(goal.goalMs)} used`;
  const left = remainingMs === null ? '' : `${lengthOf(remainingMs)} left`;
  switch (state.kind) {
    case 'void':
      return `void, ${state.reason}`;
    case 'met':
    case 'breached':
    case 'cancelled':
      return `${state.kind}; ${due}; ${used}`;
    case 'running':
      return `running, ${clock.attention}; ${due}; ${used}, ${left}`;
    case 'waiting':
      return `waiting, ${clock.attention}, resumes ${momentIn(state.resumesAt, zone, true)}; ${due}; ${used}, ${left}`;
    default:
      return impossible(state);
  }
}

/** The decisions, numbered, each with the agreement's own sentence and the readings that were applied. */
function stepLines(ledger: Ledger): string[] {
  return ledger.steps.flatMap(({ what, sentence, readings }, i) => {
    const { question, answer } = stepText(what, ledger);
    const lines = [`${String(i + 1).padStart(4)}  ${question} ${answer}`];
    if (sentence !== null) lines.push(`      “${sentence}”`);
    for (const { name, value } of readings) lines.push(`      setting ${name}: ${value}`);
    return lines;
  });
}

/** The stretches of a clock that counts as a table: when, how much of it was open, the sum, and what was left. */
function stretchLines({ lines, clock, zone, until, steps }: Ledger): string[] {
  if (clock.state.kind === 'void' || !clock.goal) return [];
  const heading = ['From', 'To', 'Open', 'Sum', `Left of ${lengthOf(clock.goal.goalMs)}`, ''];
  const rows = lines.map((line) => [
    momentIn(line.start, zone),
    momentIn(line.end, zone),
    line.openMs > 0 ? lengthOf(line.openMs) : `closed ${lengthOf(line.end - line.start)}`,
    lengthOf(line.sumMs),
    lengthOf(line.leftMs),
    remark(line, zone, isLive(clock)),
  ]);
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map((row) => row[column].length)));
  const shown = (number: string, row: readonly string[]) =>
    `${number.padStart(4)}  ${row.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ')}`.trimEnd();
  const counted = lines.filter(({ side, openMs }) => side === 'counted' && openMs > 0);
  const sum = counted.length > 1 ? `${counted.map(({ openMs }) => lengthOf(openMs)).join(' + ')} = ` : '';
  return [
    shown('', heading),
    ...rows.map((row, i) => shown(String(steps.length + i + 1), row)),
    `      Used up to ${momentIn(until, zone)}: ${sum}${lengthOf(clock.usedMs ?? 0)}.`,
  ];
}

/** The columns of lengths. */
const isNumber = (column: number) => 2 <= column && column <= 4;

/** Why a stretch is closed, where the zone's offset changes in it, and whether it lies ahead. */
function remark({ closed, changes, side }: Line, zone: string, live: boolean): string {
  const shifts = changes.map(
    ({ at, before, after }) =>
      `${momentIn(at, zone)}: clocks go from ${offsetText(before)} to ${offsetText(after)}`,
  );
  const ahead = live ? 'if nothing stops it' : 'not counted';
  const parts = [side === 'ahead' && ahead, closedText(closed), ...shifts];
  return parts.filter(Boolean).join('; ');
}

function termsLine({ name, terms, providerZone }: Ledger): string {
  const from = terms.from === null ? 'from the beginning' : `from ${dayIn(terms.from, providerZone, true)}`;
  return `      By version ${terms.version} of ${name}'s terms, which governs cycles that start ${from}.`;
}
