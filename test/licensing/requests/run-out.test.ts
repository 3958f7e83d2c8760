import { readAlertedProducts } from '../../../src/licensing/alerts/alerted-products.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
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
    readRunOut(licensing, tenant.tenantId, {
      productId: product.id,
      holdsSeat: false,
      seats,
      today,
    });
  expect(await read(1)).toMatchObject({ day: '2026-07-01', short: 1 });
  expect(await read(0)).toBeNull();
  expect(await read(3)).toBeNull();
  const other = await aTenant(licensing);
  const asked = { productId: product.id, holdsSeat: false, seats: 1, today };
  expect(await readRunOut(licensing, other.tenantId, asked)).toBeNull();
});

test('what is asked for is foreseen: offers and the waitlist whole, the rest as often as the tenant approves', async () => {
  const tenant = await aTenant(licensing);
  const { tenantId } = tenant;
  const product = await aProduct(tenant, { displayName: 'Suite', seats: 100 });
  for (let n = 0; n < 3; n += 1) await anAssignment(tenant, await aPerson(tenant), product);
  const ada = await aPerson(tenant, { displayName: 'Ada' });
  const ask = (state: string, count: number, decidedAt: string | null = '2026-06-01') =>
    licensing.em.fork().execute(
      `with asker as (
         insert into person (tenant_id, id, display_name, email)
         select :tenantId, gen_random_uuid(), 'Asker', gen_random_uuid() || '@example.com'
           from generate_series(1, :count) returning id)
       insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason,
           made_at, state, decided_at, decided_by_id, decided_why, waitlisted_at, offered_until,
           holds_seat)
       select :tenantId, gen_random_uuid(), id, id, :product, 'For a project', '2026-05-01', :state,
           cast(:decidedAt as date), case when :decidedAt is not null then cast(:ada as uuid) end,
           'No', cast(:decidedAt as date),
           case when :state = 'offered' then date '2026-06-16' end, :state = 'offered'
         from asker`,
      { tenantId, product: product.id, ada: ada.id, state, count, decidedAt },
      'run',
    );
  const read = async () => {
    const what = { productIds: [product.id], today: '2026-06-15' };
    const [found] = await readAlertedProducts(licensing.em.fork(), tenantId, what);
    return found?.requests;
  };
  await ask('offered', 2);
  await ask('waitlisted', 4);
  await licensing.em.fork().execute('update product set held = 2 where tenant_id = ?', [tenantId]);
  await ask('pending', 100, null);
  await ask('denied', 3);
  // Ten decisions say something; what was decided long ago, or is over without one, does not.
  expect(await read()).toEqual({ approved: 6, pending: 100, rate: null });
  await ask('fulfilled', 50, '2025-06-01');
  await ask('withdrawn', 5);
  expect(await read()).toMatchObject({ rate: null });
  await ask('fulfilled', 3);
  expect(await read()).toEqual({ approved: 6, pending: 100, rate: 0.75 });

  // 3 assigned, 6 approved, and three quarters of 100: as yet nothing is missing.
  const alert = async () => {
    await reviewAlerts(licensing, tenantId, { productId: null });
    const [row] = await licensing.em
      .fork()
      .execute<{ facts: object }[]>(
        `select facts from alert where tenant_id = ? and kind = 'seats_short'`,
        [tenantId],
      );
    return row?.facts;
  };
  expect(await alert()).toBeUndefined();
  await ask('pending', 25, null);
  expect(await alert()).toMatchObject({
    ...{ assigned: 3, held: 2, available: 95, forecast: { day: '2026-06-16', short: 3 } },
  });
});
