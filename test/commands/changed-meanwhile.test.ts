/** While somebody fills in a form, somebody else changes what it is about. */
import { PLANS } from '../../commands/license-groups/assign-form.ts';
import { PRODUCT_MENU } from '../../commands/license-groups/place.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { editProduct } from '../../src/licensing/edit-product.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { renewSubscription } from '../../src/licensing/renew-subscription.ts';
import { setPlan } from '../../src/licensing/set-plan.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { showPlan } from '../../src/licensing/show-plan.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import {
  ADMINISTER_PRODUCT,
  CHANGE_SUBSCRIPTION,
  EDIT_PLAN,
} from '../../src/slack/entry-points.ts';
import { plansBlock } from '../../src/slack/plans-input.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../support/builders.ts';
import { inGroup } from '../support/in-group.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const bob = () =>
  ({
    tenantId: app.tenantId,
    actor: { kind: 'system', cause: 'test' },
    surface: 'system',
  }) as const;

async function at(displayName: string): Promise<void> {
  await anna().command(`/licenses ${displayName}`);
  await sees(anna(), displayName, 'Numbers of');
}

/** What stands underneath shows how it is now. */
async function isRefused(...words: string[]): Promise<void> {
  await anna().submit();
  await sees(anna(), 'Somebody else changed this while you had the form open');
  await anna().closeModal();
  await sees(anna(), ...words);
}

test('a renewal stays when an older form of the subscription is saved', async () => {
  const endDate = '2026-12-31';
  const product = await aProduct(inTenantOf(app), {
    displayName: 'Renewed',
    subscriptions: [{ endDate }],
  });
  const show = async () =>
    (await showProduct(app.licensing, bob(), { productId: product.id })).subscriptions[0];
  await at('Renewed');
  await anna().choose(CHANGE_SUBSCRIPTION, 'Edit');
  await sees(anna(), 'Renewed', 'Reference');
  const subscriptionId = (await show())?.id ?? '';
  await renewSubscription(app.licensing, bob(), { subscriptionId, endDate: '2027-12-31' });
  await anna().fill('Price of a seat', '12.50');
  await anna().fill('Currency', 'EUR');
  await isRefused('ends on Dec 31, 2027');
  expect(await show()).toMatchObject({ endDate: '2027-12-31', price: null });

  await anna().choose(CHANGE_SUBSCRIPTION, 'Edit');
  await sees(anna(), 'Renewed', 'Reference');
  await anna().fill('Reference', 'PO-9');
  await anna().submit();
  await sees(anna(), 'Changed *Renewed*');
  expect(await show()).toMatchObject({ endDate: '2027-12-31', externalId: 'PO-9' });
});

test('what is said of a product stays when an older form of it is saved', async () => {
  const { id: productId } = await aProduct(inTenantOf(app), { displayName: 'Described' });
  const { product } = await showProduct(app.licensing, bob(), { productId });
  await at('Described');
  await anna().choose(ADMINISTER_PRODUCT, 'Edit product');
  await sees(anna(), 'Where to buy it');
  const said = { ...product, description: 'By Bob' };
  await editProduct(app.licensing, bob(), { ...said, productId });
  await anna().fill('Name', 'Described 2');
  await isRefused('Described', 'By Bob');
  expect((await showProduct(app.licensing, bob(), { productId })).product).toEqual(said);
});

test('a prohibition stays when an older form of the plan is saved', async () => {
  const plan = await aPlan(inTenantOf(app), { name: 'Forbidden' });
  const { id: productId } = await aProduct(inTenantOf(app), {
    displayName: 'With a plan',
    plans: [plan],
  });
  const where = { productId, planId: plan.id };
  await at('With a plan');
  await anna().click('Service plans (1)');
  await sees(anna(), '● Service plans');
  await anna().choose(EDIT_PLAN, 'Forbidden');
  await sees(anna(), 'Not offered in');
  const change = { prohibitedCountries: ['RU'], needs: null, excludes: null };
  await setPlan(app.licensing, bob(), { ...where, ...change });
  await anna().choose('Not offered in', ['IN']);
  await isRefused('Russia');
  expect(await showPlan(app.licensing, bob(), where)).toMatchObject({
    prohibitedCountries: ['RU'],
  });
});

