import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { type LockedPerson, lockPerson } from './assignment-facts.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import type { Licensing } from './ports.ts';
import { previewReview, type ReviewPreview } from './preview-review.ts';
import { requireUsageLocation } from './usage-locations.ts';
import { reviewLater } from './wake.ts';

export interface SetUsageLocation {
  personId: string;
  /** ISO 3166-1 alpha-2. */
  usageLocation: string;
}

export interface SetUsageLocationResult {
  person: string;
  /** Null: there was none. */
  before: string | null;
  usageLocation: string;
}

/**
 * Gives a person a usage location. What they have and that is not offered there goes to error, and
 * what only waited for it is tried again: by a job, which this enqueues.
 * @throws {NotAllowed | PersonNotFound | UsageLocationUnknown}
 */
export async function setUsageLocation(
  licensing: Licensing,
  context: Context,
  input: SetUsageLocation,
): Promise<Once<SetUsageLocationResult>> {
  requireAdministrator(context);
  requireUsageLocation(input.usageLocation);
  return doOnce(licensing, context, (em) => set(em, licensing, context, input));
}

/**
 * What {@link setUsageLocation} would bring, in the end; nothing is changed.
 * @throws the same
 */
export async function previewUsageLocation(
  licensing: Licensing,
  context: Context,
  input: SetUsageLocation,
): Promise<SetUsageLocationResult & ReviewPreview> {
  requireAdministrator(context);
  requireUsageLocation(input.usageLocation);
  const { result, preview } = await previewReview(licensing, context.tenantId, (within) =>
    set(within.em, within, context, input),
  );
  return { ...result, ...preview };
}

async function set(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  { personId, usageLocation }: SetUsageLocation,
): Promise<SetUsageLocationResult> {
  const person = await lockPerson(em, context.tenantId, personId);
  await writeUsageLocation(em, licensing, context, person, usageLocation);
  return { person: person.displayName, before: person.usageLocation, usageLocation };
}

/** Under the person's lock. */
export async function writeUsageLocation(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  person: LockedPerson,
  usageLocation: string,
): Promise<void> {
  if (person.usageLocation === usageLocation) return;
  const { tenantId } = context;
  await em.execute(
    'update person set usage_location = ? where tenant_id = ? and id = ?',
    [usageLocation, tenantId, person.id],
    'run',
  );
  await audit(em, context, licensing.clock(), {
    action: 'person.set_usage_location',
    personId: person.id,
    before: { usageLocation: person.usageLocation },
    after: { usageLocation },
  });
  await reviewLater(em, licensing, tenantId, [person.id], { moved: true });
}
