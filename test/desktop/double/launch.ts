import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * `node launch.ts BUNDLE WORDS …` runs the desktop app's built bundle under plain Node with the double in place
 * of Electron, and obeys the test at the other end of the IPC channel.
 */
const [bundle, ...words] = process.argv.slice(2);
const double = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: double, shortCircuit: true } : next(name, context),
});
const { app } = await import('./app.ts');
const { controls } = await import('./controls.ts');

// A packaged app is not named on its own command line.
process.argv = [process.execPath, ...(app.isPackaged ? [] : [bundle]), ...words];
process.on('message', async ({ id, name, values }: { id: number; name: string; values: unknown[] }) => {
  const reply = (what: object) => process.connected && process.send?.({ id, ...what });
  try {
    const control = controls[name as keyof typeof controls] as (...values: unknown[]) => unknown;
    reply({ value: await control(...values) });
  } catch (error) {
    reply({ error: (error as Error).message });
  }
});
process.on('disconnect', () => process.exit(3));
await import(pathToFileURL(bundle).href);
// Electron is ready only once the app's module has run: one that waits for it at its top would wait for ever.
app.becomeReady();
