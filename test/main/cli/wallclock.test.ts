import { expect, test } from 'vitest';
import { wallclock } from './command.ts';

test('help says every command', async () => {
  const { status, out } = await wallclock(['--help']);
  for (const command of ['serve', 'check', 'evaluate']) expect(out).toContain(`wallclock ${command}`);
  expect(status).toBe(0);
});

test('words and options that nobody knows are said, with the help', async () => {
  for (const [words, said] of [
    [['sevre'], "there is no command 'sevre'"],
    [['serve', 'now'], "'now' is one word too many"],
    [['serve', '--prot', '1'], "Unknown option '--prot': did you mean --port?"],
    [['serve', '--confg=a'], "Unknown option '--confg': did you mean --config?"],
    [['serve', '--elsewhere'], "Unknown option '--elsewhere'\n"],
    [['serve', '--config', '--demo'], "Option '--config"],
    [['serve', '--demo=yes'], "Option '--demo' does not take an argument"],
    [['serve', '--data='], '--data needs a value: it is empty'],
    [['check', '--config', ''], '--config needs a value: it is empty'],
  ] as const) {
    const { status, err } = await wallclock(words);
    expect(err).toContain(said);
    expect(err).toContain('wallclock evaluate');
    expect(status).toBe(2);
  }
});

test('a port that is none is said', async () => {
  const { status, err } = await wallclock([
    'serve',
    '--demo',
    '--data',
    '/nonexistent/x',
    '--port',
    'eighty',
    '--no-open',
  ]);
  expect(err).toMatch(/--port eighty is not a port|could not start/);
  expect(status).toBe(1);
});
