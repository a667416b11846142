/** Whole numbers from 0 up to, not including, `limit`, the same for the same seed (xorshift128). */
export function randomly(seed: number): (limit: number) => number {
  let [x, y, z, w] = [seed | 1, 0x1b873593, 0xcc9e2d51, seed ^ 0x5bd1e995];
  const next = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  for (let warm = 0; warm < 20; warm++) next();
  // 53 bits, so that years of milliseconds are covered.
  return (limit) => Math.floor(((next() >>> 5) * 67108864 + (next() >>> 6)) * (limit / 9007199254740992));
}
