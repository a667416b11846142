/** Mutants of the clocks, charges and alarms of emergency tickets. */
export const EMERGENCY_TICKET_MUTANTS = [
  {
    name: 'classification carried over a reopening',
    file: 'src/clocks/first-reaction.ts',
    from: "lastOf(life, ['impact-classified'], cycle.first, cycle.next);",
    to: "lastOf(life, ['impact-classified'], 0, cycle.next);",
  },
  {
    name: 'classification carried over a reopening: for charges',
    file: 'src/clocks/charges.ts',
    from: "lastOf(life, ['impact-classified'], cycle.first, cycle.next);",
    to: "lastOf(life, ['impact-classified'], 0, cycle.next);",
  },
  {
    name: 'alarm taken back once the flag was withdrawn',
    file: 'src/clocks/alarms.ts',
    from: 'return !readings.noAlarmFor.some((reason) => reason === voidReason);',
    to: "return voidReason !== 'flag-withdrawn' && !readings.noAlarmFor.some((reason) => reason === voidReason);",
  },
  {
    name: 'alarm taken back once classified as not impacting',
    file: 'src/clocks/alarms.ts',
    from: 'return !readings.noAlarmFor.some((reason) => reason === voidReason);',
    to: "return voidReason !== 'not-service-impacting' && !readings.noAlarmFor.some((reason) => reason === voidReason);",
  },
  {
    name: 'alarm raised for a ticket that is not processed',
    file: 'src/clocks/alarms.ts',
    from: 'return !readings.noAlarmFor.some((reason) => reason === voidReason);',
    to: "return !readings.noAlarmFor.some((reason) => reason !== 'child-account' && reason === voidReason);",
  },
  {
    name: 'a flag withdrawn at due sharp changes nothing',
    file: 'src/clocks/first-reaction.ts',
    from: 'return life.events[withdrawn].at <= due ? withdrawn : null;',
    to: 'return life.events[withdrawn].at < due ? withdrawn : null;',
  },
  {
    name: 'a flag withdrawn after a reaction makes void',
    file: 'src/clocks/first-reaction.ts',
    from: 'if (withdrawn === null || (stop !== null && stop < withdrawn)) return null;',
    to: 'if (withdrawn === null) return null;',
  },
  {
    name: 'the last reaction stops instead of the first',
    file: 'src/clocks/first-reaction.ts',
    from: 'const stop = firstOf(life, terms.readings.reactions, start, end);',
    to: 'const stop = lastOf(life, terms.readings.reactions, start, end);',
  },
  {
    name: 'a clock of a child account starts before its acceptance',
    file: 'src/clocks/first-reaction.ts',
    from: 'const start = inTime ? Math.max(flag.flagged, acceptance) : flag.flagged;',
    to: 'const start = flag.flagged;',
  },
  {
    name: 'an acceptance after the flag was withdrawn counts',
    file: 'src/clocks/first-reaction.ts',
    from: 'const inTime = acceptance !== null && acceptance < Math.min(flag.withdrawn ?? end, end);',
    to: 'const inTime = acceptance !== null && acceptance < end;',
  },
  {
    name: 'a flag carried over is charged',
    file: 'src/clocks/charges.ts',
    from: "const carriedHere = carriedFlag === 'charged' && i === cycle.first && isOnBefore(flag, i);",
    to: 'const carriedHere = carriedFlag && i === cycle.first && isOnBefore(flag, i);',
  },
  {
    name: 'a flag carried over starts no clock',
    file: 'src/clocks/first-reaction.ts',
    from: 'if (isOnBefore(flag, cycle.first)) begin(cycle.first);',
    to: 'if (cycle.number < 1 && isOnBefore(flag, cycle.first)) begin(cycle.first);',
  },
  {
    name: 'the activation is free only above 500 €',
    file: 'src/clocks/emergency-support.ts',
    from: "return freeFrom !== null && revenue >= freeFrom ? 'requestable-free' : 'contact-upfront';",
    to: "return freeFrom !== null && revenue > freeFrom ? 'requestable-free' : 'contact-upfront';",
  },
  {
    name: 'later terms applied: emergency tickets by the last version',
    file: 'src/clocks/first-reaction.ts',
    from: 'const terms = termsAt(history, cycle.startedAt);',
    to: 'const terms = history[history.length - 1];',
  },
];
