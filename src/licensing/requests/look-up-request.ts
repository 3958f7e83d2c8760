import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import type { Holding } from '../list-holdings.ts';
import { listHoldings } from '../list-holdings.ts';
import type { Licensing } from '../ports.ts';
import { IS_OPEN } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { REQUEST_COLUMNS, type ShownRequest } from './read-request.ts';

export interface RequestLookUp {
  /** What the person has of the product. Null: nothing, or whoever asks may not see it. */
  holding: Holding | null;
  /** The request that is open for them. */
  open: ShownRequest | null;
}

/**
 * What is there already of what somebody is about to ask for: a license, as far as they may see it,
 * and a request.
 */
export async function lookUpRequest(
  licensing: Licensing,
  context: Context,
  what: { personId: string; productId: string },
): Promise<RequestLookUp> {
  const { tenantId, actor } = context;
  const { personId, productId } = what;
  const maySee = actor.kind !== 'everybody' || actingPersonId(actor) === personId;
  const open = await readOpenRequest(licensing.em.fork(), tenantId, what);
  if (!maySee) return { holding: null, open };
  const { holdings } = await listHoldings(licensing, context, { personId });
  return { holding: holdings.find((each) => each.productId === productId) ?? null, open };
}

async function readOpenRequest(
  em: SqlEntityManager,
  tenantId: string,
  what: { personId: string; productId: string },
): Promise<ShownRequest | null> {
  const [row] = await OPEN(em, { tenantId, ...what });
  return row ?? null;
}

const OPEN = statement<ShownRequest>(`
  select ${REQUEST_COLUMNS} from license_request r
   where r.tenant_id = :tenantId and r.state ${IS_OPEN}
     and r.person_id = cast(:personId as uuid) and r.product_id = cast(:productId as uuid)`);
