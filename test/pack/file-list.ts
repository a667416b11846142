/** A name that the build gives to a part of its own making, with a hash: `index-DX7u_jSi.js`. */
const CHUNK = /[^/]+-[A-Za-z0-9_-]{8}(?=\.(?:js|css)$)/;
/** A hash that a build puts into the name of a file that has one of its own: `plex-400-DX7u_jSi.woff2`. */
const HASH = /-[A-Za-z0-9_-]{8}(?=\.woff2$)/;

/** A list of packed paths without what differs from build to build: in order, each once. `#` begins a comment. */
export function normalised(lines: readonly string[]): string[] {
  const kept = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.includes(' /dist/') ? line.replace(CHUNK, '(chunk)').replace(HASH, '-(hash)') : line,
    );
  return [...new Set(kept)].sort();
}

/** What one list has and the other has not. Both are normalised. */
export function compareFiles(
  expected: readonly string[],
  found: readonly string[],
): { readonly missing: readonly string[]; readonly tooMany: readonly string[] } {
  return {
    missing: expected.filter((line) => !found.includes(line)),
    tooMany: found.filter((line) => !expected.includes(line)),
  };
}
