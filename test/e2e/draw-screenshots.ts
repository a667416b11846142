import { mkdirSync } from 'node:fs';
import { chromium as browserType } from '@playwright/test';
import { chromium } from '../chromium.ts';
import { takeScreenshots } from './screenshots.ts';

/** Draws the walls into the folder that is named: `npm run screenshots`. */
const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await browserType.launch(chromium(process.env));
for (const file of await takeScreenshots(browser, folder)) process.stdout.write(`${file}\n`);
await browser.close();
