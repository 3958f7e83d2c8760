/** What the form's searches offer. */
import type { PlainTextOption } from '@slack/types';
import { findPeople } from '../../src/licensing/find-people.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { option } from '../../src/slack/blocks.ts';
import { folded } from '../../src/slack/folded.ts';
import { locationOptions } from '../../src/slack/location-options.ts';
import { decode } from '../../src/slack/payload.ts';
import { personOption } from '../../src/slack/person-option.ts';
import type { OptionsCall } from '../../src/slack/slice.ts';
import { assignMetadata } from './form.ts';
import { MAX_OPTIONS, planOption } from './plans-input.ts';

export async function offerProducts(call: OptionsCall): Promise<PlainTextOption[]> {
  const search = { query: call.query, page: 0, pageSize: MAX_OPTIONS };
  const { products } = await listProducts(call.services.licensing, call.context, search);
  return products.map(({ id, displayName, skuPartNumber }) =>
    option(displayName, id, skuPartNumber),
  );
}

export async function offerOthers(call: OptionsCall): Promise<PlainTextOption[]> {
  const search = { query: call.query, limit: MAX_OPTIONS, onlyWithoutSlack: true };
  const found = await findPeople(call.services.licensing, call.context, search);
  return found.map((person) => personOption(call.texts, person));
}

export async function offerLocations({ query, texts }: OptionsCall): Promise<PlainTextOption[]> {
  return locationOptions(texts, query, MAX_OPTIONS);
}

/** Of a product with more plans than a menu holds. */
export async function offerPlans(call: OptionsCall): Promise<PlainTextOption[]> {
  const { productId } = decode(assignMetadata, call.view?.private_metadata);
  if (productId === null) return [];
  const { plans } = await showProduct(call.services.licensing, call.context, { productId });
  const wanted = folded(call.query);
  return plans
    .filter(({ friendlyName, name }) => folded(`${friendlyName} ${name}`).includes(wanted))
    .slice(0, MAX_OPTIONS)
    .map(planOption);
}
