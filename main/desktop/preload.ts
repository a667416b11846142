import { contextBridge, ipcRenderer } from 'electron';

// The only thing of the main process that a page gets to see. The main process checks sender and message.
contextBridge.exposeInMainWorld('askStation', (message: unknown) => ipcRenderer.invoke('fetch', message));
