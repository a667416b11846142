/** Mutants of how a promise is measured at an instant. */
export const MEASURING_MUTANTS = [
  {
    name: 'stop at due counted as breach',
    file: 'src/clocks/clock.ts',
    from: "if (stoppedAt !== null) return { kind: stoppedAt <= due ? 'met' : 'breached' };",
    to: "if (stoppedAt !== null) return { kind: stoppedAt < due ? 'met' : 'breached' };",
  },
  {
    name: 'breached at due sharp',
    file: 'src/clocks/clock.ts',
    from: "if (due < Math.min(now, cycleEndedAt ?? now)) return { kind: 'breached' };",
    to: "if (due <= Math.min(now, cycleEndedAt ?? now)) return { kind: 'breached' };",
  },
  {
    name: 'breached after the end of its cycle',
    file: 'src/clocks/clock.ts',
    from: "if (due < Math.min(now, cycleEndedAt ?? now)) return { kind: 'breached' };",
    to: "if (due < now) return { kind: 'breached' };",
  },
  {
    name: 'counted on after the end of its cycle',
    file: 'src/clocks/clock.ts',
    from: 'return Math.min(stoppedAt ?? now, cycleEndedAt ?? now, now);',
    to: 'return Math.min(stoppedAt ?? now, now);',
  },
  {
    name: 'urgent only beyond its threshold',
    file: 'src/clocks/clock.ts',
    from: "if (usedMs * 100 >= goalMs * thresholds.urgentPercent) return 'urgent';",
    to: "if (usedMs * 100 > goalMs * thresholds.urgentPercent) return 'urgent';",
  },
  {
    name: 'to be watched only beyond its threshold',
    file: 'src/clocks/clock.ts',
    from: "return usedMs * 100 >= goalMs * thresholds.watchPercent ? 'watch' : 'calm';",
    to: "return usedMs * 100 > goalMs * thresholds.watchPercent ? 'watch' : 'calm';",
  },
];
