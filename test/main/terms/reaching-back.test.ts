// What was promised stays promised: terms that reach back wait for a reason, and what they alter is on record.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readConfiguration } from '../../../main/configuration/read-configuration.ts';
import type { AdoptedTerms } from '../../../main/database/terms-versions.ts';
import type { TicketRecord } from '../../../main/database/ticket-record.ts';
import type { BoardSettings } from '../../../src/boards/board.ts';
import { wallclock } from '../cli/command.ts';
import { runningStation } from '../running-station.ts';
import { folderWith, type Happened, SOURCES } from './kept-tickets.ts';

/** A Basis fault reported at nine, on which work begins so many minutes later. */
const basisFault = (day: string, minutes: number): Happened[] => [
  [`${day}T09:00:00+01:00`, 'opened', { channel: 'phone' }],
  [new Date(Date.parse(`${day}T09:00:00+01:00`) + minutes * 60_000).toISOString(), 'repair-started'],
  [`${day}T14:00:00+01:00`, 'restored'],
  [`${day}T14:30:00+01:00`, 'closed'],
];

const TICKETS = {
  // 170 minutes are in time for three hours, and late for two and a half.
  'A1-1': basisFault('2026-01-14', 170),
  'A1-2': basisFault('2026-02-11', 170),
  'A1-3': basisFault('2026-02-12', 30),
  'A2-4': basisFault('2026-02-13', 30),
};
const ADOPTED = '2025-12-01T00:00:00Z';
const JUDGED = '2026-03-01T00:00:00Z';
const REASON = 'the board agreed on 1 February to two and a half hours';

/** The folder, with the remote goal of AURA's Basis made half an hour shorter as of 1 February, and no reason given. */
async function changedFolder() {
  const kept = folderWith(TICKETS, ADOPTED, JUDGED);
  const { out } = await wallclock(['terms', 'show', 'aura', '--config', kept.config]);
  const changed = out
    .replace('goal: 3 h', 'goal: 2 h 30 min')
    .replace('validFrom: null', 'validFrom: 2026-02-01');
  writeFileSync(join(kept.folder, 'aura.yaml'), changed);
  writeFileSync(kept.config, `${SOURCES}agreements: [aura.yaml]\n`);
  const terms = (...words: string[]) =>
    wallclock(['terms', ...words, '--config', kept.config, '--data', kept.folder]);
  return { ...kept, terms };
}

test('the difference names the setting and each past verdict that would be another, and changes nothing', async () => {
  const { terms } = await changedFolder();
  const { out, status } = await terms('diff');
  expect(status).toBe(0);
  expect(out).toContain('aurologic: version');
  const aura = out.slice(out.indexOf('aura: version'));
  expect(aura.split('\n').slice(1, -1)).toEqual([
    '  validFrom: null → 2026-02-01',
    '  tiers.basis.remote.goal: 3 h → 2 h 30 min',
    '  governs cycles that start from Sun 1 Feb 2026; 1 past verdict would be another:',
    '    noc:A1-2 remote-reaction, cycle 1: met, due Wed 11 Feb 2026 12:00 → breached, due Wed 11 Feb 2026 11:30',
    '  1 more clock would be due at another instant with the same verdict',
    '  It waits: wallclock terms apply --provider aura --reason "…" lets it in, and keeps the reason.',
  ]);
  const asData = JSON.parse((await terms('diff', '--provider', 'aura', '--json')).out);
  expect(asData.tickets.map(({ ticket }: { ticket: string }) => ticket)).toEqual(['noc:A1-2', 'noc:A1-3']);
  expect((await terms('diff')).out).toBe(out);
  const unknown = await terms('diff', '--provider', 'auro');
  expect(unknown.status).toBe(1);
  expect(unknown.err).toContain('--provider auro: not a provider; they are aurologic, aura');
});

