import { randomUUID } from 'node:crypto';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { undoRemoval } from '../../src/licensing/undo-removal.ts';
import { auditOf } from '../support/audit.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asAdministrator,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { workOff } from '../support/work-off.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

async function aRemoval({ untilDate = '2026-12-31' }: { untilDate?: string } = {}) {
  const tenant = await aTenant(licensing);
  const [mail, chat] = [
    await aPlan(tenant, { name: 'Mail' }),
    await aPlan(tenant, { name: 'Chat' }),
  ];
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1, plans: [mail, chat] });
  const person = await aPerson(tenant, { displayName: 'Noor' });
  const assigner = await aPerson(tenant, { displayName: 'Assigner' });
  const source = await anAssignment(tenant, person, product, {
    untilDate,
    disabledPlans: [chat],
    assignedBy: assigner,
    reason: 'joins',
  });
  const held = () => listHoldings(licensing, tenant.admin, { personId: person.id });
  const before = await held();
  await removeLicense(licensing, tenant.admin, {
    personId: person.id,
    productId: product.id,
    reason: null,
  });
  const undo = () => undoRemoval(licensing, tenant.admin, { sourceId: source.id });
  const assigned = async () =>
    (await showProduct(licensing, tenant.admin, { productId: product.id })).counts.assigned;
  return { tenant, mail, chat, product, person, source, before, held, undo, assigned };
}

describe('undoing a removal', () => {
  test('restores the same license: since, by whom, why, until and plans, and its seat', async () => {
    const { before, held, undo, assigned } = await aRemoval();
    licensing.time.advance({ minutes: 3 });
    expect(await undo()).toEqual({
      person: 'Noor',
      product: 'P1',
      at: licensing.clock(),
      repeated: false,
    });
    expect(await held()).toEqual(before);
    expect(await assigned()).toBe(1);
  });

  test('is audited in full', async () => {
    const { tenant, chat, product, person, source, undo } = await aRemoval();
    licensing.time.advance({ minutes: 3 });
    await undo();
    expect((await auditOf(tenant)).slice(1)).toEqual([
      expect.objectContaining({
        at: licensing.clock(),
        actorId: tenant.admin.actor.personId,
        action: 'license.undo_removal',
        personId: person.id,
        productId: product.id,
        after: { sourceId: source.id, untilDate: '2026-12-31', disabledPlanIds: [chat.id] },
      }),
    ]);
  });

  test('works for another administrator than the one who removed', async () => {
    const { tenant, source, before, held } = await aRemoval();
    const other = asAdministrator(tenant, await aPerson(tenant));
    await undoRemoval(licensing, other, { sourceId: source.id });
    expect((await auditOf(tenant)).at(-1)).toMatchObject({
      actorId: other.actor.personId,
      action: 'license.undo_removal',
    });
    expect(await held()).toEqual(before);
  });

  test('can be removed and undone again', async () => {
    const { tenant, person, product, source, before, held, undo } = await aRemoval();
    await undo();
    const again = await removeLicense(licensing, tenant.admin, {
      personId: person.id,
      productId: product.id,
      reason: null,
    });
    expect(again.sourceId).toBe(source.id);
    await undo();
    expect(await held()).toEqual(before);
  });

  test('works to the last moment of 15 minutes, and not after', async () => {
    const { undo, assigned } = await aRemoval();
    licensing.time.set('2026-06-15T12:15:00.001Z');
    expect(await refusal(undo())).toEqual({ code: 'undo_too_late', details: { minutes: 15 } });
    expect(await assigned()).toBe(0);
    licensing.time.set('2026-06-15T12:15:00.000Z');
    await undo();
    expect(await assigned()).toBe(1);
  });

  test('works for a plan that has left the product meanwhile', async () => {
    const { tenant, chat, undo, assigned, held } = await aRemoval();
    await tenant.em.execute('delete from product_plan where plan_id = ?', [chat.id]);
    await undo();
    expect(await assigned()).toBe(1);
    expect((await held()).holdings).toMatchObject([{ plansOn: ['Mail'], plansOff: [] }]);
  });
});

