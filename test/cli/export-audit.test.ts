import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { audit } from '../../src/licensing/audit.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, aProduct, aTenant, type Workspace } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatkeeper-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...args: string[]) => runCli(args, { env: { DATABASE_URL: licensing.database.url } });

/** One deed at half past eleven in the evening of the 14th in Amsterdam, one an hour later. */
async function twoDeeds(tenant: Workspace) {
  const kim = await aPerson(tenant, { displayName: '=cmd()', email: 'kim@example.com' });
  const product = await aProduct(tenant, { displayName: 'Visio', skuId: 'visio-1' });
  for (const [action, at] of [
    ['before', '2026-06-14T21:30:00Z'],
    ['after', '2026-06-14T22:30:00Z'],
  ] as const) {
    await audit(licensing.em.fork(), tenant.admin, new Date(at), {
      action,
      personId: kim.id,
      productId: product.id,
      reason: 'because, "so"',
      after: { seats: 2 },
    });
  }
}

describe('export audit', () => {
  test('finds its place from where one stands, also by npm, and says where there is none', async () => {
    const { tenantId } = await aTenant(licensing);
    const arguments_ = ['export', 'audit', 'a.csv', '--tenant', tenantId];
    const env = { npm_lifecycle_event: 'seatkeeper', INIT_CWD: folder };
    const url = { DATABASE_URL: licensing.database.url };
    expect(await runCli(arguments_, { env: { ...env, ...url } })).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toContain('at,actor');
    const nowhere = await run('export', 'audit', '/nowhere/a.csv', '--tenant', tenantId);
    expect(nowhere.stderr).toBe('There is no such file or folder: /nowhere\n');
  });

  test('writes everything, newest first, harmless to a spreadsheet', async () => {
    const tenant = await aTenant(licensing);
    await twoDeeds(tenant);
    const file = join(folder, 'audit.csv');
    const { code, stdout } = await run('export', 'audit', file, '--tenant', tenant.tenantId);
    expect([code, stdout]).toEqual([0, `audit.csv has 2 entries of ${tenant.tenantId}.\n`]);
    const rows = parse<Record<string, string>>(await readFile(file, 'utf8'), { columns: true });
    expect(rows.map((row) => row['action'])).toEqual(['after', 'before']);
    expect(rows[0]).toEqual({
      at: '2026-06-14T22:30:00Z',
      actor: 'Ada Admin',
      actor_kind: 'administrator',
      action: 'after',
      person_email: 'kim@example.com',
      person_name: `'=cmd()`,
      sku_id: 'visio-1',
      product_name: 'Visio',
      group_name: '',
      reason: 'because, "so"',
      before: '',
      after: '{"seats": 2}',
      surface: 'slack',
      request_id: '',
    });
    expect(await auditOf(tenant)).toHaveLength(2);
  });

  test('writes what was done since a day of the tenant’s zone began', async () => {
    const tenant = await aTenant(licensing, { timeZone: 'Europe/Amsterdam' });
    await twoDeeds(tenant);
    const since = (day: string) =>
      run('export', 'audit', '-', '--tenant', tenant.tenantId, '--since', day);
    const { stdout } = await since('2026-06-15');
    const rows = parse<Record<string, string>>(stdout, { columns: true });
    expect(rows.map((row) => row['action'])).toEqual(['after']);
    expect((await since('yesterday')).stderr).toContain('A day is written as 2026-01-31.');
  });

  test('assignments have no since', async () => {
    const { code, stderr } = await run('export', 'assignments', '-', '--since', '2026-06-15');
    expect(code).toBe(1);
    expect(stderr).toContain('--since is for the audit');
  });
});
