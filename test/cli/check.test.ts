import { anAssignment, aPerson, aProduct, aTenant } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();
const env = { DATABASE_URL: licensing.database.url };

test('Every product is recounted, and one that counts wrong is named', async () => {
  const acme = await aTenant(licensing);
  const [right, wrong] = [
    await aProduct(acme, { displayName: 'Right' }),
    await aProduct(acme, { displayName: 'Wrong' }),
  ];
  for (const product of [right, wrong]) await anAssignment(acme, await aPerson(acme), product);
  const check = () => runCli(['check', '--tenant', acme.tenantId], { env });
  expect(await check()).toEqual({
    code: 0,
    stdout: `Every product of ${acme.tenantId} counts as many seats as people who hold it.\n`,
    stderr: '',
  });

  await acme.em.execute('update product set assigned = 3 where tenant_id = ? and id = ?', [
    acme.tenantId,
    wrong.id,
  ]);
  expect(await check()).toEqual({
    code: 1,
    stdout: '',
    stderr: `These products of ${acme.tenantId} count other than their sources:\n  Wrong: says 3 assigned, but 1 hold it\n`,
  });

  await acme.em.execute(
    'update product set assigned = 1, held = 2 where tenant_id = ? and id = ?',
    [acme.tenantId, wrong.id],
  );
  expect((await check()).stderr).toContain('  Wrong: says 2 held for requests, but 0 are\n');
});
