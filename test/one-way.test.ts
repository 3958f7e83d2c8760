/** Imports run one way, as docs/ARCHITECTURE.md says: what each folder may know. */
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Small files that know little themselves. */
const GROUND = [
  'src/connection.ts',
  'src/current-request.ts',
  'src/impatient-socket.ts',
  'src/logger.ts',
  'src/metrics.ts',
  'src/redact.ts',
  'src/start-error.ts',
];
const CORE = ['src/licensing/'];
const EDGE = [...GROUND, ...CORE, 'src/config.ts', 'src/jobs/', 'src/exports/', 'src/slack/'];

/** Each file belongs to the longest beginning of its path; files know their own folder. */
const MAY_KNOW: Record<string, readonly string[]> = {
  'src/': GROUND,
  'src/licensing/entities/': [
    'src/licensing/days.ts',
    'src/licensing/errors.ts',
    'src/licensing/rules/',
  ],
  'src/licensing/': [],
  'src/persistence/': [...GROUND, ...CORE, 'src/jobs/'],
  'src/jobs/': [...GROUND, ...CORE],
  'src/imports/': CORE,
  'src/exports/': CORE,
  'src/slack/': EDGE,
  'src/cli/': [...EDGE, 'src/imports/', 'src/persistence/'],
  // Slices never import each other.
  'commands/': EDGE,
  'commands/index.ts': ['commands/', 'src/slack/'],
  'src/app.ts': [...EDGE, 'src/persistence/', 'commands/index.ts'],
  'src/main.ts': [...EDGE, 'src/persistence/', 'src/app.ts'],
};

/** Whoever uses these is not of the core any more. */
const OF_THE_EDGE = /^(@slack\/|i18next|express|node:https?$)/;
const KNOWS_NO_EDGE = /^src\/(licensing|persistence|jobs|imports|exports)\//;

function ownFolder(file: string): string {
  const [top, slice, ...rest] = file.split('/');
  return top === 'commands' && rest.length > 0 ? `commands/${slice}/` : folderOf(file);
}

function folderOf(file: string): string {
  const folders = Object.keys(MAY_KNOW).filter((folder) => file.startsWith(folder));
  return folders.sort((one, other) => other.length - one.length)[0] ?? file;
}

function isAllowed(file: string, imported: string): boolean {
  if (!imported.startsWith('.')) {
    return !(KNOWS_NO_EDGE.test(file) && OF_THE_EDGE.test(imported));
  }
  const target = join(dirname(file), imported);
  return (
    target.startsWith(ownFolder(file)) ||
    (MAY_KNOW[folderOf(file)] ?? []).some((known) => target.startsWith(known))
  );
}

test('imports run one way', async () => {
  const wrong: string[] = [];
  let seen = 0;
  for await (const file of glob('{src,commands}/**/*.ts')) {
    const code = await readFile(file, 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:from|import|import\() ?'([^']+)'/g)) {
      seen += 1;
      if (!isAllowed(file, imported)) wrong.push(`${file} knows ${imported}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(1000);
});

test.each([
  ['src/licensing/deed.ts', '../metrics.ts'],
  ['src/licensing/deed.ts', '../exports/audit-csv.ts'],
  ['src/licensing/deed.ts', '@slack/web-api'],
  ['src/licensing/entities/product.ts', '../deed.ts'],
  ['src/exports/audit-csv.ts', '../app.ts'],
  ['src/metrics.ts', '../commands/index.ts'],
  ['src/slack/bolt.ts', '../../commands/index.ts'],
  ['commands/edit-plan/slice.ts', '../assign-license/form.ts'],
  ['commands/edit-plan/slice.ts', '../../src/persistence/orm.ts'],
])('%s may not know %s', (file, imported) => {
  expect(isAllowed(file, imported)).toBe(false);
});
