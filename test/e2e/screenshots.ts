import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { silentAgreementsScene } from './agreements-scenes.ts';
import { alarmsScene, apartScene } from './alarm-scenes.ts';
import { alarmApi, alarmScene } from './alarms-desk-scenes.ts';
import { complianceApi } from './compliance-api.ts';
import { complianceScene } from './compliance-lines.ts';
import { openDesk } from './desk-page.ts';
import { deskScene } from './desk-scenes.ts';
import { cutScene } from './disruption-scenes.ts';
import { calmScene, type Scene, silentClocksScene, silentEmergenciesScene } from './mock-data.ts';
import { asOf, openTicket, THEN } from './ticket-page.ts';
import { openFrozen } from './wall-page.ts';
import { liveScene, silentWindowsScene, windowsScene } from './windows-scenes.ts';

interface Shot {
  readonly name: string;
  readonly scene: Scene;
  /** The key that calls the wall, where it is not shown by itself. */
  readonly key?: '2' | '3' | '4';
  readonly height?: number;
}

const SHOTS: readonly Shot[] = [
  { name: 'emergencies', scene: alarmsScene },
  { name: 'emergencies-alarms-apart', scene: apartScene },
  { name: 'emergencies-calm', scene: calmScene },
  { name: 'clocks', scene: deskScene, key: '2' },
  { name: 'emergencies-old-data', scene: silentEmergenciesScene },
  { name: 'clocks-old-data', scene: silentClocksScene, key: '2' },
  { name: 'clocks-disruption', scene: cutScene, key: '2' },
  { name: 'windows', scene: windowsScene, key: '3' },
  { name: 'windows-live', scene: liveScene, key: '3' },
  { name: 'windows-old-data', scene: silentWindowsScene, key: '3' },
  { name: 'agreements', scene: deskScene, key: '4' },
  { name: 'agreements-old-data', scene: silentAgreementsScene, key: '4' },
  { name: 'emergencies-4k', scene: alarmsScene, height: 2160 },
  { name: 'clocks-4k', scene: deskScene, key: '2', height: 2160 },
  { name: 'windows-4k', scene: windowsScene, key: '3', height: 2160 },
  { name: 'agreements-4k', scene: deskScene, key: '4', height: 2160 },
];

const DESKS: readonly (readonly [string, Parameters<typeof openDesk>[1]])[] = [
  ['desk-agreements', {}],
  ['desk-agreements-dark', { theme: 'dark' }],
  ['desk-agreements-1080p', { size: { width: 1920, height: 1080 } }],
  ['desk-agreements-4k', { size: { width: 3840, height: 2160 } }],
];

const TICKETS: readonly (readonly [string, Parameters<typeof openTicket>[1]])[] = [
  ['desk-ticket', {}],
  ['desk-ticket-dark', { theme: 'dark' }],
];

const COMPLIANCE: readonly (readonly [string, Parameters<typeof openDesk>[1]])[] = [
  ['desk-compliance', {}],
  ['desk-compliance-dark', { theme: 'dark' }],
];

const ALARMS: readonly (readonly [string, Parameters<typeof openDesk>[1]])[] = [
  ['desk-alarms', {}],
  ['desk-alarms-dark', { theme: 'dark' }],
];

/**
 * Takes the pictures of the documentation with a browser that runs: each wall as one second of made-up data,
 * into `outFolder`. Throws when a page complains on its console. Needs the pages built.
 */
export async function takeScreenshots(browser: Browser, outFolder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, scene, key, height = 1080 } of SHOTS) {
    const wall = await openFrozen(browser, scene, { width: (height * 16) / 9, height });
    if (key) await wall.page.keyboard.press(key);
    const path = join(outFolder, `${name}.png`);
    await wall.page.screenshot({ path, animations: 'disabled' });
    if (wall.complaints.length > 0) throw new Error(`${name}: ${wall.complaints.join('; ')}`);
    files.push(path);
    await wall.close();
  }
  for (const [name, words] of DESKS) {
    const desk = await openDesk(browser, { search: '?q=s%C3%B8nder', ...words });
    await desk.page.locator('tbody tr', { hasText: 'onsite late' }).first().click();
    await desk.page.getByText('every cycle at this address').waitFor();
    const path = join(outFolder, `${name}.png`);
    await desk.page.screenshot({ path, animations: 'disabled' });
    if (desk.complaints.length > 0) throw new Error(`${name}: ${desk.complaints.join('; ')}`);
    files.push(path);
    await desk.close();
  }
  for (const [name, words] of TICKETS) {
    const desk = await openTicket(browser, { search: asOf(THEN), ...words });
    await desk.page.getByText('you are here').waitFor();
    const path = join(outFolder, `${name}.png`);
    await desk.page.screenshot({ path, animations: 'disabled' });
    if (desk.complaints.length > 0) throw new Error(`${name}: ${desk.complaints.join('; ')}`);
    files.push(path);
    await desk.close();
  }
  for (const [name, words] of COMPLIANCE) {
    const about = { scene: complianceScene, api: complianceApi(), path: 'desk/compliance' };
    const desk = await openDesk(browser, { ...about, ...words });
    await desk.page.locator('html[data-ready="report"]').waitFor();
    const path = join(outFolder, `${name}.png`);
    await desk.page.screenshot({ path, animations: 'disabled' });
    if (desk.complaints.length > 0) throw new Error(`${name}: ${desk.complaints.join('; ')}`);
    files.push(path);
    await desk.close();
  }
  for (const [name, words] of ALARMS) {
    const about = { scene: alarmScene, api: alarmApi, path: 'desk/alarms' };
    const desk = await openDesk(browser, { ...about, ...words });
    await desk.page.getByRole('region', { name: 'How long it took' }).waitFor();
    const path = join(outFolder, `${name}.png`);
    await desk.page.screenshot({ path, animations: 'disabled' });
    if (desk.complaints.length > 0) throw new Error(`${name}: ${desk.complaints.join('; ')}`);
    files.push(path);
    await desk.close();
  }
  return files;
}
