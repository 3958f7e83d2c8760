import { type Context, requireAdministrator } from './actor.ts';
import { GroupNotFound, ProductNotFound } from './errors.ts';
import { countsOf, decided, type ErrorCount, type GroupProductCounts } from './group-counts.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface GroupProgress {
  group: string;
  product: string;
  /** Members for whom it is decided: they have it, or are in error. */
  done: number;
  /** Members who are to have it; nobody once it is taken off the group. */
  total: number;
  /** Members who have it through the group. */
  active: number;
  errors: ErrorCount[];
  /** Licenses that are to end still. */
  left: number;
  /** A job of the group waits, or is under way. */
  atWork: boolean;
}

/**
 * How far a product of a group is worked off.
 * @throws {NotAllowed | GroupNotFound | ProductNotFound} also for another tenant's ids.
 */
export async function groupProgress(
  { em, queue }: Pick<Licensing, 'em' | 'queue'>,
  context: Context,
  { groupId, productId }: { groupId: string; productId: string },
): Promise<GroupProgress> {
  requireAdministrator(context);
  if (!isId(groupId)) throw new GroupNotFound();
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  // First: what is done in between is in the counts then.
  const atWork = await queue.isPending(em, tenantId, 'work-off-group', { groupId });
  const [row] = await PROGRESS(em, { tenantId, groupId, productId });
  if (!row) throw new GroupNotFound();
  const { group, product, counts } = row;
  if (product === null) throw new ProductNotFound();
  const { active, errors, undecided, left } = counts;
  const done = decided(counts);
  return { group, product, done, total: done + undecided, active, errors, left, atWork };
}

interface Row {
  group: string;
  product: string | null;
  counts: GroupProductCounts;
}

const PROGRESS = statement<Row>(`
  select g.name as "group", pr.display_name as product,
    ${countsOf('pr.id')} as counts
  from license_group g
  left join product pr on pr.tenant_id = g.tenant_id and pr.id = cast(:productId as uuid)
  left join group_product gp on gp.tenant_id = g.tenant_id and gp.group_id = g.id
   and gp.product_id = pr.id
 where g.tenant_id = :tenantId and g.id = cast(:groupId as uuid) and g.deleted_at is null`);
