import { expect, test } from 'vitest';
import { webhookBody } from '../../../../main/alarms/channels/webhook-body.ts';
import { webhookConfig } from '../../../../main/alarms/channels/webhook-config.ts';
import { message } from '../../../src/alarms/messages.ts';

/** Half of a character, as a text that was cut in the middle of one ends with. */
const HALF = '\ud83d';

test.each([
  { format: 'wallclock' },
  { format: 'ntfy', topic: 'noc' },
  { format: 'template', template: { what: '{customer}' } },
  { format: 'template', template: { what: '{customer}' }, encoding: 'form' },
])('half a character in a text of a ticket keeps no message from being sent: $format $encoding', (shape) => {
  const config = webhookConfig.parse({
    ...{ id: 'hook', type: 'webhook', url: 'https://pager.example.net/{customer}', ...shape },
  });
  const { ticket } = message();
  const cut = message({ ticket: { ...ticket!, subject: `down ${HALF}`, customer: `Kestrel ${HALF}` } });
  const { url, body } = webhookBody(config, cut, null, null);
  expect(url).toBe('https://pager.example.net/Kestrel%20%EF%BF%BD');
  expect(body).toMatch(/Kestrel|down/);
  expect(body).not.toMatch(/ud83d/i);
  expect(body.isWellFormed()).toBe(true);
});
