/** The port that an option names; undefined where it names none. Throws a sentence for what is no port. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new Error(`--port ${text} is not a port: say a number up to 65535`);
  return port;
}
