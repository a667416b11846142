import type { Instant } from '../../src/calendars/period.ts';
import type { ToldSpots } from '../../src/compliance/blind-spots.ts';
import { addMonths, startOfMonth } from '../../src/compliance/counted.ts';
import type { ReportAbout, ReportParts } from '../../src/compliance/report-parts.ts';
import { type AskedFilter, complianceQuestions } from './compliance-questions.ts';
import { askedOf } from './compliance-report.ts';
import { copyMarkIn } from './copy-mark.ts';
import { knownSince } from './known-since.ts';
import type { Asked } from './report-source.ts';
import { configurationOnFile } from './sources-on-file.ts';
import type { Store } from './store.ts';

/** All lines of a list: they are few, other than clocks. */
const ALL = -1;

/**
 * A whole report but for its clocks one by one, within one read transaction; each part is what the desk shows of it.
 * Throws `ReportError` as the desk's questions do.
 */
export function reportParts(
  store: Store,
  filter: AskedFilter,
  sources: ReportAbout['sources'],
  now: Instant,
): ReportParts {
  const ask = complianceQuestions(store);
  const report = ask.report(filter, now);
  const { provider } = filter;
  const { zone } = store.rules.terms.find((terms) => provider === null || terms.provider === provider)!;
  return {
    about: {
      madeAt: now,
      asOf: now,
      knownSince: knownSince(store.db),
      demo: configurationOnFile(store.db)?.settings.demo ?? false,
      copyOf: copyMarkIn(store.db)?.at ?? null,
      zone,
      sources,
    },
    span: filter.span,
    report,
    groups: {
      provider: ask.groups(filter, 'provider', now),
      service: ask.groups(filter, 'service', now),
      customer: ask.groups(filter, 'customer', now),
      address: ask.groups(filter, 'address', now),
    },
    charges: ask.charges(filter, now),
    chargeLines: ask.chargeLines(filter, 0, ALL, now).rows,
    work: ask.work(filter, now),
    changes: ask.changes(filter, 0, ALL, now).rows,
    ...blindIn(
      store,
      askedOf(store.rules, report.filter, filter.span === 'month' ? report.month : null),
      now,
    ),
  };
}

/** The outages that are long enough to be named, in the months asked about. */
function blindIn(store: Store, { providers, from, until }: Asked, now: Instant): ToldSpots {
  const begins = providers.map(({ zone }) => startOfMonth(from, zone));
  const ends = providers.map(({ zone }) => startOfMonth(addMonths(until, 1), zone));
  return store.blindSpots.between(Math.min(...begins), Math.max(...ends), now, 'named');
}
