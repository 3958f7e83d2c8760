/** A kind of alert that a product has no need of; and back again. */
import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { ProductNotFound } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { type ReadActor, readActor } from '../read-actor.ts';
import type { AlertKind } from '../rules/alert-kinds.ts';
import { statement } from '../statement.ts';
import { tellAlerts } from './tell-alerts.ts';

export interface AlertsOfProduct {
  productId: string;
  kind: AlertKind;
}

export interface AlertsTurned {
  product: string;
  /** Who turned them off; null: the system. */
  by: ReadActor | null;
  /** It was so before. */
  already: boolean;
}

/** Those that are open resolve. Whoever is second is told who was first. @throws {NotAllowed | ProductNotFound} */
export function turnOffAlerts(
  licensing: Licensing,
  context: Context,
  { productId, kind }: AlertsOfProduct,
): Promise<Once<AlertsTurned>> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId, actor } = context;
  const of = { tenantId, productId, kind };
  return doOnce(licensing, context, async (em) => {
    const now = licensing.clock();
    const [locked] = await LOCK(em, { tenantId, productId });
    if (!locked) throw new ProductNotFound();
    const values = { ...of, at: now.toISOString(), setById: actingPersonId(actor) };
    const [turned] = await OFF(em, values);
    const resolved = turned ? await RESOLVE(em, values) : [];
    if (turned) await audit(em, context, now, { action: 'alert.turn_off', productId });
    const [set] = await SET_BY(em, of);
    const by = await readActor(em, tenantId, set?.byId ?? null);
    await tellAlerts(
      em,
      licensing,
      tenantId,
      resolved.map(({ id }) => id),
    );
    return { product: locked.product, by, already: !turned };
  });
}

/** What is due is told again, soon. @throws {NotAllowed | ProductNotFound} */
export function turnOnAlerts(
  licensing: Licensing,
  context: Context,
  { productId, kind }: AlertsOfProduct,
): Promise<Once<Omit<AlertsTurned, 'by'>>> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const [locked] = await LOCK(em, { tenantId, productId });
    if (!locked) throw new ProductNotFound();
    const [turned] = await ON(em, { tenantId, productId, kind });
    if (turned) {
      await audit(em, context, licensing.clock(), { action: 'alert.turn_on', productId });
      await licensing.queue.enqueue(em, tenantId, 'review-alerts', { productId });
    }
    return { product: locked.product, already: !turned };
  });
}

const LOCK = statement<{ product: string }>(`
  select display_name as product from product
   where tenant_id = :tenantId and id = cast(:productId as uuid) and archived_at is null
     for no key update`);

const OFF = statement<{ kind: string }>(`
  insert into alert_off (tenant_id, product_id, kind, set_by_id, set_at)
  values (:tenantId, cast(:productId as uuid), :kind, cast(:setById as uuid),
    cast(:at as timestamptz))
  on conflict do nothing returning kind`);

const ON = statement<{ kind: string }>(`
  delete from alert_off where tenant_id = :tenantId and product_id = cast(:productId as uuid)
     and kind = :kind returning kind`);

const SET_BY = statement<{ byId: string | null }>(`
  select set_by_id as "byId" from alert_off
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and kind = :kind`);

const RESOLVE = statement<{ id: string }>(`
  update alert set resolved_at = cast(:at as timestamptz), resolved_why = 'off',
      revision = revision + 1
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and kind = :kind
     and resolved_at is null
  returning id`);
