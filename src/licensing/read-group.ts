import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface ReadGroup {
  name: string;
  isFrozen: boolean;
}

/** For what is told of a group without having been asked for; null where it is not there any more. */
export async function readGroup(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  groupId: string,
): Promise<ReadGroup | null> {
  const [group] = await GROUP(em, { tenantId, groupId });
  return group ?? null;
}

const GROUP = statement<ReadGroup>(`
  select name, frozen_at is not null as "isFrozen" from license_group
   where tenant_id = :tenantId and id = cast(:groupId as uuid) and deleted_at is null`);
