import type { PersonRecord } from './person-record.ts';
import type { Licensing } from './ports.ts';

export interface EndedLicense extends Pick<PersonRecord, 'locale' | 'tenantLanguage'> {
  /** Null: not in Slack, or deactivated by now. */
  slackUserId: string | null;
  product: string;
}

/**
 * Whom to tell of a license that ended, and how it is called; null where it is not there any more, or
 * they have it again.
 */
export async function readEndedLicense(
  licensing: Licensing,
  tenantId: string,
  { personId, productId }: { personId: string; productId: string },
): Promise<EndedLicense | null> {
  const [row] = await licensing.em.fork().execute<EndedLicense[]>(
    `select case when p.status = 'active' then p.slack_user_id end as "slackUserId", p.locale,
        t.language as "tenantLanguage", pr.display_name as product
       from person p join tenant t on t.id = p.tenant_id join product pr on pr.tenant_id = p.tenant_id
      where p.tenant_id = ? and p.id = ? and pr.id = ?
        and not exists (select from source s where s.tenant_id = p.tenant_id
          and s.person_id = p.id and s.product_id = pr.id and s.state = 'active')`,
    [tenantId, personId, productId],
  );
  return row ?? null;
}
