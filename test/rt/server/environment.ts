import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** RT's programs on Debian, and this folder's files that shape the server. */
export const paths = {
  server: '/usr/share/request-tracker5/libexec/rt-server',
  setup: '/usr/sbin/rt-setup-database-5',
  version: '/usr/share/request-tracker5/lib/RT/Generated.pm',
  config: here('./RT_SiteConfig.pm'),
  seed: here('./seed.pl'),
};

/** The names of the files in a server's folder. */
export const files = {
  database: 'rt.sqlite',
  tokens: 'tokens.json',
  log: 'server.log',
};

/** The environment in which RT's programs read our configuration and write into `folder` only. */
export async function environment(folder: string, port?: number): Promise<NodeJS.ProcessEnv> {
  // Debian's own snippets would load last and win, were this folder not empty.
  const noSnippets = join(folder, 'no-snippets');
  for (const path of [noSnippets, join(folder, 'mason'), join(folder, 'sessions')]) {
    await mkdir(path, { recursive: true });
  }
  return {
    ...process.env,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    TMPDIR: folder,
    RT_SITE_CONFIG: paths.config,
    RT_SITE_CONFIG_DIR: noSnippets,
    WALLCLOCK_RT_FOLDER: folder,
    WALLCLOCK_RT_TOKENS: join(folder, files.tokens),
    ...(port && { WALLCLOCK_RT_PORT: String(port) }),
  };
}
