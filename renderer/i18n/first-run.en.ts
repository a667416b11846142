/** The texts of the first run of an installed app. */
export const firstRun = {
  connect: 'Connect a source',
  connectRest: 'Ticket system, fault desk or a CSV file. Read-only; nothing leaves this machine.',
  demo: 'Run the demo',
  demoRest: 'A made-up day with both agreements. Marked “DEMO” on every wall.',
  starting: 'The demo is being started …',
  failed: 'The station did not answer: press {{key}} again.',
  belongs: 'The configuration belongs here',
  written: 'A file to begin with was written there, all of it comments: fill in your own names.',
  kept: 'There is a file already. It was left as it is.',
  watched: 'As soon as it is well, it is taken over by itself.',
  found: 'What a check of it says',
  checking: 'being checked …',
  more: 'and {{count}} more',
  keyConnect: 'first run: where the configuration belongs',
  keyDemo: 'first run: the demo',
} as const;
