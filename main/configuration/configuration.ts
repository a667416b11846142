import { z } from 'zod';
import type { Agreement } from '../agreements/agreement-file.ts';
import { calendarFaults, ownCalendar } from '../agreements/calendar-settings.ts';
import { alarmsConfig } from '../alarms/alarms-config.ts';
import { desktopConfig } from '../desktop/desktop-config.ts';
import { dutyConfig } from '../duty/duty-config.ts';
import { personConfig } from '../duty/people-config.ts';
import { demoSourceConfig } from '../sync/sources/demo/demo-config.ts';
import { icalendarSourceConfig } from '../sync/sources/icalendar/icalendar-config.ts';
import { rtSourceConfig } from '../sync/sources/rt/rt-config.ts';
import { tablesSourceConfig } from '../sync/sources/tables/tables-config.ts';

/** An agreement of the configuration, and the file it was read from. */
export interface ConfiguredAgreement extends Agreement {
  readonly file: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const NO_SOURCE = 'no source is given: name at least one, of type rt, tables, icalendar or demo';

const NO_KIND = 'unknown kind; the kinds are rt, tables, icalendar and demo';

/** The whole configuration, one YAML file. */
export const configuration = z
  .strictObject({
    listen: z
      .strictObject({
        host: z
          .string()
          .refine((host) => LOOPBACK.includes(host), {
            error:
              'only 127.0.0.1, localhost and ::1 are served: screens beyond this machine have to be paired first, which this version cannot do',
          })
          .default('127.0.0.1'),
        port: z.number().int().min(0).max(65535).default(7411),
      })
      .prefault({}),
    /** Data older than this, and than three times its source's interval, is shown as old. */
    oldAfterMinutes: z.number().min(0.05).default(5),
    rotationSeconds: z
      .strictObject({
        emergencies: z.number().int().min(5).default(40),
        clocks: z.number().int().min(5).default(30),
        windows: z.number().int().min(5).default(15),
        agreements: z.number().int().min(5).default(10),
      })
      .prefault({}),
    /** How the desktop app shows the walls. */
    desktop: desktopConfig,
    /** In the file the paths of agreement files; here what they say. */
    agreements: z.array(z.custom<ConfiguredAgreement>()).default([]),
    calendars: z.array(ownCalendar).default([]),
    /** Who may be on duty, and where they are reached. */
    people: z.array(personConfig).default([]),
    /** Who is on duty, by provider and level. */
    duty: z.array(dutyConfig).default([]),
    alarms: alarmsConfig,
    sources: z
      .array(
        z.discriminatedUnion(
          'type',
          [rtSourceConfig, tablesSourceConfig, icalendarSourceConfig, demoSourceConfig],
          { error: ({ code }) => (code === 'invalid_union' ? NO_KIND : undefined) },
        ),
        { error: ({ input }) => (input === undefined ? NO_SOURCE : undefined) },
      )
      .min(1, { error: NO_SOURCE }),
  })
  .superRefine((config, context) => {
    for (const { path, message } of calendarFaults(config.calendars)) {
      context.addIssue({ code: 'custom', path: ['calendars', ...path], message });
    }
    const seen = new Set<string>();
    for (const [i, { id }] of config.sources.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['sources', i, 'id'],
          message: `'${id}' is used twice: facts are kept by it`,
        });
      seen.add(id);
    }
    const demos = config.sources.filter((source) => source.type === 'demo').length;
    if (demos > 0 && demos < config.sources.length) {
      context.addIssue({
        code: 'custom',
        path: ['sources'],
        message: 'demo and real sources never mix: use one or the other',
      });
    }
  });
export type Configuration = z.infer<typeof configuration>;
export type SourceConfiguration = Configuration['sources'][number];

/** What is run without a configuration: the demo, which every screen says. */
export const DEMO: Configuration = configuration.parse({
  sources: [{ id: 'demo', type: 'demo', title: 'Demo' }],
});

/** What an installed station runs with until its first configuration: no source, and it says so. */
export const FIRST_RUN: Configuration = { ...DEMO, sources: [] };

/** Whether a configuration runs the demo. Its database is one of its own; the two never mix. */
export function isDemo(config: Configuration): boolean {
  return config.sources.some((source) => source.type === 'demo');
}
