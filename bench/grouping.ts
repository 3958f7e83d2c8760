/**
 * Groups of many members, each against one hand-written statement that does the same: assigned and
 * removed; single assignments meanwhile; those who wait, healed after a purchase.
 */
import { randomUUID } from 'node:crypto';
import { assignLicense } from '../src/licensing/assign-license.ts';
import { healProduct } from '../src/licensing/heal-product.ts';
import type { JobData } from '../src/licensing/ports.ts';
import { workOffGroup } from '../src/licensing/work-off-group.ts';
import { compare, quantile, type Sample } from './measure.ts';
import { administrator, fillTenant, type Stage } from './stage.ts';

const SIZES = (process.env['BENCH_MEMBERS'] ?? '1000,60000').split(',').map(Number);
const WAITING = 10_000;
/** People beside the group, whom somebody assigns the product one by one. */
const OTHERS = 2000;

export async function benchGrouping(stage: Stage): Promise<void> {
  for (const members of SIZES) {
    const rounds = roundsFor(members);
    await compare({
      ...{ bench: `group_assign_${members}`, unit: 's', rounds },
      ours: async () => assignAndWatch(stage, await freshGroup(stage, members)),
      floor: async () => seconds(stage, await freshGroup(stage, members), ASSIGN),
    });
    await compare({
      ...{ bench: `group_remove_${members}`, unit: 's', rounds },
      ours: async () => {
        const group = await heldBy(stage, members);
        await run(stage, 'delete from group_product where tenant_id = :tenantId', group);
        return { value: await workedOff(stage, group) };
      },
      floor: async () => seconds(stage, await heldBy(stage, members), REMOVE),
    });
  }
  const [, most = 60_000] = SIZES;
  await compare({
    ...{ bench: `group_assign_${most}_beside_single`, unit: 's', rounds: 3 },
    ours: async () => withSingles(stage, await freshGroup(stage, most)),
    floor: async () => seconds(stage, await freshGroup(stage, most), ASSIGN),
  });
  await compare({
    ...{ bench: `heal_${WAITING}`, unit: 's', rounds: 3 },
    ours: async () => {
      const group = await waitingFor(stage);
      const { tenantId, productId } = group;
      const started = performance.now();
      await healProduct(stage.licensing, tenantId, { productId, everybody: false });
      return { value: (performance.now() - started) / 1000 };
    },
    floor: async () => seconds(stage, await waitingFor(stage), HEAL),
  });
}

function roundsFor(members: number): number {
  if (members > 100_000) return 1;
  return members > 10_000 ? 3 : 5;
}

interface Group {
  tenantId: string;
  productId: string;
  groupId: string;
  others: string[];
}

async function freshGroup(stage: Stage, members: number): Promise<Group> {
  const tenantId = randomUUID();
  const size = { products: 1, people: members + OTHERS, seats: members + OTHERS };
  const { people, products } = await fillTenant(stage, tenantId, size);
  const group = {
    ...{ tenantId, groupId: randomUUID(), productId: products[0] ?? '' },
    others: people.slice(members),
  };
  await run(
    stage,
    `insert into license_group (tenant_id, id, name) values (:tenantId, :groupId, 'All')`,
    group,
  );
  await run(
    stage,
    `insert into group_product (tenant_id, id, group_id, product_id, since)
    values (:tenantId, gen_random_uuid(), :groupId, :productId, now())`,
    group,
  );
  await run(
    stage,
    `insert into group_member (tenant_id, group_id, person_id, joined_at)
    select :tenantId, :groupId, id, now() from person
     where tenant_id = :tenantId order by id limit ${members}`,
    group,
  );
  await run(stage, 'vacuum analyze', group);
  return group;
}

async function heldBy(stage: Stage, members: number): Promise<Group> {
  const group = await freshGroup(stage, members);
  await run(stage, ASSIGN, group);
  await run(stage, 'vacuum analyze', group);
  return group;
}

