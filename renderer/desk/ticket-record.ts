/** A ticket's id at its own source, as people there know it: `A-20417` of `aura:A-20417`. */
export function recordOf(ticketId: string): string {
  return ticketId.slice(ticketId.indexOf(':') + 1);
}
