import { setTimeout as sleep } from 'node:timers/promises';
import type { AlarmEntry, TellingEntry } from '../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';

/** How long is waited for all to arrive, how often is looked, and how long an answer may take, in milliseconds. */
const PATIENCE_MS = 20_000;
const LOOK_MS = 250;
const ANSWER_MS = 5_000;

type Say = (line: string) => void;

/**
 * Has a running station raise a test alarm, and says what becomes of it, as it becomes known. Answers whether all of it
 * arrived; `no station` where nothing listens.
 */
export async function testAtStation(at: string, by: string, say: Say): Promise<boolean | 'no station'> {
  const raised = await asked(`${at}/api/alarms/test`, { screen: by });
  if (raised.kind === 'nobody') return 'no station';
  if (raised.kind === 'refused') {
    say(`✗ ${at} ${raised.why}`);
    return false;
  }
  let { alarm } = raised.body as { alarm: BoardAlarm };
  say(`The station at ${at} raised the test alarm ${alarm.id}.`);
  const look = `${at}/api/alarms?${new URLSearchParams({ alarm: alarm.id })}`;
  let known = 0;
  for (let waited = 0; ; waited += LOOK_MS) {
    for (const entry of alarm.entries.slice(known)) for (const line of entryLines(entry, alarm)) say(line);
    known = alarm.entries.length;
    if (alarm.end !== null) return isAllWell(alarm, say);
    if (waited >= PATIENCE_MS) break;
    await sleep(LOOK_MS);
    const answer = await asked(look, null);
    if (answer.kind !== 'answered') {
      say(`✗ ${at} ${answer.kind === 'nobody' ? 'does not answer any more' : answer.why}`);
      return false;
    }
    const [now] = (answer.body as { alarms: readonly BoardAlarm[] }).alarms;
    if (now) alarm = now;
  }
  say(`✗ not all of it arrived within ${PATIENCE_MS / 1000} s: the station goes on trying, see its walls`);
  return false;
}

type Answer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'nobody' };

async function asked(url: string, body: object | null): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: 'manual',
      ...(body === null
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    text = await response.text();
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code === 'ECONNREFUSED') return { kind: 'nobody' };
    return {
      kind: 'refused',
      why: `gave no answer (${cause?.code ?? (error as Error).name}); is it Wallclock?`,
    };
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {
      kind: 'refused',
      why: `answers ${response.status}, which is not Wallclock; see listen, or --port`,
    };
  }
  if (response.ok) return { kind: 'answered', body: read };
  const { error } = (read ?? {}) as { error?: unknown };
  return {
    kind: 'refused',
    why: `answers ${response.status}: ${typeof error === 'string' ? error : 'no reason'}`,
  };
}

function tellingOf({ entries }: BoardAlarm, telling: number): TellingEntry | undefined {
  return entries.find((one): one is TellingEntry => one.kind === 'telling' && one.telling === telling);
}

function entryLines(entry: AlarmEntry, alarm: BoardAlarm): string[] {
  switch (entry.kind) {
    case 'telling':
      return entry.to.length === 0
        ? ['✗ nobody is on duty, and alarms.fallback names nobody: the walls alone tell it']
        : entry.to.map(
            ({ name, level }) => `  ${name}, ${level === null ? 'alarms.fallback' : `level ${level}`}`,
          );
    case 'arrived':
    case 'failed': {
      const told = tellingOf(alarm, entry.telling)?.to.find(({ person }) => person === entry.person);
      const name = told?.name ?? entry.person;
      return entry.kind === 'arrived'
        ? [`✓ ${name} by ${entry.channel}: arrived`]
        : [`✗ ${name} by ${entry.channel}: ${entry.why}`];
    }
    default:
      return [];
  }
}

/** Whether everybody was told and nothing failed; says who was not. */
function isAllWell({ entries }: BoardAlarm, say: Say): boolean {
  const to = entries.flatMap((entry) => (entry.kind === 'telling' ? entry.to : []));
  const reached = new Set(entries.flatMap((entry) => (entry.kind === 'arrived' ? [entry.person] : [])));
  const tried = new Set(entries.flatMap((entry) => (entry.kind === 'attempt' ? [entry.person] : [])));
  for (const { person, name } of to) if (!tried.has(person)) say(`✗ ${name}: no channel reaches them`);
  return (
    to.length > 0 &&
    to.every(({ person }) => reached.has(person)) &&
    !entries.some(({ kind }) => kind === 'failed')
  );
}
