import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { statement } from './statement.ts';

/** Who did something, as it is told. */
export interface ReadActor {
  displayName: string;
  slackUserId: string | null;
}

/** Null for the system. */
export async function readActor(
  em: SqlEntityManager,
  tenantId: string,
  personId: string | null,
): Promise<ReadActor | null> {
  const [actor] = await ACTOR(em, { tenantId, personId });
  return actor ?? null;
}

const ACTOR = statement<ReadActor>(`
  select display_name as "displayName", slack_user_id as "slackUserId" from person
   where tenant_id = :tenantId and id = cast(:personId as uuid)`);
