import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { turnOffAlerts } from '../../../src/licensing/alerts/turn-off-alerts.ts';
import { cancelSubscription } from '../../../src/licensing/cancel-subscription.ts';
import { removeLicense } from '../../../src/licensing/remove-license.ts';
import { resizeSubscription } from '../../../src/licensing/resize-subscription.ts';
import { workOffGroup } from '../../../src/licensing/work-off-group.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aProduct,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing);
});

interface Row {
  kind: string;
  level: number;
  revision: number;
  why: string | null;
  facts: unknown;
}

const alerts = (kind: string) =>
  licensing.em.fork().execute<Row[]>(
    `select kind, level, revision, resolved_why as why, facts from alert
      where tenant_id = ? and kind = ? order by opened_at, resolved_at nulls last`,
    [at.tenantId, kind],
  );
const review = () => reviewAlerts(licensing, at.tenantId, { productId: null });
const jobs = () => runJobs(licensing, at.tenantId);
const subscriptionOf = async (product: { id: string }) => {
  const [row] = await licensing.em
    .fork()
    .execute<{ id: string }[]>('select id from subscription where product_id = ?', [product.id]);
  return row?.id ?? '';
};

describe('a notice date', () => {
  const contract = () =>
    aProduct(at, { subscriptions: [{ noticeDate: '2026-07-10', endDate: '2027-07-10' }] });

  test('is told as it nears, and is over once it has passed', async () => {
    await contract();
    await review();
    expect(await alerts('notice_date')).toMatchObject([{ level: -30, revision: 1 }]);
    licensing.time.set('2026-07-07T12:00:00Z');
    await review();
    licensing.time.set('2026-07-11T12:00:00Z');
    await review();
    await review();
    expect(await alerts('notice_date')).toMatchObject([{ level: -3, revision: 3, why: 'passed' }]);
  });

  test('needs no decision once the subscription is canceled', async () => {
    const product = await contract();
    await review();
    const subscriptionId = await subscriptionOf(product);
    await cancelSubscription(licensing, at.admin, { subscriptionId, when: 'end' });
    await jobs();
    expect(await alerts('notice_date')).toMatchObject([{ why: 'gone' }]);
  });

  test('stands beside the end of the same subscription', async () => {
    await aProduct(at, { subscriptions: [{ noticeDate: '2026-07-01', endDate: '2026-07-30' }] });
    await review();
    expect(await alerts('notice_date')).toHaveLength(1);
    expect(await alerts('subscription_expires')).toHaveLength(1);
  });
});

describe('assignments in error', () => {
  const inGroup = async (seats: number, members: number) => {
    const product = await aProduct(at, { displayName: 'Chat', seats });
    const people = [];
    for (let count = 0; count < members; count += 1) people.push(await aPerson(at));
    const group = await aGroup(at, { members: people, products: [product] });
    await workOffGroup(licensing, at.tenantId, {
      ...{ groupId: group.id, productId: null, work: 'due', lostPlanIds: [] },
    });
    return { product, people };
  };
  const errors = () => alerts('assignments_in_error');

  test('are told by cause, follow what heals, and are over with the last', async () => {
    const { product } = await inGroup(2, 5);
    await aGroup(at, {
      members: [await aPerson(at, { usageLocation: null })],
      products: [product],
    });
    await jobs();
    expect(await errors()).toMatchObject([
      {
        ...{ level: 1, revision: 1, why: null },
        facts: {
          ...{ product: 'Chat', waiting: 3, healed: 0 },
          causes: [{ code: 'seats_exhausted', count: 3 }],
        },
      },
    ]);
    const subscriptionId = await subscriptionOf(product);
    await resizeSubscription(licensing, at.admin, { subscriptionId, seats: 4 });
    await jobs();
    expect(await errors()).toMatchObject([{ revision: 2, facts: { waiting: 1, healed: 2 } }]);
    await resizeSubscription(licensing, at.admin, { subscriptionId, seats: 9 });
    await jobs();
    expect(await errors()).toMatchObject([{ revision: 3, why: 'healed' }]);
  });

  test('of who has it all the same are none', async () => {
    const product = await aProduct(at, { seats: 5 });
    const person = await aPerson(at);
    await anAssignment(at, person, product);
    const group = await aGroup(at, { members: [person], products: [product] });
    await licensing.em.fork().execute(
      `insert into source (tenant_id, id, person_id, product_id, group_id, state, error_code, since)
       values (?, gen_random_uuid(), ?, ?, ?, 'error', 'dependency_missing', now())`,
      [at.tenantId, person.id, product.id, group.id],
    );
    await review();
    expect(await errors()).toEqual([]);
    await removeLicense(licensing, at.admin, {
      ...{ personId: person.id, productId: product.id, reason: null },
    });
    await review();
    expect(await errors()).toMatchObject([
      { facts: { causes: [{ code: 'dependency_missing', count: 1 }] } },
    ]);
  });

  test('turned off for a product they are not told, and what else is short of it is', async () => {
    const { product } = await inGroup(1, 2);
    await jobs();
    expect(await errors()).toMatchObject([{ why: null }]);
    const kind = 'assignments_in_error';
    await turnOffAlerts(licensing, at.admin, { productId: product.id, kind });
    await jobs();
    await review();
    expect(await errors()).toMatchObject([{ why: 'off' }]);
    expect(await alerts('seats_short')).toMatchObject([{ level: 2, why: null }]);
  });
});
