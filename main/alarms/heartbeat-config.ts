import { z } from 'zod';
import { filledText, plainId } from '../agreements/names.ts';
import { isLoopback, onlyOneOf } from './channels/channel-keys.ts';

/** The `alarms.heartbeat` section: where this station gives signs of life, for a monitor or another station. */
export const heartbeatConfig = z
  .strictObject({
    url: z.string().superRefine((value, context) => {
      const parsed = URL.parse(value);
      if (!parsed || !/^https?:$/.test(parsed.protocol)) {
        context.addIssue({ code: 'custom', message: 'is not a URL that begins with https:// or http://' });
      } else if (parsed.username || parsed.password) {
        const message = 'must not carry a user and password; use token_file';
        context.addIssue({ code: 'custom', message });
      }
    }),
    method: z.enum(['POST', 'GET']).default('POST'),
    everySeconds: z.number().int().min(10).max(3600).default(60),
    token: filledText.optional(),
    token_file: filledText.optional(),
    ca_file: filledText.optional(),
    /** Lets the token travel readable to another machine. */
    insecure: z.boolean().default(false),
  })
  .refine(...onlyOneOf('token', 'token_file'))
  .superRefine(({ url, token, token_file, insecure }, context) => {
    const parsed = URL.parse(url);
    const isSecret = token !== undefined || token_file !== undefined;
    if (!isSecret || insecure || parsed?.protocol !== 'http:' || isLoopback(parsed.hostname)) return;
    const message = `without TLS everybody on the way to ${parsed.host} can read the token: use https, or add insecure: true`;
    context.addIssue({ code: 'custom', path: ['url'], message });
  });
export type HeartbeatConfig = z.infer<typeof heartbeatConfig>;

/** One entry of `alarms.watch:`: another station whose signs of life are expected here. */
export const watchedConfig = z
  .strictObject({
    /** By which it gives its signs of life: `POST /api/heartbeats/STATION`. */
    station: plainId,
    /** Whose people on duty are told when it is silent. */
    provider: filledText,
    missingAfterMinutes: z.number().min(0.5).max(1440).default(3),
    /** What it has to show, as a bearer token; without one anybody who reaches this station may speak for it. */
    token: filledText.optional(),
    token_file: filledText.optional(),
  })
  .refine(...onlyOneOf('token', 'token_file'));
export type WatchedConfig = z.infer<typeof watchedConfig>;
