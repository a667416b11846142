/** The browser of these tests as one that is installed, with its libraries where it has some of its own. */
export function printingChromium(): string {
  const { WALLCLOCK_CHROMIUM, WALLCLOCK_CHROMIUM_LIBRARIES, WALLCLOCK_CHROMIUM_FONTS } = process.env;
  if (WALLCLOCK_CHROMIUM_LIBRARIES) process.env.LD_LIBRARY_PATH = WALLCLOCK_CHROMIUM_LIBRARIES;
  if (WALLCLOCK_CHROMIUM_FONTS) process.env.FONTCONFIG_FILE = WALLCLOCK_CHROMIUM_FONTS;
  return WALLCLOCK_CHROMIUM!;
}
