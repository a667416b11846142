/** Closes a switch over a union: reached only when a kind was added and not handled. */
export function impossible(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
