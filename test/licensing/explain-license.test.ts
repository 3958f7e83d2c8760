import { randomUUID } from 'node:crypto';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { type ExplainLicenseResult, explainLicense } from '../../src/licensing/explain-license.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aSubscription,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { NOON, refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

const sql = (statement: string, values: unknown[]) =>
  licensing.em.execute(statement, values, 'run');

interface Row {
  id: string;
}

/** Each source as `product via state: code against it now`. */
function told({ products }: ExplainLicenseResult): string[] {
  return products.flatMap(({ product, sources }) =>
    sources.map(({ group, state, against }) =>
      [`${product} ${group?.name ?? 'direct'} ${state}`, ...(against ? [against.code] : [])].join(
        ': ',
      ),
    ),
  );
}

async function asked(
  tenant: Workspace,
  person: Row,
  more: { productId?: string; planId?: string } = {},
) {
  return explainLicense(licensing, tenant.admin, { personId: person.id, ...more });
}

/** A group with one member and these products, some plans of which are off, worked off. */
async function inGroup(
  tenant: Workspace,
  name: string,
  person: Row,
  products: Row[],
  disabledPlans: Row[] = [],
) {
  const group = await aGroup(tenant, { name, members: [person], products });
  for (const plan of disabledPlans) {
    await sql(
      `insert into group_product_disabled_plan select gp.tenant_id, gp.id, pp.plan_id
         from group_product gp join product_plan pp on pp.tenant_id = gp.tenant_id
          and pp.product_id = gp.product_id and pp.plan_id = ? where gp.group_id = ?`,
      [plan.id, group.id],
    );
  }
  await workOff(licensing, tenant, group);
  return group;
}

const plainly = { disabledPlanIds: [], untilDate: null, reason: null, useDefaultLocation: false };

async function twoPlans(tenant: Workspace) {
  return {
    mail: await aPlan(tenant, { name: 'Mail' }),
    chat: await aPlan(tenant, { name: 'Chat' }),
  };
}

