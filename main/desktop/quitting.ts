import type { App } from 'electron';

/**
 * Ends the app only after `finish`: a transaction under way is finished first, whoever asks for the end. `finish`
 * may fail; the app ends all the same. It is called once.
 */
export function finishBeforeQuit(
  app: Pick<App, 'on' | 'quit'>,
  finish: () => Promise<void>,
  onError: (error: Error) => void,
): void {
  let state: 'running' | 'finishing' | 'finished' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'finished') return;
    event.preventDefault();
    if (state === 'finishing') return;
    state = 'finishing';
    void finish()
      .catch(onError)
      .then(() => {
        state = 'finished';
        app.quit();
      });
  });
}

/**
 * Quits when this person's session ends on Windows, which asks each window first: it is told to wait, and goes on as
 * soon as the app has ended. Where it does not ask, the end is begun all the same.
 */
export function quitWithSession(app: Pick<App, 'on' | 'quit'>): void {
  app.on('browser-window-created', (_, window) => {
    window.on('query-session-end', (event) => {
      event.preventDefault();
      app.quit();
    });
    window.on('session-end', () => app.quit());
  });
}
