/** A kind of alert that a product has no need of; and back again, whatever holds for all products. */
import { randomUUID } from 'node:crypto';
import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { lockProduct } from '../lock-product.ts';
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
  const { tenantId, actor } = context;
  const of = { tenantId, productId, kind };
  return doOnce(licensing, context, async (em) => {
    const now = licensing.clock();
    const { displayName: product } = await lockProduct(em, tenantId, productId);
    const values = {
      ...{ ...of, at: now.toISOString(), id: randomUUID() },
      setById: actingPersonId(actor),
    };
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
    return { product, by, already: !turned };
  });
}

/** What is due is told again, soon. @throws {NotAllowed | ProductNotFound} */
export function turnOnAlerts(
  licensing: Licensing,
  context: Context,
  { productId, kind }: AlertsOfProduct,
): Promise<Once<Omit<AlertsTurned, 'by'>>> {
  requireAdministrator(context);
  const { tenantId, actor } = context;
  return doOnce(licensing, context, async (em) => {
    const { displayName: product } = await lockProduct(em, tenantId, productId);
    const values = { tenantId, productId, kind, setById: actingPersonId(actor) };
    const at = licensing.clock().toISOString();
    const [turned] = await ON(em, { ...values, at });
    if (turned) {
      await audit(em, context, licensing.clock(), { action: 'alert.turn_on', productId });
      await licensing.queue.enqueue(em, tenantId, 'review-alerts', { productId });
    }
    return { product, already: !turned };
  });
}

const OFF = statement<{ id: string }>(`
  insert into alert_rule (tenant_id, id, product_id, kinds_off, set_by_id, set_at)
  values (:tenantId, cast(:id as uuid), cast(:productId as uuid), array[cast(:kind as text)],
    cast(:setById as uuid), cast(:at as timestamptz))
  on conflict (tenant_id, product_id) do update
     set kinds_off = array_append(alert_rule.kinds_off, cast(:kind as text)),
         kinds_on = array_remove(alert_rule.kinds_on, cast(:kind as text)),
         set_by_id = excluded.set_by_id, set_at = excluded.set_at
   where cast(:kind as text) <> all (alert_rule.kinds_off)
  returning id`);

const ON = statement<{ id: string }>(`
  update alert_rule own set kinds_off = array_remove(own.kinds_off, cast(:kind as text)),
      kinds_on = case when exists (select from alert_rule of_all
          where of_all.tenant_id = own.tenant_id and of_all.product_id is null
            and cast(:kind as text) = any (of_all.kinds_off))
        then array_append(own.kinds_on, cast(:kind as text)) else own.kinds_on end,
      set_by_id = cast(:setById as uuid), set_at = cast(:at as timestamptz)
   where own.tenant_id = :tenantId and own.product_id = cast(:productId as uuid)
     and cast(:kind as text) = any (own.kinds_off)
  returning own.id`);

const SET_BY = statement<{ byId: string | null }>(`
  select set_by_id as "byId" from alert_rule
   where tenant_id = :tenantId and product_id = cast(:productId as uuid)
     and cast(:kind as text) = any (kinds_off)`);

const RESOLVE = statement<{ id: string }>(`
  update alert set resolved_at = cast(:at as timestamptz), resolved_why = 'off',
      revision = revision + 1
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and kind = :kind
     and resolved_at is null
  returning id`);
