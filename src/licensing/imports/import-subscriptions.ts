import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Context } from '../actor.ts';
import { AUDIT_CHANGES, AUDIT_COLUMNS, auditValues } from '../audit.ts';
import type { Licensing } from '../ports.ts';
import { GRACE_DAYS } from '../rules/subscription-state.ts';
import { reviewAlertsLater } from '../wake.ts';
import { currency, day, identifier, optional, price, seats } from './cells.ts';
import { type Problems, shown } from './problems.ts';
import { type ImportCounts, type Imported, type ImportOptions, runImport } from './run-import.ts';
import { findProblems, findRepeated, type ImportSource, type Staging } from './stage.ts';

const subscriptionLine = z
  .object({
    sku_id: identifier(100),
    seats: optional(seats),
    start: day,
    end: optional(day),
    price: optional(price),
    currency: optional(currency),
    notice_date: optional(day),
    external_id: identifier(255),
  })
  .refine((row) => row.end === null || row.end >= row.start, {
    path: ['end'],
    error: 'is before the start',
  })
  .refine((row) => row.price === null || row.currency !== null, {
    path: ['currency'],
    error: 'is empty, but there is a price',
  });

export const subscriptionFormats = [
  { name: 'subscriptions', columns: Object.keys(subscriptionLine.shape) },
] as const;

type SubscriptionRow = ReturnType<typeof toRow>;

/** `end` is a word of SQL. */
function toRow({ start, end, ...row }: z.infer<typeof subscriptionLine>) {
  return { ...row, start_date: start, end_date: end };
}

const staging: Staging<SubscriptionRow> = {
  table: 'import_subscription',
  columns: {
    sku_id: 'text',
    seats: 'int',
    start_date: 'date',
    end_date: 'date',
    price: 'numeric',
    currency: 'text',
    notice_date: 'date',
    external_id: 'text',
  },
  schema: subscriptionLine.transform(toRow),
  keyOf(cells) {
    const key = subscriptionLine.shape.external_id.safeParse(cells['external_id']);
    return key.success ? { external_id: key.data } : null;
  },
};

/**
 * Makes and updates subscriptions by external id, all or nothing: a line replaces every field of
 * its subscription, also its product. An archived one comes back; a cancellation stays, unless the
 * end gets later. Subscriptions that aren't in the file stay as they are.
 * @throws {NotAllowed | ImportRefused}
 */
export async function importSubscriptions(
  licensing: Licensing,
  context: Context,
  source: ImportSource<'subscriptions'>,
  options: ImportOptions,
): Promise<Imported<ImportCounts>> {
  const { tenantId } = context;
  return runImport(licensing, context, source.rows, options, {
    action: 'import.subscriptions',
    staging,
    check: (em, _staged, problems) => checkAcrossLines(em, tenantId, problems),
    async write(em, { lines }) {
      await em.execute(LOCK_PRODUCTS, { tenantId }, 'run');
      const deed = auditValues(context, licensing.clock(), { action: 'subscription.import' });
      const [done] = await em.execute<[{ created: number; updated: number }]>(WRITE, {
        tenantId,
        ...deed,
      });
      await reviewAlertsLater(em, licensing, tenantId, null);
      return { lines, ...done, unchanged: lines - done.created - done.updated };
    },
  });
}

async function checkAcrossLines(
  em: SqlEntityManager,
  tenantId: string,
  problems: Problems,
): Promise<void> {
  await findRepeated(em, problems, staging.table, ['external_id']);
  await findProblems<{ line: number; sku: string }>(
    em,
    problems,
    `select line, sku_id as sku from import_subscription s
      where sku_id is not null and not exists (select from product p
              where p.tenant_id = :tenantId and p.sku_id = s.sku_id and p.archived_at is null)`,
    { tenantId },
    ({ sku }) => ({
      column: 'sku_id',
      cause: `there is no product ${shown(sku)}; import products first`,
    }),
  );
}

