import { createOrm } from '../../src/persistence/orm.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

test('a connection that is cut in a transaction is given back', async () => {
  const orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
  database.onClose(() => orm.close());
  for (let cuts = 0; cuts < 5; cuts += 1) {
    const working = orm.em.fork().transactional(async (em) => {
      const [row] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      await database.orm.em.fork().execute('select pg_terminate_backend(?)', [row?.pid]);
      await em.execute('select 1');
    });
    await expect(working).rejects.toThrow();
  }
  expect(await orm.em.fork().execute('select 1 as one')).toEqual([{ one: 1 }]);
});
