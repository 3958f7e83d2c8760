import type { Context } from '../../src/licensing/actor.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { createGroup } from '../../src/licensing/create-group.ts';
import type { TestApp } from './app.ts';
import { inTenantOf } from './somebody.ts';
import { sourcesOf } from './sources.ts';
import { until } from './until.ts';

/** A group with these members and products, once the app's own workers are done with it. */
export async function inGroup(
  app: TestApp,
  name: string,
  members: readonly { personId: string }[],
  products: readonly { id: string }[],
): Promise<{ id: string; name: string }> {
  const { licensing, tenantId } = app;
  const by: Context = { tenantId, actor: { kind: 'system', cause: 'test' }, surface: 'system' };
  const { groupId } = await createGroup(licensing, by, { name, priority: 100 });
  const add = members.map(({ personId }) => personId);
  await changeMembers(licensing, by, { groupId, add, remove: [] });
  for (const { id: productId } of products) {
    const input = { groupId, productId, disabledPlanIds: [], reason: null };
    await assignToGroup(licensing, by, input);
  }
  await until(`${name} is worked off`, async () => {
    const lines = await sourcesOf(inTenantOf(app));
    const through = lines.filter((line) => line.includes(`via ${name} `));
    return through.length === members.length * products.length;
  });
  return { id: groupId, name };
}
