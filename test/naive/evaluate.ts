// One line of `evaluate`, answered as literally as the rules read. The oracle of the property tests: every
// question is asked of the whole list of events again, and nothing is remembered between two questions.
import { auraAnswer, type TicketAnswer } from './aura.ts';
import { aurologicAnswer } from './aurologic.ts';
import { naiveDueAt, naiveElapsed, naiveNextOpening } from './calendars.ts';
import type { NaiveHolidays } from './holidays.ts';
import { printInstant } from './instants.ts';
import { readCalendarQuestion, readFields, readTicketLine, readWorkLine } from './lines.ts';
import { standardCalendar } from './standard-calendars.ts';
import { standardTerms } from './standard-terms.ts';
import type { NaiveTerms } from './terms.ts';
import { standardWorkTerms, workAnswer } from './work.ts';

/** What is answered about a ticket under any terms. Throws where the line is not valid. */
export function naiveTicketAnswer(fields: Record<string, unknown>, terms: NaiveTerms): TicketAnswer {
  const line = readTicketLine(fields);
  // "events after `now` do not exist yet"
  const events = line.events.filter((event) => event.at <= line.now);
  // "A ticket opened after `now` has no clocks, charges, alarms or marks" (`opened` is the first event).
  return line.provider === 'aurologic'
    ? aurologicAnswer(line, events, terms.aurologic)
    : auraAnswer(line, events, terms.aura);
}

function ticketAnswer(fields: Record<string, unknown>, holidays: NaiveHolidays): object {
  const answered = naiveTicketAnswer(fields, standardTerms(holidays));
  return { ...answered, clocks: answered.clocks.map(({ excused: _, ...clock }) => clock) };
}

function calendarAnswer(fields: Record<string, unknown>, holidays: NaiveHolidays): object {
  const calendar = standardCalendar(holidays, String(fields.calendar));
  const question = readCalendarQuestion(fields);
  if (question.asks === 'open') {
    // "`nextOpening` is null while open."
    const next = naiveNextOpening(calendar, question.at);
    return { open: next === null, nextOpening: next === null ? null : printInstant(next) };
  }
  if (question.asks === 'due') {
    return { dueAt: printInstant(naiveDueAt(calendar, question.start, question.goalMs)) };
  }
  return { elapsedMs: naiveElapsed(calendar, question.from, question.to) };
}

function answer(fields: Record<string, unknown>, holidays: NaiveHolidays): object {
  // "not exactly one of `ticket`, `work` and `calendar`" is invalid.
  const asked = ['ticket', 'work', 'calendar'].filter((name) => fields[name] !== undefined);
  if (asked.length !== 1) throw new Error('exactly one of ticket, work and calendar must be there');
  if (asked[0] === 'ticket') return ticketAnswer(fields, holidays);
  if (asked[0] === 'work') return workAnswer(readWorkLine(fields), standardWorkTerms(holidays));
  return calendarAnswer(fields, holidays);
}

export function naiveEvaluate(line: unknown, holidays: NaiveHolidays): object {
  let id: unknown = null;
  try {
    const fields = readFields(line, 'line');
    id = fields.id ?? null;
    return { id, ...answer(fields, holidays) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
