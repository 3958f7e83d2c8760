import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { type GroupFields, storedGroup, writeGroup } from './group-fields.ts';
import type { Alongside, Licensing } from './ports.ts';

/**
 * Makes a group without members and products. Its name is free again once it is deleted.
 * @throws {NotAllowed | GroupNameMissing | GroupNameTaken | PriorityInvalid}
 */
export async function createGroup(
  licensing: Licensing,
  context: Context,
  input: GroupFields,
  alongside?: Alongside<{ groupId: string; name: string }>,
): Promise<Once<{ groupId: string; name: string }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const fields = storedGroup(input);
  const run = async (em: SqlEntityManager) => {
    const groupId = randomUUID();
    await writeGroup(em, INSERT, { ...fields, tenantId, groupId });
    const action = 'group.create';
    await audit(em, context, licensing.clock(), { action, groupId, after: fields });
    return { groupId, name: fields.name };
  };
  return doOnce(licensing, context, run, { alongside });
}

const INSERT = `insert into license_group (tenant_id, id, name, priority)
  values (:tenantId, :groupId, :name, :priority)`;