describe('undoing a removal is refused', () => {
  test('twice, and takes one seat only', async () => {
    const { undo, assigned } = await aRemoval();
    await undo();
    expect(await refusal(undo())).toEqual({
      code: 'already_assigned',
      details: { person: 'Noor', product: 'P1' },
    });
    expect(await assigned()).toBe(1);
  });

  test('where it has been assigned anew, also when it would be too late', async () => {
    const { tenant, person, product, undo } = await aRemoval();
    await assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
    });
    expect((await refusal(undo())).code).toBe('already_assigned');
    licensing.time.advance({ minutes: 60 });
    expect((await refusal(undo())).code).toBe('already_assigned');
  });

  test('where somebody took the seat meanwhile', async () => {
    const { tenant, product, undo, assigned } = await aRemoval();
    await anAssignment(tenant, await aPerson(tenant), product);
    expect(await refusal(undo())).toEqual({
      code: 'seats_exhausted',
      details: { product: 'P1', total: 1, assigned: 1, held: 0 },
    });
    expect(await assigned()).toBe(1);
  });

  test('for somebody deleted meanwhile', async () => {
    const { tenant, person, undo } = await aRemoval();
    await tenant.em.execute(`update person set status = 'deleted' where id = ?`, [person.id]);
    expect(await refusal(undo())).toEqual({
      code: 'person_deleted',
      details: { person: 'Noor' },
    });
  });

  test('where a rule of assigning has come to stand against it', async () => {
    const { tenant, mail, person, product, held, undo } = await aRemoval();
    const rival = await aPlan(tenant, { name: 'Rival', excludes: [mail] });
    const other = await aProduct(tenant, { plans: [rival] });
    const source = await anAssignment(tenant, person, other);
    expect((await refusal(undo())).code).toBe('mutually_exclusive');
    await tenant.em.execute('delete from source where id = ?', [source.id]);

    await tenant.em.execute(`update service_plan set prohibited_countries = '{NL}' where id = ?`, [
      mail.id,
    ]);
    expect((await refusal(undo())).code).toBe('prohibited_in_usage_location');

    await tenant.em.execute(`update subscription set end_date = start_date where product_id = ?`, [
      product.id,
    ]);
    expect((await refusal(undo())).code).toBe('product_expired');
    expect((await held()).holdings).toEqual([]);
  });

  test('where its last day has passed since', async () => {
    const { undo } = await aRemoval({ untilDate: '2026-06-14' });
    expect(await refusal(undo())).toMatchObject({ code: 'until_in_past' });
  });

  test('to everybody but administrators', async () => {
    const { tenant, person, source } = await aRemoval();
    const work = undoRemoval(licensing, asEverybody(tenant, person), { sourceId: source.id });
    expect((await refusal(work)).code).toBe('not_allowed');
  });

  test('of what came through a group', async () => {
    const { tenant, person } = await aRemoval();
    const product = await aProduct(tenant);
    const group = await aGroup(tenant, { members: [person], products: [product] });
    await workOff(licensing, tenant, group);
    const which = { groupId: group.id, add: [], remove: [person.id] };
    await changeMembers(licensing, tenant.admin, which);
    await runJobs(licensing, tenant.tenantId);
    const [{ id: sourceId }] = await tenant.em
      .fork()
      .execute<[{ id: string }]>('select id from source where group_id = ?', [group.id]);
    const work = undoRemoval(licensing, tenant.admin, { sourceId });
    expect((await refusal(work)).code).toBe('removal_not_found');
  });

  test("for made-up ids and another tenant's", async () => {
    const { tenant, source } = await aRemoval();
    const elsewhere = await aTenant(licensing);
    const code = async (context: typeof tenant.admin, sourceId: string) =>
      (await refusal(undoRemoval(licensing, context, { sourceId }))).code;
    expect(await code(tenant.admin, 'nothing')).toBe('removal_not_found');
    expect(await code(tenant.admin, randomUUID())).toBe('removal_not_found');
    expect(await code(elsewhere.admin, source.id)).toBe('removal_not_found');
  });
});

test('somebody served under the default location is restored under it', async () => {
  const tenant = await aTenant(licensing, { defaultUsageLocation: 'DE' });
  const product = await aProduct(tenant);
  const person = await aPerson(tenant, { usageLocation: null });
  const { id: sourceId } = await anAssignment(tenant, person, product);
  await removeLicense(licensing, tenant.admin, {
    personId: person.id,
    productId: product.id,
    reason: null,
  });
  expect(await undoRemoval(licensing, tenant.admin, { sourceId })).toMatchObject({
    product: 'Product',
  });
});

test('one that was still to start is to start again, unless another would still be held', async () => {
  const tenant = await aTenant(licensing);
  const { id: productId } = await aProduct(tenant);
  const { id: personId } = await aPerson(tenant);
  const whom = { personId, productId };
  await assignLicense(licensing, tenant.admin, { ...plainly, ...whom, startDate: '2026-07-01' });
  const { sourceId } = await removeLicense(licensing, tenant.admin, { ...whom, reason: null });
  await undoRemoval(licensing, tenant.admin, { sourceId });
  await removeLicense(licensing, tenant.admin, { ...whom, reason: null });
  await assignLicense(licensing, tenant.admin, { ...plainly, ...whom });
  const undo = undoRemoval(licensing, tenant.admin, { sourceId });
  expect((await refusal(undo)).code).toBe('still_held');
});
