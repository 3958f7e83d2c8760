import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { GroupAtWork, GroupHoldsProducts } from './errors.ts';
import { lockGroup } from './lock-group.ts';
import type { Alongside, Licensing } from './ports.ts';
import { statement } from './statement.ts';

/**
 * Takes a group without products out of the lists; who was in it stays, for the history.
 * @throws {NotAllowed | GroupNotFound | GroupHoldsProducts | GroupAtWork} the last while its members
 *   still have what it held.
 */
export async function deleteGroup(
  licensing: Licensing,
  context: Context,
  { groupId }: { groupId: string },
  alongside?: Alongside<{ group: string }>,
): Promise<Once<{ group: string }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const now = licensing.clock();
    const { name: group, priority } = await lockGroup(em, tenantId, groupId);
    const [held] = await HELD(em, { tenantId, groupId });
    if (!held) throw new Error(`Group ${groupId} is gone`);
    const { products: count, members, isAtWork } = held;
    if (count > 0) throw new GroupHoldsProducts({ group, count });
    if (isAtWork) throw new GroupAtWork({ group });
    await DELETE(em, { tenantId, groupId, deletedAt: now.toISOString() });
    const before = { name: group, priority, members };
    await audit(em, context, now, { action: 'group.delete', groupId, before });
    return { group };
  };
  return doOnce(licensing, context, run, { alongside });
}

const HELD = statement<{ products: number; members: number; isAtWork: boolean }>(`
  select (select cast(count(*) as int) from group_product h
      where h.tenant_id = g.tenant_id and h.group_id = g.id) as products,
    (select cast(count(*) as int) from group_member m
      where m.tenant_id = g.tenant_id and m.group_id = g.id) as members,
    exists (select from source s where s.tenant_id = g.tenant_id and s.group_id = g.id
      and s.state in ('active', 'error', 'suspended')) as "isAtWork"
  from license_group g where g.tenant_id = :tenantId and g.id = cast(:groupId as uuid)`);

const DELETE = statement(`update license_group set deleted_at = cast(:deletedAt as timestamptz)
  where tenant_id = :tenantId and id = cast(:groupId as uuid)`);
