import { z } from 'zod';
import { filledText } from '../agreements/names.ts';
import { desktopChannelConfig } from './channels/desktop-channel-config.ts';
import { emailConfig } from './channels/email-config.ts';
import { webhookConfig } from './channels/webhook-config.ts';
import { heartbeatConfig, watchedConfig } from './heartbeat-config.ts';

const minutes = z.number().min(0.5).max(1440);
const volume = z.number().int().min(0).max(100);
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
    error: (issue) => `'${issue.input}' is not a time of day such as 22:00`,
  })
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const NO_KIND = 'unknown kind; the kinds are email, webhook and desktop';

/** Channels of which no two have the same title: those that would are called by their id besides. */
function toldApart<C extends { readonly id: string; readonly title: string }>(channels: readonly C[]): C[] {
  return channels.map((channel) => {
    const isAlone = channels.every((other) => other === channel || other.title !== channel.title);
    return isAlone ? channel : { ...channel, title: `${channel.title} ${channel.id}` };
  });
}

/** The `alarms` section of the configuration: how alarms go on, and by which ways people are told of them. */
export const alarmsConfig = z
  .strictObject({
    /** An alarm that nobody acknowledged for so long is told to the next level. */
    acknowledgeWithinMinutes: minutes.default(5),
    /** An acknowledgement without a reaction counts for so long. */
    reactWithinMinutes: minutes.default(10),
    /** At these shares of the goal an alarm without a reaction is escalated, acknowledged or not. */
    sharesPercent: z
      .array(z.number().int().min(1).max(99))
      .default([50, 80])
      .refine((shares) => shares.every((one, i) => i === 0 || one > shares[i - 1]), {
        error: 'is not in rising order: write the smaller share first',
      }),
    /** Past the due instant the highest level is told again after so long. */
    repeatPastDueMinutes: minutes.default(30),
    /** Faults whose remote reaction raises an alarm too. */
    alsoFor: z.array(z.strictObject({ provider: filledText, tier: filledText })).default([]),
    /** The ids of people who are told when nobody is on duty. */
    fallback: z.array(filledText).default([]),
    /** The ways by which people are told, in the order in which they are tried. */
    channels: z
      .array(
        z.discriminatedUnion('type', [emailConfig, webhookConfig, desktopChannelConfig], {
          error: ({ code }) => (code === 'invalid_union' ? NO_KIND : undefined),
        }),
      )
      .transform(toldApart)
      .default([]),
    /** Where this station gives signs of life. */
    heartbeat: heartbeatConfig.optional(),
    /** Other stations whose silence raises an alarm here. */
    watch: z.array(watchedConfig).default([]),
    sound: z
      .strictObject({
        volumePercent: volume.default(80),
        quietHours: z
          .strictObject({ from: timeOfDay, to: timeOfDay, volumePercent: volume.default(20) })
          .optional(),
      })
      .prefault({}),
    /** Where a browser can reach this station, so that messages carry a link that acknowledges. */
    link: z
      .strictObject({
        url: z
          .url({ protocol: /^https?$/, error: 'is not an address such as https://noc.example.net' })
          .transform((url) => url.replace(/\/+$/, '')),
      })
      .optional(),
    /** The walls warn when nothing arrived by any channel for so long. */
    provenWithinHours: z.number().min(1).default(168),
  })
  .prefault({});
export type AlarmsConfig = z.infer<typeof alarmsConfig>;