/** The products of the file, and those that its subscriptions come from; in the order of ids. */
const LOCK_PRODUCTS = `
  select from product where tenant_id = :tenantId and id in (
    select p.id from import_subscription s
      join product p on p.tenant_id = :tenantId and p.sku_id = s.sku_id
    union
    select sub.product_id from import_subscription s
      join subscription sub on sub.tenant_id = :tenantId and sub.external_id = s.external_id)
   order by id for no key update`;

/** SQL: the file renews the subscription. */
const ENDS_LATER = `sub.end_date is not null and coalesce(s.end_date > sub.end_date, true)`;

/** What the audit tells of a subscription. */
const facts = (row: string) => `jsonb_build_object('productId', ${row}.product_id,
    'seats', ${row}.seats, 'startDate', ${row}.start_date, 'endDate', ${row}.end_date,
    'price', cast(cast(${row}.price as numeric(12, 2)) as text),
    'currency', cast(${row}.currency as text), 'noticeDate', ${row}.notice_date,
    'graceDays', ${row}.grace_days, 'canceledAt', ${row}.canceled_at,
    'archivedAt', ${row}.archived_at)`;

/** Bumps the revision of each product that gains, loses or keeps a changed subscription. */
const WRITE = `
  with said as materialized (
    select s.*, p.id as product_id, sub.id as subscription_id, sub.product_id as former_product_id,
        cast(null as timestamptz) as archived_at,
        case when not (${ENDS_LATER}) then sub.canceled_at end as canceled_at,
        case when ${ENDS_LATER} then ${GRACE_DAYS}
          else coalesce(sub.grace_days, ${GRACE_DAYS}) end as grace_days
      from import_subscription s
      join product p on p.tenant_id = :tenantId and p.sku_id = s.sku_id
      left join subscription sub on sub.tenant_id = :tenantId and sub.external_id = s.external_id
     where sub.id is null or sub.archived_at is not null
        or (sub.product_id, sub.seats, sub.start_date, sub.end_date, sub.price, sub.currency,
            sub.notice_date)
           is distinct from (p.id, s.seats, s.start_date, s.end_date, s.price,
            cast(s.currency as char(3)), s.notice_date)
  ), bumped as (
    update product set subscriptions_revision = subscriptions_revision + 1, watched_from = null
     where tenant_id = :tenantId
       and id in (select product_id from said union select former_product_id from said)
  ), changed as (
    select cast(null as uuid) as person_id, said.product_id, cast(null as uuid) as plan_id,
        jsonb_build_object('externalId', said.external_id) as subject,
        ${facts('sub')} as before, ${facts('said')} as after
      from said
      join subscription sub on sub.tenant_id = :tenantId and sub.id = said.subscription_id
  ), audited as (${AUDIT_CHANGES}
  ), told as (
    insert into audit_entry (${AUDIT_COLUMNS})
    select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind,
        cast(:auditActorId as uuid), 'subscription.add', null, said.product_id, null, null,
        :auditSurface, :auditReason, null,
        jsonb_build_object('externalId', said.external_id) || ${facts('said')}
          - array['productId', 'canceledAt', 'archivedAt'],
        :auditRequestId
      from said where subscription_id is null
  ), written as (
    insert into subscription (tenant_id, id, product_id, external_id, seats, start_date, end_date,
        price, currency, notice_date, canceled_at, grace_days)
    select :tenantId, gen_random_uuid(), product_id, external_id, seats, start_date, end_date,
        price, currency, notice_date, canceled_at, grace_days
      from said order by line
    on conflict (tenant_id, external_id) do update
       set product_id = excluded.product_id, seats = excluded.seats,
           start_date = excluded.start_date, end_date = excluded.end_date, price = excluded.price,
           currency = excluded.currency, notice_date = excluded.notice_date,
           archived_at = null, canceled_at = excluded.canceled_at,
           grace_days = excluded.grace_days
  )
  select cast(count(*) filter (where subscription_id is null) as int) as created,
      cast(count(subscription_id) as int) as updated
    from said`;
