import { randomUUID } from 'node:crypto';
import type { GroupWorkShown } from '../../src/licensing/ports.ts';
import { useApp } from '../support/app.ts';
import { aGroup, aPerson, aProduct } from '../support/builders.ts';
import { inTenantOf } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp();
const anna = () => app.slack.as(app.admin);

/** Has somebody shown how far the work of a group is, until there is no more to show. */
async function show(overrides: Partial<GroupWorkShown>): Promise<void> {
  const { em, queue } = app.licensing;
  const shown: GroupWorkShown = {
    ...{ slackUserId: app.admin.id, viewId: null, message: null, returnTo: null },
    ...{ groupId: randomUUID(), productId: randomUUID(), verb: 'assign', had: 0, fromForm: false },
    ...overrides,
  };
  const id = await queue.enqueue(em.fork(), app.tenantId, 'show-group-work', shown);
  await until('it was shown', async () => {
    const [job] = await em
      .fork()
      .execute<{ state: string }[]>('select state from pgboss.job where id = ?', [id]);
    return job?.state === 'completed';
  });
}

async function aWorkedOffGroup(name: string) {
  const at = inTenantOf(app);
  const product = await aProduct(at, { displayName: 'Visio' });
  const members = [await aPerson(at)];
  const group = await aGroup(at, { name, members, products: [product] });
  const which = { groupId: group.id, productId: product.id };
  const { em, queue } = app.licensing;
  const work = { ...which, work: 'due' as const, lostPlanIds: [] };
  await queue.enqueue(em.fork(), app.tenantId, 'work-off-group', work);
  return which;
}

test('the outcome comes by message, though the window is closed and the first was not sent', async () => {
  const which = await aWorkedOffGroup('Sales');
  await show({ ...which, viewId: 'V0CLOSED' });
  await anna().waitFor((client) =>
    client.dm().find(({ text }) => text === 'The only member of *Sales* has *Visio*.'),
  );
});

test('while Slack fails it is shown by the next look', async () => {
  const which = await aWorkedOffGroup('Service');
  app.slack.misbehave({ kind: 'error500', method: 'views.update', times: 1 });
  const before = anna().dm().length;
  await show({ ...which, viewId: 'V0CLOSED' });
  await anna().waitFor((client) => client.dm().length > before);
});

test('nobody waits for a group that is gone, and nobody is told who is', async () => {
  const before = anna().dm().length;
  await show({});
  const stranger = app.slack.addUser({ name: 'sam', realName: 'Sam', isStranger: true });
  await show({ ...(await aWorkedOffGroup('Strangers')), slackUserId: stranger.id });
  expect(anna().dm()).toHaveLength(before);
  expect(app.slack.as(stranger).dm()).toEqual([]);
});
