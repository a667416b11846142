import { z } from 'zod';
import { didYouMean } from '../../did-you-mean.ts';
import {
  askingKeys,
  exactlyOnePlace,
  headersWithUrl,
  onlyOneToken,
  placeKeys,
  sourceId,
  text,
  url,
} from '../received/place.ts';
import { TABLE_FORMS, TABLES, type TableName } from './table-forms.ts';

const delimiter = z
  .enum([',', ';', '\t', 'tab'], { error: "is not one of ',', ';' and 'tab'" })
  .transform((value) => (value === 'tab' ? '\t' : value));

const place = z
  .strictObject({
    ...placeKeys,
    format: z.enum(['csv', 'json']).optional(),
    delimiter: delimiter.optional(),
    /** Our name of a column to theirs. */
    columns: z.record(z.string(), text).optional(),
    /** Columns of theirs that mean nothing here. */
    ignore: z.array(text).optional(),
    /** Many rows fewer than before are right, when there are just this many now. */
    acceptFewer: z.number().int().min(0).optional(),
  })
  .refine(...exactlyOnePlace)
  .refine(...headersWithUrl);

/** A table by a text alone: a URL, or the path of a file. */
const shortPlace = text.transform((value, context): z.infer<typeof place> => {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return { file: value };
  const checked = url.safeParse(value);
  if (checked.success) return { url: value };
  context.addIssue({ code: 'custom', message: checked.error.issues[0].message });
  return z.NEVER;
});

const placeOf = (table: TableName) =>
  z
    .union([shortPlace, place])
    .superRefine((value, context) => {
      const names = TABLE_FORMS[table].columns.map((column) => column.name);
      for (const name of Object.keys(value.columns ?? {})) {
        if (names.includes(name)) continue;
        const meant = didYouMean(name, names);
        const hint = meant ? `did you mean '${meant}'?` : `its columns are ${names.join(', ')}`;
        const message = `'${name}' is not a column of ${table}; ${hint}`;
        context.addIssue({ code: 'custom', path: ['columns', name], message });
      }
    })
    .optional();

/**
 * One entry of `sources:` that reads customers, services, activations, addresses, agreements and disruptions
 * from tables.
 */
export const tablesSourceConfig = z
  .strictObject({
    id: sourceId,
    type: z.literal('tables'),
    title: text.optional(),
    /** Whose activations, agreements and disruptions these are, where a row does not say. */
    provider: text.optional(),
    ...askingKeys,
    tables: z
      .strictObject({
        customers: placeOf('customers'),
        services: placeOf('services'),
        addresses: placeOf('addresses'),
        activations: placeOf('activations'),
        agreements: placeOf('agreements'),
        disruptions: placeOf('disruptions'),
      })
      .refine((tables) => TABLES.some((name) => tables[name]), { error: 'names no table' }),
  })
  .refine(...onlyOneToken);

export type TablesSourceConfig = z.infer<typeof tablesSourceConfig>;
/** Where one table is and how it is written. */
export type TablePlace = z.infer<typeof place>;
