/** 2: assignments a second through the service, against hand-written SQL, 16 clients. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { assignLicense } from '../src/licensing/assign-license.ts';
import { compare, timed } from './measure.ts';
import { administrator, fillTenant, type Stage, WIDTH } from './stage.ts';

const ASSIGNMENTS = 2000;

export async function benchAssigning(stage: Stage): Promise<void> {
  for (const [bench, products] of [
    ['assign_spread', 200],
    ['assign_hot', 1],
  ] as const) {
    const fresh = () => freshTenant(stage, products);
    await compare({
      bench,
      unit: 'assignments/s',
      ours: async () => ({ value: await throughService(stage, await fresh()) }),
      floor: async () => ({ value: await byHand(stage, await fresh()) }),
    });
  }
}

type Fresh = Awaited<ReturnType<typeof freshTenant>>;

async function freshTenant(stage: Stage, products: number) {
  const tenantId = randomUUID();
  const size = { products, people: ASSIGNMENTS, seats: ASSIGNMENTS };
  return { tenantId, ...(await fillTenant(stage, tenantId, size)) };
}

async function throughService(stage: Stage, { tenantId, people, products }: Fresh) {
  const context = administrator(tenantId, people[0] ?? '');
  const seconds = await timed(ASSIGNMENTS, WIDTH, (index) =>
    assignLicense(stage.licensing, context, {
      personId: people[index] ?? '',
      productId: products[index % products.length] ?? '',
      disabledPlanIds: [],
      untilDate: null,
      reason: null,
      useDefaultLocation: false,
    }),
  );
  return ASSIGNMENTS / seconds;
}

/** What somebody would write first: lock, insert, count, audit, commit; each a statement. */
async function byHand(stage: Stage, { tenantId, people, products }: Fresh): Promise<number> {
  const pool = new pg.Pool({ connectionString: stage.url, max: WIDTH });
  const seconds = await timed(ASSIGNMENTS, WIDTH, async (index) => {
    const [personId, productId] = [people[index], products[index % products.length]];
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select assigned from product where tenant_id = $1 and id = $2 for update', [
      tenantId,
      productId,
    ]);
    await client.query(
      `insert into source (tenant_id, id, person_id, product_id, since, assigned_by_id)
       values ($1, $2, $3, $4, now(), $5)`,
      [tenantId, randomUUID(), personId, productId, people[0]],
    );
    await client.query(
      'update product set assigned = assigned + 1 where tenant_id = $1 and id = $2',
      [tenantId, productId],
    );
    await client.query(
      `insert into audit_entry (tenant_id, at, actor_kind, actor_id, action, person_id, product_id,
         surface) values ($1, now(), 'administrator', $2, 'license.assign', $3, $4, 'slack')`,
      [tenantId, people[0], personId, productId],
    );
    await client.query('commit');
    client.release();
  });
  await pool.end();
  return ASSIGNMENTS / seconds;
}
