import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../rt/server/port.ts';
import { type ProcessGroup, startGroup } from '../../rt/server/process-group.ts';
import { configuration, type Ports } from './configuration.ts';

/** A real mail server on this machine's loopback, in a folder of its own. */
export interface MailServer {
  readonly ports: Ports;
  /** The certificate that it shows, which it signed itself, for `localhost`. */
  readonly certificate: string;
  /** What was delivered, as it stands in the mailbox, in no order. */
  mails(): string[];
  /** The end of its log. */
  log(): string;
  stop(): Promise<void>;
  /** Starts it again, at the same ports and with the same mailbox. */
  start(): Promise<void>;
  /** Connections are still taken, but nothing is answered until `resume`. */
  pause(): void;
  resume(): void;
  /** Stops it and deletes its folder. */
  remove(): Promise<void>;
}

const PACKAGES = fileURLToPath(new URL('../../../.cache/mail-server', import.meta.url));
/** How long a start may take, in milliseconds. */
const PATIENCE_MS = 30_000;
/** Exim runs as no root. */
const NOBODY = 65534;

/** Starts a server, and resolves once it greets. Without `tls` it offers none. Throws with its log when it does not start. */
export async function startMailServer({ tls = true } = {}): Promise<MailServer> {
  if (!existsSync(join(PACKAGES, 'done'))) {
    throw new Error('The mail server is not here: run `node test/mail/server/install.mjs`');
  }
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-mail-'));
  const at = (name: string) => join(folder, name);
  chmodSync(folder, 0o755);
  const unpacked = at('unpacked');
  for (const name of readdirSync(PACKAGES).filter((one) => one.endsWith('.deb'))) {
    run('dpkg', ['-x', join(PACKAGES, name), unpacked]);
  }
  const program = join(unpacked, 'usr/sbin/exim4');
  // It comes to act as root for everybody; here it is not to.
  chmodSync(program, 0o755);
  const environment = environmentIn(folder, unpacked);
  makeCertificate(folder, environment);
  const [starttls, implicit] = [await freePort(), await freePort()];
  const ports = { starttls, implicit };
  writeFileSync(at('exim.conf'), configuration(folder, program, ports, tls));
  for (const name of ['spool', 'maildir']) mkdirSync(at(name));
  const isRoot = process.getuid!() === 0;
  if (isRoot) run('chown', ['-R', `${NOBODY}:${NOBODY}`, ...['spool', 'maildir', 'key.pem', '.'].map(at)]);
  const who = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const [first, ...words] = [...who, program, '-C', at('exim.conf'), '-bdf'];
  let group: ProcessGroup | null = null;
  const log = () =>
    ['output', 'mainlog', 'paniclog']
      .map(at)
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('')
      .slice(-4000);
  const stop = async () => {
    await group?.end();
  };
  const start = async () => {
    group = startGroup(first, words, environment, at('output'));
    const deadline = Date.now() + PATIENCE_MS;
    while (group.alive() && Date.now() < deadline) {
      if (await greets(starttls)) return;
      await sleep(50);
    }
    await stop();
    throw new Error(`The mail server did not start. Its log:\n${log()}`);
  };
  const remove = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    ports,
    certificate: at('certificate.pem'),
    mails() {
      const arrived = at('maildir/new');
      if (!existsSync(arrived)) return [];
      return readdirSync(arrived).map((name) => readFileSync(join(arrived, name), 'utf8'));
    },
    log,
    stop,
    start,
    pause: () => group?.pause(),
    resume: () => group?.resume(),
    remove,
  };
}

/** Exim looks its own user up by name: it is told that this is who runs it. */
function environmentIn(folder: string, unpacked: string): NodeJS.ProcessEnv {
  const { uid, gid } = process.getuid!() === 0 ? { uid: NOBODY, gid: NOBODY } : ids();
  writeFileSync(join(folder, 'passwd'), `Debian-exim:x:${uid}:${gid}::/:/bin/false\n`);
  writeFileSync(join(folder, 'group'), `Debian-exim:x:${gid}:\n`);
  const libraries = readdirSync(join(unpacked, 'usr/lib'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => join(unpacked, 'usr/lib', name));
  const wrapper = libraries.map((one) => join(one, 'libnss_wrapper.so')).find((file) => existsSync(file));
  if (!wrapper) throw new Error(`libnss_wrapper.so is not in ${unpacked}`);
  return {
    PATH: `${process.env.PATH}:${join(unpacked, 'usr/bin')}`,
    LD_LIBRARY_PATH: libraries.join(':'),
    LD_PRELOAD: wrapper,
    NSS_WRAPPER_PASSWD: join(folder, 'passwd'),
    NSS_WRAPPER_GROUP: join(folder, 'group'),
  };
}

function ids() {
  return { uid: process.getuid!(), gid: process.getgid!() };
}

function makeCertificate(folder: string, env: NodeJS.ProcessEnv): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const out = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  run('openssl', ['req', '-x509', ...kind, ...out, '-days', '2', ...subject], env);
}

function run(program: string, words: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status, stderr, error } = spawnSync(program, words, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (well: boolean) => {
      socket.destroy();
      resolve(well);
    };
    socket.once('data', (data) => end(data.toString().startsWith('220')));
    socket.once('error', () => end(false));
    socket.setTimeout(2_000, () => end(false));
  });
}
