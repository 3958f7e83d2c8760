/** How far a product of a group is worked off: counted anew each time, nothing is kept of it. */
import { IS_REPLACED } from './rules-of-product.ts';

/** How many wait for one reason; the code is that of the rule which stands against it. */
export interface ErrorCount {
  code: string;
  count: number;
}

export interface GroupProductCounts {
  /** Members who have it through the group. */
  active: number;
  /** Members who wait for it, the most frequent reason first. */
  errors: ErrorCount[];
  /** Members who had it and are deactivated. */
  suspended: number;
  /** Members for whom nothing is decided yet. */
  undecided: number;
  /** Licenses that are to end still: the product was taken off, or the person is out of the group. */
  left: number;
}

/**
 * SQL: GroupProductCounts as JSON, of group `g` and `product` (a column), which is meant for it by
 * `gp`, or by nothing any more.
 */
export function countsOf(product: string): string {
  return `(
  with live as materialized (
    select s.state, s.error_code, m.person_id is not null and gp.id is not null
        and not ${IS_REPLACED} as stays
      from source s
      left join group_member m on m.tenant_id = s.tenant_id and m.group_id = s.group_id
       and m.person_id = s.person_id
     where s.tenant_id = g.tenant_id and s.group_id = g.id and s.product_id = ${product}
       and s.state in ('active', 'error', 'suspended')
  ), errors as (
    select error_code, count(*) as count from live where stays and state = 'error' group by 1
  ), members as (
    select count(*) as count from group_member m
      join person p on p.tenant_id = m.tenant_id and p.id = m.person_id and p.status = 'active'
     where m.tenant_id = g.tenant_id and m.group_id = g.id and gp.id is not null
       and gp.gives_way_to_id is null
  )
  select json_build_object('active', count(*) filter (where stays and state = 'active'),
      'errors', (select coalesce(json_agg(json_build_object('code', error_code, 'count', count)
        order by count desc, error_code), '[]') from errors),
      'suspended', count(*) filter (where stays and state = 'suspended'),
      'undecided', greatest(0, (select count from members)
        - count(*) filter (where stays and state <> 'suspended')),
      'left', count(*) filter (where not stays))
    from live)`;
}

/** Members for whom it is decided. */
export function decided({ active, errors }: Pick<GroupProductCounts, 'active' | 'errors'>): number {
  return active + inError({ errors });
}

export function inError({ errors }: Pick<GroupProductCounts, 'errors'>): number {
  return errors.reduce((sum, { count }) => sum + count, 0);
}
