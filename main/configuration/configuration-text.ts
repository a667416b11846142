import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.ts';

/**
 * The text of a configuration file; null when there is no file. Throws `ConfigurationError` for what is there but
 * cannot be read as one: a file of somebody else, a folder, a link to nothing, a text that is not UTF-8.
 */
export function configurationText(file: string): string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isLink(file)) return null;
    throw new ConfigurationError([`${file} ${whyUnreadable(file, code)}`]);
  }
  if (isUtf16(bytes)) {
    throw new ConfigurationError([`${file} is written in UTF-16: save it as UTF-8`]);
  }
  return bytes.toString('utf8');
}

/** Whether something stands where the configuration belongs, be it readable or not. */
export function isConfigured(file: string): boolean {
  try {
    return configurationText(file) !== null;
  } catch {
    return true;
  }
}

function whyUnreadable(file: string, code: string): string {
  switch (code) {
    case 'ENOENT':
      return `is a link to ${readlinkSync(file)}, which is not there: mend the link, or remove it`;
    case 'EISDIR':
      return 'is a folder, not a file: move it away';
    case 'EACCES':
    case 'EPERM':
      return `cannot be read (${code}): give this user the right to read it`;
    case 'ENOTDIR':
      return `cannot be read (${code}): one of its folders is a file; move that away`;
    case 'ELOOP':
      return `cannot be read (${code}): its links lead in a circle; mend them`;
    default:
      return `cannot be read (${code}): see that it is a file which this user may read`;
  }
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Whether the bytes begin as UTF-16 does: with its mark, or with a letter and a zero. */
function isUtf16([first, second]: Buffer): boolean {
  if (first === undefined || second === undefined) return false;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0)
  );
}
