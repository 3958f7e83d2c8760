import pg from 'pg';
import { useDatabase } from '../support/database.ts';

describe('a test database', () => {
  const database = useDatabase();

  test('belongs to a role that is no superuser', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `select rolname, rolsuper, pg_get_userbyid(datdba) as owner
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    await client.end();
    expect(rows).toEqual([{ rolname: 'seatkeeper', rolsuper: false, owner: 'seatkeeper' }]);
  });
});
