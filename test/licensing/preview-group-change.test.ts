import fc from 'fast-check';
import type { Context } from '../../src/licensing/actor.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { previewGroupChange } from '../../src/licensing/preview-group-change.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import type { ProductForeseen } from '../../src/licensing/rules/foreseen.ts';
import { hasPlanOn } from '../../src/licensing/rules-of-product.ts';
import type { GroupChange } from '../../src/licensing/suppose-group-change.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import {
  type BuiltWorld,
  build,
  PEOPLE,
  PRODUCTS,
  smallWorld,
  someOf,
} from '../support/small-worlds.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

interface Having {
  product: string;
  person: string;
  hasSeat: boolean;
  plans: string[];
  /** As `group code`. */
  errors: string[];
}

/** What everybody has of every product, as the database says. */
function everything({ tenantId }: Workspace): Promise<Having[]> {
  return licensing.em.fork().execute<Having[]>(
    `select pr.display_name as product, p.display_name as person,
        bool_or(s.state = 'active') as "hasSeat",
        array_remove(array_agg(distinct pp.friendly_name), null) as plans,
        array_remove(array_agg(distinct coalesce(g.name, '') || ' ' || s.error_code), null) as errors
       from source s
       join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
       join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
       left join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
       left join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
        and s.state = 'active' and ${hasPlanOn('pp.plan_id')}
      where s.tenant_id = :tenantId and s.state <> 'ended'
      group by pr.display_name, p.display_name`,
    { tenantId },
  );
}

/** What became of these people, told as a preview tells it. */
function became(
  { group, products: direct }: { group: string; products: readonly string[] },
  people: ReadonlySet<string>,
  before: Having[],
  after: Having[],
) {
  const all = [...before, ...after].filter(({ person }) => people.has(person));
  const products = [...new Set(all.map(({ product }) => product))].sort();
  const nothing: Omit<Having, 'product' | 'person'> = { hasSeat: false, plans: [], errors: [] };
  return products.flatMap((product) => {
    const was = (person: string) =>
      before.find((one) => one.product === product && one.person === person) ?? nothing;
    const is = (person: string) =>
      after.find((one) => one.product === product && one.person === person) ?? nothing;
    const names = [...people].sort();
    const gets = names.filter((name) => is(name).hasSeat && !was(name).hasSeat);
    const loses = names.filter((name) => was(name).hasSeat && !is(name).hasSeat);
    const lines: string[] = [];
    for (const name of names) {
      for (const plan of is(name).plans) {
        if (!was(name).plans.includes(plan)) lines.push(`${name} gains ${plan}`);
      }
      for (const plan of was(name).plans) {
        if (!is(name).plans.includes(plan)) lines.push(`${name} loses ${plan}`);
      }
      for (const error of is(name).errors) {
        const isNew = !was(name).errors.includes(error);
        if (isNew || (direct.includes(product) && error.startsWith(`${group} `)))
          lines.push(`${name} ${error.split(' ').at(-1)}`);
      }
    }
    return gets.length + loses.length + lines.length === 0
      ? []
      : [{ product, gets, loses, lines: [...new Set(lines)].sort() }];
  });
}

function told(products: readonly ProductForeseen[]) {
  const all = products.map(({ product, gets, loses, gainedPlans, lostPlans, errors }) => ({
    product,
    gets: gets.names.toSorted(),
    loses: loses.names.toSorted(),
    lines: [
      ...gainedPlans.flatMap(({ plan, names }) => names.map((name) => `${name} gains ${plan}`)),
      ...lostPlans.flatMap(({ plan, names }) => names.map((name) => `${name} loses ${plan}`)),
      ...errors.flatMap(({ code, names }) => names.map((name) => `${name} ${code}`)),
    ].sort(),
  }));
  return all
    .filter(({ gets, loses, lines }) => gets.length + loses.length + lines.length > 0)
    .sort((a, b) => (a.product < b.product ? -1 : 1));
}

const someChange = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    product: fc.nat(PRODUCTS - 1),
    off: fc.subarray(['base', 'other'] as const),
  }),
  fc.record({ kind: fc.constant('remove' as const), product: fc.nat(PRODUCTS - 1) }),
  fc.record({
    kind: fc.constant('swap' as const),
    product: fc.nat(PRODUCTS - 1),
    to: fc.nat(PRODUCTS - 1),
  }),
  fc.record({ kind: fc.constant('members' as const), add: someOf(PEOPLE), remove: someOf(PEOPLE) }),
);
type SomeChange = typeof someChange extends fc.Arbitrary<infer Change> ? Change : never;

