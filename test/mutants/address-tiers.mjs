/** Mutants of the clocks of tickets at addresses with a tier. */
export const ADDRESS_TIER_MUTANTS = [
  {
    name: 'later agreement applied: the one valid when the cycle ended',
    file: 'src/clocks/governing-tier.ts',
    from: 'const agreement = agreementAt(facts, cycle.startedAt);',
    to: 'const agreement = agreementAt(facts, cycle.endedAt ?? cycle.startedAt);',
  },
  {
    name: 'later agreement applied: the one that is listed last',
    file: 'src/clocks/governing-tier.ts',
    from: 'const agreement = agreementAt(facts, cycle.startedAt);',
    to: 'const agreement = agreementAt(facts, cycle.startedAt) && facts.agreements.at(-1);',
  },
  {
    name: 'of two agreements from one day the earlier listed governs',
    file: 'src/clocks/governing-tier.ts',
    from: 'if (!governing || agreement.valid.start >= governing.valid.start) governing = agreement;',
    to: 'if (!governing || agreement.valid.start > governing.valid.start) governing = agreement;',
  },
  {
    name: 'later terms applied: faults by the last version',
    file: 'src/clocks/reaction.ts',
    from: 'const version = termsAt(history, cycle.startedAt);',
    to: 'const version = history[history.length - 1];',
  },
  {
    name: 'later terms applied: marks and repair by those of now',
    file: 'src/clocks/verdict.ts',
    from: 'const version = termsAt(history, latestCycle(life)?.startedAt ?? now);',
    to: 'const version = termsAt(history, now);',
  },
  {
    name: 'classification carried over a reopening: whose network it was',
    file: 'src/clocks/governing-tier.ts',
    from: "const last = lastOf(life, ['coverage-classified'], cycle.first, cycle.next);",
    to: "const last = lastOf(life, ['coverage-classified'], 0, cycle.next);",
  },
  {
    name: 'a visit that was required does not carry over',
    file: 'src/clocks/reaction.ts',
    from: 'let required: number | null = isOnBefore(visits, cycle.first) ? cycle.first : null;',
    to: 'let required: number | null = null;',
  },
  {
    name: 'an arrival stops no onsite reaction, only the cure does',
    file: 'src/clocks/reaction.ts',
    from: 'const stop = firstOf(life, onsiteStops, start, end);',
    to: 'const stop = firstOf(life, onsiteStops.slice(-1), start, end);',
  },
  {
    name: 'a reaction is measured by the goal of a visit',
    file: 'src/clocks/reaction.ts',
    from: 'const goal = tier?.terms.remote ?? null;',
    to: 'const goal = tier?.terms.onsite ?? null;',
  },
  {
    name: 'an access refused at due sharp excuses',
    file: 'src/clocks/reaction.ts',
    from: 'life.events[refused].at < dueAt(calendarOf(calendars, goal.calendar), startedAt, goal.goalMs);',
    to: 'life.events[refused].at <= dueAt(calendarOf(calendars, goal.calendar), startedAt, goal.goalMs);',
  },
  {
    name: 'a visit called off after the arrival makes void',
    file: 'src/clocks/reaction.ts',
    from: 'const calledOff = last && !last.on && !(stop !== null && stop < last.index) ? last.index : null;',
    to: 'const calledOff = last && !last.on ? last.index : null;',
  },
];