describe('why somebody has a license', () => {
  test('every source, since when, by whom and why, and what they add up to', async () => {
    const tenant = await aTenant(licensing);
    const { mail, chat } = await twoPlans(tenant);
    const calls = await aPlan(tenant, { name: 'Calls' });
    const suite = await aProduct(tenant, { displayName: 'Suite', plans: [mail, chat, calls] });
    const boss = await aPerson(tenant, { displayName: 'Boss', slackUserId: 'U2' });
    const ann = await aPerson(tenant, { displayName: 'Ann', slackUserId: 'U1' });
    const since = new Date('2026-03-01T08:00:00Z');
    const options = { since, untilDate: '2026-12-31', reason: 'joins', assignedBy: boss };
    const direct = await anAssignment(tenant, ann, suite, {
      ...options,
      disabledPlans: [mail, chat],
    });
    const sales = await inGroup(tenant, 'Sales', ann, [suite], [mail, calls]);

    const { person, products } = await asked(tenant, ann, { productId: suite.id });
    expect(person).toMatchObject({ id: ann.id, displayName: 'Ann', slackUserId: 'U1' });
    expect(products).toEqual([
      expect.objectContaining({
        productId: suite.id,
        product: 'Suite',
        hasSeat: true,
        sources: [
          {
            id: direct.id,
            group: null,
            state: 'active',
            errorCode: null,
            since,
            startDate: null,
            untilDate: '2026-12-31',
            suspendedAt: null,
            reason: 'joins',
            assignedByName: 'Boss',
            assignedBySlackUserId: 'U2',
            disabledPlanIds: [mail.id, chat.id].sort(),
            isLeaving: false,
            givesWayTo: null,
            swappedFrom: null,
            against: null,
            keptBy: null,
          },
          expect.objectContaining({
            group: { id: sales.id, name: 'Sales', isMirrored: false },
            state: 'active',
            since: new Date(NOON),
            disabledPlanIds: [mail.id, calls.id].sort(),
          }),
        ],
      }),
    ]);
    const plans = products[0]?.plans.map(({ name, through }) => [
      name,
      ...through.map(({ group }) => group?.name ?? 'direct'),
    ]);
    expect(plans).toEqual([['Calls', 'direct'], ['Chat', 'Sales'], ['Mail']]);
  });

  test('a plan: through which products, and where it is off', async () => {
    const tenant = await aTenant(licensing);
    const { mail, chat } = await twoPlans(tenant);
    const suite = await aProduct(tenant, { displayName: 'Suite', plans: [mail, chat] });
    const basic = await aProduct(tenant, { displayName: 'Basic', plans: [mail] });
    await aProduct(tenant, { displayName: 'Chat alone', plans: [chat] });
    const ann = await aPerson(tenant);
    await anAssignment(tenant, ann, suite, { disabledPlans: [mail] });
    await anAssignment(tenant, ann, basic);

    const through = async (plan: Row) => {
      const { products } = await asked(tenant, ann, { planId: plan.id });
      return products.map(({ product, plans }) => {
        const on = plans.find(({ id }) => id === plan.id)?.through.length;
        return `${product}: ${on === 0 ? 'off' : 'on'}`;
      });
    };
    expect(await through(mail)).toEqual(['Basic: on', 'Suite: off']);
    expect(await through(chat)).toEqual(['Suite: on']);
    expect((await asked(tenant, ann, { planId: chat.id })).plan).toEqual({
      id: chat.id,
      name: 'Chat',
      products: ['Chat alone', 'Suite'],
    });
  });

  test('what is not there at all, what a group is about to bring, and what is about to go', async () => {
    const tenant = await aTenant(licensing);
    const [soon, never] = [
      await aProduct(tenant, { displayName: 'Soon' }),
      await aProduct(tenant, { displayName: 'Never' }),
    ];
    const ann = await aPerson(tenant);
    const group = await aGroup(tenant, { name: 'Sales', members: [ann], products: [soon] });
    expect(await asked(tenant, ann, { productId: never.id })).toMatchObject({
      ...{ products: [], coming: [], product: { id: never.id, name: 'Never' }, plan: null },
    });
    const coming = [{ productId: soon.id, product: 'Soon', group: 'Sales' }];
    expect(await asked(tenant, ann)).toMatchObject({ products: [], coming });

    await workOff(licensing, tenant, group);
    await sql('delete from group_member where group_id = ?', [group.id]);
    const { products } = await asked(tenant, ann);
    expect(products).toMatchObject([{ sources: [{ isLeaving: true }], hasSeat: true, toFree: [] }]);
  });

  test('what is to start, and what is suspended', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, { displayName: 'P1' });
    const ann = await aPerson(tenant);
    await inGroup(tenant, 'Sales', ann, [product]);
    await assignLicense(licensing, tenant.admin, {
      ...{ ...plainly, personId: ann.id, productId: product.id, startDate: '2026-07-01' },
    });
    await sql("update person set status = 'deleted' where id = ?", [ann.id]);
    const job = { personIds: [ann.id], lostPlanIds: [] };
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'review-people', job);
    await runJobs(licensing, tenant.tenantId);
    const { person, products } = await asked(tenant, ann);
    expect(person.status).toBe('deleted');
    expect(products).toMatchObject([
      {
        hasSeat: false,
        toFree: [],
        sources: [
          { state: 'scheduled', startDate: '2026-07-01' },
          { state: 'suspended', suspendedAt: new Date(NOON), group: { name: 'Sales' } },
        ],
      },
    ]);
  });
});