/** Of the first group; null where there is nothing to remove. */
function changeIn(
  world: BuiltWorld,
  held: readonly number[],
  some: SomeChange,
): GroupChange | null {
  const groupId = world.groups[0]?.id ?? '';
  const idOf = (rows: readonly { id: string }[], i: number) => rows[i]?.id ?? '';
  if (some.kind === 'members') {
    const ids = (picked: readonly number[]) => picked.map((i) => idOf(world.people, i));
    return { groupId, kind: 'members', add: ids(some.add), remove: ids(some.remove) };
  }
  const productId = idOf(world.products, some.product);
  if (some.kind === 'remove') {
    return held.includes(some.product) ? { groupId, kind: 'remove', productId } : null;
  }
  if (some.kind === 'swap') {
    if (!held.includes(some.product) || held.includes(some.to)) return null;
    const toProductId = idOf(world.products, some.to);
    const swap = { fromProductId: productId, toProductId, disabledPlanIds: [] };
    return { groupId, kind: 'swap', ...swap };
  }
  const disabledPlanIds = some.product === 0 ? some.off.map((name) => world[name].id) : [];
  return { groupId, kind: 'assign', productId, disabledPlanIds };
}

/** Whom it is about: who is a member already does not join, and what is so already changes nobody. */
function touched(
  { members, products }: { members: readonly number[]; products: readonly number[] },
  some: SomeChange,
): readonly number[] {
  if (some.kind === 'assign' && products.includes(some.product)) {
    return some.product === 0 && some.off.length > 0 ? members : [];
  }
  if (some.kind !== 'members') return members;
  const leaving = some.remove.filter((i) => members.includes(i) && !some.add.includes(i));
  return [...some.add.filter((i) => !members.includes(i)), ...leaving];
}

async function make({ tenant }: BuiltWorld, change: GroupChange): Promise<void> {
  const { admin } = tenant;
  if (change.kind === 'members') await changeMembers(licensing, admin, change);
  else if (change.kind === 'swap') await swapGroup(licensing, admin, { ...change, reason: null });
  else if (change.kind === 'remove') {
    await removeFromGroup(licensing, admin, { ...change, reason: null });
  } else await assignToGroup(licensing, admin, { ...change, reason: null });
  await runJobs(licensing, tenant.tenantId);
}

test('what is foreseen is what comes', async () => {
  await fc.assert(
    fc.asyncProperty(smallWorld, someChange, async (world, some) => {
      const built = await build(licensing, world);
      const [group] = world.groups;
      const change = group && changeIn(built, group.products, some);
      if (!change) return;
      const people = new Set(touched(group, some).map((i) => `N${i}`));
      const before = await everything(built.tenant);
      const preview = await previewGroupChange(licensing, built.tenant.admin, change);
      expect(await everything(built.tenant)).toEqual(before);
      await make(built, change);
      const after = await everything(built.tenant);
      const direct =
        some.kind === 'members'
          ? group.products
          : [some.product, ...(some.kind === 'swap' ? [some.to] : [])];
      const inHand = { group: 'G0', products: direct.map((i) => `P${i}`) };
      expect(told(preview.products)).toEqual(became(inHand, people, before, after));
    }),
    { numRuns: 25, includeErrorInReport: true },
  );
});

/** A group with so many members, named N1, N2 …, who joined in this order. */
async function manyMembers(tenant: Workspace, count: number, products: { id: string }[] = []) {
  const group = await aGroup(tenant, { name: 'Everybody', products });
  await licensing.em.execute(
    `with people as (
       insert into person (tenant_id, id, display_name, usage_location)
       select :tenantId, gen_random_uuid(), 'N' || i, 'NL' from generate_series(1, :count) i
       returning id, display_name)
     insert into group_member (tenant_id, group_id, person_id, joined_at)
     select :tenantId, :groupId, id,
         timestamptz '2026-01-01' + interval '1 second' * cast(substr(display_name, 2) as int)
       from people`,
    { tenantId: tenant.tenantId, groupId: group.id, count },
    'run',
  );
  return group;
}

