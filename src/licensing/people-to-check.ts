import { NIL } from './ids.ts';
import type { Licensing } from './ports.ts';
import { LIVE } from './rules-of-product.ts';
import { statement } from './statement.ts';

export interface PersonToCheck {
  id: string;
  slackUserId: string;
}

/**
 * Those in Slack who have, wait for or could get back something, or are in a group, and of whom
 * nothing was heard since an instant. By id, from one on.
 */
export async function peopleToCheck(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { since, after = NIL, limit }: { since: string; after?: string | undefined; limit: number },
): Promise<PersonToCheck[]> {
  return TO_CHECK(em, { tenantId, since, after, limit });
}

const TO_CHECK = statement<PersonToCheck>(`
  select p.id, p.slack_user_id as "slackUserId" from person p
   where p.tenant_id = :tenantId and p.slack_user_id is not null
     and p.id > cast(:after as uuid)
     and (p.slack_read_at is null or p.slack_read_at < cast(:since as timestamptz))
     and (exists (select from source s where s.tenant_id = p.tenant_id and s.person_id = p.id
            and s.state in ${LIVE})
       or exists (select from source s where s.tenant_id = p.tenant_id and s.person_id = p.id
            and s.state = 'scheduled')
       or exists (select from group_member m
            where m.tenant_id = p.tenant_id and m.person_id = p.id))
   order by p.id limit :limit`);
