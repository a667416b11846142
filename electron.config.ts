import type { Configuration } from 'electron-builder';

/** electron-builder's configuration: what goes into the desktop package, and in which forms it is delivered. */
const configuration: Configuration = {
  appId: 'io.wallclock.desktop',
  productName: 'Wallclock',
  electronVersion: '45.4.1',
  // better-sqlite3 brings one binary for Node and Electron alike: nothing is compiled.
  npmRebuild: false,
  directories: { output: 'release' },
  files: [
    'dist/**',
    'package.json',
    'NOTICE',
    'LICENSE',
    '!**/*.map',
    '!dist/main/.compiled',
    '!node_modules/node-addon-api',
    '!node_modules/better-sqlite3/{deps,src,build,binding.gyp,README.md}',
    '!node_modules/better-sqlite3/{prebuilds,lib}/{darwin,win32,linux,linuxmusl}-*',
    `node_modules/better-sqlite3/{prebuilds,lib}/${process.platform}-${'${arch}'}.*`,
  ],
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  linux: { target: ['AppImage', 'deb'], category: 'Network' },
  win: { target: ['nsis'] },
  mac: { target: ['dmg'], category: 'public.app-category.utilities' },
};

export default configuration;
