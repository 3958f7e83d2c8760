import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anAssignment, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useLicensing } from '../support/licensing.ts';

const PEOPLE = 'email,display_name,usage_location,manager_email,status\n';
const licensing = useLicensing();
const env = { DATABASE_URL: licensing.database.url };
const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function emails(tenantId: string): Promise<string[]> {
  const rows = await licensing.em.execute<{ email: string }[]>(
    'select email from person where tenant_id = ? and email is not null order by email',
    [tenantId],
  );
  return rows.map(({ email }) => email);
}

describe('import', () => {
  test('brings in products, what was bought of them, people and groups, into a tenant it makes', async () => {
    const run = (kind: string, path: string) =>
      runCli(['import', kind, path, '--tenant', 'TACME'], { env });
    const products = file(
      'products.csv',
      'sku_id,sku_part_number,product_name,description,help_url,purchase_url,plan_id,plan_name,' +
        'plan_friendly_name,plan_countries_not_offered,plan_depends_on,plan_excludes\n' +
        'S1,PART,One,,,,mail,MAIL,Mail,,,\n',
    );
    expect(await run('products', products)).toEqual({
      code: 0,
      stdout:
        'Tenant TACME did not exist yet; it was made.\n' +
        'products.csv is imported into TACME: 1 line; products: 1 new, 0 updated, 0 unchanged.\n' +
        'Service plans: 1 new, 0 updated.\n',
      stderr: 'Reading products.csv\nChecking and writing\n',
    });
    const subscriptions = file(
      'subscriptions.csv',
      'sku_id,seats,start,end,price,currency,notice_date,external_id\nS1,5,2026-01-01,,,,,PO-1\n',
    );
    expect(await run('subscriptions', subscriptions)).toMatchObject({
      code: 0,
      stdout:
        'subscriptions.csv is imported into TACME: 1 line; subscriptions: 1 new, 0 updated, 0 unchanged.\n',
    });
    const people = file('people.csv', `${PEOPLE}ann@example.com,Ann,NL,,\n`);
    expect(await run('people', people)).toMatchObject({ code: 0 });
    expect(await emails('TACME')).toEqual(['ann@example.com']);
    const groups = file('groups.csv', 'group,email\nSales,ann@example.com\n');
    expect(await run('groups', groups)).toMatchObject({
      code: 0,
      stdout:
        'groups.csv is imported into TACME: 1 line; groups: 1 new; members: 1 joined, 0 left, 0 unchanged.\n',
    });
    const moved = file('moved.csv', 'group,email\nBoard,ann@example.com\n');
    expect(await run('groups', moved)).toMatchObject({ code: 0 });
  });

  test('names every bad line and changes nothing, not even the tenants', async () => {
    const people = file(
      'bad.csv',
      `${PEOPLE}ann@example.com,Ann,NL,,\nbob@example.com,Bob,XX,,\ncy,Cy,,,\ndee\n`,
    );
    const outcome = await runCli(['import', 'people', people, '--tenant', 'TBAD'], { env });
    expect(outcome).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'Reading bad.csv',
        '  line 3, usage_location: "XX" is not a country code of ISO 3166-1 alpha-2, like NL',
        '  line 4, email: "cy" is not an e-mail address',
        'Checking and writing',
        '  line 5: has 1 cell, but the header has 5 columns',
        'bad.csv was not imported, and nothing was changed: 3 problems.',
        '',
      ].join('\n'),
    });
    expect(await licensing.em.execute(`select id from tenant where id = 'TBAD'`)).toEqual([]);
  });

  test('prints every problem there is', async () => {
    const acme = await aTenant(licensing);
    const bad = Array.from({ length: 5_000 }, (_, index) => `p${index}@example.com,P,XX,,\n`);
    const people = file('many.csv', `${PEOPLE}${bad.join('')}`);
    const { code, stderr } = await runCli(['import', 'people', people, '-t', acme.tenantId], {
      env,
    });
    expect(code).toBe(1);
    const named = [...stderr.matchAll(/^ {2}line (\d+), usage_location: "XX" is not/gm)];
    expect(named.map(([, line]) => Number(line))).toEqual(bad.map((_, index) => index + 2));
    expect(stderr).toMatch(
      /\nmany\.csv was not imported, and nothing was changed: 5,000 problems\.\n$/,
    );
  });

  test('says before what would come of it, licenses included, and changes nothing', async () => {
    const acme = await aTenant(licensing);
    const calls = await aPlan(acme, { prohibitedCountries: ['CN'] });
    const product = await aProduct(acme, { displayName: 'Calls', plans: [calls] });
    const ann = await aPerson(acme, { displayName: 'Ann', email: 'ann@example.com' });
    const bob = await aPerson(acme, { displayName: 'Bob', email: 'bob@example.com' });
    const eve = await aPerson(acme, { displayName: 'Eve', email: 'eve@example.com' });
    for (const person of [ann, bob, eve]) await anAssignment(acme, person, product);
    const people = file('moved.csv', `${PEOPLE}ann@example.com,Ann,CN,,\n`);
    const args = ['import', 'people', people, '-t', acme.tenantId, '--complete'];
    expect(await runCli([...args, '--preview'], { env })).toMatchObject({
      code: 0,
      stdout: [
        `moved.csv would be imported into ${acme.tenantId}: 1 line; people: 0 new, 1 updated, 0 unchanged.`,
        'Not in the file, and so deleted: 3 people.',
        '1 license would be in error, and free its seat:',
        '  1 because a service plan is not offered in the usage location',
        '  "Ann": "Calls" (direct)',
        '2 licenses would be suspended, as their holders have left:',
        '  "Bob": "Calls" (direct)',
        '  "Eve": "Calls" (direct)',
        'This was a preview: nothing was changed.',
        '',
      ].join('\n'),
    });
    const status = 'select display_name as name, status from person where tenant_id = ?';
    const everybody = () => licensing.em.execute(`${status} order by 1`, [acme.tenantId]);
    const [ada, aName] = ['Ada Admin', 'Ann'];
    const active = [ada, aName, 'Bob', 'Eve'].map((name) => ({ name, status: 'active' }));
    expect(await everybody()).toEqual(active);

    expect(await runCli(args, { env })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Not in the file, and so deleted: 3 people.\n'),
    });
    expect(await everybody()).toEqual([
      { name: ada, status: 'deleted' },
      { name: aName, status: 'active' },
      { name: 'Bob', status: 'deleted' },
      { name: 'Eve', status: 'deleted' },
    ]);
  });

  test('takes only people as complete', async () => {
    const groups = file('subscriptions2.csv', 'sku_id\n');
    const outcome = await runCli(['import', 'subscriptions', groups, '--complete'], { env });
    expect(outcome).toMatchObject({
      code: 1,
      stderr: '--complete is for people: whoever is not in the file has left.\n',
    });
  });

  test('reads standard input where the file is -, and leaves a tenant its name', async () => {
    const acme = await aTenant(licensing);
    const input = [PEOPLE, 'ann@example.com,Ann,,,\n'];
    const args = ['import', 'people', '-', '--tenant', acme.tenantId];
    expect(await runCli(args, { env, input })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('standard input is imported'),
    });
    expect(await emails(acme.tenantId)).toEqual(['ann@example.com']);
    expect(
      await licensing.em.execute('select name from tenant where id = ?', [acme.tenantId]),
    ).toEqual([{ name: 'Acme' }]);
  });
});
