import type { KnipConfig } from 'knip'

/** What a style sheet imports is used: knip reads it as the imports of a module. */
const importsOfCss = (text: string): string =>
  Array.from(text.matchAll(/@import\s+(?:url\()?(['"])(.+?)\1/g), ([, , name]) => `import '${name}'`).join('\n')

const config: KnipConfig = {
  entry: [
    'server/main.ts',
    'server/commands/*.ts',
    'tests/setup/{check,test}.ts',
    'tests/**/*.test.{ts,tsx}',
    'bench/*.test.ts',
    // started by path: processes of a bench, pages that a test serves
    'bench/one.ts',
    'bench/parts/{adapter,commits,rehearsal,storeless}.ts',
    'tests/**/page/*.{ts,css}',
  ],
  project: ['{shared,server,display,tests,bench}/**/*.{ts,tsx,css}'],
  vite: { config: ['display/vite.config.ts'] },
  compilers: { css: importsOfCss },
  ignoreExportsUsedInFile: true,
  // Called by name from tests/setup/check.ts, and by oxlint itself.
  ignoreDependencies: ['oxfmt', 'oxlint', 'oxlint-tsgolint'],
  // of the system: a test makes a small disk, where it may
  ignoreBinaries: ['mount', 'umount'],
}

export default config
