/** People leave Slack and come back: told by events alone, done by the app's own jobs. */
import { useApp } from '../support/app.ts';
import { aGroup, anAssignment, aProduct } from '../support/builders.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { sourcesOf } from '../support/sources.ts';
import { until } from '../support/until.ts';

const app = useApp();

async function has(...sources: string[]): Promise<void> {
  const wanted = JSON.stringify(sources);
  await until(wanted, async () => JSON.stringify(await sourcesOf(inTenantOf(app))) === wanted);
}

test('deactivated, their seat goes to who waits; reactivated, they have it again', async () => {
  const tenant = inTenantOf(app);
  const [lea, max] = [await somebody(app, 'Lea'), await somebody(app, 'Max')];
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const person = ({ personId: id }: { personId: string }) => ({ id });
  await anAssignment(tenant, person(lea), product);
  const { id: groupId } = await aGroup(tenant, {
    ...{ name: 'Staff', members: [person(max)], products: [product] },
  });
  const { em, queue } = app.licensing;
  await em.fork().transactional((tx) =>
    queue.enqueue(tx, app.tenantId, 'work-off-group', {
      ...{ groupId, productId: null, work: 'due', lostPlanIds: [] },
    }),
  );
  await has('Lea P1 direct active', 'Max P1 via Staff error seats_exhausted');

  app.slack.updateUser(lea.id, { deleted: true });
  await has('Lea P1 direct suspended', 'Max P1 via Staff active');

  app.slack.updateUser(lea.id, { deleted: false });
  await has('Lea P1 direct active', 'Max P1 via Staff active');
});
