import { z } from 'zod';
import { type Context, requireAdministrator } from './actor.ts';
import { enabledPlans, lockPerson, lostPlans, readProductFacts } from './assignment-facts.ts';
import { optionsOf } from './change-options.ts';
import { InheritedLicense, NotAssigned } from './errors.ts';
import { giveBackSeat } from './give-back-seat.ts';
import type { Alongside, Licensing } from './ports.ts';
import { withinTransaction } from './rehearse.ts';
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
  /** First day of another direct one, which stays. */
  startsAgain?: string | undefined;
  /** This very deed was done before; nothing was changed now. */
  repeated: boolean;
}

/** For so long a removal can be undone. */
export const UNDO_MINUTES = 15;

/**
 * Ends a person's direct license and frees its seat, in one transaction; one that waits or is still
 * to start, too, and deleted people's.
 * @throws {NotAllowed | PersonNotFound | ProductNotFound | InheritedLicense | NotAssigned | DependencyInUse}
 */
export async function removeLicense(
  licensing: Licensing,
  context: Context,
  input: RemoveLicense,
  alongside?: Alongside<RemoveLicenseResult>,
): Promise<RemoveLicenseResult> {
  requireAdministrator(context);
  const now = licensing.clock();
  return withinTransaction(licensing, async (em) => {
    const person = await lockPerson(em, context.tenantId, input.personId);
    const facts = await readProductFacts(em, context, person.id, input.productId);
    const { product, current, plans, heldElsewhere } = facts;
    if (facts.done) return asRemoved(facts.done);
    const direct = current ?? facts.scheduled;
    const names = { person: person.displayName, product: product.displayName };
    if (!direct) {
      const groups = facts.inherited.map(({ id, name }) => ({ id, name }));
      throw groups.length > 0 ? new InheritedLicense({ ...names, groups }) : new NotAssigned(names);
    }
    const { id: sourceId } = direct;
    const wasActive = current?.state === 'active';
    const leaving = wasActive ? enabledPlans(plans, direct.disabledPlanIds) : [];
    checkNothingLost(leaving, heldElsewhere);
    const result = {
      sourceId,
      ...names,
      undoUntil: new Date(now.getTime() + UNDO_MINUTES * 60_000),
      ...(current && facts.scheduled && { startsAgain: facts.scheduled.startDate }),
      repeated: false,
    };
    await giveBackSeat(em, licensing, context, now, {
      ...{ sourceId, wasActive, personId: person.id, productId: product.id },
      lostPlanIds: lostPlans(leaving, heldElsewhere),
      deed: {
        action: 'license.remove',
        personId: person.id,
        productId: product.id,
        reason: storedReason(input.reason),
        before: { sourceId, ...optionsOf(direct) },
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
  startsAgain: z.string().optional(),
});

function asRemoved(done: unknown): RemoveLicenseResult {
  return { ...removed.parse(done), repeated: true };
}
