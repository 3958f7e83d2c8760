import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DependencyInUse } from '../../src/licensing/errors.ts';
import { type RemoveLicenseResult, removeLicense } from '../../src/licensing/remove-license.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import type { SubmissionCall } from '../../src/slack/slice.ts';
import type { Asked } from './asked.ts';

/** What happened to one license. */
export type Removal = { name: string } & ({ result: RemoveLicenseResult } | { error: unknown });

/** Keeps, in the transaction of a removal, what is to be told of it. */
type Keep = (em: SqlEntityManager, removal: Removal) => Promise<unknown>;

/**
 * Each on its own, once a form, in the order asked. What another of them still needs is tried again once that
 * one is gone.
 */
export async function removeEach(
  call: SubmissionCall,
  { person, products }: Asked,
  reason: string | null,
  keep: Keep,
): Promise<Removal[]> {
  const removals = new Map<string, Removal>();
  let open = products;
  let before: number;
  do {
    before = open.length;
    for (const product of open) {
      removals.set(product.productId, await removeOne(call, person.id, product, reason, keep));
    }
    open = open.filter(({ productId }) => isInUse(removals.get(productId)));
  } while (open.length > 0 && open.length < before);
  return products.flatMap(({ productId }) => removals.get(productId) ?? []);
}

/** This very form had done it before. */
export function isRepeated(removal: Removal): boolean {
  return 'result' in removal && removal.result.repeated;
}

function isInUse(removal: Removal | undefined): boolean {
  return removal !== undefined && 'error' in removal && removal.error instanceof DependencyInUse;
}

async function removeOne(
  call: SubmissionCall,
  personId: string,
  { productId, name }: Asked['products'][number],
  reason: string | null,
  keep: Keep,
): Promise<Removal> {
  const { licensing } = call.services;
  const context = {
    ...call.context,
    deedKey: deedKey('remove', call.view.id, personId, productId),
  };
  try {
    const result = await removeLicense(
      licensing,
      context,
      { personId, productId, reason },
      (em, done) => keep(em, { name, result: done }),
    );
    return { name, result };
  } catch (error) {
    return { name, error };
  }
}
