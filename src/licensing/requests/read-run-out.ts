import { readAlertedProducts } from '../alerts/alerted-products.ts';
import { shiftDay } from '../days.ts';
import type { Licensing } from '../ports.ts';
import { forecast, type Shortage, shortageIn } from '../rules/forecast.ts';
import { productCounts } from '../rules/product-counts.ts';

/**
 * When seats will be missing, by the forecast of the alerts, if so many more are taken tomorrow.
 * Null: not within what is foreseen, or they are missing already.
 */
export async function readRunOut(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { productId, seats, today }: { productId: string; seats: number; today: string },
): Promise<Shortage | null> {
  const productIds = [productId];
  const [product] = await readAlertedProducts(em.fork(), tenantId, { productIds, today });
  if (!product) return null;
  const { available } = productCounts(product.assigned, product.subscriptions, today, 0);
  if (available !== null && available < seats) return null;
  const changes = [...product.changes, { day: shiftDay(today, 1), seats }];
  return shortageIn(forecast({ ...product, changes }, today));
}
