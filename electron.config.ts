import type { Configuration } from 'electron-builder';

/**
 * electron-builder's configuration: what goes into the desktop package, and in which forms it is delivered. One
 * system an invocation: the list of files names the one binary of the system on which it runs.
 */
const configuration: Configuration = {
  appId: 'io.wallclock.desktop',
  productName: 'Wallclock',
  electronVersion: '45.4.1',
  // better-sqlite3 brings one binary for Node and Electron alike: nothing is compiled.
  npmRebuild: false,
  directories: { output: 'release' },
  extraMetadata: {
    main: 'dist/main/desktop.js',
    // A Debian package has to name one.
    homepage: 'https://wallclock.example/',
  },
  artifactName: 'wallclock-${version}-${os}-${arch}.${ext}',
  files: [
    'dist/**',
    'package.json',
    'NOTICE',
    'LICENSE',
    '!**/*.map',
    '!dist/.built-from',
    '!dist/main/.compiled',
    '!node_modules/node-addon-api',
    '!node_modules/better-sqlite3/{deps,src,build,binding.gyp,README.md}',
    '!node_modules/better-sqlite3/{prebuilds,lib}/{darwin,win32,linux,linuxmusl}-*',
    `node_modules/better-sqlite3/{prebuilds,lib}/${process.platform}-${'${arch}'}.*`,
  ],
  // What the system itself loads cannot lie in an archive.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  electronLanguages: ['en-US', 'de', 'da'],
  // An installed wall is the app and nothing else: no Node by another name, no debugger from the command line.
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    target: ['AppImage', 'deb'],
    // Left out, the AppImage's entry in the menu would start the app with --no-sandbox.
    executableArgs: [],
    category: 'Network',
    synopsis: 'A NOC wallboard',
    maintainer: 'Wallclock maintainers <maintainers@wallclock.example>',
  },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: { target: ['dmg'], category: 'public.app-category.utilities' },
};

export default configuration;
