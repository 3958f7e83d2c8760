import { readRunOut } from '../../../src/licensing/requests/read-run-out.ts';
import { anAssignment, aPerson, aProduct, aTenant } from '../../support/builders.ts';
import { useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();

test('seats run out on the day that is known, with one more and without; none left is no forecast', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { seats: 3 });
  const [held, starting] = [await aPerson(tenant), await aPerson(tenant)];
  await anAssignment(tenant, held, product);
  await licensing.em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, state, start_date, since)
     values (?, gen_random_uuid(), ?, ?, 'scheduled', '2026-06-20', now()),
       (?, gen_random_uuid(), ?, ?, 'scheduled', '2026-07-01', now())`,
    [
      tenant.tenantId,
      starting.id,
      product.id,
      tenant.tenantId,
      tenant.admin.actor.personId,
      product.id,
    ],
  );
  const today = '2026-06-15';
  const read = (seats: number) =>
    readRunOut(licensing, tenant.tenantId, { productId: product.id, seats, today });
  expect(await read(1)).toMatchObject({ day: '2026-07-01', short: 1 });
  expect(await read(0)).toBeNull();
  expect(await read(3)).toBeNull();
  const other = await aTenant(licensing);
  const asked = { productId: product.id, seats: 1, today };
  expect(await readRunOut(licensing, other.tenantId, asked)).toBeNull();
});
