import type { LaunchOptions } from '@playwright/test';

/** How the tests start a browser: the one that the environment names, without anything that calls home. */
export function chromium(environment: NodeJS.ProcessEnv): LaunchOptions {
  const { WALLCLOCK_CHROMIUM, WALLCLOCK_CHROMIUM_LIBRARIES, WALLCLOCK_CHROMIUM_FONTS } = environment;
  return {
    executablePath: WALLCLOCK_CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: {
      ...(environment as Record<string, string>),
      ...(WALLCLOCK_CHROMIUM_LIBRARIES ? { LD_LIBRARY_PATH: WALLCLOCK_CHROMIUM_LIBRARIES } : {}),
      ...(WALLCLOCK_CHROMIUM_FONTS ? { FONTCONFIG_FILE: WALLCLOCK_CHROMIUM_FONTS } : {}),
    },
  };
}
