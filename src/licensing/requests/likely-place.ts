import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { statement } from '../statement.ts';

/** Where on the waitlist of a product a request would stand that was approved now. */
export async function likelyPlace(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
): Promise<number> {
  const [row] = await PLACE(em, { tenantId, productId });
  return row?.place ?? 1;
}

const PLACE = statement<{ place: number }>(`
  select cast(count(*) as int) + 1 as place from license_request where tenant_id = :tenantId
     and product_id = cast(:productId as uuid) and state = 'waitlisted'`);