async function waitingFor(stage: Stage): Promise<Group> {
  const group = await freshGroup(stage, WAITING);
  await run(
    stage,
    `insert into source (tenant_id, id, person_id, product_id, group_id, state, error_code, since)
    select tenant_id, gen_random_uuid(), person_id, :productId, group_id, 'error', 'seats_exhausted', now()
      from group_member where tenant_id = :tenantId`,
    group,
  );
  await run(stage, 'vacuum analyze', group);
  return group;
}

async function workedOff({ licensing }: Stage, { tenantId, groupId, productId }: Group) {
  const job: JobData['work-off-group'] = { groupId, productId, work: 'due', lostPlanIds: [] };
  const started = performance.now();
  await workOffGroup(licensing, tenantId, job);
  return (performance.now() - started) / 1000;
}

/** With what the process holds more than before, at its most. */
async function assignAndWatch(stage: Stage, group: Group): Promise<Sample> {
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const value = await workedOff(stage, group);
  clearInterval(watch);
  return { value, beside: { more_memory_mb: Math.max(0, (most - before) / 2 ** 20) } };
}

/** Somebody assigns the product to others one by one, while the group's job runs and without it. */
async function withSingles(stage: Stage, group: Group): Promise<Sample> {
  const waits: number[] = [];
  let isOver = false;
  const job = workedOff(stage, group).finally(() => {
    isOver = true;
  });
  const next = group.others.values();
  for (const personId of next) {
    if (isOver) break;
    waits.push(await singly(stage, group, personId));
    await new Promise((done) => setTimeout(done, 10));
  }
  const value = await job;
  const alone: number[] = [];
  for (const personId of next) {
    alone.push(await singly(stage, group, personId));
    if (alone.length >= 300) break;
  }
  return {
    value,
    beside: {
      single_p99_ms: quantile(waits, 0.99),
      single_alone_p99_ms: quantile(alone, 0.99),
      singles: waits.length,
    },
  };
}

async function singly(stage: Stage, { tenantId, productId, others }: Group, personId: string) {
  const started = performance.now();
  await assignLicense(stage.licensing, administrator(tenantId, others[0] ?? ''), {
    ...{ personId, productId, disabledPlanIds: [], untilDate: null, reason: null },
    useDefaultLocation: false,
  });
  return performance.now() - started;
}

async function seconds(stage: Stage, group: Group, sql: string): Promise<Sample> {
  const started = performance.now();
  await run(stage, sql, group);
  return { value: (performance.now() - started) / 1000 };
}

function run({ orm }: Stage, sql: string, { tenantId, groupId, productId }: Group) {
  return orm.em.fork().execute(sql, { tenantId, groupId, productId }, 'run');
}

const AUDIT = (action: string, rows: string) => `
  insert into audit_entry (tenant_id, at, actor_kind, action, person_id, product_id, group_id,
      surface, after)
  select tenant_id, now(), 'system', '${action}', person_id, product_id, group_id, 'system',
      jsonb_build_object('sourceId', id) from ${rows}`;

const ASSIGN = `
  with added as (
    insert into source (tenant_id, id, person_id, product_id, group_id, since)
    select tenant_id, gen_random_uuid(), person_id, :productId, group_id, now()
      from group_member where tenant_id = :tenantId
    returning *
  ), counted as (
    update product set assigned = assigned + (select count(*) from added)
     where tenant_id = :tenantId and id = :productId
  )${AUDIT('license.assign', 'added')}`;

const REMOVE = `
  with ended as (
    update source set state = 'ended', ended_at = now()
     where tenant_id = :tenantId and group_id = :groupId and state = 'active'
    returning *
  ), counted as (
    update product set assigned = assigned - (select count(*) from ended)
     where tenant_id = :tenantId and id = :productId
  )${AUDIT('license.end', 'ended')}`;

const HEAL = `
  with healed as (
    update source set state = 'active', error_code = null, since = now()
     where tenant_id = :tenantId and product_id = :productId and state = 'error'
    returning *
  ), counted as (
    update product set assigned = assigned + (select count(*) from healed)
     where tenant_id = :tenantId and id = :productId
  )${AUDIT('license.heal', 'healed')}`;
