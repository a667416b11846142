import { z } from 'zod';

/** The pages that a display may show. */
export const PAGES = ['walls', 'agreements'] as const;
export type Page = (typeof PAGES)[number];

const shown = z.strictObject({
  /** The displays are counted from left to right, then from top to bottom. */
  display: z.union([z.literal('primary'), z.literal('all'), z.number().int().min(1)], {
    error: "say 'primary', 'all', or the display's number from the left, beginning with 1",
  }),
  page: z.enum(PAGES).default('walls'),
  /** Under this name alarms are acknowledged at it; without one it is `display 1`, by its number. */
  name: z.string().trim().min(1).max(40).optional(),
});
/** What one display shows. */
export type ShownPage = z.infer<typeof shown>;

/** The `desktop` section of the configuration: what the desktop app shows where, and how its pages ask. */
export const desktopConfig = z
  .strictObject({
    displays: z
      .array(shown)
      .min(1, { error: 'no display is named: leave displays out for the primary one' })
      .default([{ display: 'primary', page: 'walls' }]),
    fullScreen: z.boolean().default(true),
    /** Whether browsers are served too, at `listen`. */
    browserDoor: z.boolean().default(false),
    /** How the pages ask the station: through `app://wallclock/` itself, or through a function of the preload script. */
    transport: z.enum(['protocol', 'preload']).default('protocol'),
  })
  .superRefine(({ displays }, context) => {
    for (const [i, { display }] of displays.entries()) {
      if (displays.findIndex((one) => one.display === display) < i) {
        context.addIssue({
          code: 'custom',
          path: ['displays', i, 'display'],
          message: `${display} is named twice: one display shows one page`,
        });
      }
    }
  })
  .prefault({});
export type DesktopConfig = z.infer<typeof desktopConfig>;
