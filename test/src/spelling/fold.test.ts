import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldedWords, inOrder, matchesIn, sought } from '../../../src/spelling/fold.ts';

const SAME: readonly (readonly string[])[] = [
  ['Aabyhøj', 'Åbyhøj', 'abyhoj', 'AABYHOEJ', 'A\u030Abyhøj'],
  ['Straße', 'Strasse', 'STRASSE', 'strase'],
  ['München', 'Muenchen', 'Munchen', 'Mu\u0308nchen'],
  ['Søndergade', 'Soendergade', 'sondergade', 'SØNDERGADE'],
  ['Lægårdsvej', 'Laegaardsvej', 'lagardsvej'],
  ['Vester Allé 10', 'vester  alle, 10'],
  ['Ærøskøbing', 'Aeroeskoebing', 'aroskobing'],
  ['Näsby', 'Næsby', 'Naesby', 'nasby'],
];

for (const spellings of SAME) {
  test(`${spellings.join(' = ')}`, () => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });
}

test('what differs stays apart: other letters, other numbers, other words', () => {
  const apart = ['Skovvej 2', 'Skovvej 12', 'Skolevej 2', 'Skov vej 2', 'Søgade', 'Sygade', 'Sågade'];
  expect(new Set(apart.map(fold)).size).toBe(apart.length);
});

test('words are parted by whatever is neither letter nor digit, and each counts once', () => {
  expect(foldedWords('  Søndergade 14, søndergade / A-20417 ')).toEqual(['sondergade', '14', 'a', '20417']);
  expect(foldedWords(' ,.- ')).toEqual([]);
});

test('a match covers the letters as they are written, with those that the fold leaves out', () => {
  const text = 'Aabyhøj, Straße 4, Muenchen';
  const cut = (query: string) => matchesIn(text, query).map(([start, end]) => text.slice(start, end));
  expect(cut('åby')).toEqual(['Aaby']);
  expect(cut('strasse')).toEqual(['Straße']);
  expect(cut('strass')).toEqual(['Straß']);
  expect(cut('mün')).toEqual(['Muen']);
  expect(cut('4 hoj')).toEqual(['høj', '4']);
  expect(cut('s')).toEqual(['S']);
  expect(cut('aa')).toEqual(['Aa']);
  expect(cut('aarhus')).toEqual([]);
  expect(matchesIn('Torvet 214, 14B; 1400', '14')).toEqual([
    [12, 14],
    [17, 19],
  ]);
  expect(matchesIn('A-1020417', '20417')).toEqual([[4, 9]]);
});

test('numbers are put in order by what they count', () => {
  const addresses = ['Torvet 14', 'Torvet 2', 'Torvet 2B', 'Torvet 100'];
  expect(addresses.toSorted((a, b) => (inOrder(fold(a)) < inOrder(fold(b)) ? -1 : 1))).toEqual([
    'Torvet 2',
    'Torvet 2B',
    'Torvet 14',
    'Torvet 100',
  ]);
});

/** Texts of letters that matter here, among any others. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'aeoususæøåäöüßÅÆØ AE14,-', 'ss', 'aa', '\u030A', '\u0308', '𝐀', 'ﬁ'),
  }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);

test('folding what is folded changes nothing, nor does the case or the way marks are written', () => {
  fc.assert(
    fc.property(text, (any) => {
      expect(fold(fold(any))).toBe(fold(any));
      expect(fold(any.normalize('NFC'))).toBe(fold(any.normalize('NFD')));
      expect(fold(any)).not.toMatch(/^ | {2}| $/);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aeosuæøåäöü 14,-') }), (any) => {
      expect(fold(any.toUpperCase())).toBe(fold(any));
    }),
  );
});

test('a text has matches just where its folded text has the words, and each is such a word folded', () => {
  fc.assert(
    fc.property(text, text, (any, query) => {
      const matches = matchesIn(any, query);
      const folded = ` ${fold(any)}`;
      const isThere = foldedWords(query).some((word) => folded.includes(sought(word)));
      expect(matches.length > 0).toBe(isThere);
      let last = -1;
      for (const [start, end] of matches) {
        expect(start).toBeGreaterThan(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(any.length);
        const cut = fold(any.slice(start, end));
        expect(foldedWords(query).some((word) => cut.includes(word))).toBe(true);
        last = end;
      }
    }),
  );
});

test('every piece of a word finds it, but for one that begins with a letter the fold leaves out', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'abgkvejolruæøåß') }),
      fc.nat(),
      fc.nat(),
      (any, a, b) => {
        const [start, end] = [a % (any.length + 1), b % (any.length + 1)].sort((x, y) => x - y);
        const piece = any.slice(start, end);
        fc.pre(!piece.startsWith('e'));
        expect(fold(any)).toContain(fold(piece));
      },
    ),
  );
});
