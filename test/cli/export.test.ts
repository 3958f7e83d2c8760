import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anAssignment, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useLicensing } from '../support/licensing.ts';

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
    'person_email,person_name,sku_id,product_name,since,until,disabled_plans,assigned_by,reason',
    `'@ann@example.com,'=cmd|calc,S1,"Suite, with ""Mail""",2026-03-01T23:30:00Z,2026-12-31,${plans},boss@example.com,'+1`,
    ',"Böb <!channel>\n2",S1,"Suite, with ""Mail""",2026-03-02T00:00:00Z,,,,',
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
