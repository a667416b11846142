/**
 * Spelling, folded: texts that a Dane or a German would call the same read the same. `Aabyhøj`, `Åbyhøj` and
 * `abyhoj` are one street, and so are `München` and `Muenchen`, `Straße` and `Strasse`.
 *
 * Letters are lower case and without their marks; `æ`, `ä` and `å` are `a`, `ø` and `ö` are `o`, `ü` is `u`,
 * `ß` is `s`. An `e` that follows one of `a`, `o`, `u` is left out, since it may be an umlaut written out, and
 * so are an `a` after an `a` and an `s` after an `s`. What is neither letter nor digit parts words: one blank.
 */
export function fold(text: string): string {
  let folded = '';
  let last = '';
  for (const character of text) {
    for (const letter of lettersOf(character)) {
      if (isLeftOut(letter, last)) continue;
      folded += letter;
      last = letter;
    }
  }
  return last === ' ' ? folded.slice(0, -1) : folded;
}

/** The folded words of what somebody searches for. */
export function foldedWords(query: string): string[] {
  return [...new Set(fold(query).split(' '))].filter((word) => word !== '');
}

/** One or two letters, or a house number or postal code. */
const SHORT = /^(.{1,2}|\d{1,4})$/u;

/**
 * How a folded word is looked for in a folded text that has a blank before it: anywhere, but a short one only
 * where a word begins, so that house number 14 is not found in number 214, nor `ry` in many an address.
 */
export function sought(word: string): string {
  return SHORT.test(word) ? ` ${word}` : word;
}

/**
 * Where the words of a query stand in a text, however either is spelled: `[start, end)` in the text's UTF-16
 * units, in order and without overlaps.
 */
export function matchesIn(text: string, query: string): [start: number, end: number][] {
  const { letters, starts, ends } = foldWithPlaces(text);
  const found: [number, number][] = [];
  const blanked = ` ${letters}`;
  for (const word of foldedWords(query)) {
    const looked = sought(word);
    // The word itself stands behind the blank that was looked for with it; one was put before all.
    const shift = looked.length - word.length - 1;
    for (let at = blanked.indexOf(looked); at >= 0; at = blanked.indexOf(looked, at + 1)) {
      found.push([starts[at + shift], ends[at + shift + word.length - 1]]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const apart: [number, number][] = [];
  for (const [start, end] of found) {
    const before = apart.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** A folded text by which addresses are put in order: house number 2 comes before 14. */
export function inOrder(folded: string): string {
  return folded.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

/** The folded text, and where each of its UTF-16 units stands in the original, with the letters left out. */
function foldWithPlaces(text: string) {
  const starts: number[] = [];
  const ends: number[] = [];
  let letters = '';
  let place = 0;
  for (const character of text) {
    const end = place + character.length;
    for (const letter of lettersOf(character)) {
      if (isLeftOut(letter, letters.at(-1) ?? '')) {
        // A leading blank has nothing before it that it could belong to.
        if (letters !== '' && letter !== ' ') ends[letters.length - 1] = end;
        continue;
      }
      for (let unit = 0; unit < letter.length; unit++) {
        starts.push(place);
        ends.push(end);
      }
      letters += letter;
    }
    // A mark of its own belongs to the letter before it.
    if (letters !== '' && lettersOf(character).length === 0) ends[letters.length - 1] = end;
    place = end;
  }
  return { letters, starts, ends };
}

/** Whether a folded letter adds nothing to the one before it. */
function isLeftOut(letter: string, last: string): boolean {
  switch (letter) {
    case ' ':
      return last === ' ' || last === '';
    case 'a':
      return last === 'a';
    case 's':
      return last === 's';
    case 'e':
      return last === 'a' || last === 'o' || last === 'u';
    default:
      return false;
  }
}

/** Letters that Unicode does not take apart into a letter and its mark. */
const WHOLE: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  œ: 'o',
  ß: 's',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** What a character becomes before its neighbours are looked at; asked once for each. */
const known = new Map<string, readonly string[]>();

function lettersOf(character: string): readonly string[] {
  let letters = known.get(character);
  if (!letters) {
    const plain = character.toLowerCase().normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
    letters = [...plain].flatMap((letter) => {
      if (letter in WHOLE) return [...WHOLE[letter]];
      return /[\p{L}\p{N}]/u.test(letter) ? [letter] : [' '];
    });
    known.set(character, letters);
  }
  return letters;
}
