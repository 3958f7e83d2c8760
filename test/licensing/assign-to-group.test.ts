import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { groupProgress } from '../../src/licensing/group-progress.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { reprocessPerson } from '../../src/licensing/reprocess-person.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, aPerson, aPlan, aProduct, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

async function aCase() {
  const acme = await aTenant(licensing);
  const [calls, mail] = [await aPlan(acme, { name: 'Calls' }), await aPlan(acme, { name: 'Mail' })];
  const product = await aProduct(acme, { displayName: 'Suite', plans: [calls, mail] });
  const members = [await aPerson(acme), await aPerson(acme), await aPerson(acme)];
  const group = await aGroup(acme, { name: 'Sales', members });
  const which = { groupId: group.id, productId: product.id };
  const assign = (...off: { id: string }[]) =>
    assignToGroup(licensing, acme.admin, {
      ...which,
      disabledPlanIds: off.map(({ id }) => id),
      reason: 'Because',
    });
  const jobs = () => licensing.queue.sent(acme.tenantId, 'work-off-group');
  const source = (person: { id: string } | undefined, state: string, code: string | null = null) =>
    acme.em.execute(
      `insert into source (tenant_id, id, person_id, product_id, group_id, state, since, error_code,
          suspended_at)
       values (?, gen_random_uuid(), ?, ?, ?, ?, now(), ?, ?)`,
      [
        ...[acme.tenantId, person?.id, product.id, group.id, state, code],
        state === 'suspended' ? new Date() : null,
      ],
    );
  return { acme, calls, mail, product, group, members, which, assign, jobs, source };
}

describe('a product assigned to a group', () => {
  test('is intended at once, for whatever becomes of its members', async () => {
    const { acme, assign, which, jobs, calls } = await aCase();
    const done = { group: 'Sales', product: 'Suite', repeated: false };
    expect(await assign(calls)).toEqual({ outcome: 'assigned', ...done });
    expect(jobs()).toEqual([{ ...which, work: 'due', lostPlanIds: [] }]);
    const { products } = await showGroup(licensing, acme.admin, which);
    expect(products).toEqual([
      {
        productId: which.productId,
        product: 'Suite',
        skuPartNumber: 'PRODUCT',
        since: licensing.clock(),
        reason: 'Because',
        assignedByName: 'Ada Admin',
        assignedBySlackUserId: null,
        disabledPlanIds: [calls.id],
        disabledPlans: ['Calls'],
        givesWayTo: null,
        counts: { active: 0, errors: [], suspended: 0, undecided: 3, left: 0 },
      },
    ]);
    expect(await auditOf(acme)).toEqual([
      expect.objectContaining({
        ...{ action: 'group.assign', ...which, reason: 'Because', before: null },
        after: { disabledPlanIds: [calls.id] },
      }),
    ]);
  });

  test('has its options changed for everybody, and the same again changes nothing', async () => {
    const { acme, assign, which, jobs, calls, mail } = await aCase();
    await assign(calls);
    expect(await assign(mail, mail)).toMatchObject({ outcome: 'options_changed' });
    expect(await assign(mail)).toMatchObject({ outcome: 'unchanged' });
    const changed = { work: 'everybody', lostPlanIds: [mail.id], wasOff: [calls.id] };
    expect(jobs().slice(1)).toEqual([{ ...which, ...changed }]);
    const { products } = await showGroup(licensing, acme.admin, which);
    expect(products[0]?.disabledPlans).toEqual(['Mail']);
    expect((await auditOf(acme)).slice(1)).toEqual([
      expect.objectContaining({
        action: 'group.change_options',
        before: { disabledPlanIds: [calls.id] },
        after: { disabledPlanIds: [mail.id] },
      }),
    ]);
  });

  test('is taken off again', async () => {
    const { acme, assign, which, jobs, calls, members, source } = await aCase();
    await assign(calls);
    await source(members[0], 'active');
    const remove = () => removeFromGroup(licensing, acme.admin, { ...which, reason: 'Spent' });
    expect(await remove()).toEqual({ group: 'Sales', product: 'Suite', repeated: false });
    expect(await refusal(remove())).toEqual({
      code: 'group_not_assigned',
      details: { group: 'Sales', product: 'Suite' },
    });
    const due = { ...which, work: 'due', lostPlanIds: [] };
    expect(jobs()).toEqual([due, { ...due, wasOff: [calls.id] }]);
    const shown = await showGroup(licensing, acme.admin, which);
    expect(shown.products).toEqual([]);
    expect(shown.leaving).toEqual([{ productId: which.productId, product: 'Suite', left: 1 }]);
    expect((await auditOf(acme)).at(-1)).toMatchObject({
      ...{ action: 'group.unassign', ...which, reason: 'Spent' },
      before: { reason: 'Because', disabledPlanIds: [calls.id] },
    });
  });

  test('is refused where plan, product or group are none of it', async () => {
    const { acme, which, product } = await aCase();
    const elsewhere = await aCase();
    const plan = await aPlan(acme);
    const assign = (change: object, context: Parameters<typeof assignToGroup>[1] = acme.admin) =>
      refusal(
        assignToGroup(licensing, context, {
          ...{ ...which, disabledPlanIds: [], reason: null },
          ...change,
        }),
      );
    expect(await assign({ disabledPlanIds: [plan.id] })).toMatchObject({
      code: 'plan_not_in_product',
    });
    const { productId, groupId } = elsewhere.which;
    expect(await assign({ productId })).toMatchObject({ code: 'product_not_found' });
    expect(await assign({ groupId })).toMatchObject({ code: 'group_not_found' });
    const somebody = asEverybody(acme, await aPerson(acme));
    expect(await assign({}, somebody)).toMatchObject({ code: 'not_allowed' });
    await acme.em.execute('update product set archived_at = now() where id = ?', [product.id]);
    expect(await assign({})).toMatchObject({ code: 'product_not_found' });
  });
});

