import { spawn } from 'node:child_process';

/** Opens the user's browser at an address if there is a display; without one it does nothing. */
export function openBrowser(url: string): void {
  const { platform, env } = process;
  const display = platform === 'win32' || platform === 'darwin' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!display) return;
  const [command, ...before] =
    platform === 'win32' ? ['cmd', '/c', 'start', ''] : platform === 'darwin' ? ['open'] : ['xdg-open'];
  const opener = spawn(command, [...before, url], { detached: true, stdio: 'ignore' });
  // A machine with a display but no opener: the address stands in the terminal.
  opener.on('error', () => undefined);
  opener.unref();
}
