/** What is compared after each step, as lines: of the model, and as the database has it. */
import { listProducts } from '../../src/licensing/list-products.ts';
import { statement } from '../../src/licensing/statement.ts';
import type { Company, Counts } from './company.ts';
import type { Service } from './service.ts';

interface SeenSource {
  person: number;
  product: number;
  group: number | null;
  state: string;
  error: string | null;
  /** In milliseconds. */
  since: number;
  start: string | null;
  until: string | null;
  off: number[];
}

export function seenInModel(company: Company): string[] {
  const sources = company.sources
    .filter(({ state }) => state !== 'ended')
    .map((one) => ({
      ...one,
      off: one.off.filter((plan) => company.plansIn(one.product).includes(plan)),
    }));
  const products = company.products.map((_, product) =>
    countsLine(product, company.counts(product)),
  );
  const people = company.people.map(({ location, deleted }, person) =>
    personLine(person, location, deleted),
  );
  const groups = company.groups.flatMap(({ members, products }, group) => [
    ...[...members.keys()].map((person) => `group ${group} has person ${person}`),
    ...[...products].map(([product, { givesWayTo }]) => intentLine(group, product, givesWayTo)),
  ]);
  return [...products, ...people, ...groups, ...sources.map(sourceLine)].sort();
}

export async function seenInDatabase({
  licensing,
  tenantId,
  groupIds,
}: Pick<Service, 'licensing' | 'tenantId' | 'groupIds'>): Promise<string[]> {
  const actor = { kind: 'system', cause: 'a story' } as const;
  const context = { tenantId, actor, surface: 'system' } as const;
  const { products } = await listProducts(licensing, context, { page: 0, pageSize: 10 });
  const [row] = await EVERYTHING(licensing.em, { tenantId });
  if (!row) throw new Error('A row of everything is always there');
  return [
    ...products.map(({ id, counts }) => countsLine(indexOf(id), counts)),
    ...row.people.map(({ id, location, status }) =>
      personLine(indexOf(id), location, status === 'deleted'),
    ),
    ...row.members.map(
      (one) => `group ${groupIds.indexOf(one.group)} has person ${indexOf(one.person)}`,
    ),
    ...row.intents.map(({ group, product, heir }) =>
      intentLine(groupIds.indexOf(group), indexOf(product), heir === null ? null : indexOf(heir)),
    ),
    ...row.sources.map((one) =>
      sourceLine({
        ...one,
        person: indexOf(one.person),
        product: indexOf(one.product),
        group: one.group === null ? null : groupIds.indexOf(one.group),
        since: Date.parse(one.since),
        off: one.off.map(indexOf),
      }),
    ),
  ].sort();
}

function countsLine(product: number, counts: Counts): string {
  const { total, assigned, available, over, expiringSoon, assignable } = counts;
  const seats = [total, available, expiringSoon].map((one) => one ?? 'any number');
  const [all, free, expiring] = seats;
  const state = assignable ? '' : ', not to be assigned';
  return `product ${product}: ${assigned} of ${all}, ${free} free, ${over} over, ${expiring} expiring${state}`;
}

function personLine(person: number, location: string | null, deleted: boolean): string {
  return `person ${person}: ${deleted ? 'deleted' : 'active'} in ${location ?? 'no country'}`;
}

function intentLine(group: number, product: number, givesWayTo: number | null): string {
  const until = givesWayTo === null ? '' : `, which gives way to ${givesWayTo}`;
  return `group ${group} has product ${product}${until}`;
}

function sourceLine(source: SeenSource): string {
  const { person, product, group, state, error, since, start, until, off } = source;
  const through = group === null ? 'direct' : `through group ${group}`;
  const when = [
    `since ${new Date(since).toISOString()}`,
    ...(state === 'scheduled' ? [`from ${start}`] : []),
    ...(until === null ? [] : [`until ${until}`]),
    ...(off.length === 0 ? [] : [`without ${[...off].sort()}`]),
  ];
  return `source of ${person} of ${product} ${through}: ${error === null ? '' : `${error}, `}${state}, ${when.join(', ')}`;
}

function indexOf(id: string): number {
  const [, index] = id.match(/^00000000-0000-4000-8000-\d(\d{11})$/) ?? [];
  return Number(index);
}

interface Rows {
  people: { id: string; location: string | null; status: string }[];
  members: { group: string; person: string }[];
  intents: { group: string; product: string; heir: string | null }[];
  sources: (Omit<SeenSource, 'person' | 'product' | 'group' | 'since' | 'off'> & {
    person: string;
    product: string;
    group: string | null;
    since: string;
    off: string[];
  })[];
}

const off = (from: string) => `(select coalesce(json_agg(x.plan_id), '[]')
  from ${from} join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
   and pp.product_id = s.product_id)`;

const OFF_DIRECTLY = off(`(select * from source_disabled_plan
  where tenant_id = s.tenant_id and source_id = s.id) x`);

const OFF_IN_GROUP = off(`(select o.* from group_product gp
  join group_product_disabled_plan o on o.tenant_id = gp.tenant_id and o.group_product_id = gp.id
 where gp.tenant_id = s.tenant_id and gp.group_id = s.group_id
   and gp.product_id = s.product_id) x`);

const all = (row: string, from: string) =>
  `(select coalesce(json_agg(json_build_object(${row})), '[]') from ${from})`;

const EVERYTHING = statement<Rows>(`select
  ${all(
    "'id', id, 'location', usage_location, 'status', status",
    'person where tenant_id = :tenantId',
  )} as people,
  ${all(
    "'group', group_id, 'person', person_id",
    'group_member where tenant_id = :tenantId',
  )} as members,
  ${all(
    "'group', group_id, 'product', product_id, 'heir', gives_way_to_id",
    'group_product where tenant_id = :tenantId',
  )} as intents,
  ${all(
    `'person', person_id, 'product', product_id, 'group', group_id, 'state', state,
     'error', error_code, 'since', since, 'start', start_date, 'until', until_date,
     'off', case when group_id is null then ${OFF_DIRECTLY} else ${OFF_IN_GROUP} end`,
    "source s where tenant_id = :tenantId and state <> 'ended'",
  )} as sources`);
