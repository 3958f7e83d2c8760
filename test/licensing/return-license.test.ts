import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { returnLicense } from '../../src/licensing/return-license.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

test('whoever holds a license returns it: the seat is free, and the audit says who did it', async () => {
  const tenant = await aTenant(licensing);
  const [mia, product] = [await aPerson(tenant), await aProduct(tenant)];
  await anAssignment(tenant, mia, product);
  const mine = { ...asEverybody(tenant, mia), deedKey: 'click' };
  const what = { productId: product.id };
  expect(await returnLicense(licensing, mine, what)).toMatchObject({ repeated: false });
  expect(await returnLicense(licensing, mine, what)).toMatchObject({ repeated: true });
  const { holdings } = await listHoldings(licensing, mine, { personId: mia.id });
  expect(holdings).toEqual([]);
  const [row] = await licensing.em.fork().execute(
    `select p.assigned, a.actor_kind as kind, a.actor_id as by from product p
       join audit_entry a on a.tenant_id = p.tenant_id and a.action = 'license.remove'
      where p.tenant_id = ?`,
    [tenant.tenantId],
  );
  expect(row).toEqual({ assigned: 0, kind: 'holder', by: mia.id });
});

test('what comes through a group, is not held, or is the system’s, is not returned', async () => {
  const tenant = await aTenant(licensing);
  const [mia, product] = [await aPerson(tenant), await aProduct(tenant)];
  const mine = asEverybody(tenant, mia);
  const what = { productId: product.id };
  expect(await refusal(returnLicense(licensing, mine, what))).toMatchObject({
    code: 'not_assigned',
  });
  const group = await aGroup(tenant, { members: [mia] });
  await licensing.em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, group_id, since)
     values (?, gen_random_uuid(), ?, ?, ?, now())`,
    [tenant.tenantId, mia.id, product.id, group.id],
  );
  expect(await refusal(returnLicense(licensing, mine, what))).toMatchObject({
    code: 'inherited_license',
  });
  const system = { ...mine, actor: { kind: 'system', cause: 'test' } as const };
  expect(await refusal(returnLicense(licensing, system, what))).toMatchObject({
    code: 'not_allowed',
  });
});
