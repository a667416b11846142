import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';

/** What lies in a data folder that is Wallclock's alone. */
const OURS = /^(wallclock\..+|demo|desktop)$/;

/**
 * Makes a folder that only this user may enter. One that is there is closed to others if it is this user's and
 * holds nothing but Wallclock's own; a folder of other uses, such as a home folder, is left as it is.
 */
export function privateFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) return;
  if (isThisUsers(folder) && readdirSync(folder).every((name) => OURS.test(name))) close(folder, 0o700);
}

/** Makes an empty file that only this user may read if there is none; closes one to others that is this user's. */
export function privateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  closeFile(file);
}

/** Closes a file to others if it is there and this user's. */
export function closeFile(file: string): void {
  if (isThisUsers(file)) close(file, 0o600);
}

function isThisUsers(path: string): boolean {
  // Windows has no such rights; its data folders are closed to others by where they are.
  return process.platform !== 'win32' && statSync(path, { throwIfNoEntry: false })?.uid === process.getuid!();
}

function close(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  } catch {
    // A file system without rights, such as that of a memory stick, has none to take away.
  }
}
