import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { PersonNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface Holding {
  sourceId: string;
  productId: string;
  product: string;
  skuPartNumber: string;
  since: Date;
  /** Last day; null: without end. */
  untilDate: string | null;
  reason: string | null;
  /** Null where the system or the command line assigned it. */
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
  /** Friendly names, as are `plansOff`. */
  plansOn: string[];
  plansOff: string[];
}

export interface ListHoldingsResult {
  person: {
    id: string;
    displayName: string;
    slackUserId: string | null;
    email: string | null;
    status: 'active' | 'deleted';
    isGuest: boolean;
    usageLocation: string | null;
  };
  /** By product name. */
  holdings: Holding[];
}

/**
 * What one person holds. Administrators may ask about everybody, all others about themselves.
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
  return {
    person: row.person,
    holdings: row.holdings.map((holding) => ({ ...holding, since: new Date(holding.since) })),
  };
}

interface Row {
  person: ListHoldingsResult['person'];
  holdings: (Omit<Holding, 'since'> & { since: string })[];
}

const plansOfSource = (isOff: boolean) => `(
  select coalesce(json_agg(pp.friendly_name order by pp.friendly_name), '[]')
    from product_plan pp
   where pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
     and ${isOff ? '' : 'not'} exists (select from source_disabled_plan x
       where x.tenant_id = s.tenant_id and x.source_id = s.id and x.plan_id = pp.plan_id))`;

const HOLDINGS = statement<Row>(`
  select json_build_object('id', p.id, 'displayName', p.display_name,
      'slackUserId', p.slack_user_id, 'email', p.email, 'status', p.status,
      'isGuest', p.is_guest, 'usageLocation', p.usage_location) as person,
    coalesce((select json_agg(json_build_object('sourceId', s.id, 'productId', pr.id,
        'product', pr.display_name, 'skuPartNumber', pr.sku_part_number, 'since', s.since,
        'untilDate', s.until_date, 'reason', s.reason, 'assignedByName', a.display_name,
        'assignedBySlackUserId', a.slack_user_id,
        'plansOn', ${plansOfSource(false)}, 'plansOff', ${plansOfSource(true)})
        order by lower(pr.display_name), pr.id)
      from source s
      join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
      left join person a on a.tenant_id = s.tenant_id and a.id = s.assigned_by_id
     where s.tenant_id = p.tenant_id and s.person_id = p.id and s.state = 'active'), '[]')
     as holdings
  from person p where p.tenant_id = :tenantId and p.id = :personId`);
