/** What would be otherwise once a group is changed, and for whom: for {@link foresee}. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { requireChangeable } from './change-members.ts';
import { inDependencyOrder } from './dependency-order.ts';
import {
  GroupHoldsAlready,
  GroupNotAssigned,
  GroupNotFound,
  PlanNotInProduct,
  ProductNotFound,
  SameProduct,
} from './errors.ts';
import type { Hypothesis } from './foresee.ts';
import { requireNotGivingWay, requireNothingGivesWay } from './group-intent.ts';
import { isId, NIL } from './ids.ts';
import { readProduct } from './read-product.ts';
import type { Intent } from './rules/decision.ts';
import { statement } from './statement.ts';

export type GroupChange = { groupId: string } & (
  | { kind: 'assign'; productId: string; disabledPlanIds: readonly string[] }
  | { kind: 'remove'; productId: string }
  | { kind: 'members'; add: readonly string[]; remove: readonly string[] }
  | {
      kind: 'swap';
      fromProductId: string;
      toProductId: string;
      disabledPlanIds: readonly string[];
    }
);
type Change<Kind> = Extract<GroupChange, { kind: Kind }>;

interface Supposition {
  hypothesis: Hypothesis;
  /** In the order in which they would be served. */
  whom: AsyncIterable<string[]> | Iterable<string[]>;
}

/** What it is supposed upon: one snapshot. */
interface Basis {
  em: SqlEntityManager;
  context: Context;
  at: Date;
  group: Group;
}

const BATCH = 1000;

export async function suppose(
  em: SqlEntityManager,
  context: Context,
  at: Date,
  change: GroupChange,
): Promise<Supposition & { group: string }> {
  const { groupId } = change;
  if (!isId(groupId)) throw new GroupNotFound();
  const [group] = await GROUP(em, { tenantId: context.tenantId, groupId });
  if (!group) throw new GroupNotFound();
  return { ...(await supposeOf({ em, context, at, group }, change)), group: group.name };
}

function supposeOf(basis: Basis, change: GroupChange): Promise<Supposition> {
  if (change.kind === 'assign') return supposeAssigned(basis, change);
  if (change.kind === 'remove') return supposeRemoved(basis, change);
  if (change.kind === 'swap') return supposeSwapped(basis, change);
  return supposeMembers(basis, change);
}

async function supposeAssigned(
  basis: Basis,
  { productId, disabledPlanIds }: Change<'assign'>,
): Promise<Supposition> {
  const { product, before } = await intended(basis, productId);
  const known = new Set(product.plans.map(({ id }) => id));
  if (disabledPlanIds.some((id) => !known.has(id))) {
    throw new PlanNotInProduct({ product: product.displayName });
  }
  const { id: groupId, priority } = basis.group;
  const intents = (changedId: string, now: readonly Intent[]) => {
    if (changedId !== productId) return [...now];
    const others = now.filter((intent) => intent.groupId !== groupId);
    return [...others, { groupId, priority, disabledPlanIds, givesWayTo: null }];
  };
  if (!before) {
    return { whom: members(basis), hypothesis: { groupId, steps: [{ productId }], intents } };
  }
  const [off, wasOff] = [new Set(disabledPlanIds), new Set(before.disabledPlanIds)];
  const lostPlanIds = [...off.difference(wasOff)];
  const isSame =
    before.givesWayTo === null &&
    lostPlanIds.length === 0 &&
    wasOff.intersection(known).isSubsetOf(off);
  const again = { retry: true, recheck: { groupId, wasOff: before.disabledPlanIds }, lostPlanIds };
  return {
    whom: isSame ? [] : members(basis),
    hypothesis: { groupId, steps: [{ productId, ...again }], intents },
  };
}

async function supposeRemoved(
  basis: Basis,
  { productId }: Change<'remove'>,
  to?: string,
): Promise<Supposition> {
  const { product, before } = await intended(basis, productId);
  const { id: groupId, name: group } = basis.group;
  const name = product.displayName;
  if (!before) throw new GroupNotAssigned({ group, product: name });
  const { em, context } = basis;
  await requireNothingGivesWay(em, context.tenantId, basis.group, { id: productId, name }, to);
  return {
    whom: members(basis),
    hypothesis: {
      ...{ groupId, steps: [{ productId }] },
      intents: (changedId, now) =>
        changedId === productId ? now.filter((intent) => intent.groupId !== groupId) : [...now],
    },
  };
}

