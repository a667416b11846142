import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAgreement } from '../../../main/agreements/read-agreement.ts';

/** The agreement files of the documents. */
export const EXAMPLES = ['nordlys.yaml', 'prairie.yaml'] as const;

/** Where an agreement file of the documents is. */
export function examplePath(name: (typeof EXAMPLES)[number]): string {
  return fileURLToPath(new URL(`../../../docs/providers/${name}`, import.meta.url));
}

/** The text of an agreement file of the documents. */
export function exampleText(name: (typeof EXAMPLES)[number]): string {
  return readFileSync(examplePath(name), 'utf8');
}

/** What an agreement file of the documents says. */
export function exampleAgreement(name: (typeof EXAMPLES)[number]) {
  return { file: examplePath(name), ...readAgreement(exampleText(name), basename(name), {}) };
}
