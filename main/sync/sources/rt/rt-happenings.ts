import type { Happening } from '../../../../src/tickets/event.ts';
import type { Complain } from './rt-about.ts';
import type { RtMappingConfig } from './rt-config.ts';
import { RT_USERS, type TransactionBody } from './rt-facts.ts';
import { lookUp, same } from './rt-texts.ts';

/** What it means that a field has a value from now on; null for nothing. */
export function meaningOfValue(
  config: RtMappingConfig,
  field: string,
  value: string,
  complain: Complain,
): Happening | null {
  const meanings = lookUp(config.fields, field);
  if (!meanings) return null;
  const meaning = lookUp(meanings, value) ?? (value.trim() === '' ? 'nothing' : meanings['*']);
  if (meaning !== undefined) return happening(meaning, value);
  const known = Object.keys(meanings).join(', ');
  complain(
    `field ${field}`,
    value,
    `field ${field} has the value '${value}', which mapping.fields does not know (it knows ${known}); add it there, with the meaning 'nothing' if it has none`,
  );
  return null;
}

/** What happened, in our words; `value` is what was set. */
function happening(meaning: string, value: string): Happening | null {
  const [type, detail] = meaning.split(' ', 2);
  switch (type) {
    case 'nothing':
      return null;
    case 'escalated':
      return { type, level: value.trim() || null };
    case 'impact-classified':
      return { type, impact: detail as 'impacting' };
    case 'coverage-classified':
      return { type, coverage: detail as 'provider' };
    default:
      return { type: type as 'restored' };
  }
}

/** What a change of status means: closed, reopened, or what the configuration says. */
export function enteredStatus(config: RtMappingConfig, before: string, after: string): Happening[] {
  const closed = (status: string) => config.closed.some((one) => same(one, status));
  const result: Happening[] = [];
  if (closed(before) && !closed(after)) result.push({ type: 'reopened' });
  const meaning = lookUp(config.statuses, after);
  const own = meaning === undefined ? null : happening(meaning, after);
  if (own) result.push(own);
  if (!closed(before) && closed(after)) result.push({ type: 'closed' });
  return result;
}

/** What a transaction of a ticket means; `meaningOf` answers for a field and its value. */
export function happeningsOf(
  config: RtMappingConfig,
  id: string,
  body: TransactionBody,
  meaningOf: (field: string, value: string) => Happening | null,
): (Happening | null)[] {
  const result: (Happening | null)[] = [];
  switch (body.type) {
    case 'Correspond':
      result.push(replyBy(config, body));
      break;
    case 'Status':
      result.push(...enteredStatus(config, body.old, body.new));
      break;
    case 'CustomField':
      result.push(meaningOf(body.field, body.new));
      break;
    case 'AddLink': {
      // RT writes the link on both tickets; the target's own stands for nothing.
      const into = body.field === 'MergedInto' ? /\/ticket\/(\d+)$/.exec(body.new)?.[1] : undefined;
      if (into !== undefined && into !== id) result.push({ type: 'merged', into });
      break;
    }
    default:
  }
  const meaning = lookUp(config.transactions, body.type);
  if (meaning !== undefined) result.push(happening(meaning, body.new));
  return result;
}

/** Whose reply it is: RT calls staff privileged; the configuration may know better. */
function replyBy(config: RtMappingConfig, { creator, staff }: TransactionBody): Happening | null {
  const among = (names: readonly string[]) => names.some((name) => same(name, creator));
  if (among(RT_USERS) || among(config.automatic)) return null;
  if (among(config.staff)) return { type: 'staff-replied' };
  if (among(config.customers)) return { type: 'customer-replied' };
  return { type: staff ? 'staff-replied' : 'customer-replied' };
}
