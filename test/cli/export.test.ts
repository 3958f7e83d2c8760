import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aGroup, anAssignment, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useLicensing } from '../support/licensing.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();
const env = { DATABASE_URL: licensing.database.url };
const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function aCompany(): Promise<string> {
  const acme = await aTenant(licensing);
  const [mail, chat] = [await aPlan(acme), await aPlan(acme)];
  const product = await aProduct(acme, {
    skuId: 'S1',
    displayName: 'Suite, with "Mail"',
    plans: [mail, chat],
  });
  const boss = await aPerson(acme, { displayName: 'Boss', email: 'boss@example.com' });
  const ann = await aPerson(acme, { displayName: '=cmd|calc', email: '@ann@example.com' });
  const bob = await aPerson(acme, { displayName: 'Böb <!channel>\n2' });
  await anAssignment(acme, ann, product, {
    since: new Date('2026-03-01T23:30:00Z'),
    untilDate: '2026-12-31',
    reason: '+1',
    disabledPlans: [mail, chat],
    assignedBy: boss,
  });
  await anAssignment(acme, bob, product, { since: new Date('2026-03-02T00:00:00Z') });
  const ended = await anAssignment(acme, boss, product);
  await licensing.em.execute(
    `update source set state = 'ended', ended_at = now() where tenant_id = ? and id = ?`,
    [acme.tenantId, ended.id],
  );
  const plans = [mail.id, chat.id].sort().join(' ');
  expected = [
    'person_email,person_name,sku_id,product_name,since,until,disabled_plans,assigned_by,reason,direct,groups,error',
    `'@ann@example.com,'=cmd|calc,S1,"Suite, with ""Mail""",2026-03-01T23:30:00Z,2026-12-31,${plans},boss@example.com,'+1,yes,,`,
    ',"Böb <!channel>\n2",S1,"Suite, with ""Mail""",2026-03-02T00:00:00Z,,,,,yes,,',
    '',
  ].join('\n');
  return acme.tenantId;
}
let expected = '';

test('Assignments are written as they are, but for what a spreadsheet would calculate', async () => {
  const tenantId = await aCompany();
  const path = join(folder, 'assignments.csv');
  writeFileSync(path, 'what was there before, and longer than what comes now'.repeat(100));
  const outcome = await runCli(['export', 'assignments', path, '--tenant', tenantId], { env });
  expect(outcome).toEqual({
    code: 0,
    stdout: `assignments.csv has 2 assignments of ${tenantId}.\n`,
    stderr: '',
  });
  expect(readFileSync(path, 'utf8')).toBe(expected);
  expect(readdirSync(folder)).toEqual(['assignments.csv']);
});

test('What comes in several ways is one line; who waits is added where asked for', async () => {
  const tenant = await aTenant(licensing);
  const [mail, chat] = [await aPlan(tenant), await aPlan(tenant)];
  const suite = await aProduct(tenant, { skuId: 'S1', displayName: 'A', plans: [mail, chat] });
  const full = await aProduct(tenant, { skuId: 'S2', displayName: 'B', seats: 0 });
  const [ann, ben] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
  ];
  await anAssignment(tenant, ann, suite, {
    since: new Date('2026-03-01T00:00:00Z'),
    untilDate: '2026-12-31',
    disabledPlans: [mail, chat],
    reason: 'joins',
  });
  for (const name of ['Sales', 'Ops']) {
    const products = name === 'Ops' ? [suite, full] : [suite];
    const group = await aGroup(tenant, { name, members: [ann, ben], products });
    await licensing.em.execute(
      'insert into group_product_disabled_plan select tenant_id, id, ? from group_product where group_id = ? and product_id = ?',
      [mail.id, group.id, suite.id],
    );
    await workOff(licensing, tenant, group);
  }
  const seats = [
    `,Ann,S1,A,2026-03-01T00:00:00Z,,${mail.id},,joins,yes,Ops; Sales,`,
    `,Ben,S1,A,2026-06-15T12:00:00Z,,${mail.id},,,no,Ops; Sales,`,
  ];
  const lines = async (...more: string[]) => {
    const command = ['export', 'assignments', '-', '--tenant', tenant.tenantId, ...more];
    const { stdout } = await runCli(command, { env });
    return stdout.split('\n').slice(1, -1);
  };
  expect(await lines()).toEqual(seats);
  expect(await lines('--waiting')).toEqual([
    ...seats,
    ',Ann,S2,B,2026-06-15T12:00:00Z,,,,,no,Ops,seats_exhausted',
    ',Ben,S2,B,2026-06-15T12:00:00Z,,,,,no,Ops,seats_exhausted',
  ]);
});

test('Standard output gets the file and nothing else', async () => {
  const tenantId = await aCompany();
  const outcome = await runCli(['export', 'assignments', '-', '--tenant', tenantId], { env });
  expect(outcome).toEqual({ code: 0, stdout: expected, stderr: '' });
});

test('Where there is no folder for the file, a sentence says so', async () => {
  const { tenantId } = await aTenant(licensing);
  const nowhere = join(folder, 'nowhere', 'x.csv');
  expect(
    await runCli(['export', 'assignments', nowhere, '--tenant', tenantId], { env }),
  ).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^There is no such file or folder: /),
  });
});
