import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  type Session,
  screen,
  session,
  shell,
} from 'electron';
import { chosenConfiguration, chosenData } from '../cli/chosen-configuration.ts';
import { privateFolder } from '../database/private-files.ts';
import { startWorkers } from '../database/workers.ts';
import { hostStation } from '../hosted-station.ts';
import { openCopy } from '../opened-copy.ts';
import { answerBridge } from './bridge.ts';
import { openBrowserDoor } from './browser-door.ts';
import { COPY, copyFolder } from './copy-folder.ts';
import { type DesktopOptions, readDesktopOptions } from './desktop-options.ts';
import { logIn } from './log.ts';
import { menuOf } from './menu.ts';
import { desktopNotify } from './notification.ts';
import { stayAwake } from './power.ts';
import { APP_SCHEME, answerApp, HOST } from './protocol.ts';
import { finishBeforeQuit, quitWithSession } from './quitting.ts';
import { guardPage, guardSession } from './refusals.ts';
import { relaunch } from './relaunch.ts';
import { insistOnSandbox } from './sandbox.ts';
import { savePdf } from './save-pdf.ts';
import { answerForOwnEnd } from './starting.ts';
import { keepWindows, type Windows } from './windows.ts';

// The entry of the desktop app, and the only file of it that reads the time.

/** An app that fails sooner than this after its start is not started again by itself, in milliseconds. */
const STEADY_MS = 60_000;
/** What a page asks for again and again: its heartbeat. */
const POLL = '/api/board';
/** What of the configuration counts from the next start only. */
const LATER = ['browserDoor', 'transport'] as const;

const steady = () => performance.now();
const startedAt = steady();
const words = process.argv.slice(1);
const built = fileURLToPath(new URL('.', import.meta.url));
let say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

// Before the app is ready, or it counts for nothing. Nothing may be awaited until then.
protocol.registerSchemesAsPrivileged([APP_SCHEME]);
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
app.setAppUserModelId('io.wallclock.desktop');

try {
  insistOnSandbox(app);
  const options = readDesktopOptions(words, say);
  const folder = options.open === undefined ? ownFolder(chosenData(options)) : copyFolder(app);
  // Not beside the configuration, where Electron would keep it on some systems.
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  say = logIn(folder, () => new Date().toISOString());
  // A terminal that is gone is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  if (app.requestSingleInstanceLock()) {
    // Not awaited: the app is ready only after this module has run.
    void run(options).catch(giveUp);
  } else {
    answerForOwnEnd(process.env);
    process.stdout.write('Wallclock runs already: its walls are brought to the front.\n');
    app.exit(0);
  }
} catch (error) {
  giveUp(error as Error);
}

/** The folder in the data folder in which Electron keeps what it needs. */
function ownFolder(data: string): string {
  const folder = join(data, 'desktop');
  for (const each of [data, folder]) privateFolder(each);
  return folder;
}

/** Says why it cannot start, in a sentence, and ends with status 1. */
function giveUp(error: Error): void {
  answerForOwnEnd(process.env);
  say(error.message);
  dialog.showErrorBox('Wallclock could not start', error.message);
  app.exit(1);
}

/** What nobody foresaw: a wall must not stand still, so the app says it and is started again. */
function crash(error: unknown): void {
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  end(`unexpected: ${stack ?? message}`);
}

function end(sentence: string): void {
  answerForOwnEnd(process.env);
  const lasted = steady() - startedAt > STEADY_MS;
  say(`${sentence}${lasted ? '; starting again' : ''}`);
  if (lasted) relaunch(app, words, process.env.APPIMAGE);
  else dialog.showErrorBox('Wallclock has failed', sentence);
  app.exit(70);
}

