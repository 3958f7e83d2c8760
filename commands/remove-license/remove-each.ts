import { DependencyInUse } from '../../src/licensing/errors.ts';
import { type RemoveLicenseResult, removeLicense } from '../../src/licensing/remove-license.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Asked } from './asked.ts';

/** What happened to one license. */
export type Removal = { name: string } & ({ result: RemoveLicenseResult } | { error: unknown });

/**
 * Each on its own, in the order asked. What another of them still needs is tried again once that
 * one is gone.
 */
export async function removeEach(
  call: Call,
  { person, products }: Asked,
  reason: string | null,
): Promise<Removal[]> {
  const removals = new Map<string, Removal>();
  let open = products;
  let before: number;
  do {
    before = open.length;
    for (const product of open) {
      removals.set(product.productId, await removeOne(call, person.id, product, reason));
    }
    open = open.filter(({ productId }) => isInUse(removals.get(productId)));
  } while (open.length > 0 && open.length < before);
  return products.flatMap(({ productId }) => removals.get(productId) ?? []);
}

function isInUse(removal: Removal | undefined): boolean {
  return removal !== undefined && 'error' in removal && removal.error instanceof DependencyInUse;
}

async function removeOne(
  call: Call,
  personId: string,
  { productId, name }: Asked['products'][number],
  reason: string | null,
): Promise<Removal> {
  const { licensing } = call.services;
  try {
    const result = await removeLicense(licensing, call.context, { personId, productId, reason });
    return { name, result };
  } catch (error) {
    return { name, error };
  }
}
