import { z } from 'zod';
import { didYouMean } from '../../did-you-mean.ts';
import { TABLE_FORMS, TABLES, type TableName } from './table-forms.ts';

const MIN_SECONDS = 10;
const MAX_SECONDS = 86_400;

const text = z.string().trim().min(1, 'is empty');
/** Characters that a header can carry: anything else would be refused when the request is made. */
const headerValue = z.string().regex(/^[\x20-\x7e\t]*$/, 'holds a character that no HTTP header can carry');
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not the name of an HTTP header');

const url = text.superRefine((value, context) => {
  const parsed = URL.parse(value);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    context.addIssue({ code: 'custom', message: 'is not a URL that begins with https:// or http://' });
  } else if (parsed.username || parsed.password) {
    context.addIssue({ code: 'custom', message: 'must not carry a user and password; use token_file' });
  }
});

const delimiter = z
  .enum([',', ';', '\t', 'tab'], { error: "is not one of ',', ';' and 'tab'" })
  .transform((value) => (value === 'tab' ? '\t' : value));

const place = z
  .strictObject({
    file: text.optional(),
    url: url.optional(),
    format: z.enum(['csv', 'json']).optional(),
    delimiter: delimiter.optional(),
    /** Our name of a column to theirs. */
    columns: z.record(z.string(), text).optional(),
    /** Columns of theirs that mean nothing here. */
    ignore: z.array(text).optional(),
    headers: z.record(headerName, headerValue).optional(),
    /** Many rows fewer than before are right, when there are just this many now. */
    acceptFewer: z.number().int().min(0).optional(),
  })
  .refine((value) => (value.file === undefined) !== (value.url === undefined), {
    error: 'needs exactly one of file and url',
  })
  .refine((value) => value.file === undefined || value.headers === undefined, {
    path: ['headers'],
    error: 'go with a url, not with a file',
  });

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
 * One entry of `sources:` that reads customers, services, activations, addresses and agreements from
 * tables.
 */
export const tablesSourceConfig = z
  .strictObject({
    id: z.string().regex(/^[\w.-]+$/, 'may hold letters, digits, dot, hyphen and underscore'),
    type: z.literal('tables'),
    title: text.optional(),
    /** Whose activations and agreements these are, where a row does not say. */
    provider: text.optional(),
    intervalSeconds: z.number().int().min(MIN_SECONDS).max(MAX_SECONDS).default(300),
    /** After this many seconds without the whole table a URL is given up. */
    timeoutSeconds: z.number().min(1).max(600).default(60),
    tables: z
      .strictObject({
        customers: placeOf('customers'),
        services: placeOf('services'),
        addresses: placeOf('addresses'),
        activations: placeOf('activations'),
        agreements: placeOf('agreements'),
      })
      .refine((tables) => TABLES.some((name) => tables[name]), { error: 'names no table' }),
    token: text.optional(),
    token_file: text.optional(),
  })
  .refine((config) => config.token === undefined || config.token_file === undefined, {
    path: ['token_file'],
    error: 'needs only one of token and token_file',
  });

export type TablesSourceConfig = z.infer<typeof tablesSourceConfig>;
/** Where one table is and how it is written. */
export type TablePlace = z.infer<typeof place>;
