import { EventEmitter } from 'node:events';
import { app } from './app.ts';

/** A display as the test describes it. */
export interface TestDisplay {
  readonly id: number;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** The double of `screen`; the first display is the primary one. */
class Screen extends EventEmitter {
  displays: readonly TestDisplay[] = [{ id: 11, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }];
  getAllDisplays = () => this.displays;
  getPrimaryDisplay = () => this.displays[0];
}
export const screen = new Screen();
export const powerMonitor = new EventEmitter();

/** What the app asked of the system, for the test to see. */
export const seen = {
  schemes: [] as unknown[],
  blockers: [] as string[],
  errorBoxes: [] as (readonly [string, string])[],
  external: [] as string[],
  menu: [] as MenuItem[],
};

export interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

export const powerSaveBlocker = {
  start: (kind: string) => seen.blockers.push(kind),
  stop: (id: number) => {
    process.stdout.write(`[power] ${seen.blockers[id - 1]} is over\n`);
  },
};
/** Where a person saves a file; null: nowhere. */
export const saving: { path: string | null; asked: unknown[] } = { path: null, asked: [] };
export const dialog = {
  showSaveDialog: async (_window: unknown, options: unknown) => {
    saving.asked.push(options);
    return { canceled: saving.path === null, filePath: saving.path ?? '' };
  },
  showErrorBox: (title: string, text: string) => {
    seen.errorBoxes.push([title, text]);
    process.stdout.write(`[error box] ${title}: ${text}\n`);
  },
};
export const shell = {
  openExternal: async (url: string) => {
    seen.external.push(url);
  },
};
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => {
    if (app.ready) throw new Error('schemes have to be registered before the app is ready');
    seen.schemes.push(...schemes);
  },
};
export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (menu: MenuItem[]) => {
    seen.menu = menu;
  },
};
