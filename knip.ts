import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/main.ts',
    'src/cli/main.ts',
    'sandbox/main.ts',
    'sandbox/page/main.tsx',
    'sandbox/page/styles/page.css',
    'sandbox/postgres-watchdog.ts',
    'test/sandbox/postgres-parent.ts',
    'migrations/*.ts',
    'bench/*.ts',
  ],
  project: ['{src,commands,sandbox,test,migrations,bench}/**/*.{ts,tsx,css}', '*.ts'],
  // A type that only says what an exported function takes or gives is no dead code.
  ignoreExportsUsedInFile: { interface: true, type: true },
  compilers: {
    css: (text) =>
      [...text.matchAll(/(?:@import |url\()"([^"]+)"/g)]
        .map(([, file]) => `import '${file}';`)
        .join('\n'),
  },
};

export default config;
