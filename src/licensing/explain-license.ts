import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { dayIn } from './days.ts';
import { PersonNotFound, PlanNotFound, ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { planLabel } from './plan-label.ts';
import type { Licensing } from './ports.ts';
import type { OfferedPlan } from './rules/check-assignment.ts';
import { type Explained, type ExplainedProduct, explainSources } from './rules/explain-sources.ts';
import { productCounts } from './rules/product-counts.ts';
import type { SubscriptionTerm } from './rules/subscription-state.ts';
import { LIVE, OFFERED_PLANS } from './rules-of-product.ts';
import {
  productsOfPerson,
  SHOWN_PERSON,
  type ShownPerson,
  type SourcesOfProduct,
} from './shown-person.ts';
import { type ShownSource, type SourceRow, shownSource } from './shown-sources.ts';
import { statement } from './statement.ts';
import { SUBSCRIPTION_TERMS } from './subscription-terms.ts';

export interface ExplainLicense {
  personId: string;
  /** Only this product. */
  productId?: string | undefined;
  /** Only products that have this plan: "does X have PLAN?" */
  planId?: string | undefined;
}

interface AskedSource extends ShownSource {
  /** The product from which its group is still being swapped to this one: it stays as long. */
  swappedFrom: string | null;
}

export type ExplainedSource = Explained<AskedSource>;

export type ExplainedLicense = Omit<SourcesOfProduct, 'sources'> & ExplainedProduct<AskedSource>;

export interface ExplainLicenseResult {
  person: ShownPerson;
  /** Whose e-mail address here is the one that the person has in Slack; see linkSlackUser. */
  sameEmail: ShownPerson | null;
  /** By name: of all that is asked for, what the person has, waits for or is to get. */
  products: ExplainedLicense[];
  /** What a group's next batch brings: nothing is decided about it yet. */
  coming: { productId: string; product: string; group: string }[];
  /** What is asked for. */
  product: { id: string; name: string } | null;
  /** With the first few of the products that have it. */
  plan: { id: string; name: string; products: string[] } | null;
  /** False: who waits is served only once somebody asks for it. */
  automaticHealing: boolean;
}

/**
 * Why a person has a license, waits for it, or does not have it: every source, what they add up to,
 * and the rules that stand against them now. Administrators may ask about everybody, all others
 * about themselves. Reads what concerns the person only, however large the tenant is.
 * @throws {NotAllowed | PersonNotFound | ProductNotFound | PlanNotFound}
 */
export async function explainLicense(
  licensing: Licensing,
  context: Context,
  { personId, productId, planId }: ExplainLicense,
): Promise<ExplainLicenseResult> {
  if (actingPersonId(context.actor) !== personId) requireAdministrator(context);
  if (!isId(personId)) throw new PersonNotFound();
  if (productId !== undefined && !isId(productId)) throw new ProductNotFound();
  if (planId !== undefined && !isId(planId)) throw new PlanNotFound();
  const asked = { productId: productId ?? null, planId: planId ?? null };
  const [row] = await EXPLAIN(licensing.em, { tenantId: context.tenantId, personId, ...asked });
  if (!row) throw new PersonNotFound();
  if (productId !== undefined && !row.product) throw new ProductNotFound();
  if (planId !== undefined && !row.plan) throw new PlanNotFound();

  const { person, defaultUsageLocation, timeZone, swaps, ...result } = row;
  const today = dayIn(timeZone, licensing.clock());
  const usageLocation = person.usageLocation ?? defaultUsageLocation;
  const products = row.products.map(({ sources, assigned, held, subscriptions, ...product }) => ({
    ...product,
    sources: sources.map((source) => {
      const swap = swaps.find(
        ({ groupId, to }) => groupId === source.group?.id && to === product.productId,
      );
      return { ...shownSource(source), swappedFrom: swap?.from ?? null };
    }),
    counts: productCounts(assigned, subscriptions, today, 0, held),
  }));
  const explained = explainSources({ ...person, usageLocation, today }, products);
  const isMeant = (id: string, plans: readonly { id: string }[]) =>
    (productId === undefined || id === productId) &&
    (planId === undefined || plans.some((plan) => plan.id === planId));
  return {
    ...result,
    person,
    products: products.flatMap(({ productId: id, product, skuPartNumber, plans }, index) => {
      const one = explained[index];
      return one && isMeant(id, plans) ? [{ productId: id, product, skuPartNumber, ...one }] : [];
    }),
  };
}

interface Row extends Omit<ExplainLicenseResult, 'products'> {
  timeZone: string;
  defaultUsageLocation: string | null;
  /** Which groups of theirs are half way from a product, by name, to another. */
  swaps: { groupId: string; from: string; to: string }[];
  products: (Omit<SourcesOfProduct, 'sources'> & {
    sources: SourceRow[];
    assigned: number;
    held: number;
    subscriptions: SubscriptionTerm[];
    plans: OfferedPlan[];
  })[];
}

/** So many products are named that have a plan. */
const NAMED = 10;

const EXPLAIN = statement<Row>(`
  select ${SHOWN_PERSON} as person,
    (select ${SHOWN_PERSON} from person me
       join person p on p.tenant_id = me.tenant_id and p.id <> me.id and p.email = me.slack_email
      where me.tenant_id = :tenantId and me.id = cast(:personId as uuid)) as "sameEmail",
    coalesce(t.time_zone, 'UTC') as "timeZone",
    t.default_usage_location as "defaultUsageLocation", t.automatic_healing as "automaticHealing",
    ${productsOfPerson(`'assigned', pr.assigned, 'held', pr.held, 'subscriptions', ${SUBSCRIPTION_TERMS},
      'plans', ${OFFERED_PLANS}`)} as products,
    coalesce((select json_agg(json_build_object('productId', pr.id, 'product', pr.display_name,
        'group', g.name) order by lower(pr.display_name), pr.id, lower(g.name))
      from group_member m
      join license_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
      join group_product gp on gp.tenant_id = m.tenant_id and gp.group_id = m.group_id
      join product pr on pr.tenant_id = gp.tenant_id and pr.id = gp.product_id
     where m.tenant_id = p.tenant_id and m.person_id = p.id and p.status = 'active'
       and gp.gives_way_to_id is null
       and (cast(:productId as uuid) is null or pr.id = cast(:productId as uuid))
       and (cast(:planId as uuid) is null or exists (select from product_plan pp
         where pp.tenant_id = pr.tenant_id and pp.product_id = pr.id
           and pp.plan_id = cast(:planId as uuid)))
       and not exists (select from source s where s.tenant_id = m.tenant_id
         and s.person_id = m.person_id and s.product_id = gp.product_id
         and s.group_id = gp.group_id and s.state in ${LIVE})), '[]') as coming,
    coalesce((select json_agg(json_build_object('groupId', gp.group_id, 'from', pr.display_name,
        'to', gp.gives_way_to_id) order by lower(pr.display_name), pr.id)
      from group_product gp
      join product pr on pr.tenant_id = gp.tenant_id and pr.id = gp.product_id
     where gp.tenant_id = p.tenant_id and gp.gives_way_to_id is not null
       and exists (select from source s where s.tenant_id = p.tenant_id and s.person_id = p.id
         and s.group_id = gp.group_id and s.state in ${LIVE})), '[]') as swaps,
    (select json_build_object('id', pr.id, 'name', pr.display_name) from product pr
      where pr.tenant_id = p.tenant_id and pr.id = cast(:productId as uuid)
        and pr.archived_at is null) as product,
    (select json_build_object('id', sp.id, 'name', ${planLabel('sp')},
        'products', (select coalesce(json_agg(pr.display_name
            order by lower(pr.display_name), pr.id), '[]')
          from (select pr.* from product_plan pp
                  join product pr on pr.tenant_id = pp.tenant_id and pr.id = pp.product_id
                 where pp.tenant_id = sp.tenant_id and pp.plan_id = sp.id
                   and pr.archived_at is null
                 order by lower(pr.display_name), pr.id limit ${NAMED}) pr))
      from service_plan sp
     where sp.tenant_id = p.tenant_id and sp.id = cast(:planId as uuid)) as plan
  from person p join tenant t on t.id = p.tenant_id
 where p.tenant_id = :tenantId and p.id = cast(:personId as uuid)`);
