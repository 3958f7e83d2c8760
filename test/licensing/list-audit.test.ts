import { audit, type Deed } from '../../src/licensing/audit.ts';
import { type ListAudit, listAudit } from '../../src/licensing/list-audit.ts';
import { streamAudit } from '../../src/licensing/stream-audit.ts';
import {
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { NOON, refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

/** As many deeds, numbered from 1, each a minute after the one before. */
async function deeds(tenant: Workspace, count: number, fields: Partial<Deed> = {}) {
  for (let number = 1; number <= count; number += 1) {
    const deed = { action: `deed.${number}`, ...fields };
    await audit(licensing.em.fork(), tenant.admin, licensing.clock(), deed);
    licensing.time.advance({ minutes: 1 });
  }
}

const list = (tenant: Workspace, input: Partial<ListAudit> = {}) =>
  listAudit(licensing, tenant.admin, { pageSize: 3, ...input });
const actions = ({ deeds: found }: Awaited<ReturnType<typeof list>>) =>
  found.map(({ action }) => action);

describe('the audit comes in pages', () => {
  test('from the newest to the oldest and back', async () => {
    const tenant = await aTenant(licensing);
    await deeds(tenant, 7);
    const first = await list(tenant);
    expect(actions(first)).toEqual(['deed.7', 'deed.6', 'deed.5']);
    expect(first).toMatchObject({ hasNewer: false, hasOlder: true });
    const second = await list(tenant, { cursor: { before: first.deeds.at(-1)?.id ?? '' } });
    expect(actions(second)).toEqual(['deed.4', 'deed.3', 'deed.2']);
    expect(second).toMatchObject({ hasNewer: true, hasOlder: true });
    const last = await list(tenant, { cursor: { before: second.deeds.at(-1)?.id ?? '' } });
    expect(actions(last)).toEqual(['deed.1']);
    expect(last).toMatchObject({ hasNewer: true, hasOlder: false });
    const back = await list(tenant, { cursor: { after: last.deeds[0]?.id ?? '' } });
    expect(actions(back)).toEqual(actions(second));
    expect(back).toMatchObject({ hasNewer: true, hasOlder: true });
    const front = await list(tenant, { cursor: { after: back.deeds[0]?.id ?? '' } });
    expect(actions(front)).toEqual(actions(first));
    expect(front).toMatchObject({ hasNewer: false, hasOlder: true });
  });

  test('that what is done meanwhile does not move', async () => {
    const tenant = await aTenant(licensing);
    await deeds(tenant, 4);
    const first = await list(tenant);
    await deeds(tenant, 2, { action: 'meanwhile' });
    const second = await list(tenant, { cursor: { before: first.deeds.at(-1)?.id ?? '' } });
    expect(actions(second)).toEqual(['deed.1']);
    const back = await list(tenant, { cursor: { after: second.deeds[0]?.id ?? '' } });
    expect(actions(back)).toEqual(['deed.4', 'deed.3', 'deed.2']);
    expect(back).toMatchObject({ hasNewer: true });
  });

  test('and may be empty, or exactly full', async () => {
    const tenant = await aTenant(licensing);
    expect(await list(tenant)).toMatchObject({ deeds: [], hasNewer: false, hasOlder: false });
    await deeds(tenant, 3);
    expect(await list(tenant)).toMatchObject({ hasNewer: false, hasOlder: false });
  });
});

test('an entry names who, whom and what, and what it mentions by ids', async () => {
  const tenant = await aTenant(licensing);
  const plan = await aPlan(tenant, { name: 'TEAMS1' });
  const product = await aProduct(tenant, { displayName: 'Office', plans: [plan] });
  const kim = await aPerson(tenant, { displayName: 'Kim', slackUserId: 'UKIM' });
  await deeds(tenant, 1, {
    action: 'license.assign',
    personId: kim.id,
    productId: product.id,
    reason: 'new here',
    after: { disabledPlanIds: [plan.id, 'no id'], managerId: kim.id, productId: product.id },
  });
  const { deeds: found, names } = await list(tenant);
  expect(found).toEqual([
    {
      id: expect.stringMatching(/^\d+$/),
      at: new Date(NOON),
      action: 'license.assign',
      actor: {
        id: tenant.admin.actor.personId,
        displayName: 'Ada Admin',
        slackUserId: null,
        status: 'active',
      },
      person: { id: kim.id, displayName: 'Kim', slackUserId: 'UKIM', status: 'active' },
      product: 'Office',
      group: null,
      surface: 'slack',
      reason: 'new here',
      before: null,
      after: { disabledPlanIds: [plan.id, 'no id'], managerId: kim.id, productId: product.id },
    },
  ]);
  expect(Object.fromEntries(names)).toEqual({
    [plan.id]: 'TEAMS1',
    [kim.id]: 'Kim',
    [product.id]: 'Office',
  });
});

describe('the filters', () => {
  test('find what was done by or to a person, and to a product', async () => {
    const tenant = await aTenant(licensing);
    const [kim, lee] = [await aPerson(tenant), await aPerson(tenant)];
    const product = await aProduct(tenant);
    await deeds(tenant, 1, { action: 'to kim', personId: kim.id });
    await deeds(tenant, 1, { action: 'to lee', personId: lee.id, productId: product.id });
    const byKim = { ...tenant.admin, actor: { kind: 'administrator', personId: kim.id } } as const;
    await audit(licensing.em.fork(), byKim, licensing.clock(), {
      action: 'by kim',
      productId: product.id,
    });
    expect(actions(await list(tenant, { personId: kim.id }))).toEqual(['by kim', 'to kim']);
    expect(actions(await list(tenant, { productId: product.id }))).toEqual(['by kim', 'to lee']);
    const both = await list(tenant, { personId: lee.id, productId: product.id });
    expect(actions(both)).toEqual(['to lee']);
    expect(both.person?.id).toBe(lee.id);
    expect(both.product).toMatchObject({ id: product.id, displayName: 'Product' });
  });

  test('find what was done to a plan at each product that has it', async () => {
    const tenant = await aTenant(licensing);
    const [shared, other] = [await aPlan(tenant), await aPlan(tenant)];
    const office = await aProduct(tenant, { plans: [shared] });
    const suite = await aProduct(tenant, { plans: [shared, other] });
    const apart = await aProduct(tenant, { plans: [other] });
    await deeds(tenant, 1, { action: 'at office', planId: shared.id, productId: office.id });
    await deeds(tenant, 1, { action: 'to suite', productId: suite.id });
    await deeds(tenant, 1, { action: 'of none', planId: other.id });
    const found = async ({ id: productId }: { id: string }) =>
      actions(await list(tenant, { productId }));
    expect(await found(office)).toEqual(['at office']);
    expect(await found(suite)).toEqual(['of none', 'to suite', 'at office']);
    expect(await found(apart)).toEqual(['of none']);
    const streamed: string[] = [];
    for await (const { action } of streamAudit(licensing, tenant.tenantId, { productId: apart.id }))
      streamed.push(action);
    expect(streamed).toEqual(['of none']);
  });

  test('know nothing of another tenant', async () => {
    const [tenant, other] = [await aTenant(licensing), await aTenant(licensing)];
    const [stranger, foreign] = [await aPerson(other), await aProduct(other)];
    await deeds(other, 2, { personId: stranger.id, productId: foreign.id });
    expect((await list(tenant)).deeds).toEqual([]);
    for (const personId of [stranger.id, 'nobody']) {
      expect(await refusal(list(tenant, { personId }))).toMatchObject({ code: 'person_not_found' });
    }
    for (const productId of [foreign.id, 'nothing']) {
      expect(await refusal(list(tenant, { productId }))).toMatchObject({
        code: 'product_not_found',
      });
    }
    const { deeds: theirs } = await list(other);
    expect((await list(tenant, { cursor: { after: theirs.at(-1)?.id ?? '' } })).deeds).toEqual([]);
  });
});

test('only administrators see it', async () => {
  const tenant = await aTenant(licensing);
  const somebody = asEverybody(tenant, await aPerson(tenant));
  expect(await refusal(listAudit(licensing, somebody, { pageSize: 3 }))).toMatchObject({
    code: 'not_allowed',
  });
});

test('streamed from an instant on, filtered, the newest so many', async () => {
  const [tenant, other] = [await aTenant(licensing), await aTenant(licensing)];
  const kim = await aPerson(tenant);
  await deeds(other, 2);
  await deeds(tenant, 5, { personId: kim.id });
  await deeds(tenant, 1, { action: 'else' });
  const read = async (which: Parameters<typeof streamAudit>[2]) => {
    const found: string[] = [];
    for await (const row of streamAudit(licensing, tenant.tenantId, which)) found.push(row.action);
    return found;
  };
  expect(await read({})).toHaveLength(6);
  expect(await read({ personId: kim.id, limit: 2 })).toEqual(['deed.5', 'deed.4']);
  const since = new Date(new Date(NOON).getTime() + 5 * 60_000);
  expect(await read({ since })).toEqual(['else', 'deed.5', 'deed.4']);
});
