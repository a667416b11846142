import type { App } from 'electron';

/**
 * Throws a sentence when the command line takes the sandbox away: half of what keeps a page from the machine is not
 * given up in silence. An AppImage's own starting script does so where the system forbids sandboxes to users.
 */
export function insistOnSandbox({ commandLine }: Pick<App, 'commandLine'>): void {
  if (!commandLine.hasSwitch('no-sandbox')) return;
  throw new Error(
    "--no-sandbox takes the pages' sandbox away, and Wallclock does not run without it: leave it out. " +
      'An AppImage adds it by itself where the system keeps user namespaces from this user: allow them, ' +
      'or install the Debian package',
  );
}
