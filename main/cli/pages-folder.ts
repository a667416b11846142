import { fileURLToPath } from 'node:url';

/** The folder of the built pages, beside the built station or at its place in a checkout. */
export function pagesFolder(): string {
  const built = !import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(built ? '../renderer' : '../../dist/renderer', import.meta.url));
}
