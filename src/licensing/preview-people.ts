import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { isId } from './ids.ts';
import { nextInTurn } from './next-in-turn.ts';
import type { Licensing } from './ports.ts';
import { readPeople } from './read-people.ts';
import { type ProductOfMany, readProduct } from './read-product.ts';
import { rehearse } from './rehearse.ts';
import { type Having, named, type ProductForeseen, plansOfAll, Tally } from './rules/foreseen.ts';
import { productCounts } from './rules/product-counts.ts';

export interface PeoplePreview<Result> {
  /** As of. */
  at: Date;
  /** What `run` returned. */
  outcome: Result;
  products: ProductForeseen[];
}

/**
 * Does something to some persons and products in a transaction that is rolled back, and tells what
 * it came to. `run` calls the use cases themselves, with the licensing it is given.
 * @throws {NotAllowed} and what `run` throws.
 */
export async function previewPeople<Result>(
  licensing: Licensing,
  context: Context,
  whom: { personIds: readonly string[]; productIds: readonly string[] },
  run: (rehearsal: Licensing) => Promise<Result>,
): Promise<PeoplePreview<Result>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const at = licensing.clock();
  const personIds = [...new Set(whom.personIds)].filter(isId);
  const productIds = [...new Set(whom.productIds)].filter(isId);
  return rehearse(licensing, tenantId, { personIds, productIds }, async (rehearsal) => {
    const { em } = rehearsal;
    const look = (productId: string) => having(em, tenantId, productId, personIds, at);
    const before: (Looked | null)[] = [];
    for (const productId of productIds) before.push(await look(productId));
    const outcome = await run(rehearsal);
    const looked: { was: Looked; is: Looked }[] = [];
    for (const was of before) {
      const is = was && (await look(was.product.id));
      if (is) looked.push({ was, is });
    }
    const products: ProductForeseen[] = [];
    for (const both of looked) {
      const { was, is } = both;
      const others = looked.filter((each) => each !== both);
      const { id: productId, displayName: product, plans, subscriptions, today } = is.product;
      const tally = new Tally(null);
      for (const id of personIds) {
        const [then, now] = [was.people.get(id), is.people.get(id)];
        if (!then || !now) continue;
        tally.add(now.name, then, now, {
          before: plansOfAll(others.map((each) => each.was.people.get(id))),
          after: plansOfAll(others.map((each) => each.is.people.get(id))),
        });
      }
      const [from, to] = [was.product.assigned, is.product.assigned];
      const { total } = productCounts(to, subscriptions, today, 0);
      products.push({
        ...{ productId, product, seats: { total, before: from, after: to } },
        ...tally.total(plans),
        next: named(to < from ? await nextInTurn(em, tenantId, productId, at) : []),
      });
    }
    return { at, outcome, products };
  });
}

interface Looked {
  product: ProductOfMany;
  people: Map<string, Having & { name: string }>;
}

async function having(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
  personIds: readonly string[],
  now: Date,
): Promise<Looked | null> {
  const product = await readProduct(em, tenantId, productId, now);
  if (!product) return null;
  const people: Looked['people'] = new Map();
  for (const { id, displayName: name, sources } of await readPeople(
    em,
    tenantId,
    product,
    personIds,
  )) {
    people.set(id, { name, plans: product.plans, intents: product.intents, sources });
  }
  return { product, people };
}
