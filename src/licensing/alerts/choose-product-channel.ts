import { type Context, requireAdministrator } from '../actor.ts';
import { doOnce, type Once } from '../deed.ts';
import { ChangedMeanwhile } from '../errors.ts';
import { lockProduct } from '../lock-product.ts';
import type { Licensing } from '../ports.ts';
import { readProductName } from '../read-product-name.ts';
import { type AlertRouteState, channelInUse, readAlertRoute } from './alert-route.ts';
import { chooseAlertChannel } from './choose-alert-channel.ts';

export interface ProductChannel {
  product: string;
  /** Its own; null: none. */
  own: AlertRouteState | null;
  /** Where its alerts go without one; null: nowhere. */
  otherwise: AlertRouteState | null;
}

export interface ChooseProductChannel {
  productId: string;
  /** Null: none of its own. */
  channelId: string | null;
  /** The one that the choice was made upon. */
  seenId: string | null;
}

export interface ProductChannelChosen {
  product: string;
  changed: boolean;
}

/** @throws {NotAllowed | ProductNotFound} */
export async function readProductChannel(
  { em }: Licensing,
  context: Context,
  productId: string,
): Promise<ProductChannel> {
  requireAdministrator(context);
  const { tenantId } = context;
  const product = await readProductName(em, tenantId, productId);
  const own = await readAlertRoute(em, tenantId, { productId });
  return { product, own, otherwise: await readAlertRoute(em, tenantId) };
}

/** Has a product's alerts go to a channel of their own. @throws {NotAllowed | ProductNotFound | ChangedMeanwhile} */
export function chooseProductChannel(
  licensing: Licensing,
  context: Context,
  { productId, channelId, seenId }: ChooseProductChannel,
): Promise<Once<ProductChannelChosen>> {
  requireAdministrator(context);
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const { displayName: product } = await lockProduct(em, tenantId, productId);
    const own = await readAlertRoute(em, tenantId, { productId });
    const currentId = channelInUse(own);
    if (currentId !== seenId) throw new ChangedMeanwhile();
    // One that takes nothing any more is given up.
    const isClosed = own !== null && currentId === null;
    if (currentId === channelId && !isClosed) return { product, changed: false };
    const how = { productId, greets: true };
    await chooseAlertChannel(em, licensing, context, channelId, how);
    return { product, changed: true };
  });
}
