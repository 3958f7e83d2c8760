import { assignLicense } from '../../src/licensing/assign-license.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { endLicenses } from '../../src/licensing/end-licenses.ts';
import { Product } from '../../src/licensing/entities/product.ts';
import { Source } from '../../src/licensing/entities/source.ts';
import { healProduct } from '../../src/licensing/heal-product.ts';
import { readEndedLicense } from '../../src/licensing/read-ended-license.ts';
import { reviewPeople } from '../../src/licensing/review-people.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, anAssignment, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { sourcesOf } from '../support/sources.ts';
import { workOff } from '../support/work-off.ts';
import { plainly } from './assigning.ts';
import { useProcesses } from './processes.ts';

const licensing = useLicensing();
const processes = useProcesses(licensing);

/** Noor, in Slack, holds a product until a day. */
async function aHolder(untilDate: string | null, tenantFields: { timeZone?: string } = {}) {
  const tenant = await aTenant(licensing, tenantFields);
  const { tenantId } = tenant;
  const product = await aProduct(tenant);
  const person = await aPerson(tenant, { displayName: 'Noor', slackUserId: 'U0NOOR' });
  const source = await anAssignment(tenant, person, product, { untilDate });
  const assigned = async () =>
    (await licensing.em.fork().findOneOrFail(Product, { tenantId, id: product.id })).assigned;
  const end = (index = 0) => endLicenses(processes(index), tenantId);
  return { tenant, tenantId, product, person, source, assigned, end };
}

