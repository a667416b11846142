import type { CurrentTerms } from '../../../../src/agreements/terms.ts';
import { isoOf } from '../../../../src/calendars/iso.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { Reading } from './cells.ts';
import { readInstant } from './instant-cells.ts';
import type { Column, TableForm } from './table-forms.ts';
import type { TablePlace } from './tables-config.ts';

/** A row's fields by name, as its record's body holds them. */
export type Body = Record<string, unknown>;

/** How a table of one source is to be read. */
export interface TableReading {
  readonly form: TableForm;
  readonly place: TablePlace;
  /** As the table is called in messages. */
  readonly shown: string;
  /** Whose activations, agreements or disruptions these are, where a row does not say. */
  readonly provider: string;
  readonly terms: CurrentTerms;
}

/**
 * A cell that was read, if it is what it must be beyond its form: filled where needed, a provider and a tier
 * that are known, an instant that exists in the provider's zone. `body` holds the cells read before it.
 */
export function checkedCell(read: Reading, column: Column, body: Body, reading: TableReading): Reading {
  if ('wrong' in read) return read;
  const { terms } = reading;
  if (column.cells === 'provider') {
    const provider = String(read.value ?? reading.provider);
    const form = reading.form.table === 'activations' ? 'emergency-tickets' : 'address-tiers';
    if (terms.get(provider)?.form === form) return { value: provider };
    const fitting = [...terms.values()].filter((one) => one.form === form).map((one) => one.provider);
    if (provider === '') {
      const which = `name one of ${fitting.join(', ')}, or set the provider of the source`;
      return { wrong: `is empty, and several providers have ${reading.form.table}; ${which}` };
    }
    const meant = didYouMean(provider, fitting);
    const hint = meant ? `did you mean '${meant}'?` : `these are: ${fitting.join(', ') || 'none'}`;
    return { wrong: `'${provider}' is not a provider with ${reading.form.table}; ${hint}` };
  }
  if (read.value === null) {
    return column.needed === 'cell' ? { wrong: 'is empty; fill in the cell' } : read;
  }
  if (column.cells !== 'tier' && column.cells !== 'instant') return read;
  const of = terms.get(String(body.provider));
  if (column.cells === 'instant') return of ? readInstant(String(read.value), of.zone) : read;
  if (of?.form !== 'address-tiers') return read;
  const written = String(read.value).toLowerCase();
  const tier = Object.entries(of.tiers).find(
    ([id, { name }]) => id.toLowerCase() === written || name.toLowerCase() === written,
  );
  if (tier) return { value: tier[0] };
  const known = `'${read.value}' is not one of ${Object.keys(of.tiers).join(', ')} of ${of.provider}`;
  return { wrong: `${known}; correct the cell or add the tier to the provider's terms` };
}

/** What is wrong between the cells of a row whose cells are right. */
export function checkedRow(body: Body, form: TableForm): { column: string; reason: string }[] {
  const { from, to, id, parentId } = body;
  if (form.table === 'disruptions') return checkedDisruption(body);
  if (typeof from === 'string' && typeof to === 'string' && to <= from) {
    const reason = `${to} is not after from, ${from}; correct one of the two: to is the first day without`;
    return [{ column: 'to', reason }];
  }
  if (form.table === 'customers' && parentId !== null && parentId === id) {
    return [
      { column: 'parentId', reason: `'${id}' is its own parent; leave the cell empty or name another` },
    ];
  }
  return [];
}

/** "title, addresses or area, from, to": without either nobody would be inside. */
function checkedDisruption({ objects, area, from, to }: Body): { column: string; reason: string }[] {
  if (typeof from === 'number' && typeof to === 'number' && to <= from) {
    const reason = `${isoOf(to)} is not after from, ${isoOf(from)}; correct one of the two, or leave to empty`;
    return [{ column: 'to', reason }];
  }
  if (typeof area === 'string' && !/[\p{L}\p{N}]/u.test(area)) {
    return [{ column: 'area', reason: `'${area}' has no word; write a postal code, a town or a street` }];
  }
  if (area !== null || (objects as readonly string[]).length > 0) return [];
  return [{ column: 'objects', reason: 'is empty, and so is area; fill in one of the two' }];
}
