import type { Month } from '../../src/compliance/counted.ts';
import { CLOCK_KINDS } from '../../src/compliance/reason-code.ts';
import type { AskedFilter } from '../database/compliance-questions.ts';
import type { Options } from './options.ts';

const MOST_MONTHS = 60;

/** What the options ask a report about; a sentence for what they cannot ask. */
export function reportFilter(options: Options): AskedFilter | string {
  const { month, months = '1', kind, provider = null, tier = null, customer = null } = options;
  if (month !== undefined && !isMonth(month)) return `--month ${month}: not a month such as 2026-10`;
  const count = Number(months);
  if (!/^\d+$/.test(months) || count < 1 || count > MOST_MONTHS)
    return `--months ${months}: not a number of months from 1 to ${MOST_MONTHS}`;
  const known = CLOCK_KINDS.find((one) => one === kind);
  if (kind !== undefined && known === undefined)
    return `--kind ${kind}: not a kind of clock; they are ${CLOCK_KINDS.join(', ')}`;
  return {
    ...{ provider, tier, customer, service: null, address: null, kind: known ?? null },
    ...{ until: month ?? null, months: count, month: month ?? null, span: 'period' },
  };
}

function isMonth(text: string): text is Month {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** The same as the query of the compliance desk's page. */
export function pageQuery(
  filter: AskedFilter,
  { until, month }: { until: Month; month: Month },
): URLSearchParams {
  const { months, provider, tier, kind, customer } = filter;
  const asked = { print: '1', until, month, months: String(months), provider, tier, kind, customer };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given);
}
