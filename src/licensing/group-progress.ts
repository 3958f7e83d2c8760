import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { GroupNotFound, ProductNotFound } from './errors.ts';
import { countsOf, decided, type ErrorCount, type GroupProductCounts } from './group-counts.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { statement, type Values } from './statement.ts';

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
  /** Licenses that are to end still; in a swap those of the product that goes, too. */
  left: number;
  /** In a swap: the product that goes, and how many keep it. */
  old: { product: string; kept: number } | null;
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
  { groupId, productId, fromProductId }: OfGroup,
): Promise<GroupProgress> {
  requireAdministrator(context);
  if (!isId(groupId)) throw new GroupNotFound();
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  // First: what is done in between is in the counts then.
  const atWork = await queue.isPending(em, tenantId, 'work-off-group', { groupId });
  const { group, product, counts } = await read(em, { tenantId, groupId, productId });
  const { active, errors, undecided } = counts;
  const done = decided(counts);
  const progress = { group, product, done, total: done + undecided, active, errors };
  if (!fromProductId) return { ...progress, left: counts.left, old: null, atWork };
  const old = await read(em, { tenantId, groupId, productId: fromProductId });
  const left = counts.left + old.counts.left;
  return {
    ...{ ...progress, left, old: { product: old.product, kept: old.counts.active } },
    // Who has got the new one loses the old one by another job.
    atWork: atWork || old.counts.left > 0,
  };
}

interface OfGroup {
  groupId: string;
  productId: string;
  fromProductId?: string | null | undefined;
}

async function read(em: SqlEntityManager, values: Values) {
  const [row] = await PROGRESS(em, values);
  if (!row) throw new GroupNotFound();
  const { product } = row;
  if (product === null) throw new ProductNotFound();
  return { ...row, product };
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
