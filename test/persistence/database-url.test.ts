import { createWorkingBoss } from '../../src/jobs/boss.ts';
import { createLogger } from '../../src/logger.ts';
import { createOrm } from '../../src/persistence/orm.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

function at(search: Record<string, string>): string {
  const url = new URL(database.url);
  url.search = new URLSearchParams(search).toString();
  return url.href;
}

async function settingsAt(databaseUrl: string) {
  const orm = await createOrm({ databaseUrl });
  database.onClose(() => orm.close());
  const [row] = await orm.em.execute<Record<string, string>[]>(
    `select current_setting('application_name') as name, current_setting('lock_timeout') as lock,
        current_setting('timezone') as zone`,
  );
  return row;
}

test('what the URL says besides the place holds, and takes nothing of ours away', async () => {
  const url = at({ application_name: 'mine', options: '-c lock_timeout=7s' });
  expect(await settingsAt(url)).toEqual({ name: 'mine', lock: '7s', zone: 'UTC' });
});

test('a URL that demands TLS never reaches a server in the clear', async () => {
  const databaseUrl = at({ sslmode: 'no-verify' });
  const orm = await createOrm({ databaseUrl });
  database.onClose(() => orm.close());
  await expect(orm.em.execute('select 1')).rejects.toThrow('does not support SSL');
  const boss = createWorkingBoss(databaseUrl, createLogger({ level: 'silent' }));
  await expect(boss.start()).rejects.toThrow('does not support SSL');
});
