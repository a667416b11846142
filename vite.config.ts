import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds both sides: the pages into `dist/renderer`, the station and the desktop app into `dist/main`. `vite build --app`. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments.client);
      await builder.build(builder.environments.main);
      await builder.build(builder.environments.preload);
    },
  },
  environments: {
    client: {
      build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
      build: {
        outDir: '../dist/main',
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: {
            wallclock: 'main/cli/wallclock.ts',
            desktop: 'main/desktop/main.ts',
            writer: 'main/database/writer.ts',
            reader: 'main/database/reader.ts',
            reviewer: 'main/database/reviewer.ts',
            'holiday-rules': 'main/holidays/holiday-rules.ts',
          },
          output: {
            format: 'esm',
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            // Each module costs a start a millisecond to find: what several threads share is in few of them.
            codeSplitting: {
              groups: [
                {
                  name: 'domain',
                  test: /[\\/]src[\\/](calendars|agreements|tickets|clocks|providers|planned-work|compliance|spelling|impossible)/,
                },
                {
                  name: 'tables',
                  test: /[\\/]main[\\/](database[\\/](?!(reader|writer|reviewer|workers|worker-calls|lock|backup|readable-copy|copied-station|desk-file-read|terms-approvals)\.)|sync[\\/](derive-|settle-|arrival|source\.))/,
                },
              ],
            },
          },
        },
      },
    },
    // A sandboxed preload script has to be one CommonJS file.
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: '../dist/main',
        emptyOutDir: false,
        target: 'node24',
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: { preload: 'main/desktop/preload.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
});
