import { expect, test } from 'vitest';
import { readDesktopOptions } from '../../main/desktop/desktop-options.ts';

function read(...words: string[]) {
  const said: string[] = [];
  return { options: readDesktopOptions(words, (sentence) => said.push(sentence)), said };
}

test('the options of the app are read, with or without a sign of equality', () => {
  expect(read('--config', 'a.yaml', '--data=b', '--demo').options).toEqual({
    config: 'a.yaml',
    data: 'b',
    demo: true,
  });
  expect(read('/place/of/the/app').options).toEqual({ demo: false });
  expect(read('--config=-a.yaml').options).toEqual({ config: '-a.yaml', demo: false });
});

test('an option without its value, or with one too many, is refused', () => {
  expect(() => read('--config', '--demo')).toThrow('--config needs a value: say --config and a path');
  expect(() => read('--config')).toThrow('--config needs a value');
  expect(() => read('--data=')).toThrow('--data needs a value');
  expect(() => read('--data', '')).toThrow('--data needs a value');
  expect(() => read('--demo=yes')).toThrow('--demo takes no value: say --demo, or leave it out');
});

test('what is nearly one of its options is refused with the one that was meant; Chromium’s are passed over', () => {
  expect(() => read('--confg', 'a.yaml')).toThrow('--confg is no option: did you mean --config?');
  expect(() => read('--dat', 'b')).toThrow('--dat is no option: did you mean --data?');
  const chromiums = [
    '--ozone-platform=wayland',
    '--disable-gpu',
    '--force-device-scale-factor=2',
    '--v=1',
    '--lang=da',
  ];
  const { options, said } = read(...chromiums, '--user-data-dir=x', '--inspect', '--type=renderer');
  expect(options).toEqual({ demo: false });
  expect(said).toHaveLength(8);
  expect(said[0]).toBe('--ozone-platform is no option of Wallclock: left to Chromium');
});

test('a copy is opened by itself', () => {
  expect(read('--open', 'copy.sqlite').options).toEqual({ open: 'copy.sqlite', demo: false });
  expect(() => read('--open')).toThrow('--open needs a value: say --open and a path');
  for (const more of [['--demo'], ['--config', 'a'], ['--data=b']])
    expect(() => read('--open=c', ...more)).toThrow(
      '--open shows a copy by itself: leave --config, --data and --demo out',
    );
});