describe('what stands against a license', () => {
  test('is named by the rule that refuses it, with its plans', async () => {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'BASE' });
    const product = async (displayName: string, plan: Parameters<typeof aPlan>[1], seats = 5) =>
      aProduct(tenant, { displayName, seats, plans: [await aPlan(tenant, plan)] });
    const held = await aProduct(tenant, { displayName: 'Held', plans: [base] });
    const products = [
      await product('Apart', { name: 'OTHER', excludes: [base] }),
      await product('Elsewhere', { name: 'LOCAL', prohibitedCountries: ['FR'] }),
      await aProduct(tenant, { displayName: 'Expired', subscriptions: [] }),
      await product('Full', { name: 'FULL' }, 0),
      await product('Needs', { name: 'ADDON', needs: [await aPlan(tenant, { name: 'MISSING' })] }),
    ];
    const ann = await aPerson(tenant, { displayName: 'Ann', usageLocation: 'FR' });
    await anAssignment(tenant, ann, held);
    await inGroup(tenant, 'Sales', ann, products);
    const found = await asked(tenant, ann);
    expect(told(found)).toEqual([
      'Apart Sales error: mutually_exclusive',
      'Elsewhere Sales error: prohibited_in_usage_location',
      'Expired Sales error: product_expired',
      'Full Sales error: seats_exhausted',
      'Held direct active',
      'Needs Sales error: dependency_missing',
    ]);
    expect(found.products.flatMap(({ sources }) => sources[0]?.against?.details ?? [])).toEqual([
      { plan: 'OTHER', other: 'BASE', otherProduct: 'Held' },
      { plans: ['LOCAL'], usageLocation: 'FR' },
      { product: 'Expired' },
      { product: 'Full', total: 0, assigned: 0, held: 0 },
      { plan: 'ADDON', needs: 'MISSING' },
    ]);
  });

  test('is the location where none is known, unless the tenant has a default', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, { displayName: 'P1', plans: [await aPlan(tenant)] });
    const ann = await aPerson(tenant, { displayName: 'Ann', usageLocation: null });
    await inGroup(tenant, 'Sales', ann, [product]);
    expect(told(await asked(tenant, ann))).toEqual(['P1 Sales error: usage_location_missing']);
    await sql("update tenant set default_usage_location = 'NL' where id = ?", [tenant.tenantId]);
    const found = await asked(tenant, ann);
    expect(told(found)).toEqual(['P1 Sales error']);
    expect(found.products[0]?.sources[0]?.errorCode).toBe('usage_location_missing');
  });

  test('is not what the group swaps for it: that gives way once the new one is there', async () => {
    const tenant = await aTenant(licensing);
    const old = await aPlan(tenant, { name: 'OLD' });
    const before = await aProduct(tenant, { displayName: 'Before', plans: [old] });
    const renewed = await aPlan(tenant, { name: 'NEW', excludes: [old] });
    const after = await aProduct(tenant, { displayName: 'After', seats: 0, plans: [renewed] });
    const ann = await aPerson(tenant);
    const group = await inGroup(tenant, 'Sales', ann, [before]);
    await swapGroup(licensing, tenant.admin, {
      ...{ groupId: group.id, fromProductId: before.id, toProductId: after.id },
      ...{ disabledPlanIds: [], reason: null },
    });
    await runJobs(licensing, tenant.tenantId);
    const found = await asked(tenant, ann);
    expect(told(found)).toEqual(['After Sales error: seats_exhausted', 'Before Sales active']);
    expect(found.products[1]?.sources).toMatchObject([
      { givesWayTo: { id: after.id, name: 'After' }, isLeaving: false },
    ]);
    await aSubscription(tenant, after, { seats: 1 });
    const job = { productId: after.id, everybody: false };
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'heal-product', job);
    await runJobs(licensing, tenant.tenantId);
    expect(told(await asked(tenant, ann))).toEqual(['After Sales active']);
  });

  test('is a later breach of what stays active: a plan gone elsewhere, or no longer offered here', async () => {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'BASE' });
    const local = await aPlan(tenant, { name: 'LOCAL' });
    const addOn = await aPlan(tenant, { name: 'ADDON', needs: [base] });
    const needy = await aProduct(tenant, { displayName: 'Needy', plans: [addOn] });
    const there = await aProduct(tenant, { displayName: 'There', plans: [local] });
    const ann = await aPerson(tenant, { usageLocation: 'FR' });
    await anAssignment(tenant, ann, needy);
    await anAssignment(tenant, ann, there);
    await sql("update service_plan set prohibited_countries = '{FR}' where id = ?", [local.id]);
    await sql("update subscription set end_date = '2020-01-02' where product_id = ?", [there.id]);
    expect(told(await asked(tenant, ann))).toEqual([
      'Needy direct active: dependency_missing',
      'There direct active: prohibited_in_usage_location',
    ]);
  });
});

