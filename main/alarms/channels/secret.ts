import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A secret as it is configured: itself, or the file that holds it. */
export interface ConfiguredSecret {
  readonly value: string | undefined;
  readonly file: string | undefined;
  /** The key that names the file, such as `password_file`. */
  readonly key: string;
}

/**
 * Reads a secret, anew each time from its file, so that a new one counts without a restart; null where none is configured.
 * The function it answers throws a sentence that names the file and never the secret.
 */
export function secretReader({ value, file, key }: ConfiguredSecret, folder: string): () => string | null {
  if (file === undefined) return () => value ?? null;
  const path = resolve(folder, file);
  return () => {
    const text = readText(path, key).replace(/\r?\n$/, '');
    if (text === '') throw new Error(`${key}: ${path} is empty; put the secret there`);
    if (/[\r\n\0]/.test(text))
      throw new Error(`${key}: ${path} holds more than one line; put only the secret there`);
    return text;
  };
}

/** The text of a file that a channel needs. Throws a sentence. */
export function readText(path: string, key: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${key}: ${path} cannot be read (${code}); put it there, readable by this user`);
  }
}
