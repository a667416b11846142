// A station of its own process that lives through a night second by second, as it is told, until it is killed.

import { dirname } from 'node:path';
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import type { Channel, Sent } from '../../../main/alarms/channel.ts';
import { startTelling } from '../../../main/alarms/telling.ts';
import { readDeskFile } from '../../../main/database/desk-file-read.ts';
import { startWorkers } from '../../../main/database/workers.ts';
import { NOTHING } from '../../../main/sync/source.ts';
import { CALENDARS, PROVIDERS } from '../../../src/providers/providers.ts';
import type { Lesson } from './killed-night.ts';

const [file, url, startedAt] = process.argv.slice(2);
const start = Number(startedAt);
let second = 0;
const now = () => start + second * 1000;

/** Posts a message to the test, which receives it, refuses it, or takes it and hangs up. */
function posting(id: string): Channel {
  return {
    id,
    title: id,
    reaches: () => true,
    async send(message): Promise<Sent> {
      try {
        const answer = await fetch(`${url}/${id}/${second}`, {
          method: 'POST',
          body: JSON.stringify(message),
        });
        if (answer.ok) return { kind: 'arrived' };
        return { kind: 'failed', why: `answered ${answer.status}`, mayHaveArrived: false };
      } catch (error) {
        return { kind: 'failed', why: String(error), mayHaveArrived: true };
      }
    },
    close: () => undefined,
  };
}

const workers = startWorkers();
const { call: writer } = workers.writer;
const rules = { terms: [...PROVIDERS.values()], calendars: CALENDARS };

process.on('message', async (lesson: Lesson) => {
  if (lesson.kind === 'begin') {
    second = lesson.second;
    await writer.open(file, rules, [], now());
    await writer.takeInDeskFile(readDeskFile(dirname(file)).entries);
    const people = lesson.people.map((person) => [person, ['pager', 'mail']] as const);
    await writer.setAlarmPlan({ ...USUAL_ALARM_PLAN, channels: new Map(people), sources: ['s'] });
    await writer.setMapping('s', { kind: 'plain' });
    const feed = { update: () => undefined, replaceAll: () => undefined };
    const steady = () => performance.now();
    const say = () => undefined;
    const channels = [posting('pager'), posting('mail')];
    const telling = await startTelling({
      ...{ writer, channels, feed, now, steady, say },
      link: () => null,
      unheard: () => ({ sources: [], since: 0 }),
    });
    process.on('message', async (next: Lesson) => {
      if (next.kind !== 'second') return;
      second = next.second;
      if (next.records.length > 0) {
        await writer.storeBatch('s', { ...NOTHING, records: next.records, complete: next.tickets }, now());
      }
      telling.wake();
      await telling.idle();
      for (const alarm of next.acknowledged) {
        await telling.acknowledge({
          id: `${alarm} at ${second}`,
          alarm,
          by: { kind: 'screen', screen: 'NOC' },
        });
      }
      telling.wake();
      await telling.idle();
      process.send!('done');
    });
    process.send!('ready');
  }
});