describe('how far it is', () => {
  test('is counted by what members have, wait for, and are to lose', async () => {
    const { acme, assign, which, members, source } = await aCase();
    await assign();
    licensing.queue.take(acme.tenantId);
    const progress = () => groupProgress(licensing, acme.admin, which);
    expect(await progress()).toMatchObject({ done: 0, total: 3, errors: [], atWork: false });
    await source(members[0], 'active');
    await source(members[1], 'error', 'seats_exhausted');
    await source(await aPerson(acme), 'active');
    await source(await aPerson(acme, { status: 'deleted' }), 'suspended');
    expect(await progress()).toEqual({
      ...{ group: 'Sales', product: 'Suite', done: 2, total: 3, active: 1, left: 2, old: null },
      ...{ errors: [{ code: 'seats_exhausted', count: 1 }], atWork: false },
    });
    await reprocessGroup(licensing, acme.admin, which);
    expect(await progress()).toMatchObject({ atWork: true });
    await removeFromGroup(licensing, acme.admin, { ...which, reason: null });
    expect(await progress()).toMatchObject({ done: 0, total: 0, left: 4, errors: [] });
  });

  test('leaves out members who are deactivated', async () => {
    const { acme, assign, which, members, source } = await aCase();
    await assign();
    await source(members[0], 'suspended');
    await acme.em.execute(`update person set status = 'deleted' where id = ?`, [members[0]?.id]);
    expect(await groupProgress(licensing, acme.admin, which)).toMatchObject({ done: 0, total: 2 });
    const { products } = await showGroup(licensing, acme.admin, which);
    expect(products[0]?.counts).toMatchObject({ suspended: 1, undecided: 2 });
  });
});

test('those who wait are tried again at somebody’s word', async () => {
  const { acme, assign, which, jobs, members } = await aCase();
  const [ann] = members;
  const again = (productId: string | null) =>
    reprocessGroup(licensing, acme.admin, { groupId: which.groupId, productId });
  expect((await refusal(again(which.productId))).code).toBe('group_not_assigned');
  await assign();
  expect(await again(which.productId)).toMatchObject({ group: 'Sales', product: 'Suite' });
  expect(await again(null)).toMatchObject({ group: 'Sales', product: null });
  expect(jobs().slice(1)).toEqual([
    { ...which, work: 'waiting', lostPlanIds: [] },
    { ...which, productId: null, work: 'waiting', lostPlanIds: [] },
  ]);
  const personId = ann?.id ?? '';
  const context = { ...acme.admin, deedKey: 'click' };
  const done = { person: 'Pat Person', repeated: false };
  expect(await reprocessPerson(licensing, context, { personId })).toEqual(done);
  await reprocessPerson(licensing, context, { personId });
  const reviewed = licensing.queue.sent(acme.tenantId, 'review-people');
  expect(reviewed).toEqual([{ personIds: [personId], lostPlanIds: [], asked: true }]);
});
