import { z } from 'zod';
import { holidayKey } from '../../src/calendars/public-holidays.ts';
import { DAY_MINUTES, isZone } from '../../src/calendars/wall-time.ts';
import { desktopConfig } from '../desktop/desktop-config.ts';
import { whyUnknownPlace } from '../holidays/public-holidays.ts';
import { demoSourceConfig } from '../sync/sources/demo/demo-config.ts';
import { icalendarSourceConfig } from '../sync/sources/icalendar/icalendar-config.ts';
import { rtSourceConfig } from '../sync/sources/rt/rt-config.ts';
import { tablesSourceConfig } from '../sync/sources/tables/tables-config.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** `08:00-16:00` as minutes; an end before the beginning is the next day's. */
const stretch = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: (issue) => `'${issue.input}' is not a stretch of hours such as 08:00-16:00`,
  })
  .transform((text) => {
    const [open, close] = text
      .split('-')
      .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return [open, close > open ? close : close + DAY_MINUTES] as const;
  });

const week = z
  .strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, z.array(stretch).default([])])))
  .transform((days) => WEEKDAYS.map((day) => days[day] as (readonly [number, number])[]))
  .refine((days) => days.some((day) => day.length > 0), {
    error: 'never opens, so no clock on it could ever be due',
  });

/** A calendar of the operator's own. */
const calendar = z.strictObject({
  id: z.string().min(1),
  zone: z
    .string()
    .refine(isZone, { error: (issue) => `'${issue.input}' is not a time zone such as Europe/Berlin` }),
  hours: z.union([z.literal('always'), week]),
  holidays: z
    .strictObject({
      country: z.string(),
      region: z.string().optional(),
      close: z.enum(['every-day', 'monday-to-friday']).default('every-day'),
    })
    .nullable()
    .default(null),
});

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const NO_SOURCE = 'no source is given: name at least one, of type rt, tables, icalendar or demo';

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
    calendars: z.array(calendar).default([]),
    sources: z
      .array(
        z.discriminatedUnion('type', [
          rtSourceConfig,
          tablesSourceConfig,
          icalendarSourceConfig,
          demoSourceConfig,
        ]),
        { error: ({ input }) => (input === undefined ? NO_SOURCE : undefined) },
      )
      .min(1, { error: NO_SOURCE }),
  })
  .superRefine((config, context) => {
    for (const [i, own] of config.calendars.entries()) {
      const key = holidayKey(own);
      const wrong = key === null ? null : whyUnknownPlace(key);
      if (wrong) context.addIssue({ code: 'custom', path: ['calendars', i, 'holidays'], message: wrong });
      if (config.calendars.findIndex(({ id }) => id === own.id) < i) {
        context.addIssue({
          code: 'custom',
          path: ['calendars', i, 'id'],
          message: `'${own.id}' is used twice`,
        });
      }
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
