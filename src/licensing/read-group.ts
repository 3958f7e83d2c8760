import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface ReadGroup {
  name: string;
  /** An instant; null: it is not frozen. */
  frozenAt: string | null;
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
  select name, to_json(frozen_at) as "frozenAt" from license_group
   where tenant_id = :tenantId and id = cast(:groupId as uuid) and deleted_at is null`);
