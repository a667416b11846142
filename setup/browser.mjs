import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium for the tests: the one that WALLCLOCK_CHROMIUM names (`npm` for the one from npm), an
 * installed one, else the one from npm, which needs neither root nor libraries of the system. Answers the environment in which to start it.
 */
export async function findBrowser() {
  const named = process.env.WALLCLOCK_CHROMIUM;
  if (named === 'npm') return unpackBrowser();
  if (named && !existsSync(named)) throw new Error(`WALLCLOCK_CHROMIUM names ${named}, which is not there`);
  const installed = named ?? INSTALLED.find((path) => existsSync(path));
  if (installed) return { WALLCLOCK_CHROMIUM: installed };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium was found: install one and name it in WALLCLOCK_CHROMIUM');
  }
  return unpackBrowser();
}

async function unpackBrowser() {
  const package_ = join(root, 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(package_, 'package.json'), 'utf8'));
  const folder = join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'wallclock',
    `chromium-${version}`,
  );
  const chromium = join(folder, 'chromium');
  const done = join(folder, 'unpacked');
  if (!existsSync(done)) {
    process.stderr.write('Unpacking Chromium …\n');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    // The package unpacks to the folder for temporary files, wherever that is.
    process.env.TMPDIR = folder;
    const { default: packed, inflate } = await import(
      pathToFileURL(join(package_, 'build', 'index.js')).href
    );
    await packed.executablePath();
    await inflate(join(package_, 'bin', 'al2023.tar.br'));
    delete process.env.TMPDIR;
    writeFileSync(done, '');
  }
  const fonts = join(folder, 'wallclock-fonts.conf');
  // With the configuration it ships no font is found, and all text is invisible.
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(tmpdir(), 'wallclock-fontconfig')}</cachedir></fontconfig>`,
  );
  return {
    WALLCLOCK_CHROMIUM: chromium,
    WALLCLOCK_CHROMIUM_LIBRARIES: join(folder, 'al2023', 'lib'),
    WALLCLOCK_CHROMIUM_FONTS: fonts,
  };
}
