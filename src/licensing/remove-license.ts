import { type Context, requireAdministrator } from './actor.ts';
import { enabledPlans, lockPerson, readProductFacts } from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { NotAssigned } from './errors.ts';
import type { Licensing } from './ports.ts';
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
): Promise<RemoveLicenseResult> {
  requireAdministrator(context);
  const now = licensing.clock();
  return licensing.em.fork().transactional(async (em) => {
    const person = await lockPerson(em, context.tenantId, input.personId);
    const facts = await readProductFacts(em, context.tenantId, person.id, input.productId);
    const { product, current, plans, heldElsewhere } = facts;
    if (!current) {
      throw new NotAssigned({ person: person.displayName, product: product.displayName });
    }
    const { id: sourceId, ...options } = current;
    checkNothingLost(enabledPlans(plans, options.disabledPlanIds), heldElsewhere);
    await em.execute(
      GIVE_BACK_SEAT,
      {
        tenantId: context.tenantId,
        sourceId,
        endedAt: now.toISOString(),
        ...auditValues(context, now, {
          action: 'license.remove',
          personId: person.id,
          productId: product.id,
          reason: storedReason(input.reason),
          before: { sourceId, ...options },
        }),
      },
      'run',
    );
    return {
      sourceId,
      person: person.displayName,
      product: product.displayName,
      undoUntil: new Date(now.getTime() + UNDO_MINUTES * 60_000),
    };
  });
}

const GIVE_BACK_SEAT = `
  with ended as (
    update source set state = 'ended', ended_at = cast(:endedAt as timestamptz)
     where tenant_id = :tenantId and id = cast(:sourceId as uuid) and state = 'active'
    returning tenant_id, product_id
  ), seat as (
    update product set assigned = assigned - 1 from ended
     where product.tenant_id = ended.tenant_id and product.id = ended.product_id
    returning product.id
  )
  ${AUDIT_INSERT} from seat`;
