/**
 * The key of a message: the same at each try, so that whoever receives it twice can tell. It holds only characters that
 * the Message-ID of an e-mail, a header and a URL can carry; different messages have different keys.
 */
export function messageKey(alarm: string, telling: number, person: string, channel: string): string {
  return [alarm, String(telling), person, channel].map(carried).join('~');
}

/** A part of a key: what is neither a letter, a digit, a hyphen nor an underscore by its UTF-8 bytes, as in a URL. */
function carried(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*.~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
