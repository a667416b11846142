/** Mutants of the notice and the windows of planned work. */
export const PLANNED_WORK_MUTANTS = [
  {
    name: 'notice given at the latest instant is short',
    file: 'src/planned-work/notice.ts',
    from: "if (work.noticeAt <= latest) return { kind: 'in-time', latest };",
    to: "if (work.noticeAt < latest) return { kind: 'in-time', latest };",
  },
  {
    name: 'too late to announce at the latest instant',
    file: 'src/planned-work/notice.ts',
    from: "return { kind: now <= latest ? 'to-announce' : 'unannounced', latest };",
    to: "return { kind: now < latest ? 'to-announce' : 'unannounced', latest };",
  },
  {
    name: 'the day of the notice is counted as a whole one',
    file: 'src/planned-work/notice.ts',
    from: "if (begun && noticeCounted === 'whole-days') day = addDays(day, 1);",
    to: "if (begun && noticeCounted !== 'whole-days') day = addDays(day, 1);",
  },
  {
    name: 'the day of the work is counted as one of its notice',
    file: 'src/planned-work/notice.ts',
    from: 'let day = date;',
    to: 'let day = addDays(date, 1);',
  },
  {
    name: 'work that ends with its window is outside it',
    file: 'src/planned-work/service-window.ts',
    from: 'const holds = ({ start, end }: Period) => start <= work.start && work.end <= end;',
    to: 'const holds = ({ start, end }: Period) => start <= work.start && work.end < end;',
  },
  {
    name: 'a notice stands for work moved to an earlier hour',
    file: 'src/planned-work/announced.ts',
    from: 'return localDateAt(forStart, zone) === localDateAt(start, zone) && start >= forStart;',
    to: 'return localDateAt(forStart, zone) === localDateAt(start, zone);',
  },
];
