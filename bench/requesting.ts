/** 6: requests, and decisions that assign, a second, against hand-written SQL with the same writes. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { queueOf } from '../src/jobs/jobs.ts';
import type { Context } from '../src/licensing/actor.ts';
import { decideRequest } from '../src/licensing/requests/decide-request.ts';
import { makeRequest } from '../src/licensing/requests/make-request.ts';
import { ADMINISTRATORS, type Company, company, productOf } from './asking.ts';
import { compare, timed } from './measure.ts';
import { type Stage, WIDTH } from './stage.ts';

const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 500);

export async function benchRequesting(stage: Stage): Promise<void> {
  await compare({
    ...{ bench: 'request', unit: 'requests/s' },
    ours: async () =>
      rate(await company(stage, 0, REQUESTS), (all, index) => ask(stage, all, index)),
    floor: async () => byHand(stage, await company(stage, 0, REQUESTS), askByHand),
  });
  await compare({
    ...{ bench: 'decide', unit: 'decisions/s' },
    ours: async () =>
      rate(await company(stage, REQUESTS), (all, index) => approve(stage, all, index)),
    floor: async () => byHand(stage, await company(stage, REQUESTS), approveByHand),
  });
}

async function rate(all: Company, work: (all: Company, index: number) => Promise<unknown>) {
  const seconds = await timed(REQUESTS, WIDTH, (index) => work(all, index));
  return { value: REQUESTS / seconds };
}

function ask({ licensing }: Stage, { tenantId, askers, ...all }: Company, index: number) {
  const personId = askers[index] ?? '';
  const actor = { kind: 'everybody', personId } as const;
  const context: Context = { tenantId, actor, surface: 'slack', deedKey: `ask ${index}` };
  return makeRequest(licensing, context, {
    ...{ personId, productId: productOf(all, index) },
    ...{ untilDate: null, reason: 'For the audit' },
  });
}

function approve({ licensing }: Stage, { by, requests }: Company, index: number) {
  const once = { ...by, deedKey: `approve ${index}` };
  return decideRequest(licensing, once, ADMINISTRATORS, {
    ...{ requestId: requests[index] ?? '', decision: 'approve' },
    ...{ untilDate: null, disabledPlanIds: [] },
  });
}

type ByHand = (client: pg.PoolClient, all: Company, index: number) => Promise<unknown>;

/** What somebody would write first: lock, insert, count, audit, jobs, commit; each a statement. */
async function byHand({ url }: Stage, all: Company, work: ByHand) {
  const pool = new pg.Pool({ connectionString: url, max: WIDTH });
  const sample = await rate(all, async (_, index) => {
    const client = await pool.connect();
    await client.query('begin');
    await work(client, all, index);
    await client.query('commit');
    client.release();
  });
  await pool.end();
  return sample;
}

async function askByHand(client: pg.PoolClient, { tenantId, ...all }: Company, index: number) {
  const requestId = randomUUID();
  const [personId, productId] = [all.askers[index], productOf(all, index)];
  await client.query('select assigned from product where tenant_id = $1 and id = $2', [
    ...[tenantId, productId],
  ]);
  await client.query(
    `insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at)
     values ($1, $2, $3, $3, $4, 'For the audit', now())`,
    [tenantId, requestId, personId, productId],
  );
  await audit(client, tenantId, 'everybody', personId, ['request.make', personId, productId]);
  await send(client, queueOf(tenantId, 'tell-approvers'), { requestId }, requestId);
  await remember(client, tenantId, `ask ${index}`, requestId);
}

async function approveByHand(client: pg.PoolClient, { tenantId, ...all }: Company, index: number) {
  const [requestId, personId] = [all.requests[index], all.askers[index]];
  const { ada } = all;
  const productId = productOf(all, index);
  await client.query(
    'select state from license_request where tenant_id = $1 and id = $2 for update',
    [...[tenantId, requestId]],
  );
  await client.query(
    `insert into license_request_vote (tenant_id, request_id, stage, person_id, vote, voted_at)
     values ($1, $2, 1, $3, 'approve', now())`,
    [tenantId, requestId, ada],
  );
  await client.query('select assigned from product where tenant_id = $1 and id = $2 for update', [
    ...[tenantId, productId],
  ]);
  await client.query(
    `insert into source (tenant_id, id, person_id, product_id, since, assigned_by_id, reason)
     values ($1, $2, $3, $4, now(), $5, 'For the audit')`,
    [tenantId, randomUUID(), personId, productId, ada],
  );
  await client.query(
    'update product set assigned = assigned + 1 where tenant_id = $1 and id = $2',
    [...[tenantId, productId]],
  );
  await audit(client, tenantId, 'approver', ada, ['license.assign', personId, productId]);
  await client.query(
    `update license_request set state = 'fulfilled', decided_by_id = $3, decided_at = now(),
       revision = revision + 1 where tenant_id = $1 and id = $2`,
    [tenantId, requestId, ada],
  );
  await audit(client, tenantId, 'approver', ada, ['request.approve', personId, productId]);
  await client.query(
    'delete from license_request_approver where tenant_id = $1 and request_id = $2',
    [tenantId, requestId],
  );
  const copies = await client.query(
    'select slack_user_id from license_request_message where tenant_id = $1 and request_id = $2',
    [tenantId, requestId],
  );
  for (const { slack_user_id: slackUserId } of copies.rows) {
    await send(
      client,
      queueOf(tenantId, 'show-request'),
      { requestId, slackUserId },
      slackUserId + requestId,
    );
  }
  const tidings = { kind: 'request_decided', personId, requestId };
  await send(client, queueOf(tenantId, 'tell-person'), tidings, null);
  await remember(client, tenantId, `approve ${index}`, requestId);
}

function audit(
  client: pg.PoolClient,
  tenantId: string,
  kind: Context['actor']['kind'],
  actorId: string | undefined,
  what: (string | undefined)[],
) {
  return client.query(
    `insert into audit_entry (tenant_id, at, actor_kind, actor_id, action, person_id, product_id,
       surface) values ($1, now(), $2, $3, $4, $5, $6, 'slack')`,
    [tenantId, kind, actorId, ...what],
  );
}

function send(client: pg.PoolClient, queue: string, data: object, key: string | null) {
  return client.query(
    `with sent as (
       insert into pgboss.job (name, data, singleton_key, policy) values ($1, $2, $3, $4)
       returning name
     ) select pg_notify('pgboss', name) from sent`,
    [queue, JSON.stringify(data), key, key === null ? 'standard' : 'short'],
  );
}

function remember(client: pg.PoolClient, tenantId: string, key: string, requestId?: string) {
  return client.query('insert into deed (tenant_id, key, at, result) values ($1, $2, now(), $3)', [
    ...[tenantId, key, JSON.stringify({ requestId })],
  ]);
}
