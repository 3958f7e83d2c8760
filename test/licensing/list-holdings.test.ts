import { randomUUID } from 'node:crypto';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

describe('what somebody holds', () => {
  test('shows who they are, and each product with its plans, by name', async () => {
    const tenant = await aTenant(licensing);
    const [mail, chat] = [
      await aPlan(tenant, { name: 'Mail' }),
      await aPlan(tenant, { name: 'Chat' }),
    ];
    const suite = await aProduct(tenant, {
      displayName: 'suite',
      skuPartNumber: 'SUITE',
      plans: [mail, chat],
    });
    const viewer = await aProduct(tenant, { displayName: 'Viewer', skuPartNumber: 'VIEW' });
    const person = await aPerson(tenant, {
      displayName: 'Noor',
      slackUserId: 'U1',
      email: 'noor@example.test',
      isGuest: true,
      usageLocation: 'FR',
    });
    const boss = await aPerson(tenant, { displayName: 'Boss', slackUserId: 'U2' });
    const since = new Date('2026-06-01T08:30:00.123Z');
    const second = await anAssignment(tenant, person, viewer, { since });
    const first = await anAssignment(tenant, person, suite, {
      since,
      untilDate: '2026-12-31',
      reason: 'joins',
      disabledPlans: [chat],
      assignedBy: boss,
    });
    await anAssignment(tenant, boss, suite);

    expect(await listHoldings(licensing, tenant.admin, { personId: person.id })).toEqual({
      person: {
        id: person.id,
        displayName: 'Noor',
        slackUserId: 'U1',
        email: 'noor@example.test',
        status: 'active',
        isGuest: true,
        usageLocation: 'FR',
      },
      holdings: [
        {
          productId: suite.id,
          product: 'suite',
          skuPartNumber: 'SUITE',
          sources: [
            expect.objectContaining({
              id: first.id,
              group: null,
              state: 'active',
              reason: 'joins',
              disabledPlanIds: [chat.id],
            }),
          ],
          since,
          untilDate: '2026-12-31',
          assignedByName: 'Boss',
          assignedBySlackUserId: 'U2',
          plansOn: ['Mail'],
          plansOff: ['Chat'],
        },
        {
          productId: viewer.id,
          product: 'Viewer',
          skuPartNumber: 'VIEW',
          sources: [expect.objectContaining({ id: second.id })],
          since,
          untilDate: null,
          assignedByName: null,
          assignedBySlackUserId: null,
          plansOn: [],
          plansOff: [],
        },
      ],
      waiting: [],
    });
  });

  test('merges all ways in which a product comes: a plan is off only if it is off in each', async () => {
    const tenant = await aTenant(licensing);
    const plans = [
      await aPlan(tenant, { name: 'Calls' }),
      await aPlan(tenant, { name: 'Chat' }),
      await aPlan(tenant, { name: 'Mail' }),
    ];
    const [calls, chat, mail] = plans;
    if (!calls || !chat || !mail) throw new Error('Three were made');
    const suite = await aProduct(tenant, { displayName: 'Suite', plans });
    const full = await aProduct(tenant, { displayName: 'Full', seats: 0 });
    const ann = await aPerson(tenant);
    const since = new Date('2026-01-01T09:00:00Z');
    await anAssignment(tenant, ann, suite, {
      ...{ since, untilDate: '2026-07-01', disabledPlans: [mail, chat] },
    });
    const group = await aGroup(tenant, { name: 'Sales', members: [ann], products: [suite, full] });
    const setOff =
      'insert into group_product_disabled_plan select tenant_id, id, ? from group_product';
    await licensing.em.execute(`${setOff} where group_id = ? and product_id = ?`, [
      ...[mail.id, group.id, suite.id],
    ]);
    await workOff(licensing, tenant, group);

    const held = await listHoldings(licensing, tenant.admin, { personId: ann.id });
    expect(held.holdings).toMatchObject([
      {
        product: 'Suite',
        since,
        untilDate: null,
        plansOn: ['Calls', 'Chat'],
        plansOff: ['Mail'],
        sources: [{ group: null }, { group: { id: group.id, name: 'Sales' }, isLeaving: false }],
      },
    ]);
    expect(held.waiting).toMatchObject([
      { product: 'Full', sources: [{ state: 'error', errorCode: 'seats_exhausted' }] },
    ]);

    await licensing.em.execute('delete from group_product where group_id = ?', [group.id]);
    const { holdings } = await listHoldings(licensing, tenant.admin, { personId: ann.id });
    expect(holdings).toMatchObject([
      {
        plansOn: ['Calls'],
        sources: [{ group: null }, { isLeaving: true, disabledPlanIds: null }],
      },
    ]);
  });

  test('is for themselves, and not for their colleagues', async () => {
    const tenant = await aTenant(licensing);
    const [me, colleague] = [await aPerson(tenant), await aPerson(tenant)];
    const mine = await listHoldings(licensing, asEverybody(tenant, me), { personId: me.id });
    expect(mine).toMatchObject({ person: { id: me.id }, holdings: [] });
    const theirs = listHoldings(licensing, asEverybody(tenant, me), { personId: colleague.id });
    expect((await refusal(theirs)).code).toBe('not_allowed');
  });

  test("is not found by a made-up id, or another tenant's", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const { id } = await aPerson(theirs);
    for (const personId of ['nobody', randomUUID(), id]) {
      const work = listHoldings(licensing, mine.admin, { personId });
      expect((await refusal(work)).code).toBe('person_not_found');
    }
  });
});
