import { didYouMean } from '../sync/did-you-mean.ts';
import { type AgreementFile, agreementOf } from './agreement-file.ts';
import { calendarMentions } from './calendar-mentions.ts';
import { calendarFaults } from './calendar-settings.ts';
import type { Fault } from './fault.ts';
import { overlappingWindows } from './service-windows.ts';
import { alikeTiers } from './tier-faults.ts';
import { weekOf } from './week-of-calendar.ts';

/** Clocks are reckoned for about a year ahead, holidays included. */
const MOST_GOAL_WEEKS = 40;
/** The walls know the calendars of 60 days back: so much is left for the notice of work that has just ended. */
const MOST_NOTICE_WEEKS = 6;

/** What is wrong with an agreement file whose settings are right one by one: what does not fit together. */
export function agreementFaults(file: AgreementFile): Fault[] {
  const own = calendarFaults(agreementOf(file).calendars);
  const { watchPercent, urgentPercent } = file.thresholds;
  return [
    ...own.map((fault) => below('calendars', fault)),
    ...unknownCalendars(file),
    ...longGoals(file),
    ...(file.form === 'address-tiers'
      ? [
          ...alikeTiers(file),
          ...overlappingWindows(file.plannedWork.windows).map((fault) =>
            below('plannedWork', below('windows', fault)),
          ),
          ...noticeFaults(file),
        ]
      : []),
    ...(watchPercent < urgentPercent
      ? []
      : [
          {
            path: ['thresholds', 'urgentPercent'],
            message: `${urgentPercent} is not above watchPercent, which is ${watchPercent}: make it larger`,
          },
        ]),
  ];
}

function below(key: string, { path, message }: Fault): Fault {
  return { path: [key, ...path], message };
}

function unknownCalendars(file: AgreementFile): Fault[] {
  const ids = file.calendars.map(({ id }) => id);
  return calendarMentions(file).flatMap(({ path, id }) => {
    if (ids.includes(id)) return [];
    const meant = didYouMean(id, ids);
    const hint = meant === null ? `they are ${ids.join(', ')}` : `did you mean '${meant}'?`;
    return [{ path, message: `'${id}' is not one of the calendars of this file: ${hint}` }];
  });
}

/** Goals that take longer than clocks are reckoned. A goal that takes weeks is fine. */
function longGoals(file: AgreementFile): Fault[] {
  const { calendars } = agreementOf(file);
  return calendarMentions(file).flatMap(({ path, id, goalMs }) => {
    const calendar = calendars.find((one) => one.id === id);
    if (goalMs === undefined || !calendar) return [];
    const { openMs } = weekOf(calendar);
    if (goalMs <= MOST_GOAL_WEEKS * openMs) return [];
    const message = `takes more than ${MOST_GOAL_WEEKS} weeks of '${id}', further ahead than clocks are reckoned: make it shorter`;
    return [{ path: [...path.slice(0, -1), 'goal'], message }];
  });
}

function noticeFaults(file: Extract<AgreementFile, { form: 'address-tiers' }>): Fault[] {
  const { workingDays, calendar: id } = file.plannedWork.notice;
  const calendar = agreementOf(file).calendars.find((one) => one.id === id);
  if (!calendar) return [];
  const at = ['plannedWork', 'notice', 'calendar'];
  if (calendar.zone !== file.zone) {
    const message = `'${id}' is in ${calendar.zone}: working days are those of the provider's zone, ${file.zone}; leave out its zone`;
    return [{ path: at, message }];
  }
  const { wholeDays } = weekOf(calendar);
  if (wholeDays === 0) {
    const message = `'${id}' has no day that is open from 00:00 to 24:00, and only such a day is a working day: give the notice a calendar of whole days`;
    return [{ path: at, message }];
  }
  if (Math.ceil(workingDays / wholeDays) <= MOST_NOTICE_WEEKS) return [];
  const message = `${workingDays} working days reach back more than ${MOST_NOTICE_WEEKS} weeks, since '${id}' has ${wholeDays} a week: ask for fewer`;
  return [{ path: ['plannedWork', 'notice', 'workingDays'], message }];
}
