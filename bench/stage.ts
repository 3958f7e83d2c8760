/** A PostgreSQL of the bench's own, with fsync on as in production. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Postgres, startPostgres } from '../sandbox/postgres.ts';
import { createIdleQueue } from '../src/jobs/idle-queue.ts';
import type { Context } from '../src/licensing/actor.ts';
import type { Licensing } from '../src/licensing/ports.ts';
import { migrate } from '../src/persistence/migrations.ts';
import { createOrm } from '../src/persistence/orm.ts';

export const WIDTH = 16;

export interface Stage {
  postgres: Postgres;
  url: string;
  orm: MikroORM;
  licensing: Licensing;
  stop(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const postgres = await startPostgres({
    dataDir: mkdtempSync(join(tmpdir(), 'seatkeeper-bench-')),
  });
  await postgres.createDatabase('bench');
  const url = postgres.url('bench');
  await migrate(url);
  const orm = await createOrm({ databaseUrl: url, poolSize: WIDTH });
  const { queue, close } = createIdleQueue(url);
  return {
    postgres,
    url,
    orm,
    licensing: { em: orm.em, clock: () => new Date(), queue },
    async stop() {
      await close();
      await orm.close();
      await postgres.stop();
    },
  };
}

export function administrator(tenantId: string, personId: string): Context {
  return { tenantId, actor: { kind: 'administrator', personId }, surface: 'slack' };
}

export interface Size {
  products: number;
  people: number;
  /** Seats of each product. */
  seats: number;
  /** Sources already there, spread over people and products. */
  sources?: number;
}

/** A tenant filled by a few statements; returns ids in order. */
export async function fillTenant({ orm }: Stage, tenantId: string, size: Size) {
  const em = orm.em.fork();
  const run = (sql: string, values: Record<string, unknown> = {}) =>
    em.execute(sql, { tenantId, ...size, sources: size.sources ?? 0, ...values }, 'run');
  await run('insert into tenant (id, name) values (:tenantId, :tenantId)');
  await run(`insert into person (tenant_id, id, display_name, email, usage_location)
    select :tenantId, gen_random_uuid(), 'Person ' || n, 'p' || n || '@example.com', 'NL'
      from generate_series(1, :people) n`);
  await run(`insert into product (tenant_id, id, sku_id, sku_part_number, display_name)
    select :tenantId, gen_random_uuid(), 'sku-' || n, 'PART_' || n, 'Product ' || n
      from generate_series(1, :products) n`);
  await run(`insert into service_plan (tenant_id, id, plan_id, name)
    select :tenantId, gen_random_uuid(), 'plan-' || n, 'PLAN_' || n from generate_series(1, 8) n`);
  await run(`insert into product_plan (tenant_id, product_id, plan_id, friendly_name)
    select :tenantId, p.id, s.id, s.name from product p, service_plan s
     where p.tenant_id = :tenantId and s.tenant_id = :tenantId`);
  await run(`insert into subscription (tenant_id, id, product_id, seats, start_date)
    select :tenantId, gen_random_uuid(), id, :seats, current_date - 10
      from product where tenant_id = :tenantId`);
  await run('analyze');
  if (size.sources) {
    await run(`insert into source (tenant_id, id, person_id, product_id, since)
      select :tenantId, gen_random_uuid(), person.id, product.id, now() - n * interval '1 second'
        from generate_series(0, :sources - 1) n
        join (select id, row_number() over (order by id) - 1 as at from product
               where tenant_id = :tenantId) product on product.at = n % :products
        join (select id, row_number() over (order by id) - 1 as at from person
               where tenant_id = :tenantId) person on person.at = n / :products`);
    await run(`update product set assigned = counted.sources
      from (select product_id, count(*) as sources from source where tenant_id = :tenantId
             group by product_id) counted
      where product.tenant_id = :tenantId and product.id = counted.product_id`);
    await run('vacuum analyze');
  }
  const ids = async (table: string) => {
    const rows = await em.execute<{ id: string }[]>(
      `select id from ${table} where tenant_id = ? order by id`,
      [tenantId],
    );
    return rows.map(({ id }) => id);
  };
  return { people: await ids('person'), products: await ids('product') };
}
