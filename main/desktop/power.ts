import type { PowerMonitor, PowerSaveBlocker } from 'electron';

/** What a wall does about the machine's sleep. */
export interface PowerParts {
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  /** The machine goes to sleep; its pages will be silent. */
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  /** The machine is shut down: the app should end soon. */
  readonly onShutdown: () => void;
}

/** Keeps the displays lit while the walls are shown, and tells of sleep and shutdown. Answers what lets them sleep. */
export function stayAwake(parts: PowerParts): () => void {
  const { powerSaveBlocker, powerMonitor } = parts;
  const id = powerSaveBlocker.start('prevent-display-sleep');
  powerMonitor.on('suspend', parts.onSuspend);
  powerMonitor.on('resume', parts.onResume);
  // Electron asks the system to wait when the event is prevented; its types leave the event out.
  powerMonitor.on('shutdown', ((event?: { preventDefault(): void }) => {
    event?.preventDefault();
    parts.onShutdown();
  }) as () => void);
  return () => {
    powerSaveBlocker.stop(id);
  };
}
