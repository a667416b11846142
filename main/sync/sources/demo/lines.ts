/** A ring of fibre and the districts that hang on it. */
export interface Ring {
  readonly id: string;
  readonly name: string;
  readonly districts: readonly string[];
}

/** The rings of the demo. Every district of its addresses is on one of them. */
export const RINGS: readonly Ring[] = [
  {
    id: 'ring-aarhus',
    name: 'Aarhus ring',
    districts: ['Aarhus C', 'Aarhus N', 'Aarhus V', 'Risskov', 'Åbyhøj', 'Brabrand', 'Tilst'],
  },
  {
    id: 'ring-viby',
    name: 'Viby ring',
    districts: ['Viby J', 'Højbjerg', 'Odder', 'Mårslet', 'Tranbjerg', 'Solbjerg', 'Saksild'],
  },
  { id: 'ring-skanderborg', name: 'Skanderborg ring', districts: ['Skanderborg', 'Ry', 'Hørning', 'Galten'] },
  { id: 'ring-hinnerup', name: 'Hinnerup ring', districts: ['Hinnerup', 'Lystrup', 'Trige'] },
];

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ' ': '-' };

/** The exchange that serves a district, by the id of its optical line terminal: `olt-hoerning`. */
export function exchangeOf(district: string): string {
  return `olt-${district.toLowerCase().replace(/[æøå ]/g, (letter) => LETTERS[letter])}`;
}

/** The district of an address: what stands behind its last comma. */
export function districtOf(address: string): string {
  return address.slice(address.lastIndexOf(',') + 1).trim();
}

/** The lines on which an address depends: its exchange, and the ring on which that hangs. */
export function linesOf(address: string): string[] {
  const district = districtOf(address);
  const rings = RINGS.filter(({ districts }) => districts.includes(district));
  return [exchangeOf(district), ...rings.map(({ id }) => id)];
}
