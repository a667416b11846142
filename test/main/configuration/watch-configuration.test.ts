import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Configuration, DEMO } from '../../../main/configuration/configuration.ts';
import { readConfiguration } from '../../../main/configuration/read-configuration.ts';
import { watchConfiguration } from '../../../main/configuration/watch-configuration.ts';
import { temporaryFolder } from '../temporary-store.ts';

const YAML = 'sources: [{ id: demo, type: demo, title: Demo }]\n';

test('a file that is there but cannot be read is said, and is forgotten when it reads as before', async () => {
  const file = join(temporaryFolder(), 'wallclock.yaml');
  writeFileSync(file, YAML);
  const problems: (string | null)[] = [];
  const said: string[] = [];
  const reconfigured = vi.fn(async () => {});
  const station = {
    reconfigure: reconfigured,
    setProblem: (problem: string | null) => void problems.push(problem),
  };
  const watch = watchConfiguration(file, station, DEMO, DEMO, (sentence) => said.push(sentence));
  onTestFinished(() => watch.stop());
  writeFileSync(file, Buffer.from(YAML, 'utf16le'));
  const sentence = `${file} is written in UTF-16: save it as UTF-8`;
  await vi.waitFor(() => expect(problems).toEqual([sentence]), 10_000);
  expect(said).toEqual([`${sentence}; the old configuration stays`]);
  writeFileSync(file, YAML);
  await vi.waitFor(() => expect(problems).toEqual([sentence, null]), 10_000);
  expect(reconfigured).not.toHaveBeenCalled();
  writeFileSync(file, `${YAML}listen: { port: 7500 }\n`);
  await vi.waitFor(() => expect(said.at(-1)).toMatch(/in force; listen counts from the next start$/), 10_000);
});

test('a changed agreement file is taken over, one that is broken is refused, and one that is gone is said', async () => {
  const folder = temporaryFolder();
  const [file, agreement] = [join(folder, 'wallclock.yaml'), join(folder, 'nordlys.yaml')];
  const NORDLYS = readFileSync(new URL('../../../docs/providers/nordlys.yaml', import.meta.url), 'utf8');
  writeFileSync(file, `${YAML}agreements: [nordlys.yaml]\n`);
  writeFileSync(agreement, NORDLYS);
  const problems: (string | null)[] = [];
  const names: string[] = [];
  const station = {
    reconfigure: async ({ agreements }: Configuration) => void names.push(agreements[0].terms.name),
    setProblem: (problem: string | null) => void problems.push(problem),
  };
  const first = readConfiguration(file, {}).config;
  const watch = watchConfiguration(file, station, first, first, () => {});
  onTestFinished(() => watch.stop());
  writeFileSync(agreement, NORDLYS.replace('Nordlys Fiber', 'Nordlys Bredbånd'));
  await vi.waitFor(() => expect(names).toEqual(['Nordlys Bredbånd']), 10_000);
  writeFileSync(agreement, NORDLYS.replace('workingDays: 3', 'workingDays: three'));
  await vi.waitFor(() => expect(problems.at(-1)).toContain('plannedWork.notice.workingDays'), 10_000);
  rmSync(agreement);
  await vi.waitFor(() => expect(problems.at(-1)).toContain(`there is no file ${agreement}`), 10_000);
  writeFileSync(agreement, NORDLYS);
  await vi.waitFor(() => expect(names).toEqual(['Nordlys Bredbånd', 'Nordlys Fiber']), 10_000);
  expect(problems.at(-1)).toBeNull();
});
