import { z } from 'zod';
import { filledText } from '../../agreements/names.ts';
import { channelKeys, isLoopback, onlyOneOf } from './channel-keys.ts';

/** The port that a kind of TLS usually has. */
const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

const sender = filledText.regex(/^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
  error: ({ input }) => `'${input}' is not a sender such as 'Wallclock <noc@example.net>'`,
});

/** One entry of `alarms.channels:` that sends e-mail by SMTP. */
export const emailConfig = z
  .strictObject({
    ...channelKeys,
    type: z.literal('email'),
    host: filledText.regex(/^[\w.:-]+$/, {
      error: ({ input }) => `'${input}' is not the name of a mail server such as mail.example.net`,
    }),
    port: z.number().int().min(1).max(65535).optional(),
    /** `starttls`: begins plain and insists on TLS; `implicit`: TLS from the first byte; `none`: no TLS. */
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
    /** Certificates to trust instead of the usual ones, as PEM. */
    ca_file: filledText.optional(),
    user: filledText.optional(),
    password: filledText.optional(),
    password_file: filledText.optional(),
    from: sender,
    /** Lets a message travel readable to another machine. */
    insecure: z.boolean().default(false),
  })
  .refine(...onlyOneOf('password', 'password_file'))
  .superRefine(({ tls, host, insecure, user, password, password_file }, context) => {
    if (tls === 'none' && !insecure && !isLoopback(host)) {
      const message = `without TLS everybody on the way to ${host} can read and change what is sent: use starttls or implicit, or add insecure: true`;
      context.addIssue({ code: 'custom', path: ['tls'], message });
    }
    const hasPassword = password !== undefined || password_file !== undefined;
    if (user !== undefined && !hasPassword) {
      const message = 'is missing: a user logs in with a password; put it into a file and name that here';
      context.addIssue({ code: 'custom', path: ['password_file'], message });
    }
    if (user === undefined && hasPassword) {
      context.addIssue({ code: 'custom', path: ['user'], message: 'is missing: say whose password it is' });
    }
  })
  .transform(({ port, title, ...rest }) => ({
    ...rest,
    title: title ?? 'E-mail',
    port: port ?? PORTS[rest.tls],
  }));
export type EmailConfig = z.infer<typeof emailConfig>;
