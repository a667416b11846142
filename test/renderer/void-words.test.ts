import { expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { VOID_REASONS } from '../../src/alarms/message-words.ts';

test('messages say why a promise does not apply in the words of walls and desks', () => {
  expect(VOID_REASONS).toEqual(en.reason);
});
