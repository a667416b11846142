import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SourceError } from '../../source.ts';

/**
 * The token of the configuration, read anew each time from its file; null without one. Throws `SourceError`,
 * which names the file and never the token.
 */
export async function tokenOf(
  config: { readonly token?: string; readonly token_file?: string },
  folder: string,
): Promise<string | null> {
  if (config.token_file === undefined)
    return config.token === undefined ? null : checked(config.token, 'token');
  const path = resolve(folder, config.token_file);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SourceError(
      `token_file: ${path} cannot be read (${code}); put the token there, readable by this user`,
    );
  }
  return checked(text.trim(), `token_file ${path}`);
}

function checked(token: string, where: string): string {
  if (token === '') throw new SourceError(`${where} is empty; put the token there`);
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new SourceError(
    `${where} holds a space, a line end or a letter that no token has; put only the token there`,
  );
}
