/** What docs/OPERATIONS.md names is there. */
import { readFile } from 'node:fs/promises';
import { createProgram } from '../src/cli/program.ts';
import { createMetrics } from '../src/metrics.ts';
import { useDatabase } from './support/database.ts';

const text = await readFile('docs/OPERATIONS.md', 'utf8');
const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, one = '']) => one);

const database = useDatabase();

test('its commands are known', () => {
  const known = createProgram().commands.map((command) => command.name());
  const named = found(/(?:seatkeeper -- |src\/cli\/main\.ts )([a-z]+)/g);
  expect(named.length).toBeGreaterThan(5);
  expect(known).toEqual(expect.arrayContaining(named));
});

test('its figures are measured', async () => {
  const metrics = createMetrics();
  metrics.watchPool({ totalCount: 0, idleCount: 0, waitingCount: 0 });
  metrics.watchGivenUp(async () => 0);
  const measured = await metrics.read();
  const named = found(/`((?:seatkeeper|process|nodejs)_[a-z0-9_]+)/g);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(measured).toContain(`# TYPE ${name} `);
});

test('its statements run', async () => {
  const statements = found(/psql "\$DATABASE_URL" -c "([^"]+)"/g);
  expect(statements.length).toBeGreaterThan(3);
  for (const sql of statements) await database.orm.em.execute(sql);
});

test('its links lead somewhere', async () => {
  for (const link of found(/\]\(([^)]+)\)/g)) {
    const [file, heading] = link.split('#');
    const target = file ? await readFile(`docs/${file}`, 'utf8') : text;
    const headings = [...target.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    if (heading !== undefined) expect(headings).toContain(heading);
  }
});
