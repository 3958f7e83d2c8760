import { z } from 'zod';
import { type Context, requireAdministrator } from './actor.ts';
import { enabledPlans, lockPerson, readProductFacts } from './assignment-facts.ts';
import { NotAssigned } from './errors.ts';
import { giveBackSeat } from './give-back-seat.ts';
import type { Alongside, Licensing } from './ports.ts';
import { checkNothingLost } from './rules/check-assignment.ts';
import { storedReason } from './stored-text.ts';

export interface RemoveLicense {
  personId: string;
  productId: string;
  reason: string | null;
}

export interface RemoveLicenseResult {
  sourceId: string;
  person: string;
  product: string;
  /** Until when it can be undone. */
  undoUntil: Date;
  /** This very deed was done before; nothing was changed now. */
  repeated: boolean;
}

/** For so long a removal can be undone. */
export const UNDO_MINUTES = 15;

/**
 * Ends a person's direct license and frees its seat, in one transaction. Deleted people's too.
 * @throws {NotAllowed | PersonNotFound | ProductNotFound | NotAssigned | DependencyInUse}
 */
export async function removeLicense(
  licensing: Licensing,
  context: Context,
  input: RemoveLicense,
  alongside?: Alongside<RemoveLicenseResult>,
): Promise<RemoveLicenseResult> {
  requireAdministrator(context);
  const now = licensing.clock();
  return licensing.em.fork().transactional(async (em) => {
    const person = await lockPerson(em, context.tenantId, input.personId);
    const facts = await readProductFacts(em, context, person.id, input.productId);
    const { product, current, plans, heldElsewhere } = facts;
    if (facts.done) return asRemoved(facts.done);
    if (!current) {
      throw new NotAssigned({ person: person.displayName, product: product.displayName });
    }
    const { id: sourceId, ...options } = current;
    checkNothingLost(enabledPlans(plans, options.disabledPlanIds), heldElsewhere);
    const result = {
      sourceId,
      person: person.displayName,
      product: product.displayName,
      undoUntil: new Date(now.getTime() + UNDO_MINUTES * 60_000),
      repeated: false,
    };
    await giveBackSeat(em, context, now, {
      sourceId,
      deed: {
        action: 'license.remove',
        personId: person.id,
        productId: product.id,
        reason: storedReason(input.reason),
        before: { sourceId, ...options },
      },
      result,
    });
    await alongside?.(em, result);
    return result;
  });
}

const removed = z.object({
  sourceId: z.string(),
  person: z.string(),
  product: z.string(),
  undoUntil: z.coerce.date(),
});

function asRemoved(done: unknown): RemoveLicenseResult {
  return { ...removed.parse(done), repeated: true };
}
