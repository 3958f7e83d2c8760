import type { Workspace } from './builders.ts';

/** A tenant's sources as `person product via group state code`, ended ones left out, by name. */
export async function sourcesOf({
  em,
  tenantId,
}: Pick<Workspace, 'em' | 'tenantId'>): Promise<string[]> {
  const rows = await em.fork().execute<{ line: string }[]>(
    `select concat_ws(' ', p.display_name, pr.display_name, coalesce('via ' || g.name, 'direct'),
        s.state, s.error_code) as line
       from source s
       join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
       join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
       left join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
      where s.tenant_id = ? and s.state <> 'ended'
      order by 1`,
    [tenantId],
  );
  return rows.map(({ line }) => line);
}
