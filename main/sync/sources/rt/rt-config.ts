import { z } from 'zod';
import { COVERAGES, IMPACTS, PLAIN_HAPPENINGS } from '../../../../src/tickets/event.ts';

/** What a value, a status or a transaction means, in our words: `emergency-flagged`, `impact-classified impacting`. */
export const MEANINGS: readonly string[] = [
  ...PLAIN_HAPPENINGS,
  'escalated',
  'customer-replied',
  ...IMPACTS.map((impact) => `impact-classified ${impact}`),
  ...COVERAGES.map((coverage) => `coverage-classified ${coverage}`),
  'nothing',
];

const meaning = z.string().refine((text) => MEANINGS.includes(text), {
  error: (issue) => `'${issue.input}' is no event: say one of ${MEANINGS.join(', ')}`,
});

/** The name of a field in RT, or a field and what its values are called here. */
const field = z.string().min(1);
const translated = <T extends z.ZodType>(values: T) =>
  z.strictObject({ field, values: z.record(z.string(), values), otherwise: values.optional() });

const channel = z.enum(['ticket-system', 'phone', 'email', 'other']);

/** How RT's fields, statuses, transactions and requestors become our events and customers. */
export const rtMappingConfig = z.strictObject({
  /** One provider for all tickets, or the field that names it. */
  provider: z.union([z.string().min(1), translated(z.string())]),
  /** How the ticket was reported. */
  channel: z.union([channel, translated(channel)]).default('ticket-system'),
  service: field.optional(),
  serviceKind: field.optional(),
  address: field.optional(),
  /** The field with the customer's number. */
  customer: field.optional(),
  /** Customers by requestor, where no number is set: an address, or `@` and a domain. */
  requestors: z.record(z.string(), z.string()).default({}),
  /** A field, or `Priority` for RT's own. */
  priority: field.optional(),
  requestKind: translated(z.enum(['accounting', 'technical'])).optional(),
  /** What a field's values mean, set at creation or later. `*` stands for any other value. */
  fields: z.record(z.string(), z.record(z.string(), meaning)).default({}),
  /** Statuses in which a ticket is closed. */
  closed: z.array(z.string()).default(['resolved', 'rejected', 'deleted']),
  /** Statuses that mean something besides open and closed, when a ticket enters them. */
  statuses: z.record(z.string(), meaning).default({}),
  /** Transaction types that mean something, besides those RT brings: Create, Correspond, Status, CustomField. */
  transactions: z.record(z.string(), meaning).default({}),
  /** Users who are staff, or customers, whatever RT says; and those whose replies are automatic. */
  staff: z.array(z.string()).default([]),
  customers: z.array(z.string()).default([]),
  automatic: z.array(z.string()).default([]),
});
export type RtMappingConfig = z.infer<typeof rtMappingConfig>;

/** One entry of the configuration's `sources` that reads a Request Tracker. */
export const rtSourceConfig = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, { error: 'use lower case letters, digits and hyphens' }),
    type: z.literal('rt'),
    title: z.string().optional(),
    /** Where RT's pages are, without /REST/2.0. */
    url: z.url({ protocol: /^https?$/, error: 'a full address is expected, such as https://rt.example.net' }),
    token: z.string().min(1).optional(),
    token_file: z.string().min(1).optional(),
    queues: z.array(z.string().min(1)).min(1),
    /** The providers whose tickets it delivers, for the age of walls; else those the mapping names. */
    providers: z.array(z.string()).optional(),
    intervalSeconds: z.number().min(1).default(10),
    reconcileMinutes: z.number().min(0.05).default(10),
    timeoutSeconds: z.number().min(1).default(30),
    /** How many transactions behind the cursor are read again: numbers may commit out of order. */
    overlap: z.number().int().min(0).default(50),
    mapping: rtMappingConfig,
  })
  .refine((config) => (config.token === undefined) !== (config.token_file === undefined), {
    path: ['token_file'],
    error: 'give the token in one way: token: ${env:NAME}, or token_file: a file that holds it',
  });
export type RtSourceConfig = z.infer<typeof rtSourceConfig>;

/** The providers a mapping can name. */
export function providersNamed(mapping: RtMappingConfig): readonly string[] {
  const { provider } = mapping;
  return typeof provider === 'string' ? [provider] : [...new Set(Object.values(provider.values))];
}
