import { z } from 'zod';
import { filledText } from '../agreements/names.ts';

/** One entry of `people:`: somebody who may be on duty, and where they are reached. */
export const personConfig = z.strictObject({
  /** By which rosters and channels name them. */
  id: filledText,
  name: filledText,
  email: z.email({ error: 'is not an e-mail address such as j.weber@example.net' }).optional(),
  /** Their address by the id of a webhook channel: a topic, a number, a routing key. */
  addresses: z.record(filledText, filledText).default({}),
  /** The ids of the channels to reach them by, the first to be tried first; without it all that can. */
  channels: z.array(filledText).optional(),
});
export type PersonConfig = z.infer<typeof personConfig>;
