/** A product or a service plan, as words mean it and as a picker offers it. */
import type { PlainTextOption } from '@slack/types';
import { findPlans } from '../../src/licensing/find-plans.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { MAX_OPTIONS, option } from '../../src/slack/blocks.ts';
import { theOneMeant } from '../../src/slack/command-arguments.ts';
import { checked } from '../../src/slack/payload.ts';
import type { ActionCall, Call, OptionsCall } from '../../src/slack/slice.ts';
import { type Asked, asked } from './place.ts';

/** Among so many of each the one of exactly that name is looked for. */
const MAX_MATCHES = 1000;

interface Found {
  name: string;
  others: string[];
  asked: Asked;
}

async function find({ services, context }: Call, query: string, limit: number) {
  const [{ products }, plans] = await Promise.all([
    listProducts(services.licensing, context, { query, page: 0, pageSize: limit }),
    findPlans(services.licensing, context, { query, limit }),
  ]);
  return {
    products: products.map(({ id: productId, displayName, skuPartNumber, skuId }) => ({
      name: displayName,
      others: [skuPartNumber, skuId],
      asked: { productId },
    })),
    plans: plans.map(({ id: planId, label, name }) => ({
      name: label,
      others: [name],
      asked: { planId },
    })),
  };
}

/**
 * The only one called exactly so, else the only one that matches. A plan that is called as a product
 * is left to that: many products are called as the plan that they are bought for.
 */
export async function findWhat(
  call: Call,
  query: string,
): Promise<{ meant: Asked | undefined; matches: number }> {
  const { products, plans } = await find(call, query, MAX_MATCHES);
  const ofProducts = new Set(products.map(({ name }) => name));
  const all: Found[] = [...products, ...plans.filter(({ name }) => !ofProducts.has(name))];
  const meant = theOneMeant(all, query, ({ name, others }) => [name, ...others]);
  return { meant: meant?.asked, matches: all.length };
}

export async function offerWhat(call: OptionsCall): Promise<PlainTextOption[]> {
  const { products, plans } = await find(call, call.query, MAX_OPTIONS / 2);
  const plan = call.texts.plain('why:plan');
  return [
    ...products.map(({ name, others: [partNumber], asked: { productId } }) =>
      option(name, `product:${productId}`, partNumber),
    ),
    ...plans.map(({ name, asked: { planId } }) => option(name, `plan:${planId}`, plan)),
  ];
}

/** @throws {Tampered} */
export function chosenWhat({ action }: ActionCall): Asked {
  const chosen = action.type === 'external_select' ? action.selected_option?.value : undefined;
  const [kind, id] = (chosen ?? '').split(':');
  return checked(asked, kind === 'plan' ? { planId: id } : { productId: id ?? '' });
}
