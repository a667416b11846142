import type { AlarmMessage } from '../../../src/alarms/message.ts';
import { messageSubject, messageText } from '../../../src/alarms/message-text.ts';
import { impossible } from '../../../src/impossible.ts';
import { type MessageParts, messageParts } from './message-parts.ts';
import { filledIn, filledText, type Template } from './template.ts';
import type { WebhookConfig } from './webhook-config.ts';

/** What is posted, and where to. */
export interface WebhookBody {
  readonly url: string;
  readonly type: string;
  readonly body: string;
}

type Shaped = Pick<WebhookConfig, 'url' | 'format' | 'topic' | 'template' | 'encoding'>;

/** A message in the format of a webhook. `address` is the person's for this channel, null where they have none. */
export function webhookBody(
  { url, format, topic, template, encoding }: Shaped,
  message: AlarmMessage,
  link: string | null,
  address: string | null,
): WebhookBody {
  const parts = messageParts(message, link, address);
  const to = filledText(url, parts, (part) => encodeURIComponent(part.toWellFormed()));
  const json = (value: unknown) => ({
    url: to,
    type: 'application/json',
    body: JSON.stringify(value, wellFormed),
  });
  switch (format) {
    case 'wallclock':
      return json(ownJson(message, link, address));
    case 'ntfy':
      return json(ntfyJson(message, link, filledText(topic ?? '{address}', parts)));
    case 'template': {
      const filled = filledIn(template ?? null, parts);
      return encoding === 'form' ? { url: to, ...form(filled) } : json(filled);
    }
    default:
      return impossible(format);
  }
}

/** Half a character, as a cut text may end with, is refused by many who read JSON. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/** Wallclock's own JSON: the message as it is, with instants in ISO 8601, and its texts. */
function ownJson(message: AlarmMessage, link: string | null, address: string | null) {
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { raisedAt, dueAt, tellingDueAt, toldAt, before, end, ...rest } = message;
  return {
    version: 1,
    ...rest,
    raisedAt: instant(raisedAt),
    dueAt: instant(dueAt),
    tellingDueAt: instant(tellingDueAt),
    toldAt: instant(toldAt),
    before: before && { ...before, at: instant(before.at) },
    end: end && { ...end, at: instant(end.at) },
    address,
    acknowledge: link,
    subject: messageSubject(message),
    text: messageText(message, link),
  };
}

/** A message as ntfy's server takes it as JSON at its root: https://docs.ntfy.sh/publish/#publish-as-json. */
function ntfyJson(message: AlarmMessage, link: string | null, topic: string) {
  const { about, end, once, ticket } = message;
  const isOver = end !== null || once;
  const actions = [
    ...(link ? [{ action: 'view', label: 'Acknowledge', url: link }] : []),
    ...(ticket?.url ? [{ action: 'view', label: 'Ticket', url: ticket.url }] : []),
  ];
  return {
    topic,
    title: messageSubject(message),
    message: messageText(message, link),
    priority: about.kind === 'test' ? 3 : isOver ? 2 : 5,
    tags: [about.kind === 'test' ? 'white_check_mark' : isOver ? 'information_source' : 'rotating_light'],
    ...(ticket?.url ? { click: ticket.url } : {}),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

function form(filled: Template): Omit<WebhookBody, 'url'> {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(filled as Record<string, MessageParts[keyof MessageParts]>)) {
    fields.append(name, String(value ?? ''));
  }
  return { type: 'application/x-www-form-urlencoded', body: fields.toString() };
}