describe('a license whose last day has passed', () => {
  test('ends: its seat is free, the audit says why, the holder will be told', async () => {
    const { tenant, tenantId, product, person, source, assigned, end } =
      await aHolder('2026-06-14');
    expect(await end()).toBe(1);
    expect(await assigned()).toBe(0);
    const ended = await tenant.em.fork().findOneOrFail(Source, { tenantId, id: source.id });
    expect([ended.state, ended.endedAt]).toEqual(['ended', licensing.clock()]);
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'license.end',
        actorKind: 'system',
        actorId: null,
        surface: 'system',
        personId: person.id,
        productId: product.id,
        reason: 'last_day_passed',
        before: { sourceId: source.id, untilDate: '2026-06-14', disabledPlanIds: [] },
      }),
    ]);
    expect(licensing.queue.sent(tenantId, 'tell-person')).toEqual([
      {
        kind: 'license_ended',
        personId: person.id,
        productId: product.id,
        lastDay: '2026-06-14',
      },
    ]);
  });

  test('ends once, however often and by how many it is looked for', async () => {
    const { tenant, tenantId, assigned, end } = await aHolder('2026-06-01');
    const counts = await Promise.all([end(0), end(1), end(0), end(1)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await end()).toBe(0);
    expect(await assigned()).toBe(0);
    expect(await auditOf(tenant)).toHaveLength(1);
    expect(licensing.queue.sent(tenantId, 'tell-person')).toHaveLength(1);
  });

  test('ends even where another license needs its plans', async () => {
    const { tenant, person, assigned, end, tenantId } = await aHolder(null);
    const base = await aPlan(tenant, { name: 'BASE' });
    const addOn = await aPlan(tenant, { name: 'ADD_ON', needs: [base] });
    const needed = await aProduct(tenant, { plans: [base] });
    const needing = await aProduct(tenant, { plans: [addOn] });
    await anAssignment(tenant, person, needed, { untilDate: '2026-06-10' });
    await anAssignment(tenant, person, needing);
    expect(await end()).toBe(1);
    expect(await assigned()).toBe(1);
    expect(await checkCounts(licensing, tenantId)).toEqual([]);
  });

  test('of somebody outside Slack ends without a message', async () => {
    const { tenant, tenantId, end } = await aHolder(null);
    const outside = await aPerson(tenant);
    const gone = await aPerson(tenant, { slackUserId: 'U0GONE', status: 'deleted' });
    const product = await aProduct(tenant);
    await anAssignment(tenant, outside, product, { untilDate: '2026-06-14' });
    await anAssignment(tenant, gone, product, { untilDate: '2026-06-14' });
    expect(await end()).toBe(2);
    expect(licensing.queue.sent(tenantId, 'tell-person')).toEqual([]);
  });

  test('that only waited, or never began, ends without a message', async () => {
    const { tenant, tenantId, person, end } = await aHolder(null);
    const [awaited, planned] = [await aProduct(tenant), await aProduct(tenant)];
    await tenant.em.fork().execute(
      `insert into source (tenant_id, id, person_id, product_id, state, error_code, since,
           start_date, until_date)
       select :tenantId, gen_random_uuid(), cast(:personId as uuid), cast(id as uuid), state, code,
           '2026-06-01', cast(begins as date), '2026-06-14'
         from (values (:awaited, 'error', 'seats_exhausted', null),
             (:planned, 'scheduled', null, '2026-06-12')) one (id, state, code, begins)`,
      { tenantId, personId: person.id, awaited: awaited.id, planned: planned.id },
    );
    expect(await end()).toBe(2);
    expect(licensing.queue.sent(tenantId, 'tell-person')).toEqual([]);
  });

  test('that somebody has through a group as well ends without a message', async () => {
    const { tenant, tenantId, product, person, assigned, end } = await aHolder('2026-06-14');
    const group = await aGroup(tenant, { members: [person], products: [product] });
    await workOff(licensing, tenant, group);
    expect(await end()).toBe(1);
    expect(await assigned()).toBe(1);
    expect(licensing.queue.sent(tenantId, 'tell-person')).toEqual([]);
  });

  test('goes on in another one that starts then: nobody has the seat in between, or hears of an end', async () => {
    const { tenant, tenantId, product, person, end } = await aHolder('2026-06-15');
    await licensing.em.execute('update subscription set seats = 1 where tenant_id = ?', [tenantId]);
    const which = { personId: person.id, productId: product.id };
    await assignLicense(licensing, tenant.admin, { ...plainly, ...which, startDate: '2026-06-16' });
    const others = await aPerson(tenant, { displayName: 'Olu' });
    const group = await aGroup(tenant, { name: 'G', members: [others], products: [product] });
    await workOff(licensing, tenant, group);
    licensing.time.set('2026-06-16T00:00:00Z');
    const moved = { personIds: [person.id], lostPlanIds: [], moved: true };
    await reviewPeople(licensing, tenantId, moved);
    expect(await sourcesOf(tenant)).toEqual([
      'Noor Product direct active',
      'Noor Product direct scheduled',
      'Olu Product via G error seats_exhausted',
    ]);
    expect(await end()).toBe(1);
    await healProduct(licensing, tenantId, { productId: product.id, everybody: false });
    expect(await sourcesOf(tenant)).toEqual([
      'Noor Product direct active',
      'Olu Product via G error seats_exhausted',
    ]);
    expect(await readEndedLicense(licensing, tenantId, which)).toBeNull();
    expect(await checkCounts(licensing, tenantId)).toEqual([]);
  });

  test('is found among more than a batch of them', async () => {
    const { tenant, tenantId, product, assigned, end } = await aHolder('2026-06-14');
    await tenant.em.fork().execute(
      `with people as (
         insert into person (tenant_id, id, display_name)
         select :tenantId, gen_random_uuid(), 'P' || n from generate_series(1, 600) n
         returning tenant_id, id
       ), sources as (
         insert into source (tenant_id, id, person_id, product_id, since, until_date)
         select tenant_id, gen_random_uuid(), id, cast(:productId as uuid), now(), '2026-01-31'
           from people
       )
       update product set assigned = assigned + 600
        where tenant_id = :tenantId and id = cast(:productId as uuid)`,
      { tenantId, productId: product.id },
    );
    expect(await end()).toBe(601);
    expect(await assigned()).toBe(0);
    expect(await checkCounts(licensing, tenantId)).toEqual([]);
  });
});

describe('the last day', () => {
  test('is a day of use', async () => {
    const { end, assigned } = await aHolder('2026-06-15');
    licensing.time.set('2026-06-15T23:59:59Z');
    expect(await end()).toBe(0);
    expect(await assigned()).toBe(1);
    licensing.time.set('2026-06-16T00:00:00Z');
    expect(await end()).toBe(1);
  });

  test.each([
    { timeZone: 'Pacific/Auckland', before: '2026-06-15T11:59:59Z', after: '2026-06-15T12:00:00Z' },
    {
      timeZone: 'America/Los_Angeles',
      before: '2026-06-16T06:59:59Z',
      after: '2026-06-16T07:00:00Z',
    },
  ])('ends at midnight in $timeZone', async ({ timeZone, before, after }) => {
    const { end } = await aHolder('2026-06-15', { timeZone });
    licensing.time.set(before);
    expect(await end()).toBe(0);
    licensing.time.set(after);
    expect(await end()).toBe(1);
  });

  test('that nobody looked at for days is caught up with', async () => {
    const { end } = await aHolder('2026-06-15');
    licensing.time.advance({ days: 9 });
    expect(await end()).toBe(1);
  });

  test('may never come', async () => {
    const { end, assigned } = await aHolder(null);
    licensing.time.advance({ days: 9_000 });
    expect(await end()).toBe(0);
    expect(await assigned()).toBe(1);
  });
});
