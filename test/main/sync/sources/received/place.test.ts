import { expect, test } from 'vitest';
import { readableTokens, shownPlace } from '../../../../../main/sync/sources/received/place.ts';

test('a place is named without what may be a secret', () => {
  expect(shownPlace({ file: 'work.ics' })).toBe('work.ics');
  expect(shownPlace({ url: 'https://noc.example/work.ics?key=hidden#part' })).toBe(
    'https://noc.example/work.ics',
  );
});

test('a token that would travel readable is said, for each place beyond this machine', () => {
  const places = [
    { url: 'http://noc.example/a.ics?key=hidden' },
    { url: 'https://noc.example/b.ics' },
    { url: 'http://127.0.0.1:8000/c.ics' },
    { url: 'http://[::1]/d.ics' },
    { file: 'e.ics' },
  ];
  expect(readableTokens({ token_file: 'token' }, places)).toEqual([
    'http://noc.example/a.ics: the token is sent without encryption; use https',
  ]);
  expect(readableTokens({}, places)).toEqual([]);
});
