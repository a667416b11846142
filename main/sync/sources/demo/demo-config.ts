import { z } from 'zod';

/** One entry of `sources:` that imitates both providers, for a look at the walls without a ticket system. */
export const demoSourceConfig = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/, 'may hold letters, digits, dot, hyphen and underscore'),
  type: z.literal('demo'),
  title: z.string().trim().min(1, 'is empty').optional(),
  /** Another seed tells another story. */
  seed: z.number().int().min(0).max(0xffffffff).default(1),
  intervalSeconds: z.number().int().min(1).max(3600).default(5),
});

export type DemoSourceConfig = z.infer<typeof demoSourceConfig>;
