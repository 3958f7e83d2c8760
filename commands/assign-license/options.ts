/** What the form's searches for locations and service plans offer. */
import type { PlainTextOption } from '@slack/types';
import { showProduct } from '../../src/licensing/show-product.ts';
import { MAX_OPTIONS } from '../../src/slack/blocks.ts';
import { locationOptions } from '../../src/slack/location-options.ts';
import { decode } from '../../src/slack/payload.ts';
import { offeredPlans } from '../../src/slack/plans-input.ts';
import type { OptionsCall } from '../../src/slack/slice.ts';
import { assignMetadata } from './form.ts';

export async function offerLocations({ query, texts }: OptionsCall): Promise<PlainTextOption[]> {
  return locationOptions(texts, query, MAX_OPTIONS);
}

/** Of a product with more plans than a menu holds. */
export async function offerPlans(call: OptionsCall): Promise<PlainTextOption[]> {
  const { productId } = decode(assignMetadata, call.view?.private_metadata);
  if (productId === null) return [];
  const { plans } = await showProduct(call.services.licensing, call.context, { productId });
  return offeredPlans(plans, call.query);
}
