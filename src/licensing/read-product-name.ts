import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { statement } from './statement.ts';

/** Of one that is in use. @throws {ProductNotFound} also for another tenant's id. */
export async function readProductName(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
): Promise<string> {
  const [found] = isId(productId) ? await PRODUCT(em, { tenantId, productId }) : [];
  if (!found) throw new ProductNotFound();
  return found.name;
}

const PRODUCT = statement<{ name: string }>(`
  select display_name as name from product
   where tenant_id = :tenantId and id = cast(:productId as uuid) and archived_at is null`);
