/** What the desktop app's bundle gets when it imports `electron`. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
export { Notification } from './notification.ts';
export { session } from './session.ts';
export { dialog, Menu, powerMonitor, powerSaveBlocker, protocol, screen, shell } from './system.ts';
