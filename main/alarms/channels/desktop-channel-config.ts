import { z } from 'zod';
import { channelKeys } from './channel-keys.ts';

/** One entry of `alarms.channels:` that shows a notification on the machine of the desktop app. */
export const desktopChannelConfig = z
  .strictObject({ ...channelKeys, type: z.literal('desktop') })
  .transform(({ title, ...rest }) => ({ ...rest, title: title ?? 'Desktop' }));
export type DesktopChannelConfig = z.infer<typeof desktopChannelConfig>;
