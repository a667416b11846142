/** `Jonas Weber` as `J. Weber`; a single name stays. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first] = words[0] ?? '';
  return words.length > 1 && first ? `${first}. ${words.slice(1).join(' ')}` : name;
}

/** Several names, each short. */
export function shortNames(names: readonly string[]): string {
  return names.map(shortName).join(', ');
}
