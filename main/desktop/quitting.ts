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
