/** What the form's searches for locations and service plans offer. */
import type { PlainTextOption } from '@slack/types';
import { showProduct } from '../../src/licensing/show-product.ts';
import { usageLocations } from '../../src/licensing/usage-locations.ts';
import { MAX_OPTIONS, option } from '../../src/slack/blocks.ts';
import { decode } from '../../src/slack/payload.ts';
import type { OptionsCall } from '../../src/slack/slice.ts';
import { assignMetadata } from './form.ts';
import { planOption } from './plans-input.ts';

/** By name in the person's language, or by code: that one comes first. */
export async function offerLocations({ query, texts }: OptionsCall): Promise<PlainTextOption[]> {
  const wanted = folded(query);
  const isCode = ({ code }: { code: string }) => code === query.toUpperCase();
  const countries = usageLocations
    .map((code) => ({ code, name: texts.country(code) }))
    .filter((country) => isCode(country) || folded(country.name).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, texts.locale))
    .sort((a, b) => Number(isCode(b)) - Number(isCode(a)));
  return countries.slice(0, MAX_OPTIONS).map(({ code, name }) => option(name, code, code));
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

/** As people type it: without accents and capitals. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