async function supposeSwapped(
  basis: Basis,
  { groupId, fromProductId, toProductId, disabledPlanIds }: Change<'swap'>,
): Promise<Supposition> {
  if (fromProductId === toProductId) throw new SameProduct();
  const leaving = { kind: 'remove', groupId, productId: fromProductId } as const;
  await supposeRemoved(basis, leaving, toProductId);
  const { product, before } = await intended(basis, toProductId);
  if (before?.givesWayTo === null) {
    throw new GroupHoldsAlready({ group: basis.group.name, product: product.displayName });
  }
  const { em, context, group } = basis;
  const to = { id: toProductId, name: product.displayName };
  await requireNotGivingWay(em, context.tenantId, group, to, fromProductId);
  const coming = { kind: 'assign', groupId, productId: toProductId, disabledPlanIds } as const;
  const { hypothesis } = await supposeAssigned(basis, coming);
  const from = { productId: fromProductId };
  return {
    whom: members(basis),
    hypothesis: {
      groupId,
      // The old product is looked at first, so that what the new one is asked of goes without it.
      steps: [from, ...hypothesis.steps, from],
      intents(productId, now) {
        const intents = hypothesis.intents?.(productId, now) ?? [...now];
        return intents.map((intent) =>
          productId === fromProductId && intent.groupId === groupId
            ? { ...intent, givesWayTo: toProductId }
            : intent,
        );
      },
    },
  };
}

async function supposeMembers(
  { em, context, at, group }: Basis,
  change: Change<'members'>,
): Promise<Supposition> {
  const { tenantId } = context;
  const { id: groupId } = group;
  const add = new Set(change.add);
  const remove = new Set(change.remove).difference(add);
  await requireChangeable(em, context, group, { add: [...add], remove: [...remove] });
  const personIds = [...add, ...remove];
  const inside = new Set((await INSIDE(em, { tenantId, groupId, personIds })).map(({ id }) => id));
  const joining = add.difference(inside);
  const leaving = remove.intersection(inside);
  const steps = await inDependencyOrder(em, tenantId, group.productIds);
  return {
    whom: [...batches([...leaving].sort()), ...batches([...joining].sort())],
    hypothesis: {
      ...{ groupId, steps: steps.map((productId) => ({ productId })) },
      person({ memberships, ...person }) {
        const others = memberships.filter((one) => one.groupId !== groupId);
        if (leaving.has(person.id)) return { ...person, memberships: others };
        if (!joining.has(person.id)) return { ...person, memberships };
        const joined = { groupId, joinedAt: at.toISOString(), isReplaced: false };
        return { ...person, memberships: [...others, joined] };
      },
    },
  };
}

async function intended({ em, context, at, group }: Basis, productId: string) {
  if (!isId(productId)) throw new ProductNotFound();
  const product = await readProduct(em, context.tenantId, productId, at);
  if (!product) throw new ProductNotFound();
  const before = product.intents.find(({ groupId }) => groupId === group.id);
  return { product, before };
}

async function* members({ em, context, group }: Basis): AsyncGenerator<string[]> {
  let last: Member | undefined;
  for (;;) {
    const some = await MEMBERS(em, {
      ...{ tenantId: context.tenantId, groupId: group.id },
      ...{ lastJoined: last?.joinedAt ?? '-infinity', lastId: last?.id ?? NIL },
    });
    if (some.length > 0) yield some.map(({ id }) => id);
    last = some.at(-1);
    if (some.length < BATCH) return;
  }
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let first = 0; first < ids.length; first += BATCH) yield ids.slice(first, first + BATCH);
}

interface Group {
  id: string;
  name: string;
  priority: number;
  slackUsergroupId: string | null;
  productIds: string[];
}

const GROUP = statement<Group>(`
  select g.id, g.name, g.priority, g.slack_usergroup_id as "slackUsergroupId",
    (select coalesce(json_agg(gp.product_id), '[]') from group_product gp
      where gp.tenant_id = g.tenant_id and gp.group_id = g.id) as "productIds"
  from license_group g
 where g.tenant_id = :tenantId and g.id = cast(:groupId as uuid) and g.deleted_at is null`);

interface Member {
  id: string;
  /** As text, to the microsecond. */
  joinedAt: string;
}

const MEMBERS = statement<Member>(`
  select person_id as id, cast(joined_at as text) as "joinedAt" from group_member
   where tenant_id = :tenantId and group_id = cast(:groupId as uuid)
     and (joined_at, person_id)
       > (cast(:lastJoined as timestamptz), cast(:lastId as uuid))
   order by joined_at, person_id limit ${BATCH}`);

const INSIDE = statement<{ id: string }>(`
  select person_id as id from group_member
   where tenant_id = :tenantId and group_id = cast(:groupId as uuid)
     and person_id = any (cast(:personIds as uuid[]))`);
