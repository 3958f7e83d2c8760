import type { Licensing } from './ports.ts';

export interface CountDifference {
  productId: string;
  product: string;
  /** The count that is kept. */
  assigned: number;
  /** What its sources say. */
  counted: number;
  /** Seats promised, as it is kept, and as its requests say. */
  held: number;
  promised: number;
}

/** Recounts every product of a tenant against its sources and requests; lists those that differ. */
export async function checkCounts(
  licensing: Licensing,
  tenantId: string,
): Promise<CountDifference[]> {
  return licensing.em.execute<CountDifference[]>(
    `select pr.id as "productId", pr.display_name as product, pr.assigned,
        coalesce(counted.seats, 0) as counted, pr.held, coalesce(promised.seats, 0) as promised
       from product pr
       left join (select product_id, cast(count(distinct person_id) as int) as seats
                    from source where tenant_id = :tenantId and state = 'active'
                   group by product_id) counted on counted.product_id = pr.id
       left join (select product_id, cast(count(*) as int) as seats
                    from license_request where tenant_id = :tenantId and holds_seat
                   group by product_id) promised on promised.product_id = pr.id
      where pr.tenant_id = :tenantId and (pr.assigned <> coalesce(counted.seats, 0)
        or pr.held <> coalesce(promised.seats, 0))
      order by lower(pr.display_name), pr.id`,
    { tenantId },
  );
}
