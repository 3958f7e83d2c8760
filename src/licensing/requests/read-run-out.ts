import { readAlertedProducts } from '../alerts/alerted-products.ts';
import { shiftDay } from '../days.ts';
import type { Licensing } from '../ports.ts';
import { forecast, type Shortage, shortageIn } from '../rules/forecast.ts';
import { freeNow, productCounts } from '../rules/product-counts.ts';

/**
 * When seats will be missing, by the forecast of the alerts, if a request that is undecided takes so
 * many more tomorrow. Null: not within what is foreseen, or they are missing already.
 */
export async function readRunOut(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  {
    productId,
    seats,
    holdsSeat,
    today,
  }: { productId: string; seats: number; holdsSeat: boolean; today: string },
): Promise<Shortage | null> {
  const productIds = [productId];
  const [product] = await readAlertedProducts(em.fork(), tenantId, { productIds, today });
  if (!product) return null;
  const { assigned, held, subscriptions } = product;
  const free = freeNow(productCounts(assigned, subscriptions, today, 0, held));
  if (free !== null && free + Number(holdsSeat) < seats) return null;
  const changes = [...product.changes, { day: shiftDay(today, 1), seats }];
  // It is taken for approved, and by no chance.
  const pending = Math.max(0, product.requests.pending - seats);
  const requests = { ...product.requests, pending };
  return shortageIn(forecast({ ...product, changes, requests }, today));
}
