import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { PersonNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { mergePlans } from './rules/merge-plans.ts';
import {
  productsOfPerson,
  SHOWN_PERSON,
  type ShownPerson,
  type SourcesOfProduct,
} from './shown-person.ts';
import { type SourceRow, shownSource } from './shown-sources.ts';
import { statement } from './statement.ts';

/** A seat: its active sources, merged. */
export interface Holding extends SourcesOfProduct {
  /** Since the first of them, and by whom; null where the system or the command line did it. */
  since: Date;
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
  /** Last day of the last of them; null: without end. */
  untilDate: string | null;
  /** Friendly names, as are `plansOff`. */
  plansOn: string[];
  /** Off in every active source. */
  plansOff: string[];
}

export interface ListHoldingsResult {
  person: ShownPerson;
  /** By product name, as is `waiting`. */
  holdings: Holding[];
  /** Products without a seat: what is in error, suspended, or still to start. */
  waiting: SourcesOfProduct[];
}

/**
 * What one person holds and waits for. Administrators may ask about everybody, all others about
 * themselves.
 * @throws {NotAllowed | PersonNotFound}
 */
export async function listHoldings(
  licensing: Licensing,
  context: Context,
  { personId }: { personId: string },
): Promise<ListHoldingsResult> {
  if (actingPersonId(context.actor) !== personId) requireAdministrator(context);
  if (!isId(personId)) throw new PersonNotFound();
  const { tenantId } = context;
  const [row] = await HOLDINGS(licensing.em, { tenantId, personId });
  if (!row) throw new PersonNotFound();
  const products = row.products.map(({ plans, ...product }) => ({
    plans,
    product: { ...product, sources: product.sources.map(shownSource) },
  }));
  return {
    person: row.person,
    holdings: products.flatMap(({ product, plans }) => holding(product, plans)),
    waiting: products.map(({ product }) => product).filter((product) => !hasSeat(product)),
  };
}

export function hasSeat({ sources }: Pick<SourcesOfProduct, 'sources'>): boolean {
  return sources.some(({ state }) => state === 'active');
}

function holding(product: SourcesOfProduct, plans: Plan[]): Holding[] {
  const active = product.sources.filter(({ state }) => state === 'active');
  const [first] = active.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  if (!first) return [];
  const ends = active.map(({ untilDate }) => untilDate);
  const merged = mergePlans(plans, product.sources);
  const names = (isOn: boolean) =>
    merged.filter(({ through }) => through.length > 0 === isOn).map(({ name }) => name);
  return [
    {
      ...product,
      since: first.since,
      assignedByName: first.assignedByName,
      assignedBySlackUserId: first.assignedBySlackUserId,
      untilDate: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
      plansOn: names(true),
      plansOff: names(false),
    },
  ];
}

interface Plan {
  id: string;
  name: string;
}

interface Row {
  person: ShownPerson;
  products: (Omit<SourcesOfProduct, 'sources'> & { sources: SourceRow[]; plans: Plan[] })[];
}

const HOLDINGS = statement<Row>(`
  select ${SHOWN_PERSON} as person,
    ${productsOfPerson(`'plans', (select coalesce(json_agg(json_build_object('id', pp.plan_id,
        'name', pp.friendly_name) order by pp.friendly_name, pp.plan_id), '[]')
      from product_plan pp where pp.tenant_id = pr.tenant_id and pp.product_id = pr.id)`)}
      as products
  from person p where p.tenant_id = :tenantId and p.id = :personId`);
