import { z } from 'zod';

const LONGEST_TEXT = 200;

/** A text of a query. */
export const text = z.string().max(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters: shorten it`);

/** A whole number of a query; who writes another is shown the example. */
export const whole = (least: number, most: number, example = Math.min(most, 30)) => {
  const wrong = `is not a whole number from ${least} to ${most}: write one, such as ${example}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, wrong)
    .transform(Number)
    .refine((number) => number >= least && number <= most, wrong);
};

/** What a query may ask for: its fields by their names. */
export type Askable<Asked> = z.ZodType<Asked> & { readonly shape: object };

/**
 * What a query asks for, or what is wrong with it in a sentence. A field that is left out or empty asks for what its
 * schema says of one that is not there.
 */
export function askedQuery<Asked>(schema: Askable<Asked>, query: object): Asked | string {
  const names = Object.keys(schema.shape);
  const filled = Object.entries<string | string[] | undefined>({ ...query }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  for (const [name, value] of filled) {
    if (!names.includes(name))
      return `there is no '${name}' to ask for: leave it out, or ask for one of ${names.join(', ')}`;
    if (Array.isArray(value)) return `${name} is there ${value.length} times: write it once`;
  }
  const read = schema.safeParse(Object.fromEntries(filled));
  if (read.success) return read.data;
  return read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('; ');
}