test('a station goes on with the old terms and says so; with a reason it takes the new ones over while it runs', async () => {
  const { folder, config, terms } = await changedFolder();
  const { config: read } = readConfiguration(config, {});
  const { get, board, said, stop } = await runningStation({ data: folder, config: read, folder });
  const problem = async () =>
    (await board()).changed.find((one): one is BoardSettings => one.kind === 'settings')?.problem;
  const waits =
    "the changed terms of aura reach back to Sun 1 Feb 2026, so the old ones stay in force: see 'wallclock terms diff', then 'wallclock terms apply --reason …'";
  expect(await problem()).toBe(waits);
  expect(said).toContain(waits);
  const record = (id: string) => get(`/api/tickets/noc:${id}`) as Promise<TicketRecord>;
  expect((await record('A1-2')).outcomes[0]).toMatchObject({ state: 'met', goalMs: 3 * 3_600_000 });

  const refused = await terms('apply');
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('needs --reason TEXT')]);
  const applied = await terms('apply', '--reason', REASON, '--by', 'K. Holm');
  expect(applied.err).toBe('');
  expect(applied.out).toContain(
    'noc:A1-2 remote-reaction, cycle 1: met, due Wed 11 Feb 2026 12:00 → breached',
  );
  expect(applied.out).toContain('Approved: a running station takes it over within seconds');

  await vi.waitFor(async () => expect((await record('A1-2')).outcomes[0].state).toBe('breached'), 15_000);
  expect(await problem()).toBeNull();
  const { versions } = (await get('/api/terms')) as { versions: readonly AdoptedTerms[] };
  const [first, second] = versions.filter(({ provider }) => provider === 'aura');
  expect(second).toMatchObject({
    reason: REASON,
    approvedBy: 'K. Holm',
    from: Date.parse('2026-01-31T23:00:00Z'),
  });
  const altered = await record('A1-2');
  expect(altered.changes).toEqual([
    expect.objectContaining({
      was: 'met',
      became: 'breached',
      cause: `terms ${second.version} of aura: ${REASON} (K. Holm)`,
    }),
  ]);
  expect(altered.outcomes[0].terms).toBe(second.version);
  const before = await record('A1-1');
  expect(before.outcomes[0]).toMatchObject({ state: 'met', terms: first.version, goalMs: 3 * 3_600_000 });
  expect(before.changes).toEqual([]);
  expect((await record('A1-3')).outcomes[0]).toMatchObject({ state: 'met', terms: second.version });
  await stop();
  const again = await terms('apply', '--reason', 'once more');
  expect([again.status, again.err]).toEqual([1, 'no terms wait for a reason: see wallclock terms diff\n']);
  expect((await terms('diff', '--provider', 'aura')).out).toContain('in force; nothing changes');
});

test('what was approved while no station ran is taken over at the next start, and explained by its version', async () => {
  const { folder, config, terms } = await changedFolder();
  await terms('apply', '--reason', REASON);
  const { config: read } = readConfiguration(config, {});
  const { get, stop } = await runningStation({ data: folder, config: read, folder });
  const record = () => get('/api/tickets/noc:A1-2') as Promise<TicketRecord>;
  await vi.waitFor(async () => expect((await record()).outcomes[0].state).toBe('breached'), 15_000);
  await stop();
  const explain = (id: string) => wallclock(['explain', id, '--config', config, '--data', folder]);
  const [old, later] = [await explain('A1-1'), await explain('noc:A1-2')];
  expect(old.out).toContain('Its goal is 3 h.');
  expect(old.out).toMatch(
    /By version \w{12} of AURA's terms, which governs cycles that start from the beginning\./,
  );
  expect(later.out).toContain('Its goal is 2 h 30 m.');
  expect(later.out).toContain('which governs cycles that start from Sun 1 Feb 2026.');
});

