type Handler = (event: unknown, value: unknown) => Promise<unknown>;

const handlers = new Map<string, Handler>();

/** The double of `ipcMain`. */
export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  async invoke(channel: string, event: unknown, value: unknown): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, value);
  },
};
