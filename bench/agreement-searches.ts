/** A search, and how many pages of 200 lie before the one that is asked for. */
interface Search {
  readonly query: string;
  readonly pages: number;
}

const typed = (...words: readonly string[]): Search[] =>
  words.map((word) => ({ query: `q=${encodeURIComponent(word)}`, pages: 0 }));
const asked = (...queries: readonly string[]): Search[] => queries.map((query) => ({ query, pages: 0 }));

/** What people ask an agreements desk for, by kind, in about the proportion in which they do. */
export const SEARCHES: Readonly<Record<string, readonly Search[]>> = {
  'one letter': typed('s', 'v', 'k', 'q'),
  'two letters': typed('sø', 'gl', 'aa', 'xz'),
  'beginnings of words': typed('sønd', 'vest', 'skan', 'møl', 'aab', 'bry', 'kirk', 'tømmer'),
  'whole streets': typed(
    'Søndergade 14',
    'Mølleparken 101',
    'Åbakken 7',
    'Kirkevej 3',
    'Rosenvænget',
    'soendergade',
    'Birkevej',
  ),
  'endings that nearly all have': typed('gade', 'vej', 'en'),
  towns: typed('Skanderborg', 'Aabyhøj', 'Randers', '8660', 'Ry'),
  customers: typed(
    'Møller',
    'Kjær Tømmerhandel',
    'Aagaard & Lund',
    'Boghandel',
    'Østergaard Optik',
    'K-100123',
  ),
  tickets: typed('20417', 'rt:20417', 'udfald', 'ingen forbindelse'),
  'several words': typed(
    'sønder skanderborg',
    'kirkevej 8 odder',
    'vej 14 ry',
    'lund boghandel silkeborg',
    'gade 12 aarhus c',
  ),
  'no hit': typed('xyzzy', 'Hauptstraße', 'gade xyzzy', 'søndergade 9999'),
  filters: asked(
    'tier=pro',
    'tier=none',
    'on=2026-03-23',
    'on=2019-01-01',
    'endsWithin=30',
    'endsWithin=1',
    'fault=open',
    'fault=none',
    'tier=pro&on=2026-03-23&endsWithin=90',
    'provider=aura',
  ),
  'words and filters': asked(
    'q=vej&tier=pro&on=2026-03-23',
    'q=gade&tier=none',
    'q=randers&endsWithin=30',
    'q=m%C3%B8ller&tier=pro',
    'q=s%C3%B8nder&fault=open',
    'q=vej&on=2019-01-01',
    'q=n&tier=none&fault=open',
  ),
  everything: asked('', 'limit=200'),
  'second pages': ['', 'q=vej', 'q=randers', 'q=lund', 'tier=pro'].map((query) => ({ query, pages: 1 })),
  'far pages': [
    { query: '', pages: 300 },
    { query: 'q=vej', pages: 150 },
    { query: 'q=randers', pages: 40 },
    { query: 'tier=pro', pages: 60 },
  ],
};
