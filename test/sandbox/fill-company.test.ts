import { assignments } from '../../sandbox/company/assignments.ts';
import { fillCompany } from '../../sandbox/company/fill.ts';
import { team } from '../../sandbox/company/slack.ts';
import { subscriptions } from '../../sandbox/company/subscriptions.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { TODAY, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

test('the company comes into an empty database by imports and assignments', async () => {
  await fillCompany(licensing);

  const { products } = await listProducts(
    licensing,
    { tenantId: team.id, actor: { kind: 'system', cause: 'test' }, surface: 'system' },
    { page: 0, pageSize: 20 },
  );
  const bought = new Map(
    subscriptions(TODAY, 'now').map(({ skuId }) => [
      skuId,
      assignments(TODAY).filter((assignment) => assignment.skuId === skuId).length,
    ]),
  );
  expect(new Map(products.map(({ skuId, counts }) => [skuId, counts.assigned]))).toEqual(bought);
  expect(await checkCounts(licensing, team.id)).toEqual([]);
});

test('licenses were assigned over the weeks before, and who left still holds theirs', async () => {
  const [row] = await licensing.em.execute(
    `select min(since) < now_ - interval '30 days' as long, max(since) <= now_ as past,
        count(*) filter (where p.status = 'deleted') > 0 as left
       from source join person p on p.id = person_id, cast(? as timestamptz) now_ group by now_`,
    [licensing.clock().toISOString()],
  );
  expect(row).toEqual({ long: true, past: true, left: true });
});
