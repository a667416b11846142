import { open } from 'node:fs/promises';
import { SourceError } from '../../source.ts';
import type { Content, Wanted } from './content.ts';

/** Reads a file. Throws `SourceError` when it cannot be read whole. */
export async function readFileContent(path: string, shown: string, wanted: Wanted): Promise<Content> {
  const { mostBytes } = wanted;
  try {
    await using file = await open(path, 'r');
    const before = await file.stat();
    if (before.isDirectory()) throw new SourceError(`${shown} is a folder (${path}); name a file in it`);
    if (before.size > mostBytes) {
      throw new SourceError(
        `${shown} has ${before.size} bytes, more than ${mostBytes}; is it the right file?`,
      );
    }
    const bytes = await file.readFile();
    const after = await file.stat();
    if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
      throw new SourceError(`${shown} was written while it was read; the next poll reads it again`);
    }
    return { bytes, type: null };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${shown}: ${fileReason(error as NodeJS.ErrnoException, path)}`);
  }
}

function fileReason(error: NodeJS.ErrnoException, path: string): string {
  switch (error.code) {
    case 'ENOENT':
      return `there is no file ${path}; put it there or correct the path`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be read by this user; change its permissions`;
    case 'EISDIR':
      return `${path} is a folder; name a file in it`;
    default:
      return `${path} cannot be read (${error.code ?? error.message}); check the disk and the path`;
  }
}
