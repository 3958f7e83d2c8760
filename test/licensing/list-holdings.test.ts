import { randomUUID } from 'node:crypto';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

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
          sourceId: first.id,
          productId: suite.id,
          product: 'suite',
          skuPartNumber: 'SUITE',
          since,
          untilDate: '2026-12-31',
          reason: 'joins',
          assignedByName: 'Boss',
          assignedBySlackUserId: 'U2',
          plansOn: ['Mail'],
          plansOff: ['Chat'],
        },
        {
          sourceId: second.id,
          productId: viewer.id,
          product: 'Viewer',
          skuPartNumber: 'VIEW',
          since,
          untilDate: null,
          reason: null,
          assignedByName: null,
          assignedBySlackUserId: null,
          plansOn: [],
          plansOff: [],
        },
      ],
    });
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
