import { assignments } from '../../sandbox/company/assignments.ts';
import { groups } from '../../sandbox/company/groups.ts';
import { mail, people, peopleAt, type Stage } from '../../sandbox/company/people.ts';
import { plans, products } from '../../sandbox/company/products.ts';
import { channels, userGroups, users } from '../../sandbox/company/slack.ts';
import { skuId, subscriptions } from '../../sandbox/company/subscriptions.ts';
import {
  type AssignmentFacts,
  checkAssignment,
  type HeldPlan,
  type OfferedPlan,
} from '../../src/licensing/rules/check-assignment.ts';
import { productCounts } from '../../src/licensing/rules/product-counts.ts';

const TODAY = '2026-03-31';
const all = assignments(TODAY);

test('about 40 people and 8 products, each once', () => {
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  expect(people).toHaveLength(40);
  expect(new Set(products.map((product) => product.skuId)).size).toBe(8);
  const ids = Object.values(plans).map(({ planId }) => planId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('managers, plans and rules name what exists', () => {
  const emails = people.map(({ email }) => email);
  for (const { manager } of people) if (manager) expect(emails).toContain(manager);
  for (const product of products) {
    for (const name of Object.keys(product.plans)) expect(plans).toHaveProperty(name);
  }
  for (const { needs = [], excludes = [] } of Object.values(plans)) {
    for (const name of [...needs, ...excludes]) expect(plans).toHaveProperty(name);
  }
});

test('what people hold was valid when it was assigned', () => {
  const taken = new Set<string>();
  all.forEach((assignment, index) => {
    const { email, disabledPlanIds, untilDate = null } = assignment;
    expect(taken).not.toContain(`${email} ${assignment.skuId}`);
    taken.add(`${email} ${assignment.skuId}`);
    const facts = factsOf(email, assignment.skuId, 'before', index);
    expect(() => checkAssignment(facts, { disabledPlanIds, untilDate })).not.toThrow();
  });
  for (const product of products) expect(counts(product.skuId, 'before').over).toBe(0);
  expect(peopleAt('before').every(({ status }) => status === 'active')).toBe(true);
});

test('the members of groups are people of the company', () => {
  const emails = people.map(({ email }) => email);
  for (const { members } of groups) expect(emails).toEqual(expect.arrayContaining(members));
});

test.each([
  ['AAD_FREE', { total: null, assigned: 37, available: null, over: 0 }],
  ['AAD_PREMIUM', { total: 25, available: 2, expiringSoon: 25, replaced: 25 }],
  ['AAD_PREMIUM_P2', { total: 5, available: 0, over: 0, expiringSoon: 0 }],
  ['SPE_E3', { total: 22, available: 2, expiringSoon: 4, replaced: 0 }],
  ['EXCHANGESTANDARD', { total: 10, available: 6, expiringSoon: 10, assignable: true }],
  ['VISIOCLIENT', { total: 3, available: 0, over: 1 }],
  ['PROJECTPROFESSIONAL', { total: 0, over: 2, assignable: false }],
  ['MCOEV', { total: 12, available: 7, expiringSoon: 12, replaced: 0 }],
])('%s shows its state', (partNumber, expected) => {
  expect(counts(skuId(partNumber), 'now')).toMatchObject(expected);
});

describe('each refusal can be met by hand', () => {
  test.each([
    ['product_expired', 'joris.bakker', 'PROJECTPROFESSIONAL', []],
    ['usage_location_missing', 'noor.vandenberg', 'SPE_E3', []],
    ['prohibited_in_usage_location', 'priya.raghunathan', 'MCOEV', []],
    ['mutually_exclusive', 'joris.bakker', 'EXCHANGESTANDARD', []],
    ['dependency_missing', 'ethan.brooks', 'MCOEV', []],
    ['dependency_missing', 'aroha.ngata', 'AAD_PREMIUM_P2', ['AAD_PREMIUM']],
  ])('%s', (code, name, partNumber, off) => {
    const facts = factsOf(mail(name), skuId(partNumber), 'now', all.length);
    const disabledPlanIds = off.map((plan) => plans[plan]?.planId ?? '');
    expect(() => checkAssignment(facts, { disabledPlanIds, untilDate: null })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test('dependency_in_use: somebody has a telephone through their Microsoft 365', () => {
    const holders = (partNumber: string) =>
      all.filter((one) => one.skuId === skuId(partNumber)).map(({ email }) => email);
    expect(holders('SPE_E3')).toEqual(expect.arrayContaining(holders('MCOEV')));
  });

  test('person_deleted: two have left, and hold something yet', () => {
    const left = peopleAt('now').filter(({ status }) => status === 'deleted');
    expect(left).toHaveLength(2);
    const bought = all.filter((one) => one.skuId !== skuId('AAD_FREE')).map(({ email }) => email);
    expect(bought).toEqual(expect.arrayContaining(left.map(({ email }) => email)));
  });

  test('people of every kind are in Slack, or not', () => {
    const kinds = ['isBot', 'isStranger', 'isRestricted', 'deleted', 'isAdmin', 'isOwner'] as const;
    for (const kind of kinds) expect(users.some((user) => user[kind])).toBe(true);
    const slackEmails = users.map(({ email }) => email);
    expect(people.filter(({ email }) => !slackEmails.includes(email))).toHaveLength(3);
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
  });

  test('the members of user groups are people of the workspace, several in each', () => {
    const ids = users.map(({ id }) => id);
    for (const { users: members = [] } of userGroups) {
      expect(ids).toEqual(expect.arrayContaining(members));
      expect(members.length).toBeGreaterThan(3);
    }
  });

  test('the members of channels are people of the workspace', () => {
    const ids = users.map(({ id }) => id);
    for (const { members = [] } of channels) expect(ids).toEqual(expect.arrayContaining(members));
  });
});

function counts(sku: string, stage: Stage) {
  const assigned = all.filter((assignment) => assignment.skuId === sku).length;
  return productCounts(assigned, termsOf(sku, stage), TODAY, 30);
}

function termsOf(sku: string, stage: Stage) {
  return subscriptions(TODAY, stage)
    .filter((subscription) => subscription.skuId === sku)
    .map(({ seats = null, start, end = null }) => ({
      seats,
      startDate: start,
      endDate: end,
      graceDays: 30,
    }));
}

/** What the rule is told about a person who holds the first `count` assignments. */
function factsOf(email: string, sku: string, stage: Stage, count: number): AssignmentFacts {
  const person = people.find((one) => one.email === email);
  if (!person) throw new Error(`Nobody is called ${email}`);
  return {
    personName: person.displayName,
    productName: sku,
    assignable: productCounts(0, termsOf(sku, stage), TODAY, 30).assignable,
    usageLocation: person.usageLocation || null,
    today: TODAY,
    plans: planNames(sku).map(offered),
    heldElsewhere: all
      .slice(0, count)
      .filter((one) => one.email === email && one.skuId !== sku)
      .flatMap((one) => held(one.skuId, one.disabledPlanIds)),
    enabledNow: [],
  };
}

function planNames(sku: string): string[] {
  return Object.keys(products.find((product) => product.skuId === sku)?.plans ?? {});
}

function planOf(name: string) {
  const plan = plans[name];
  if (!plan) throw new Error(`There is no plan ${name}`);
  return { name, id: plan.planId, needs: [], excludes: [], ...plan };
}

function offered(name: string): OfferedPlan {
  const { id, needs, excludes, notOfferedIn: prohibitedCountries = [] } = planOf(name);
  const excluding = Object.keys(plans).filter((other) => planOf(other).excludes.includes(name));
  return {
    id,
    name,
    prohibitedCountries,
    needs: needs.map(planOf),
    excludes: [...excludes, ...excluding].map((other) => planOf(other).id),
  };
}

function held(sku: string, disabledPlanIds: string[]): HeldPlan[] {
  return planNames(sku)
    .map(offered)
    .filter(({ id }) => !disabledPlanIds.includes(id))
    .map(({ id, name, needs }) => ({ id, name, product: sku, needs: needs.map((one) => one.id) }));
}
