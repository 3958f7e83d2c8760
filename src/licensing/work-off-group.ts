/**
 * The job that gives a group's members what is meant for them, and takes what no longer is. What is
 * due is read from the data batch by batch, each batch being a short transaction of its own.
 */
import { systemContext } from './actor.ts';
import { inDependencyOrder } from './dependency-order.ts';
import { NIL } from './ids.ts';
import { Pace } from './pace.ts';
import type { JobData, Licensing } from './ports.ts';
import { reconcile } from './reconcile.ts';
import { IS_REPLACED, LIVE } from './rules-of-product.ts';
import { statement, type Values } from './statement.ts';

const CAUSE = 'group';

/** Safe to run any number of times, and by several at once. */
export async function workOffGroup(
  licensing: Licensing,
  tenantId: string,
  { groupId, productId, work, lostPlanIds, wasOff }: JobData['work-off-group'],
  signal?: AbortSignal,
): Promise<void> {
  const context = systemContext(tenantId, CAUSE);
  const products = await productsOf(licensing, tenantId, groupId, productId);
  const run = async (productId: string, next: Selection, again: Again = {}) => {
    const pace = new Pace();
    let last: Member | undefined;
    for (;;) {
      signal?.throwIfAborted();
      const due = await next(licensing.em, {
        ...{ tenantId, groupId, productId, size: pace.size },
        ...{ lastJoined: last?.joinedAt ?? '-infinity', lastId: last?.id ?? NIL },
      });
      const size = pace.size;
      last = due.at(-1);
      if (last) {
        const personIds = due.map(({ id }) => id);
        pace.held(
          (await reconcile(licensing, context, { productId, personIds, ...again })).lockedMs,
        );
      }
      if (due.length < size) return;
    }
  };
  // A job that does not know what was off leaves what was taken off the group to the one that does.
  const gone = wasOff === undefined ? null : { groupId, disabledPlanIds: wasOff };
  const options = work === 'everybody' && { recheck: { groupId, wasOff } };
  for (const product of products) await run(product, TOO_MUCH, { gone, ...options });
  for (const product of products) {
    await run(product, LACKING);
    if (work === 'waiting') await run(product, WAITING, { retry: true });
    if (work === 'everybody') {
      await run(product, EVERYBODY, { retry: true, recheck: { groupId, wasOff }, lostPlanIds });
    }
  }
}

interface Member {
  id: string;
  /** As text, to the microsecond; of those without membership, empty. */
  joinedAt: string;
}

type Selection = ReturnType<typeof statement<Member>>;
type Again = Partial<Parameters<typeof reconcile>[2]>;

/** Waits for whoever is changing the group: what they changed is seen, or has a job of its own. */
async function productsOf(
  licensing: Licensing,
  tenantId: string,
  groupId: string,
  productId: string | null,
): Promise<string[]> {
  return licensing.em.fork().transactional(async (em) => {
    const values: Values = { tenantId, groupId, productId };
    await LOCK_GROUP(em, values);
    const found = await PRODUCTS(em, values);
    const ids = found.map(({ id }) => id);
    return inDependencyOrder(em, tenantId, ids);
  });
}

const LOCK_GROUP = statement(`
  select id from license_group where tenant_id = :tenantId and id = cast(:groupId as uuid)
     for no key update`);

const PRODUCTS = statement<{ id: string }>(`
  select product_id as id from group_product
   where tenant_id = :tenantId and group_id = cast(:groupId as uuid)
     and (cast(:productId as uuid) is null or product_id = cast(:productId as uuid))
   union
  select product_id from source
   where tenant_id = :tenantId and group_id = cast(:groupId as uuid) and state in ${LIVE}
     and (cast(:productId as uuid) is null or product_id = cast(:productId as uuid))`);

const SOURCES = `source s
   where s.tenant_id = :tenantId and s.group_id = cast(:groupId as uuid)
     and s.product_id = cast(:productId as uuid)`;

/** Sources that nothing is behind any more. */
const TOO_MUCH = statement<Member>(`
  select s.person_id as id, cast(:lastJoined as text) as "joinedAt" from ${SOURCES}
     and s.state in ${LIVE} and s.person_id > cast(:lastId as uuid)
     and (not exists (select from group_member m where m.tenant_id = s.tenant_id
            and m.group_id = s.group_id and m.person_id = s.person_id offset 0)
       or not exists (select from group_product gp where gp.tenant_id = s.tenant_id
            and gp.group_id = s.group_id and gp.product_id = s.product_id)
       or exists (select from group_product gp where gp.tenant_id = s.tenant_id
            and gp.group_id = s.group_id and gp.product_id = s.product_id
            and (${IS_REPLACED} or (gp.gives_way_to_id is not null and s.error_code is not null))))
   order by s.person_id limit :size`);

const members = (condition: string) =>
  statement<Member>(`
    select m.person_id as id, cast(m.joined_at as text) as "joinedAt" from group_member m
     where m.tenant_id = :tenantId and m.group_id = cast(:groupId as uuid)
       and (m.joined_at, m.person_id)
         > (cast(:lastJoined as timestamptz), cast(:lastId as uuid))
       and exists (select from group_product gp where gp.tenant_id = m.tenant_id
         and gp.group_id = m.group_id and gp.product_id = cast(:productId as uuid))
       and ${condition}
     order by m.joined_at, m.person_id limit :size`);

/**
 * `offset 0`: each member's own source is looked up. Joined, PostgreSQL may read all sources of the
 * group for each member, as it plans once for groups of any size.
 */
const source = (states: string) => `exists (select from ${SOURCES}
  and s.person_id = m.person_id and s.state in ${states} offset 0)`;

const LACKING = members(`not ${source(LIVE)}
  and not exists (select from group_product gp where gp.tenant_id = m.tenant_id
    and gp.group_id = m.group_id and gp.product_id = cast(:productId as uuid)
    and gp.gives_way_to_id is not null) and exists (select from person p
  where p.tenant_id = m.tenant_id and p.id = m.person_id and p.status = 'active')`);
const WAITING = members(source("('error')"));
const EVERYBODY = members(source("('active', 'error')"));
