import { createOrm } from '../../src/persistence/orm.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

test('instants in JSON are in UTC, whatever the server’s zone: they are compared as texts', async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.orm.em.execute(`alter database ${name} set timezone to 'Asia/Tokyo'`);
  const orm = await createOrm({ databaseUrl: database.url });
  database.onClose(() => orm.close());
  const [row] = await orm.em.execute<{ at: string }[]>(
    "select to_json(timestamptz '2026-06-15T12:00:00Z') as at",
  );
  expect(row).toEqual({ at: '2026-06-15T12:00:00+00:00' });
});
