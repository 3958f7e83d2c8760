import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { withOrm } from '../../src/cli/database.ts';
import { sentence } from '../../src/cli/sentence.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const said = (url: string, toConnect: number, sql = 'select 1') =>
  withOrm(url, (orm) => orm.em.execute(sql), { toConnect, forStatement: 100 }).then(
    () => 'nothing went wrong',
    (error: unknown) => sentence(error),
  );

test('the command line does not wait without end for a PostgreSQL that says nothing', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const sentenceSaid = await said(`postgresql://nobody@127.0.0.1:${port}/none`, 100);
  for (const socket of sockets) socket.destroy();
  silent.close();
  expect(sentenceSaid).toMatch(/^PostgreSQL does not answer at DATABASE_URL: .*time/);
});

test('nor for the end of a statement', async () => {
  expect(await said(database.url, 10_000, 'select pg_sleep(60)')).toBe(
    'PostgreSQL took too long, and was told to stop. Nothing was changed: canceling statement due to statement timeout.',
  );
});

test('and says so where the connection falls silent', async () => {
  const sql = 'set statement_timeout = 0; select pg_sleep(1)';
  expect(await said(database.url, 10_000, sql)).toBe(
    'The connection to PostgreSQL was lost; run it again.',
  );
});