test('seats are carried from batch to batch; all are counted, the first hundred named', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, {
    ...{ displayName: 'P1', seats: 1500, plans: [await aPlan(tenant, { name: 'MAIL' })] },
  });
  const { id: groupId } = await manyMembers(tenant, 2200);
  const preview = await previewGroupChange(licensing, tenant.admin, {
    ...{ groupId, kind: 'assign', productId: product.id, disabledPlanIds: [] },
  });
  const firstHundred = Array.from({ length: 100 }, (_, i) => `N${i + 1}`);
  expect(preview).toEqual({
    ...{ at: licensing.clock(), group: 'Everybody', people: 2200 },
    products: [
      {
        ...{ productId: product.id, product: 'P1' },
        seats: { total: 1500, before: 0, after: 1500 },
        gets: { count: 1500, names: firstHundred },
        loses: { count: 0, names: [] },
        plans: ['MAIL'],
        gainedPlans: [{ plan: 'MAIL', count: 1500, names: firstHundred }],
        lostPlans: [],
        keptPlans: [],
        errors: [
          {
            code: 'seats_exhausted',
            count: 700,
            names: Array.from({ length: 100 }, (_, i) => `N${i + 1501}`),
          },
        ],
        next: { count: 0, names: [] },
      },
    ],
  });
});

test('a product that goes is told with those whom its plans leave in need elsewhere', async () => {
  const tenant = await aTenant(licensing);
  const base = await aPlan(tenant, { name: 'BASE' });
  const extra = await aPlan(tenant, { name: 'EXTRA', needs: [base] });
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: [base] });
  const addOn = await aProduct(tenant, { displayName: 'Add-on', plans: [extra] });
  const [ann, ben] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
  ];
  await anAssignment(tenant, ben, suite);
  const staff = await aGroup(tenant, { members: [ann, ben], products: [suite] });
  const fans = await aGroup(tenant, { members: [ann, ben], products: [addOn] });
  for (const group of [staff, fans]) await workOff(licensing, tenant, group);
  const { products } = await previewGroupChange(licensing, tenant.admin, {
    ...{ groupId: staff.id, kind: 'remove', productId: suite.id },
  });
  const onlyAnn = { count: 1, names: ['Ann'] };
  expect(products).toMatchObject([
    { product: 'Suite', seats: { before: 2, after: 1 }, loses: onlyAnn, errors: [] },
    {
      ...{ product: 'Add-on', seats: { before: 2, after: 1 }, loses: onlyAnn },
      lostPlans: [{ plan: 'EXTRA', ...onlyAnn }],
      errors: [{ code: 'dependency_missing', ...onlyAnn }],
    },
  ]);
});

test('who waits gets the seats that come free, and who joins waits behind them', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const people: { id: string }[] = [];
  for (const displayName of ['Ann', 'Ben', 'Cas']) {
    people.push(await aPerson(tenant, { displayName }));
  }
  const [ann, ben, cas] = people;
  if (!ann || !ben || !cas) throw new Error('Three were made');
  const group = await aGroup(tenant, { members: [ann], products: [product] });
  const others = await aGroup(tenant, { members: [ben], products: [product] });
  for (const each of [group, others]) await workOff(licensing, tenant, each);
  const groupId = group.id;
  const off = { groupId, kind: 'remove', productId: product.id } as const;
  const going = await previewGroupChange(licensing, tenant.admin, off);
  const seats = { before: 1, after: 0 };
  expect(going.products).toMatchObject([{ seats, next: { count: 1, names: ['Ben'] } }]);
  const swap = { groupId, kind: 'members', add: [cas.id], remove: [ann.id] } as const;
  const { products } = await previewGroupChange(licensing, tenant.admin, swap);
  expect(products).toMatchObject([
    {
      ...{ loses: { names: ['Ann'] }, gets: { count: 0 } },
      errors: [{ code: 'seats_exhausted', names: ['Cas'] }],
    },
  ]);
});

/** In the order of their ids. */
async function peopleById(tenant: Workspace, count: number) {
  const people: Awaited<ReturnType<typeof aPerson>>[] = [];
  for (let i = 0; i < count; i += 1) {
    people.push(await aPerson(tenant, { displayName: `N${i}` }));
  }
  return people.sort((a, b) => (a.id < b.id ? -1 : 1));
}

