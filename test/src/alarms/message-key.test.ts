import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageKey } from '../../../src/alarms/message-key.ts';

const part = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a', 'a~1', 'a%7E1', '~', '(x)', 'rt:1/2'),
);

test('a key can stand in a Message-ID, a header and a URL', () => {
  expect(messageKey('rt:4711/first-reaction/1/1', 2, 'weber', 'mail')).toBe(
    'rt%3A4711%2Ffirst-reaction%2F1%2F1~2~weber~mail',
  );
  fc.assert(
    fc.property(part, fc.nat(), part, part, (alarm, telling, person, channel) => {
      expect(messageKey(alarm, telling, person, channel)).toMatch(/^[A-Za-z0-9%_~-]+$/);
    }),
  );
});

test('different messages have different keys', () => {
  const one = fc.tuple(part, fc.integer({ min: 1, max: 3 }), part, part);
  fc.assert(
    fc.property(one, one, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(messageKey(...a) === messageKey(...b)).toBe(same);
    }),
  );
});
