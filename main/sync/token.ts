import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceError } from './source.ts';

/**
 * Reads a source's token, anew each time from its file, so that a new one counts without a restart; null where
 * none is configured. The function it answers throws `SourceError`, which names the file and never the token.
 */
export function tokenReader(
  config: { readonly token?: string; readonly token_file?: string },
  folder: string,
): () => string | null {
  const { token, token_file } = config;
  if (token_file === undefined) return () => (token === undefined ? null : checked(token, 'token'));
  const path = resolve(folder, token_file);
  return () => {
    try {
      return checked(readFileSync(path, 'utf8').trim(), `token_file ${path}`);
    } catch (error) {
      if (error instanceof SourceError) throw error;
      const { code } = error as NodeJS.ErrnoException;
      throw new SourceError(
        `token_file: ${path} cannot be read (${code}); put the token there, readable by this user`,
      );
    }
  };
}

function checked(token: string, where: string): string {
  if (token === '') throw new SourceError(`${where} is empty; put the token there`);
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new SourceError(
    `${where} holds a space, a line end or a letter that no token has; put only the token there`,
  );
}