test.each([0, 1])(
  'who gets what another loses elsewhere is told, looked at before or after: %i',
  async (who) => {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'BASE' });
    const extra = await aPlan(tenant, { name: 'EXTRA', needs: [base] });
    const rival = await aPlan(tenant, { name: 'RIVAL', needs: [extra] });
    const suite = await aProduct(tenant, { displayName: 'Suite', plans: [base] });
    const addOn = await aProduct(tenant, { displayName: 'Add-on', plans: [extra] });
    const scarce = await aProduct(tenant, { displayName: 'Scarce', plans: [rival], seats: 1 });
    const people = await peopleById(tenant, 2);
    const [holder, waiting] = who === 0 ? people : people.toReversed();
    if (!holder || !waiting) throw new Error('Two were made');
    await anAssignment(tenant, holder, suite);
    const staff = await aGroup(tenant, { members: [holder, waiting], products: [addOn, scarce] });
    const fans = await aGroup(tenant, { members: [waiting], products: [addOn] });
    for (const group of [staff, fans]) await workOff(licensing, tenant, group);
    // Both get the suite; the holder loses the add-on, which the other gets through the fans.
    const swap = { groupId: staff.id, fromProductId: addOn.id, toProductId: suite.id };
    const { products } = await previewGroupChange(licensing, tenant.admin, {
      ...{ ...swap, kind: 'swap', disabledPlanIds: [] },
    });
    expect(products.find(({ product }) => product === 'Scarce')).toMatchObject({
      seats: { before: 1, after: 1 },
      gets: { names: [waiting.displayName] },
      loses: { names: [holder.displayName] },
      errors: [{ code: 'dependency_missing', names: [holder.displayName] }],
    });
  },
);

test('what comes free is for members who wait, too, and for all in their turn', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 3 });
  const [ann, ben, cas, member, last, second, first] = await peopleById(tenant, 7);
  if (!ann || !ben || !cas || !member || !last || !second || !first) throw new Error('Not made');
  const products = [product];
  const group = await aGroup(tenant, { members: [ann, ben, cas, member], products });
  const waiting = [first, second, member, last];
  const others = await aGroup(tenant, { members: waiting, products, priority: 200 });
  for (const each of [group, others]) await workOff(licensing, tenant, each);
  const off = { groupId: group.id, kind: 'remove', productId: product.id } as const;
  const preview = await previewGroupChange(licensing, tenant.admin, off);
  const names = (some: { displayName: string }[]) => some.map((one) => one.displayName);
  expect(preview.products).toMatchObject([
    {
      seats: { before: 3, after: 1 },
      ...{ gets: { names: names([member]) }, loses: { names: names([ann, ben, cas]) } },
      next: { count: 2, names: names([first, second]) },
    },
  ]);
});

test('it waits for nobody: what others are changing is seen as it was', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 5 });
  const { id: groupId } = await manyMembers(tenant, 3);
  const change = { groupId, kind: 'assign', productId: product.id, disabledPlanIds: [] } as const;
  await licensing.em.fork().transactional(async (em) => {
    const { tenantId } = tenant;
    for (const table of ['license_group', 'person', 'product']) {
      await em.execute(`select id from ${table} where tenant_id = ? for update`, [tenantId]);
    }
    await em.execute('update product set assigned = 4 where tenant_id = ?', [tenantId], 'run');
    const { products } = await previewGroupChange(licensing, tenant.admin, change);
    expect(products).toMatchObject([{ seats: { before: 0, after: 3 } }]);
  });
});

test('what the change itself would refuse is refused', async () => {
  const tenant = await aTenant(licensing);
  const person = await aPerson(tenant);
  const product = await aProduct(tenant);
  const group = await aGroup(tenant, { members: [person] });
  const mirrored = await aGroup(tenant, { slackUsergroupId: 'S1' });
  const other = await aTenant(licensing);
  const code = async (change: GroupChange, context: Context = tenant.admin) =>
    (await refusal(previewGroupChange(licensing, context, change))).code;
  const groupId = group.id;
  const assign = { groupId, kind: 'assign', productId: product.id, disabledPlanIds: [] } as const;
  const members = { groupId, kind: 'members', add: [], remove: [] } as const;
  expect(await code(assign, asEverybody(tenant, person))).toBe('not_allowed');
  expect(await code(assign, other.admin)).toBe('group_not_found');
  expect(await code({ ...assign, groupId: 'nothing' })).toBe('group_not_found');
  expect(await code({ ...assign, productId: 'nothing' })).toBe('product_not_found');
  const foreign = await aProduct(other);
  expect(await code({ ...assign, productId: foreign.id })).toBe('product_not_found');
  expect(await code({ ...assign, disabledPlanIds: [foreign.id] })).toBe('plan_not_in_product');
  expect(await code({ ...assign, kind: 'remove' })).toBe('group_not_assigned');
  expect(await code({ ...members, add: [foreign.id] })).toBe('members_unknown');
  expect(await code({ ...members, groupId: mirrored.id })).toBe('group_is_mirrored');
});
