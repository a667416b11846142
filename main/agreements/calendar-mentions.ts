import type { AgreementFile } from './agreement-file.ts';
import type { Fault } from './fault.ts';

/** Where an agreement file names a calendar; and the goal, where one is measured on it. */
export interface CalendarMention {
  readonly path: Fault['path'];
  readonly id: string;
  readonly goalMs?: number;
}

/** Every place at which an agreement file names a calendar. */
export function calendarMentions(file: AgreementFile): CalendarMention[] {
  const desks = file.desks.map(({ calendar: id }, i) => ({ path: ['desks', i, 'calendar'], id }));
  if (file.form === 'emergency-tickets') {
    const { calendar: id, goal: goalMs } = file.firstReaction;
    return [
      { path: ['firstReaction', 'calendar'], id, goalMs },
      { path: ['office'], id: file.office },
      ...desks,
    ];
  }
  const tiers = Object.entries(file.tiers).flatMap(([tier, settings]) =>
    (['remote', 'onsite', 'repair', 'reporting'] as const).flatMap((key) => {
      const named = settings[key];
      if (typeof named === 'string') return [];
      const goalMs = 'goal' in named ? named.goal : undefined;
      return [{ path: ['tiers', tier, key, 'calendar'], id: named.calendar, goalMs }];
    }),
  );
  const notice = { path: ['plannedWork', 'notice', 'calendar'], id: file.plannedWork.notice.calendar };
  return [...tiers, notice, ...desks];
}
