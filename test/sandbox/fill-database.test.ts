import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databasesAt } from '../../sandbox/databases.ts';
import { fillDatabase } from '../../sandbox/fill-database.ts';
import { TEMPLATE } from '../support/template-database.ts';

const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
const name = `filled_${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-catalog-'));
const HEADER =
  'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names';

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const each of [name, `${name}_next`]) await databases.dropDatabase(each);
});

function fill(line: string): Promise<string> {
  const products = join(folder, 'products.csv');
  writeFileSync(products, `${HEADER}\n${line}`);
  return fillDatabase({ databases, name, products, step: (_what, work) => work() });
}

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databases.url(name) });
  await client.connect();
  const result = await client.query(sql);
  await client.end();
  return result.rows;
}

test('a catalog takes the place of what was there once all of it has come in', async () => {
  await databases.createDatabase(name, TEMPLATE);
  await rows("insert into tenant (id, name, created_at) values ('T0BEFORE', 'Before', now())");
  const names = () => rows('select name from tenant');

  await expect(fill('Chat,CHAT,chat')).rejects.toThrow('line 2: has 3 cells');
  expect(await names()).toEqual([{ name: 'Before' }]);

  expect(await fill('Chat,CHAT,chat,CHAT,chat-plan,Chat')).toBe(databases.url(name));
  expect(await names()).not.toEqual([{ name: 'Before' }]);
  const bought =
    'select p.display_name, s.seats from product p join subscription s on s.product_id = p.id';
  expect(await rows(bought)).toEqual([{ display_name: 'Chat', seats: null }]);
});
