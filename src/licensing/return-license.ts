import { actingPersonId, type Context } from './actor.ts';
import { NotAllowed } from './errors.ts';
import type { Licensing } from './ports.ts';
import { type RemoveLicenseResult, removeLicense } from './remove-license.ts';

/**
 * Whoever acts gives back what they hold directly, by the rules of any removal.
 * @throws {NotAllowed | ProductNotFound | InheritedLicense | NotAssigned | DependencyInUse}
 */
export async function returnLicense(
  licensing: Licensing,
  context: Context,
  { productId }: { productId: string },
): Promise<RemoveLicenseResult> {
  const personId = actingPersonId(context.actor);
  if (personId === null) throw new NotAllowed();
  const by: Context = { ...context, actor: { kind: 'holder', personId } };
  return removeLicense(licensing, by, { personId, productId, reason: null });
}
