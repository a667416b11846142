import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DEMO } from '../../../main/configuration/configuration.ts';
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
