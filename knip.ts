import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    // Run by scripts that knip does not understand, for their exec.
    'src/main.ts',
    'src/cli/main.ts',
    'sandbox/main.ts',
    'sandbox/page/main.tsx',
    'sandbox/page/styles/page.css',
    'sandbox/end-with-parent.ts',
    'sandbox/postgres-watchdog.ts',
    'test/sandbox/postgres-parent.ts',
    'migrations/*.ts',
    '.slack/*.ts',
    'bench/bare-bolt.ts',
  ],
  project: ['{src,commands,sandbox,test,migrations,bench}/**/*.{ts,tsx,css}', '*.ts'],
  // A type that only says what an exported function takes or gives is no dead code.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Run by .slack/hooks.json.
  ignoreDependencies: ['@slack/cli-hooks'],
  compilers: {
    css: (text) =>
      [...text.matchAll(/(?:@import |url\()"([^"]+)"/g)]
        .map(([, file]) => `import '${file}';`)
        .join('\n'),
  },
};

export default config;
