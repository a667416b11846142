import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { acknowledgerText } from '../../src/alarms/acknowledgement.ts';
import type { AlarmEntry } from '../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type Linked, type LinkTokens, linkEntryId } from '../alarms/link-tokens.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import type { AlarmDeeds } from './alarms.ts';

/** What the page is made of. */
export interface AcknowledgeLinkParts {
  readonly tokens: LinkTokens;
  readonly reader: Pick<Calls<Reader>, 'alarm'>;
  readonly alarms: Pick<AlarmDeeds, 'acknowledge'>;
  readonly now: () => Instant;
  /** The zone in which times are told, by provider. */
  readonly zoneOf: (provider: string) => string;
}

const SMALL = 16 * 1024;

/**
 * The page that a link in a message leads to: it says what the alarm is about, and acknowledges it when its button is
 * pressed, never by being looked at, since mail programs look at links. A link counts once. It needs no script.
 */
export function acknowledgeLinkRoute({ tokens, reader, alarms, now, zoneOf }: AcknowledgeLinkParts) {
  const gathered = async (token: string | undefined) => {
    const linked = token ? tokens.read(token) : null;
    const alarm = linked ? await reader.alarm(linked.alarm) : null;
    return { linked, alarm };
  };
  const limited = bodyLimit({
    maxSize: SMALL,
    onError: (context) => context.text('Too much was sent.', 413),
  });
  return new Hono()
    .use(async (context, next) => {
      await next();
      context.res.headers.set('Cache-Control', 'no-store');
    })
    .get('/', async (context) => {
      const token = context.req.query('t');
      const { linked, alarm } = await gathered(token);
      if (!linked || !alarm) return context.html(refused(), 404);
      const at = (instant: Instant) => localMoment(instant, zoneOf(alarm.provider));
      return context.html(page(alarm, linked, standing(alarm, token!, at), at, token!));
    })
    .post('/', limited, async (context) => {
      const { t } = await context.req.parseBody();
      const token = typeof t === 'string' ? t : undefined;
      const { linked, alarm } = await gathered(token);
      if (!linked || !alarm) return context.html(refused(), 404);
      const at = (instant: Instant) => localMoment(instant, zoneOf(alarm.provider));
      const before = standing(alarm, token!, at);
      if (before.kind !== 'open') return context.html(page(alarm, linked, before, at, token!), 409);
      const id = linkEntryId(token!);
      const taken = await alarms.acknowledge({
        id,
        alarm: alarm.id,
        by: { kind: 'link', name: linked.name },
      });
      if (taken.kind !== 'taken')
        return context.html(page(alarm, linked, { kind: 'over', sentence: taken.sentence }, at, token!), 409);
      const sentence = `Acknowledged at ${at(now())}, as ${linked.name}. The clock goes on: answer the customer.`;
      return context.html(page(taken.alarm, linked, { kind: 'over', sentence }, at, token!), 201);
    });
}

type Standing = { readonly kind: 'open' } | { readonly kind: 'over'; readonly sentence: string };

function standing(alarm: BoardAlarm, token: string, at: (instant: Instant) => string): Standing {
  const id = linkEntryId(token);
  const used = alarm.entries.find(
    (entry): entry is Extract<AlarmEntry, { kind: 'acknowledged' }> =>
      entry.kind === 'acknowledged' && entry.link === id,
  );
  if (used) {
    return {
      kind: 'over',
      sentence: `This link was used at ${at(used.at)}, by ${acknowledgerText(used.by)}. Each link counts once: use the one of the newest message.`,
    };
  }
  if (alarm.end !== null) return { kind: 'over', sentence: 'This alarm is over: nobody is waited for.' };
  return { kind: 'open' };
}

function page(
  alarm: BoardAlarm,
  { name }: Linked,
  how: Standing,
  at: (instant: Instant) => string,
  token: string,
) {
  const about = alarm.about.kind === 'ticket' ? `Ticket ${alarm.about.ticket}` : 'Another station is silent';
  const due = alarm.dueAt === null ? '' : `, first reaction due ${at(alarm.dueAt)}`;
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Wallclock: alarm</title>
<h1>${about}</h1>
<p>Alarm raised ${at(alarm.raisedAt)}${due}.</p>
${
  how.kind === 'open'
    ? html`<form method="post" action="acknowledge"><input type="hidden" name="t" value="${token}"><button>Acknowledge as ${name}</button></form>
<p>It stops the sound and the telling for a while. The clock goes on.</p>`
    : html`<p role="status">${how.sentence}</p>`
}
</html>
`;
}

function refused() {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Wallclock: alarm</title>
<h1>This link is none of this station's</h1>
<p>It was cut off, belongs to another station, or the station's secret was made anew. Acknowledge at a wall, with A.</p>
</html>
`;
}

function localMoment(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
    .format(instant)
    .replace(',', '');
}
