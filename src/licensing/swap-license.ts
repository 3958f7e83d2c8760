import { z } from 'zod';
import { type Context, requireAdministrator } from './actor.ts';
import { assignLicense } from './assign-license.ts';
import {
  enabledPlans,
  lockPerson,
  lockProducts,
  lostPlans,
  readProductFacts,
} from './assignment-facts.ts';
import { optionsOf } from './change-options.ts';
import { rememberDeed } from './deed.ts';
import { HeldAlready, InheritedLicense, NotAssigned, SameProduct } from './errors.ts';
import { giveBackSeat } from './give-back-seat.ts';
import type { Alongside, Licensing } from './ports.ts';
import { withinTransaction } from './rehearse.ts';
import { requireAsShown, revisionOf } from './revision.ts';
import { checkNothingLost } from './rules/check-assignment.ts';
import { storedReason } from './stored-text.ts';

export interface SwapLicense {
  personId: string;
  fromProductId: string;
  toProductId: string;
  /** Service plans (our ids) of the new product to switch off; the rest is on. */
  disabledPlanIds: readonly string[];
  reason: string | null;
  /** Several at once: who has no location uses the tenant's default, which is not written. */
  useDefaultLocation: boolean;
  /** Of what they had of the old product, as that was shown; see revisionOf. */
  revision?: string | undefined;
}

export interface SwapLicenseResult {
  person: string;
  from: string;
  to: string;
  /** The tenant's default location, where it stood in for the person's. */
  defaultLocationUsed: string | null;
  /** Of what they had of the old product. */
  revision: string;
  /** First day of another direct one of the old product, which stays. */
  startsAgain?: string | undefined;
  /** This very deed was done before; nothing was changed now. */
  repeated: boolean;
}

/**
 * Takes one product from a person, who has it directly and only so, and assigns another instead,
 * with the same last day: both or neither. What stands against it is asked of the state that would
 * come of it, so the old product neither excludes the new one nor gives it what it needs; and nothing
 * is freed unless the new one has its seat.
 * @throws {SameProduct | InheritedLicense | NotAssigned | HeldAlready | ChangedMeanwhile} and what
 *   assigning and removing throw.
 */
export async function swapLicense(
  licensing: Licensing,
  context: Context,
  { personId, fromProductId, toProductId, revision, ...options }: SwapLicense,
  alongside?: Alongside<SwapLicenseResult>,
): Promise<SwapLicenseResult> {
  requireAdministrator(context);
  if (fromProductId === toProductId) throw new SameProduct();
  const { deedKey: _, ...within } = context;
  const now = licensing.clock();
  return withinTransaction(licensing, async (em) => {
    const person = await lockPerson(em, context.tenantId, personId);
    await lockProducts(em, context.tenantId, [fromProductId, toProductId]);
    const facts = await readProductFacts(em, context, personId, fromProductId);
    if (facts.done) return { ...swapped.parse(facts.done), repeated: true };
    const { product, current, inherited, plans, heldElsewhere } = facts;
    const names = { person: person.displayName, product: product.displayName };
    if (inherited.length > 0) {
      throw new InheritedLicense({
        ...names,
        groups: inherited.map(({ id, name }) => ({ id, name })),
      });
    }
    if (!current) throw new NotAssigned(names);
    const before = { sourceId: current.id, ...optionsOf(current) };
    requireAsShown(before, revision);
    const wasActive = current.state === 'active';
    const leaving = wasActive ? enabledPlans(plans, current.disabledPlanIds) : [];
    await giveBackSeat(em, licensing, within, now, {
      ...{ sourceId: current.id, wasActive, personId, productId: product.id },
      lostPlanIds: lostPlans(leaving, heldElsewhere),
      deed: {
        action: 'license.remove',
        ...{ personId, productId: product.id, reason: storedReason(options.reason) },
        before,
      },
    });
    const assigned = await assignLicense({ ...licensing, em }, within, {
      ...{ ...options, personId, productId: toProductId, untilDate: current.untilDate },
    });
    const { product: to, defaultLocationUsed } = assigned;
    if (assigned.outcome !== 'assigned') {
      throw new HeldAlready({ person: person.displayName, product: to });
    }
    const after = await readProductFacts(em, context, personId, fromProductId);
    checkNothingLost(leaving, after.heldElsewhere);
    const { person: name, product: from } = names;
    const had = revisionOf(before);
    const result = {
      ...{ person: name, from, to, defaultLocationUsed, revision: had, repeated: false },
      ...(facts.scheduled && { startsAgain: facts.scheduled.startDate }),
    };
    await rememberDeed(em, context, now, result);
    await alongside?.(em, result);
    return result;
  });
}

const swapped = z.object({
  person: z.string(),
  from: z.string(),
  to: z.string(),
  defaultLocationUsed: z.string().nullable(),
  revision: z.string().default(''),
  startsAgain: z.string().optional(),
});
