/** Signs of life of other stations: the last one of each, or when it was first expected to give one. */
export const HEARTBEATS = `
CREATE TABLE heartbeats (
  station TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;
`;
