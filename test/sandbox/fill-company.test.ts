import { assignments } from '../../sandbox/company/assignments.ts';
import { bySandbox } from '../../sandbox/company/context.ts';
import { fillCompany } from '../../sandbox/company/fill.ts';
import { team } from '../../sandbox/company/slack.ts';
import { subscriptions } from '../../sandbox/company/subscriptions.ts';
import { reviewAlerts } from '../../src/licensing/alerts/review-alerts.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { listGroups } from '../../src/licensing/list-groups.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { TODAY, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';

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

test('what expires is told, what is replaced is said to be so', async () => {
  await reviewAlerts(licensing, team.id, { productId: null });
  const alerts = await licensing.em.execute(
    `select s.external_id as id, a.level, a.resolved_why as why, a.facts['short'] as short
       from alert a join subscription s on s.id = a.subscription_id
      where a.tenant_id = ? and a.kind = 'subscription_expires' order by s.external_id`,
    [team.id],
  );
  expect(alerts).toEqual([
    { id: 'E3-2', level: -30, why: null, short: 1 },
    { id: 'EXO-1', level: 0, why: null, short: 4 },
    { id: 'P1-1', level: -14, why: 'replaced', short: 0 },
    { id: 'PHONE-1', level: -30, why: null, short: 5 },
  ]);
});

test('groups are worked off: some of their members get what is meant for them, some wait', async () => {
  await runJobs(licensing, team.id);
  const { groups } = await listGroups(licensing, bySandbox, { page: 0, pageSize: 10 });
  expect(groups.map(({ name, members, inError }) => [name, members, inError])).toEqual([
    ['Field staff', 8, 1],
    ['Optics lab', 4, 0],
    ['Security', 4, 2],
  ]);
  expect(await checkCounts(licensing, team.id)).toEqual([]);
});