describe('what frees the seat, when it is done', () => {
  /** Does all that is named, in its order, and tells how many seats came free. */
  async function freedBy(tenant: Workspace, person: Row, productId: string): Promise<number> {
    const assigned = async () =>
      (await showProduct(licensing, tenant.admin, { productId })).counts.assigned;
    const before = await assigned();
    const { products } = await asked(tenant, person, { productId });
    for (const { group } of products[0]?.toFree ?? []) {
      const whom = { personId: person.id, productId };
      if (group === null) {
        await removeLicense(licensing, tenant.admin, { ...whom, reason: null });
        await runJobs(licensing, tenant.tenantId);
      } else {
        const values = [group.id, person.id];
        await sql('delete from group_member where group_id = ? and person_id = ?', values);
        await workOff(licensing, tenant, group);
      }
    }
    const { products: left } = await asked(tenant, person, { productId });
    expect(left).toEqual([]);
    return before - (await assigned());
  }

  test('the direct one removed', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const ann = await aPerson(tenant);
    await anAssignment(tenant, ann, product);
    expect(await freedBy(tenant, ann, product.id)).toBe(1);
  });

  test('what needs its plans removed first, where only the group let the direct one go', async () => {
    const tenant = await aTenant(licensing);
    const { mail } = await twoPlans(tenant);
    const addOn = await aPlan(tenant, { name: 'ADDON', needs: [mail] });
    const product = await aProduct(tenant, { plans: [mail] });
    const needy = await aProduct(tenant, { displayName: 'Needy', plans: [addOn] });
    const ann = await aPerson(tenant);
    await anAssignment(tenant, ann, product);
    await anAssignment(tenant, ann, needy);
    await inGroup(tenant, 'Sales', ann, [product]);
    const { products } = await asked(tenant, ann, { productId: product.id });
    expect(products).toMatchObject([
      {
        sources: [{ keptBy: null }, { keptBy: null }],
        keptInTheEnd: { details: { neededByProduct: 'Needy' } },
      },
    ]);
    const whom = { personId: ann.id, productId: needy.id, reason: null };
    await removeLicense(licensing, tenant.admin, whom);
    expect(await freedBy(tenant, ann, product.id)).toBe(1);
  });

  test('out of both groups, where it comes through two and directly', async () => {
    const tenant = await aTenant(licensing);
    const { mail, chat } = await twoPlans(tenant);
    const addOn = await aPlan(tenant, { name: 'ADDON', needs: [mail] });
    const product = await aProduct(tenant, { plans: [mail, chat, addOn] });
    const ann = await aPerson(tenant);
    // The group's ADDON needs the Mail that only the direct one has on.
    await anAssignment(tenant, ann, product, { disabledPlans: [addOn] });
    await inGroup(tenant, 'Sales', ann, [product], [mail]);
    await inGroup(tenant, 'Ops', ann, [product], [mail, addOn]);
    expect(await freedBy(tenant, ann, product.id)).toBe(1);
  });

  test('what is in error too: it would take the place of what is removed', async () => {
    const tenant = await aTenant(licensing);
    const one = await aPlan(tenant, { name: 'ONE' });
    const two = await aPlan(tenant, { name: 'TWO', excludes: [one] });
    const product = await aProduct(tenant, { plans: [one, two] });
    const ann = await aPerson(tenant);
    await inGroup(tenant, 'Sales', ann, [product], [two]);
    await inGroup(tenant, 'Ops', ann, [product], [one]);
    expect(told(await asked(tenant, ann))).toEqual([
      'Product Ops error: mutually_exclusive',
      'Product Sales active',
    ]);
    expect(await freedBy(tenant, ann, product.id)).toBe(1);
  });

  test('not before what needs a plan of it is gone, which is named', async () => {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'BASE' });
    const addOn = await aPlan(tenant, { name: 'ADDON', needs: [base] });
    const suite = await aProduct(tenant, { displayName: 'Suite', plans: [base] });
    const extra = await aProduct(tenant, { displayName: 'Extra', plans: [addOn] });
    const ann = await aPerson(tenant);
    await anAssignment(tenant, ann, suite);
    await anAssignment(tenant, ann, extra);
    const keptBy = async () => {
      const { products } = await asked(tenant, ann, { productId: suite.id });
      return products[0]?.sources[0]?.keptBy;
    };
    expect((await keptBy())?.details).toEqual({
      ...{ plan: 'BASE', neededBy: 'ADDON', neededByProduct: 'Extra' },
    });
    expect(await freedBy(tenant, ann, extra.id)).toBe(1);
    expect(await keptBy()).toBeNull();
    expect(await freedBy(tenant, ann, suite.id)).toBe(1);
  });
});

describe('asking why', () => {
  test('is for everybody about themselves, and for administrators about others', async () => {
    const tenant = await aTenant(licensing);
    const [me, colleague] = [await aPerson(tenant), await aPerson(tenant)];
    const mine = await explainLicense(licensing, asEverybody(tenant, me), { personId: me.id });
    expect(mine).toMatchObject({ person: { id: me.id }, products: [] });
    const theirs = explainLicense(licensing, asEverybody(tenant, me), { personId: colleague.id });
    expect((await refusal(theirs)).code).toBe('not_allowed');
  });

  test("made-up ids, and another tenant's, are found nowhere", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const plan = await aPlan(theirs);
    const product = await aProduct(theirs, { plans: [plan] });
    const person = await aPerson(theirs);
    const me = await aPerson(mine);
    const code = async (input: { personId?: string; productId?: string; planId?: string }) =>
      (await refusal(explainLicense(licensing, mine.admin, { personId: me.id, ...input }))).code;
    for (const made of ['nothing', randomUUID()]) {
      expect(await code({ personId: made })).toBe('person_not_found');
      expect(await code({ productId: made })).toBe('product_not_found');
      expect(await code({ planId: made })).toBe('plan_not_found');
    }
    expect(await code({ personId: person.id })).toBe('person_not_found');
    expect(await code({ productId: product.id })).toBe('product_not_found');
    expect(await code({ planId: plan.id })).toBe('plan_not_found');
  });
});