test('a product that was taken off a group stays off when its options are confirmed', async () => {
  const plan = await aPlan(inTenantOf(app), { name: 'Calls' });
  const suite = await aProduct(inTenantOf(app), { displayName: 'Taken off', plans: [plan] });
  const kim = await aPerson(inTenantOf(app), { displayName: 'Kim' });
  const { id: groupId } = await inGroup(app, 'Crew', [{ personId: kim.id }], [suite]);
  await anna().command('/license-groups Crew');
  await sees(anna(), 'Crew', 'Taken off');
  await anna().choose(PRODUCT_MENU, 'Change options');
  await sees(anna(), 'What the members of *Crew* have');
  await anna().choose(plansBlock(PLANS, suite.id), ['Calls']);
  await anna().submit();
  await sees(anna(), 'Switched off');
  const which = { groupId, productId: suite.id };
  await removeFromGroup(app.licensing, bob(), { ...which, reason: null });
  await anna().submit();
  await sees(anna(), 'Somebody else changed this while you had the form open');
  expect((await showGroup(app.licensing, bob(), { groupId })).products).toEqual([]);
});

test('a swap of a group is not made once the product that goes is swapped for a third', async () => {
  const [old, successor, third] = [
    await aProduct(inTenantOf(app), { displayName: 'Leaving' }),
    await aProduct(inTenantOf(app), { displayName: 'Coming' }),
    await aProduct(inTenantOf(app), { displayName: 'Third', seats: 0 }),
  ];
  const kim = await aPerson(inTenantOf(app), { displayName: 'Kim of the team' });
  const { id: groupId } = await inGroup(app, 'Team', [{ personId: kim.id }], [old]);
  await anna().command('/license-swap Leaving to Coming for Team');
  await sees(anna(), 'Product to take');
  await anna().submit();
  await sees(anna(), 'instead of *Leaving*?');
  const which = { groupId, fromProductId: old.id, toProductId: third.id };
  await swapGroup(app.licensing, bob(), { ...which, disabledPlanIds: [], reason: null });
  await anna().submit();
  await sees(anna(), 'Somebody else changed this while you had the form open');
  const { products } = await showGroup(app.licensing, bob(), { groupId });
  expect(products.map(({ product }) => product)).not.toContain(successor.displayName);
});

test('a swap of people is not made for who has the old product otherwise than was shown', async () => {
  const plan = await aPlan(inTenantOf(app), { name: 'Mail' });
  const old = await aProduct(inTenantOf(app), { displayName: 'Worn', plans: [plan] });
  const successor = await aProduct(inTenantOf(app), { displayName: 'Fresh' });
  const [ann, ben] = [await somebody(app, 'Ann Changed'), await somebody(app, 'Ben Unchanged')];
  for (const { personId: id } of [ann, ben]) await anAssignment(inTenantOf(app), { id }, old);
  await anna().command(`/license-swap @${ann.name} @${ben.name} Worn to Fresh`);
  await sees(anna(), 'Product to take');
  await anna().submit();
  await sees(anna(), 'give *Fresh* instead?');
  const what = { personId: ann.personId, productId: old.id, useDefaultLocation: false };
  const options = { untilDate: null, disabledPlanIds: [plan.id], reason: null };
  await assignLicense(app.licensing, bob(), { ...what, ...options });
  await anna().submit();
  await sees(anna(), '1 of 2 people have *Fresh*', 'Somebody else changed this');
  expect(await holdersOf(app, old)).toEqual(['Ann Changed']);
  expect(await holdersOf(app, successor)).toEqual(['Ben Unchanged']);
});
