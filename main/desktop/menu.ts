import type { MenuItemConstructorOptions } from 'electron';

/** What the menu does besides what Electron knows by itself. */
export interface MenuActions {
  readonly showWalls: () => void;
  readonly showAgreements: () => void;
  /** Saves the page in front as a PDF. */
  readonly savePdf: () => void;
}

/**
 * The menu of the desks, with the developer tools where they may be opened. On a wall it stays hidden until Alt is
 * pressed.
 */
export function menuOf(
  { showWalls, showAgreements, savePdf }: MenuActions,
  platform: NodeJS.Platform,
  devTools: boolean,
): MenuItemConstructorOptions[] {
  const first: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { type: 'separator' }]
      : [];
  return [
    {
      label: 'Wallclock',
      submenu: [
        ...first,
        { label: 'Save page as PDF…', accelerator: 'CommandOrControl+P', click: savePdf },
        { role: 'quit', accelerator: 'CommandOrControl+Q' },
      ],
    },
    {
      label: 'Show',
      submenu: [
        { label: 'Walls', accelerator: 'CommandOrControl+1', click: showWalls },
        { label: 'Agreements desk', accelerator: 'CommandOrControl+2', click: showAgreements },
        { type: 'separator' },
        { role: 'reload', accelerator: 'CommandOrControl+R' },
        { role: 'togglefullscreen', accelerator: platform === 'darwin' ? 'Control+Command+F' : 'F11' },
        ...(devTools ? ([{ role: 'toggleDevTools' }] as const) : []),
      ],
    },
    { role: 'editMenu' },
  ];
}
