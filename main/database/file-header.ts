import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What the first bytes of a SQLite file say of it. */
export interface FileHeader {
  /** The number of its newest tables; 0: none of ours. */
  readonly tables: number;
  /** Whether what was written last may lie in a log beside it. */
  readonly hasLog: boolean;
  /** How many bytes it has, and how many it should have at least. */
  readonly bytes: number;
  readonly wholeBytes: number;
}

const MAGIC = 'SQLite format 3\0';

/** Reads the header of a file, without SQLite, so that nothing is made beside it; null when it is no database. */
export function headerOf(file: string): FileHeader | null {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, 100, 0) < 100) return null;
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1', 0, 16) !== MAGIC) return null;
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  // The number of pages counts only where the last writer knew of it.
  const pages = header.readUInt32BE(24) === header.readUInt32BE(92) ? header.readUInt32BE(28) : 0;
  return {
    tables: header.readUInt32BE(60),
    hasLog: header.readUInt8(18) === 2 || header.readUInt8(19) === 2,
    bytes: statSync(file).size,
    wholeBytes: pages * pageSize,
  };
}
