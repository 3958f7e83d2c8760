/**
 * The audit in pages from the newest on. A page begins where the last one ended, at an entry's id,
 * so that what is done meanwhile moves nothing and nothing is counted.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { type AuditFilter, auditWhere } from './audit-filter.ts';
import { PersonNotFound, ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { planLabel } from './plan-label.ts';
import type { Licensing } from './ports.ts';

/** Entries older or newer than the one of this id; ids are whole numbers as text. */
export type AuditCursor = { before: string } | { after: string };

export interface ListAudit extends AuditFilter {
  /** From the newest on, if left out. */
  cursor?: AuditCursor | undefined;
  pageSize: number;
}

export interface AuditPerson {
  id: string;
  displayName: string;
  slackUserId: string | null;
  status: 'active' | 'deleted';
}

export interface AuditedDeed {
  id: string;
  at: Date;
  action: string;
  /** Null: the system. */
  actor: AuditPerson | null;
  person: AuditPerson | null;
  product: string | null;
  /** Done to it, or through it. */
  group: string | null;
  surface: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface ListAuditResult {
  /** Newest first. */
  deeds: AuditedDeed[];
  hasNewer: boolean;
  hasOlder: boolean;
  /** Whom and what the filter names. */
  person: AuditPerson | null;
  product: { id: string; displayName: string; skuPartNumber: string } | null;
  /** What the plans, managers and products are called that changes name by their ids. */
  names: ReadonlyMap<string, string>;
}

/** @throws {NotAllowed | PersonNotFound | ProductNotFound} */
export async function listAudit(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  { cursor, pageSize, ...filter }: ListAudit,
): Promise<ListAuditResult> {
  requireAdministrator(context);
  const { tenantId } = context;
  const person = filter.personId ? await findPerson(em, tenantId, filter.personId) : null;
  const product = filter.productId ? await findProduct(em, tenantId, filter.productId) : null;
  const isBackwards = cursor !== undefined && 'after' in cursor;
  const found = await readDeeds(em, tenantId, filter, cursor, pageSize + 1);
  // One more than the page was read: it says whether the way goes on.
  const goesOn = found.length > pageSize;
  if (isBackwards && !goesOn) {
    return listAudit({ em }, context, { ...filter, pageSize });
  }
  const deeds = isBackwards ? found.slice(-pageSize) : found.slice(0, pageSize);
  return {
    deeds,
    hasNewer: cursor !== undefined,
    hasOlder: isBackwards || goesOn,
    person,
    product,
    names: await readNames(em, tenantId, deeds),
  };
}

async function readDeeds(
  em: SqlEntityManager,
  tenantId: string,
  filter: AuditFilter,
  cursor: AuditCursor | undefined,
  limit: number,
): Promise<AuditedDeed[]> {
  const { where, values } = auditWhere(tenantId, filter);
  const isBackwards = cursor !== undefined && 'after' in cursor;
  const from = cursor === undefined ? [] : Object.values(cursor);
  const rows = await em.execute<(Omit<AuditedDeed, 'at'> & { at: string })[]>(
    `select cast(e.id as text) as id, to_json(e.at) as at, e.action, e.surface, e.reason,
        e.before, e.after, pr.display_name as product, g.name as "group",
        ${personJson('a')} as actor, ${personJson('p')} as person
       from (select * from audit_entry e where ${where}
               ${cursor === undefined ? '' : `and e.id ${isBackwards ? '>' : '<'} cast(? as bigint)`}
              order by e.id ${isBackwards ? 'asc' : 'desc'} limit ?) e
       left join person a on a.tenant_id = e.tenant_id and a.id = e.actor_id
       left join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
       left join product pr on pr.tenant_id = e.tenant_id and pr.id = e.product_id
       left join license_group g on g.tenant_id = e.tenant_id and g.id = e.group_id
      order by e.id desc`,
    [...values, ...from, limit],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

function personJson(alias: string): string {
  return `case when ${alias}.id is not null then json_build_object('id', ${alias}.id,
    'displayName', ${alias}.display_name, 'slackUserId', ${alias}.slack_user_id,
    'status', ${alias}.status) end`;
}

async function findPerson(
  em: SqlEntityManager,
  tenantId: string,
  id: string,
): Promise<AuditPerson> {
  if (!isId(id)) throw new PersonNotFound();
  const [person] = await em.execute<AuditPerson[]>(
    `select id, display_name as "displayName", slack_user_id as "slackUserId", status
       from person where tenant_id = ? and id = ?`,
    [tenantId, id],
  );
  if (!person) throw new PersonNotFound();
  return person;
}

async function findProduct(em: SqlEntityManager, tenantId: string, id: string) {
  if (!isId(id)) throw new ProductNotFound();
  const [product] = await em.execute<{ id: string; displayName: string; skuPartNumber: string }[]>(
    `select id, display_name as "displayName", sku_part_number as "skuPartNumber"
       from product where tenant_id = ? and id = ?`,
    [tenantId, id],
  );
  if (!product) throw new ProductNotFound();
  return product;
}

/** In which fields of a change ids stand. */
const BY_ID = [
  ...['disabledPlanIds', 'managerId', 'productId', 'givesWayTo', 'memberGroupId'],
  ...['approverIds1', 'approverIds2', 'approverIds3'],
];

async function readNames(
  em: SqlEntityManager,
  tenantId: string,
  deeds: readonly AuditedDeed[],
): Promise<Map<string, string>> {
  const ids = deeds
    .flatMap(({ before, after }) => BY_ID.flatMap((field) => [before?.[field], after?.[field]]))
    .flat()
    .filter((id) => typeof id === 'string' && isId(id));
  if (ids.length === 0) return new Map();
  const named = await em.execute<{ id: string; name: string }[]>(
    `select id, ${planLabel('sp')} as name from service_plan sp
      where tenant_id = :tenantId and id = any (cast(:ids as uuid[]))
     union all select id, display_name from person
      where tenant_id = :tenantId and id = any (cast(:ids as uuid[]))
     union all select id, name from license_group
      where tenant_id = :tenantId and id = any (cast(:ids as uuid[]))
     union all select id, display_name from product
      where tenant_id = :tenantId and id = any (cast(:ids as uuid[]))`,
    { tenantId, ids: `{${[...new Set(ids)].join(',')}}` },
  );
  return new Map(named.map(({ id, name }) => [id, name]));
}
