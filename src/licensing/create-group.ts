import { randomUUID } from 'node:crypto';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { type GroupFields, storedGroup, writeGroup } from './group-fields.ts';
import type { Licensing } from './ports.ts';

/**
 * Makes a group without members and products. Its name is free again once it is deleted.
 * @throws {NotAllowed | GroupNameMissing | GroupNameTaken | PriorityInvalid}
 */
export async function createGroup(
  licensing: Licensing,
  context: Context,
  input: GroupFields,
): Promise<Once<{ groupId: string; name: string }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const fields = storedGroup(input);
  return doOnce(licensing, context, async (em) => {
    const groupId = randomUUID();
    await writeGroup(em, INSERT, { ...fields, tenantId, groupId });
    const action = 'group.create';
    await audit(em, context, licensing.clock(), { action, groupId, after: fields });
    return { groupId, name: fields.name };
  });
}

const INSERT = `insert into license_group (tenant_id, id, name, priority)
  values (:tenantId, :groupId, :name, :priority)`;