test('a change without a day in the past needs no reason, and alters no past verdict', async () => {
  const { folder, config, terms } = await changedFolder();
  const file = join(folder, 'aura.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('validFrom: 2026-02-01', 'validFrom: null'));
  const { out } = await terms('diff', '--provider', 'aura');
  expect(out).toContain('governs cycles that start once a station has read it; no past verdict changes');
  const { config: read } = readConfiguration(config, {});
  const { get } = await runningStation({
    data: folder,
    config: read,
    folder,
    now: () => Date.parse('2026-03-02T00:00:00Z'),
  });
  const { outcomes, changes } = (await get('/api/tickets/noc:A1-2')) as TicketRecord;
  expect(outcomes[0]).toMatchObject({ state: 'met', goalMs: 3 * 3_600_000 });
  expect(changes).toEqual([]);
});

test('an approval is for the terms of then: it lets no other in, and is used up', async () => {
  const { folder, config, terms } = await changedFolder();
  await terms('apply', '--reason', REASON);
  const file = join(folder, 'aura.yaml');
  const approved = readFileSync(file, 'utf8');
  writeFileSync(file, approved.replace('goal: 2 h 30 min', 'goal: 2 h'));
  expect((await terms('diff', '--provider', 'aura')).out).toContain('It waits: ');
  writeFileSync(file, approved);
  expect((await terms('diff', '--provider', 'aura')).out).toContain('Approved: ');
  const start = async () => {
    const { stop } = await runningStation({
      data: folder,
      config: readConfiguration(config, {}).config,
      folder,
    });
    await stop();
  };
  await start();
  // Back to what Wallclock brings, for new tickets; then the same terms once more, which want a reason of their own.
  writeFileSync(config, SOURCES);
  await start();
  writeFileSync(config, `${SOURCES}agreements: [aura.yaml]\n`);
  expect((await terms('diff', '--provider', 'aura')).out).toContain('It waits: ');
});

test('a tier that agreements name must not go: the difference says so, and what was kept is told all the same', async () => {
  const { folder, config, terms } = await changedFolder();
  const file = join(folder, 'aura.yaml');
  const renamed = readFileSync(file, 'utf8').replace('validFrom: 2026-02-01', 'validFrom: null');
  writeFileSync(file, renamed.replace(/^ {2}basis:$/m, '  grund:'));
  const { out } = await terms('diff', '--provider', 'aura');
  expect(out).toContain('the tier basis is gone, and agreements on file name it');
  const { config: read } = readConfiguration(config, {});
  const { get, stop } = await runningStation({ data: folder, config: read, folder });
  const record = (await get('/api/tickets/noc:A1-2')) as TicketRecord;
  // Its cycle started before the terms were read, so it is judged as it was.
  expect([record.problem, record.outcomes[0].state]).toEqual([null, 'met']);
  await stop();
});

test('terms that wait change nothing in how tables are read', async () => {
  const { folder, config } = await changedFolder();
  const file = join(folder, 'aura.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}basis:$/m, '  grund:'));
  writeFileSync(join(folder, 'agreements.csv'), 'addressId,tier,from,to\nA9,Basis,2020-01-01,\n');
  writeFileSync(
    config,
    'agreements: [aura.yaml]\nsources: [{ id: crm, type: tables, title: C, tables: { agreements: agreements.csv } }]\n',
  );
  const { config: read } = readConfiguration(config, {});
  const { get, said } = await runningStation({ data: folder, config: read, folder });
  await vi.waitFor(async () => {
    const { rows } = (await get('/api/agreements?q=A9')) as { rows: { tier: string }[] };
    expect(rows.map(({ tier }) => tier)).toEqual(['basis']);
  }, 15_000);
  expect(said.join()).toContain('the old ones stay in force');
});

test('approvals that cannot be read are said on every screen, and the station goes on', async () => {
  const { folder, config } = await changedFolder();
  mkdirSync(join(folder, 'wallclock.approvals.jsonl'));
  const { config: read } = readConfiguration(config, {});
  const { board } = await runningStation({ data: folder, config: read, folder });
  const settings = (await board()).changed.find((one): one is BoardSettings => one.kind === 'settings');
  expect(settings?.problem).toMatch(
    /reach back to Sun 1 Feb 2026.*; .*wallclock\.approvals\.jsonl cannot be read \(EISDIR\)/,
  );
  const { terms } = await changedFolder().then(async (other) => {
    mkdirSync(join(other.folder, 'wallclock.approvals.jsonl'));
    return other;
  });
  const applied = await terms('apply', '--reason', REASON);
  expect([applied.status, applied.err]).toEqual([
    1,
    expect.stringContaining('cannot be written (EISDIR): run this as'),
  ]);
});

test('an approval that no station takes over within a week lapses', async () => {
  const { folder, terms } = await changedFolder();
  await terms('apply', '--reason', REASON);
  const file = join(folder, 'wallclock.approvals.jsonl');
  const [given] = readFileSync(file, 'utf8').trim().split('\n');
  const record = JSON.parse(given);
  // The list that was shown stays with the reason.
  expect(record).toMatchObject({ reason: REASON, alters: [{ ticket: 'noc:A1-2' }, { ticket: 'noc:A1-3' }] });
  writeFileSync(file, `${JSON.stringify({ ...record, at: record.at - 8 * 86_400_000 })}\n`);
  expect((await terms('diff', '--provider', 'aura')).out).toContain('It waits: ');
});