async function run(options: DesktopOptions): Promise<void> {
  // Messages need an app that is ready.
  await app.whenReady();
  const chosen =
    options.open === undefined ? chosenConfiguration({ ...options, 'first-run': app.isPackaged }) : null;
  const config = chosen?.config ?? COPY;
  const { desktop } = config;
  let doorHosts: readonly string[] = [];
  let windows: Windows | null = null;
  let shown = desktop;
  const parts = {
    pages: join(built, '..', 'renderer'),
    hosts: (protocol: string) => (protocol === 'app:' ? [HOST] : doorHosts),
    say,
    now: Date.now,
  };
  const station = chosen
    ? await hostStation(chosen, {
        ...parts,
        notify: desktopNotify(Notification, () => windows?.showWalls()),
        startWorkers: () => startWorkers(end),
        onConfiguration: (next) => {
          const later = LATER.filter((key) => next.desktop[key] !== desktop[key]).map(
            (key) => `desktop.${key}`,
          );
          if (later.length > 0) say(`${later.join(', ')}: counts from the next start`);
          shown = next.desktop;
          windows?.arrange(shown);
        },
      })
    : await openCopy({ ...parts, file: resolve(options.open!), steady, end });
  const door = desktop.browserDoor ? await openBrowserDoor(station, config.listen, say) : null;
  doorHosts = door?.hosts ?? [];
  app.on('web-contents-created', (_, contents) =>
    guardPage(contents, { steady, say, openExternal: (url) => void shell.openExternal(url) }),
  );
  quitWithSession(app);
  const heard = async (request: Request, name: string | undefined) => {
    if (isPoll(request)) answerForOwnEnd(process.env);
    const answered = name !== undefined && isPoll(request) ? windows?.named(name)?.polled() : undefined;
    try {
      return await station.fetch(request);
    } finally {
      answered?.();
    }
  };
  const told = (error: Error) => say(`unexpected: ${error.stack ?? error.message}`);
  const sessions = new Map<string, Session>();
  const devTools = !app.isPackaged;
  const kept = keepWindows({
    steady,
    say,
    devTools,
    preload: desktop.transport === 'preload' ? join(built, 'preload.cjs') : null,
    displays: () => {
      const plugged = screen.getAllDisplays();
      const primary = plugged.length > 0 ? screen.getPrimaryDisplay().id : null;
      return plugged.map(({ id, bounds }) => ({ id, bounds, primary: id === primary }));
    },
    sessionOf(name) {
      const known = sessions.get(name);
      if (known) return known;
      const made = session.fromPartition(`persist:${name}`);
      guardSession(made);
      made.protocol.handle(
        'app',
        answerApp((request) => heard(request, name), told),
      );
      sessions.set(name, made);
      return made;
    },
  });
  windows = kept;
  if (desktop.transport === 'preload') {
    answerBridge(ipcMain, (request, id) => heard(request, kept.of(id)?.name), told);
  }

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuOf(
        {
          showWalls: () => kept.showWalls(),
          showAgreements: () => kept.openDesk('agreements'),
          savePdf: () => void savePdf(BrowserWindow.getFocusedWindow(), dialog).catch(told),
        },
        process.platform,
        devTools,
      ),
    ),
  );
  kept.arrange(shown);
  const looking = setInterval(() => kept.look(), 1_000);
  const letSleep = stayAwake({
    powerSaveBlocker,
    powerMonitor,
    onSuspend: () => say('the machine goes to sleep'),
    onResume: () => {
      say('the machine woke up');
      kept.woke();
    },
    onShutdown: () => app.quit(),
  });
  screen.on('display-added', kept.rearrange);
  screen.on('display-removed', kept.rearrange);
  screen.on('display-metrics-changed', kept.rearrange);
  app.on('second-instance', () => kept.showWalls());
  app.on('activate', () => kept.showWalls());
  app.on('window-all-closed', () => app.quit());

  const finish = async () => {
    clearInterval(looking);
    letSleep();
    await door?.close();
    await station.stop();
    kept.closeAll();
  };
  finishBeforeQuit(app, finish, told);
  process.stdout.write('Wallclock shows its walls.\n');
}

function isPoll(request: Request): boolean {
  return new URL(request.url).pathname === POLL;
}
