import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { AUDIT_COLUMNS, audit, auditValues } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { PlanNotInProduct, ProductNotFound } from './errors.ts';
import { isId, NIL } from './ids.ts';
import { RAISE_REVISION } from './lock-product.ts';
import type { Licensing } from './ports.ts';
import { type ReadActor, readActor } from './read-actor.ts';
import { DISABLED_PLAN_IDS, LIVE } from './rules-of-product.ts';
import { statement } from './statement.ts';
import { wakeOthers } from './wake.ts';

/** So that no statement takes long, however many have it. */
const PERSONS_A_STATEMENT = 5000;

export interface SwitchOffPlan {
  productId: string;
  planId: string;
}

export interface SwitchOffPlanResult {
  product: string;
  plan: string;
  /** Direct licenses in which it was on, and groups for whose members it was. */
  licenses: number;
  groups: number;
  /** Who did it; null: the system. */
  by: ReadActor | null;
  /** An instant, ISO 8601. */
  at: string;
}

/**
 * Switches one plan of a product off in all that is assigned of it now: direct licenses, whether
 * active, waiting, suspended or still to start, and the options of groups. What is assigned later has
 * it on, unless told otherwise. One transaction; groups are locked before persons. Nothing stops it:
 * who inherits what needs the plan loses that, by jobs.
 * @throws {NotAllowed | ProductNotFound | PlanNotInProduct}
 */
export async function switchOffPlan(
  licensing: Licensing,
  context: Context,
  { productId, planId }: SwitchOffPlan,
): Promise<Once<SwitchOffPlanResult>> {
  requireAdministrator(context);
  if (!isId(productId) || !isId(planId)) throw new ProductNotFound();
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const now = licensing.clock();
    const key = { tenantId, productId, planId };
    const [names] = await NAMES(em, key);
    if (!names) throw new ProductNotFound();
    const { product, plan } = names;
    if (plan === null) throw new PlanNotInProduct({ product });
    // No other one: its job could begin before this is committed.
    const groupIds = (await LOCK_GROUPS(em, key)).map(({ id }) => id);
    const values = (action: string) => ({ ...key, ...auditValues(context, now, { action }) });
    const groups = await OFF_FOR_GROUPS(em, { ...values('group.change_options'), groupIds });
    let licenses = 0;
    const personsValues = values('license.change_options');
    for (let after = NIL; ; ) {
      const some: { id: string }[] = await LOCK_PERSONS(em, { ...key, after });
      const personIds = some.map(({ id }) => id);
      const off = await OFF_FOR_PERSONS(em, { ...personsValues, personIds });
      licenses += off.length;
      const changed = personIds.map((personId) => ({ personId, lostPlanIds: [planId] }));
      await wakeOthers(em, licensing, tenantId, { seatFreed: null, changed });
      after = personIds.at(-1) ?? NIL;
      if (personIds.length < PERSONS_A_STATEMENT) break;
    }
    await RAISE(em, { tenantId, productId });
    const result = { product, plan, licenses, groups: groups.length };
    await audit(em, context, now, {
      action: 'plan.switch_off',
      productId,
      after: { plan, licenses: result.licenses, groups: result.groups },
    });
    for (const { id: groupId, wasOff } of groups) {
      await licensing.queue.enqueue(em, tenantId, 'work-off-group', {
        ...{ groupId, productId, work: 'everybody', lostPlanIds: [planId] },
        wasOff,
      });
    }
    const by = await readActor(em, tenantId, actingPersonId(context.actor));
    return { ...result, by, at: now.toISOString() };
  });
}

const NAMES = statement<{ product: string; plan: string | null }>(`
  select pr.display_name as product, pp.friendly_name as plan
    from product pr
    left join product_plan pp on pp.tenant_id = pr.tenant_id and pp.product_id = pr.id
     and pp.plan_id = cast(:planId as uuid)
   where pr.tenant_id = :tenantId and pr.id = cast(:productId as uuid) and pr.archived_at is null`);

const LOCK_GROUPS = statement<{ id: string }>(`
  select g.id from license_group g
   where g.tenant_id = :tenantId and exists (select from group_product gp
     where gp.tenant_id = g.tenant_id and gp.group_id = g.id
       and gp.product_id = cast(:productId as uuid)) and cast(:planId as uuid) is not null
   order by g.id for no key update`);

const RAISE = statement(RAISE_REVISION);

const DIRECT = `s.tenant_id = :tenantId and s.product_id = cast(:productId as uuid)
  and s.group_id is null and (s.state in ${LIVE} or s.state = 'scheduled')
  and not exists (select from source_disabled_plan x where x.tenant_id = s.tenant_id
    and x.source_id = s.id and x.plan_id = cast(:planId as uuid))`;

const LOCK_PERSONS = statement<{ id: string }>(`
  select p.id from person p
   where p.tenant_id = :tenantId and p.id in (select s.person_id from source s where ${DIRECT})
     and p.id > cast(:after as uuid)
   order by p.id limit ${PERSONS_A_STATEMENT} for no key update`);

/** SQL: an entry for each of `changed`, by what was off before and is now. */
const audited = (ids: string, subject: string) => `
  insert into audit_entry (${AUDIT_COLUMNS})
  select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind,
      cast(:auditActorId as uuid), :auditAction, ${ids}, :auditSurface, :auditReason,
      ${subject} || jsonb_build_object('disabledPlanIds', c.off),
      ${subject} || jsonb_build_object('disabledPlanIds',
        c.off || to_jsonb(cast(:planId as text))), :auditRequestId
    from changed c`;

const OFF_FOR_GROUPS = statement<{ id: string; wasOff: string[] }>(`
  with changed as materialized (
    select gp.tenant_id, gp.id, gp.group_id, (select coalesce(jsonb_agg(x.plan_id order by x.plan_id),
        '[]') from group_product_disabled_plan x
       where x.tenant_id = gp.tenant_id and x.group_product_id = gp.id) as off
      from group_product gp
     where gp.tenant_id = :tenantId and gp.product_id = cast(:productId as uuid)
       and gp.group_id = any (cast(:groupIds as uuid[]))
       and not exists (select from group_product_disabled_plan x where x.tenant_id = gp.tenant_id
         and x.group_product_id = gp.id and x.plan_id = cast(:planId as uuid))
  ), switched_off as (
    insert into group_product_disabled_plan (tenant_id, group_product_id, plan_id)
    select tenant_id, id, cast(:planId as uuid) from changed
  ), audited as (${audited(
    'null::uuid, cast(:productId as uuid), null::uuid, c.group_id',
    'jsonb_build_object()',
  )})
  select group_id as id, off as "wasOff" from changed order by 1`);

const OFF_FOR_PERSONS = statement<{ id: string }>(`
  with changed as materialized (
    select s.tenant_id, s.id, s.person_id, s.until_date,
        to_jsonb(${DISABLED_PLAN_IDS}) as off
      from source s where s.person_id = any (cast(:personIds as uuid[])) and ${DIRECT}
  ), switched_off as (
    insert into source_disabled_plan (tenant_id, source_id, plan_id)
    select tenant_id, id, cast(:planId as uuid) from changed
  ), audited as (${audited(
    'c.person_id, cast(:productId as uuid), null::uuid, null::uuid',
    "jsonb_build_object('sourceId', c.id, 'untilDate', c.until_date)",
  )})
  select person_id as id from changed order by 1`);
