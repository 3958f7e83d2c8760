import { randomUUID } from 'node:crypto';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { type HolderState, listHolders } from '../../src/licensing/list-holders.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aSubscription,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

describe('the holders of a product', () => {
  test('show since when, by whom, until when and without which plans', async () => {
    const tenant = await aTenant(licensing);
    const [mail, chat] = [
      await aPlan(tenant, { name: 'Mail' }),
      await aPlan(tenant, { name: 'Chat' }),
    ];
    const product = await aProduct(tenant, { plans: [mail, chat] });
    const person = await aPerson(tenant, {
      displayName: 'Noor',
      slackUserId: 'U1',
      email: 'noor@example.test',
      status: 'deleted',
      isGuest: true,
      usageLocation: 'FR',
    });
    const boss = await aPerson(tenant, { displayName: 'Boss', slackUserId: 'U2' });
    const since = new Date('2026-06-01T08:30:00.123Z');
    const source = await anAssignment(tenant, person, product, {
      since,
      untilDate: '2026-12-31',
      disabledPlans: [mail, chat],
      assignedBy: boss,
    });
    expect(
      await listHolders(licensing, tenant.admin, { productId: product.id, page: 0, pageSize: 10 }),
    ).toEqual({
      holders: [
        {
          personId: person.id,
          displayName: 'Noor',
          slackUserId: 'U1',
          email: 'noor@example.test',
          status: 'deleted',
          isGuest: true,
          usageLocation: 'FR',
          sources: [
            {
              id: source.id,
              group: null,
              state: 'active',
              errorCode: null,
              since,
              startDate: null,
              untilDate: '2026-12-31',
              suspendedAt: null,
              reason: null,
              assignedByName: 'Boss',
              assignedBySlackUserId: 'U2',
              disabledPlanIds: [chat.id, mail.id].sort(),
              isLeaving: false,
              givesWayTo: null,
            },
          ],
          disabledPlans: ['Chat', 'Mail'],
          turn: null,
        },
      ],
      counts: { active: 1, error: 0, scheduled: 0, suspended: 0 },
      page: 0,
      pages: 1,
    });
  });

  test('come newest first, in pages, without those who held it once', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    for (const day of [3, 1, 5, 2, 4]) {
      const person = await aPerson(tenant, { displayName: `since ${day}` });
      await anAssignment(tenant, person, product, { since: new Date(`2026-06-0${day}T00:00:00Z`) });
      if (day === 2) {
        await removeLicense(licensing, tenant.admin, {
          personId: person.id,
          productId: product.id,
          reason: null,
        });
      }
    }
    await anAssignment(tenant, await aPerson(tenant), await aProduct(tenant));
    const page = async (number: number) => {
      const result = await listHolders(licensing, tenant.admin, {
        productId: product.id,
        page: number,
        pageSize: 3,
      });
      return { ...result, holders: result.holders.map(({ displayName }) => displayName) };
    };
    const rest = { counts: { active: 4, error: 0, scheduled: 0, suspended: 0 }, pages: 2 };
    expect(await page(0)).toEqual({
      holders: ['since 5', 'since 4', 'since 3'],
      page: 0,
      ...rest,
    });
    expect(await page(1)).toEqual({ holders: ['since 1'], page: 1, ...rest });
    expect(await page(8)).toEqual({ holders: ['since 1'], page: 1, ...rest });
  });

  test('are one, however many ways it comes in, with all of them', async () => {
    const tenant = await aTenant(licensing);
    const [mail, chat] = [
      await aPlan(tenant, { name: 'Mail' }),
      await aPlan(tenant, { name: 'Chat' }),
    ];
    const product = await aProduct(tenant, { plans: [mail, chat] });
    const [ann, ben] = [
      await aPerson(tenant, { displayName: 'Ann' }),
      await aPerson(tenant, { displayName: 'Ben' }),
    ];
    await anAssignment(tenant, ann, product, { disabledPlans: [mail, chat] });
    for (const name of ['Sales', 'Ops']) {
      const group = await aGroup(tenant, { name, members: [ann, ben], products: [product] });
      await licensing.em.execute(
        `insert into group_product_disabled_plan (tenant_id, group_product_id, plan_id)
         select tenant_id, id, ? from group_product where group_id = ?`,
        [mail.id, group.id],
      );
      await workOff(licensing, tenant, group);
    }
    const { holders, ...rest } = await listHolders(licensing, tenant.admin, {
      ...{ productId: product.id, page: 0, pageSize: 10 },
    });
    expect(
      holders.map(({ displayName, sources, disabledPlans }) => [
        displayName,
        sources.map(({ group }) => group?.name ?? 'direct'),
        disabledPlans,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['Ann', ['direct', 'Ops', 'Sales'], ['Mail']],
        ['Ben', ['Ops', 'Sales'], ['Mail']],
      ]),
    );
    expect(rest).toEqual({
      counts: { active: 2, error: 0, scheduled: 0, suspended: 0 },
      page: 0,
      pages: 1,
    });
  });

  test('who waits comes in the order in which they are served', async () => {
    const tenant = await aTenant(licensing);
    const plan = await aPlan(tenant, { prohibitedCountries: ['FR'] });
    const product = await aProduct(tenant, { seats: 0, plans: [plan] });
    const [ann, ben, cas, dan, eve] = [
      await aPerson(tenant, { displayName: 'Ann', usageLocation: 'FR' }),
      await aPerson(tenant, { displayName: 'Ben' }),
      await aPerson(tenant, { displayName: 'Cas' }),
      await aPerson(tenant, { displayName: 'Dan' }),
      await aPerson(tenant, { displayName: 'Eve' }),
    ];
    const slow = { name: 'Slow', members: [ann, ben, dan, eve], products: [product] };
    await workOff(licensing, tenant, await aGroup(tenant, slow));
    const fast = { name: 'Fast', priority: 1, members: [cas, dan], products: [product] };
    await workOff(licensing, tenant, await aGroup(tenant, fast));
    const waiting = await listHolders(licensing, tenant.admin, {
      ...{ productId: product.id, state: 'error', page: 0, pageSize: 10 },
    });
    const seen = waiting.holders.map(({ displayName, sources: [source], turn }) =>
      [displayName, source?.group?.name, source?.errorCode, turn].join(' '),
    );
    expect(seen).toEqual([
      'Cas Fast seats_exhausted 1',
      'Dan Fast seats_exhausted 2',
      'Ben Slow seats_exhausted 3',
      'Dan Slow seats_exhausted 2',
      'Eve Slow seats_exhausted 4',
      'Ann Slow prohibited_in_usage_location ',
    ]);
    expect(waiting.counts).toEqual({ active: 0, error: 6, scheduled: 0, suspended: 0 });
    const { holders: second } = await listHolders(licensing, tenant.admin, {
      ...{ productId: product.id, state: 'error', page: 1, pageSize: 2 },
    });
    expect(second.map(({ displayName, turn }) => [displayName, turn])).toEqual([
      ['Ben', 3],
      ['Dan', 2],
    ]);

    await aSubscription(tenant, product, { seats: 1 });
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'heal-product', {
      ...{ productId: product.id, everybody: false },
    });
    await runJobs(licensing, tenant.tenantId);
    const { holders } = await listHolders(licensing, tenant.admin, {
      ...{ productId: product.id, page: 0, pageSize: 10 },
    });
    expect(holders.map(({ displayName }) => displayName)).toEqual(['Cas']);
  });

  test('a day, from which one waits, is that of the tenant’s zone', async () => {
    const tenant = await aTenant(licensing, { timeZone: 'Asia/Tokyo' });
    const product = await aProduct(tenant, { seats: 0 });
    const waits = async (displayName: string, since: string, startDate: string | null) => {
      const person = await aPerson(tenant, { displayName });
      await tenant.em.execute(
        `insert into source (tenant_id, id, person_id, product_id, state, error_code, since, start_date)
         values (?, gen_random_uuid(), ?, ?, 'error', 'seats_exhausted', ?, ?)`,
        [tenant.tenantId, person.id, product.id, since, startDate],
        'run',
      );
    };
    // In Tokyo, the 15th begins at 15:00 of the 14th in UTC.
    await waits('After midnight', '2026-06-14T15:30:00Z', null);
    await waits('At midnight', '2026-06-01T00:00:00Z', '2026-06-15');
    await waits('Before midnight', '2026-06-14T14:30:00Z', null);
    const names = async (state: HolderState) => {
      const found = { productId: product.id, state, page: 0, pageSize: 10 };
      const { holders } = await listHolders(licensing, tenant.admin, found);
      return holders.map(({ displayName }) => displayName);
    };
    expect(await names('error')).toEqual(['Before midnight', 'At midnight', 'After midnight']);
    await aSubscription(tenant, product, { seats: 2 });
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'heal-product', {
      ...{ productId: product.id, everybody: false },
    });
    await runJobs(licensing, tenant.tenantId);
    expect(await names('error')).toEqual(['After midnight']);
  });

  test('who is to start, and who left, come by their day', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const schedule = async (displayName: string, startDate: string) => {
      const person = await aPerson(tenant, { displayName });
      await assignLicense(licensing, tenant.admin, {
        ...{ personId: person.id, productId: product.id, disabledPlanIds: [], untilDate: null },
        ...{ startDate, reason: null, useDefaultLocation: false },
      });
    };
    await schedule('Later', '2026-08-01');
    await schedule('Sooner', '2026-07-01');
    const left = await aPerson(tenant, { displayName: 'Left', status: 'deleted' });
    await anAssignment(tenant, left, product);
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'review-people', {
      ...{ personIds: [left.id], lostPlanIds: [] },
    });
    await runJobs(licensing, tenant.tenantId);
    const seen = async (state: HolderState) => {
      const paging = { page: 0, pageSize: 10 };
      const found = { productId: product.id, state, ...paging };
      const { holders, counts } = await listHolders(licensing, tenant.admin, found);
      return { names: holders.map(({ displayName }) => displayName), counts };
    };
    const counts = { active: 0, error: 0, scheduled: 2, suspended: 1 };
    expect(await seen('scheduled')).toEqual({ names: ['Sooner', 'Later'], counts });
    expect(await seen('suspended')).toEqual({ names: ['Left'], counts });
  });

  test('are none where nobody holds it', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant);
    expect(
      await listHolders(licensing, tenant.admin, { productId, page: 4, pageSize: 10 }),
    ).toEqual({
      holders: [],
      counts: { active: 0, error: 0, scheduled: 0, suspended: 0 },
      page: 0,
      pages: 1,
    });
  });

  test('are for administrators only', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant);
    const person = asEverybody(tenant, await aPerson(tenant));
    const work = listHolders(licensing, person, { productId, page: 0, pageSize: 10 });
    expect((await refusal(work)).code).toBe('not_allowed');
  });

  test("are not found by a made-up id, or another tenant's", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const { id } = await aProduct(theirs);
    for (const productId of ['nothing', randomUUID(), id]) {
      const work = listHolders(licensing, mine.admin, { productId, page: 0, pageSize: 10 });
      expect((await refusal(work)).code).toBe('product_not_found');
    }
  });
});
