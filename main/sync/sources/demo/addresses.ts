import { linesOf } from './lines.ts';

/** An address of the demo: streets as they are found around Aarhus, the agreements are invented. */
export interface DemoAddress {
  readonly id: string;
  readonly text: string;
  readonly tier: 'pro' | 'basis' | null;
  /** The lines on which it depends, by id. */
  readonly lines: readonly string[];
  /** Index of the business that is there. */
  readonly business: number;
}

const PRO = [
  'Banegårdspladsen 1, Aarhus C',
  'Jens Juuls Vej 40, Viby J',
  'Skolebakken 7, Aarhus C',
  'Industrivej 22, Hinnerup',
  'Havnegade 4, Aarhus C',
  'Åboulevarden 60, Aarhus C',
  'Ringvej 31, Odder',
  'Søren Frichs Vej 38, Åbyhøj',
  'Axel Kiers Vej 11, Højbjerg',
  'Rugaardsvej 15, Lystrup',
  'Hasselager Centervej 9, Viby J',
  'Marselis Boulevard 28, Aarhus C',
  'Graham Bells Vej 21, Aarhus N',
  'Olof Palmes Allé 18, Aarhus N',
  'Mariane Thomsens Gade 2, Aarhus C',
  'Hammerholmen 5, Hørning',
  'Bredskifte Allé 7, Aarhus V',
  'Lægårdsvej 12, Skanderborg',
  'Frederiksgade 42, Aarhus C',
  'Kystvejen 17, Aarhus C',
  'Edwin Rahrs Vej 50, Brabrand',
  'Nordhavnsgade 6, Aarhus C',
  'Fabrikvej 14, Ry',
  'Skejbygårdsvej 3, Aarhus N',
  'Dalgas Avenue 44, Aarhus C',
  'Vester Allé 10, Aarhus C',
];

const BASIS = [
  'Søndergade 14, Skanderborg',
  'Nordre Strandvej 51, Risskov',
  'Storegade 2, Hinnerup',
  'Rosensgade 3, Odder',
  'Klostervej 8, Ry',
  'Torvet 1, Odder',
  'Kirkevej 9, Ry',
  'Vestergade 17, Odder',
  'Skovvej 2, Hinnerup',
  'Adelgade 63, Skanderborg',
  'Silkeborgvej 212, Åbyhøj',
  'Bredgade 5, Galten',
  'Oddervej 76, Højbjerg',
  'Skanderborgvej 190, Viby J',
  'Grenåvej 401, Risskov',
  'Elev Bygade 12, Lystrup',
  'Ny Skolevej 4, Hørning',
  'Parallelvej 26, Skanderborg',
  'Rosenbakken 8, Odder',
  'Lyngvej 19, Ry',
  'Randersvej 350, Trige',
  'Hovedgaden 31, Hørning',
  'Tilst Vestervej 9, Tilst',
  'Ågade 20, Hinnerup',
  'Søballevej 13, Skanderborg',
  'Munkegade 8, Ry',
  'Holsteinsgade 6, Odder',
  'Engdalsvej 45, Brabrand',
  'Saralyst Allé 53, Højbjerg',
  'Stationspladsen 2, Galten',
  'Rundhøj Allé 71, Højbjerg',
  'Ballevej 5, Lystrup',
  'Lillering Skovvej 3, Galten',
  'Bjergegade 11, Mårslet',
  'Tranbjerg Hovedgade 22, Tranbjerg',
  'Obstrupvej 9, Mårslet',
  'Bushøjvænget 101, Lystrup',
  'Hadstenvej 36, Hinnerup',
  'Mossøvej 7, Ry',
  'Kildegårdsvej 4, Solbjerg',
  'Strandvejen 18, Saksild',
  'Landevejen 66, Tranbjerg',
  'Ellemosevej 23, Solbjerg',
  'Vibækvej 10, Odder',
  'Højvangs Torv 3, Skanderborg',
  'Rådhusgade 29, Odder',
];

/** On file, but without an agreement. */
const NONE = [
  'Fuglevangen 6, Hørning',
  'Mølleparken 12, Odder',
  'Thorsvej 40, Ry',
  'Sandbjergvej 5, Hinnerup',
  'Lindevej 27, Skanderborg',
  'Bakkedraget 3, Lystrup',
  'Fælledvej 15, Brabrand',
  'Egernvej 1, Mårslet',
];

/** The addresses of the demo, those with Erhverv Pro first. */
export const ADDRESSES: readonly DemoAddress[] = [
  ...PRO.map((text) => ({ text, tier: 'pro' as const })),
  ...BASIS.map((text) => ({ text, tier: 'basis' as const })),
  ...NONE.map((text) => ({ text, tier: null })),
].map(({ text, tier }, i) => ({
  id: `A${String(i + 101)}`,
  text,
  tier,
  lines: linesOf(text),
  business: i % 20,
}));
