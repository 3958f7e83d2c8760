/**
 * A small company in which everything is scarce, so that what people do meets often. It is the same
 * for the model and for the database. What is in it is called by its index; ids follow from that.
 */
import fc from 'fast-check';

export interface World {
  timeZone: 'UTC' | 'Asia/Tokyo';
  defaultLocation: Location | null;
  automaticHealing: boolean;
  people: { location: Location | null }[];
  plans: { countries: Location[]; needs: number[]; excludes: number[] }[];
  products: { plans: number[]; subscriptions: Purchase[] }[];
  groups: { priority: number; members: number[]; products: number[] }[];
  /** Who has what directly, as far as the rules let them. */
  direct: { person: number; product: number }[];
}

export type Location = 'NL' | 'DE';

export interface Purchase {
  /** Null: unlimited. */
  seats: number | null;
  /** Days from the day the story begins. */
  start: number;
  end: number | null;
}

/** On which each story begins. */
export const BEGINNING = '2026-06-15T12:00:00.000Z';

const KINDS = { person: '1', plan: '2', product: '3', group: '4', subscription: '5' };

/** In the order of indexes. Every tenant has the same ids: nothing may be found by them alone. */
export function idOf(kind: keyof typeof KINDS, index: number): string {
  return `00000000-0000-4000-8000-${KINDS[kind]}${String(index).padStart(11, '0')}`;
}

/** Of all products, in the order of their indexes. */
export function subscriptionsOf({ products }: World): (Purchase & { product: number })[] {
  return products.flatMap(({ subscriptions }, product) =>
    subscriptions.map((bought) => ({ product, ...bought })),
  );
}

export const locations = fc.constantFrom<Location>('NL', 'DE');

export const seats = fc.oneof(
  { weight: 9, arbitrary: fc.nat(5).map((drawn) => Math.min(3, drawn)) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const purchases: fc.Arbitrary<Purchase> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ seats, start: fc.constant(-90), end: fc.constant(null) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      seats,
      start: fc.integer({ min: -90, max: 10 }),
      end: fc.option(fc.integer({ min: 11, max: 60 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ seats, start: fc.constant(-90), end: fc.integer({ min: -40, max: 0 }) }),
  },
);

const few = { maxLength: 2 };

const anyWorlds: fc.Arbitrary<World> = fc.integer({ min: 3, max: 4 }).chain((plans) =>
  fc.record({
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo'),
    defaultLocation: fc.option(locations),
    automaticHealing: often(),
    people: fc.array(fc.record({ location: fc.option(locations, { freq: 3 }) }), {
      minLength: 3,
      maxLength: 5,
    }),
    plans: fc.tuple(...Array.from({ length: plans }, (_, index) => aPlan(index))),
    products: fc.array(
      fc.record({
        plans: fc.oneof(
          { weight: 3, arbitrary: fc.nat(plans - 1).map((plan) => [plan]) },
          { weight: 2, arbitrary: fc.uniqueArray(fc.nat(plans - 1), { maxLength: 3 }) },
        ),
        subscriptions: fc.oneof(
          { weight: 9, arbitrary: fc.array(purchases, { minLength: 1, maxLength: 1 }) },
          { weight: 1, arbitrary: fc.array(purchases, few) },
        ),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    groups: fc.array(
      fc.record({
        priority: priorities,
        members: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
        products: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    direct: fc.array(fc.record({ person: fc.nat(4), product: fc.nat(3) }), { maxLength: 6 }),
  }),
);

/** In some, what somebody has needs what else they have; in others, two groups wait for the same. */
export const worlds = fc
  .tuple(anyWorlds, fc.nat(3))
  .map(([world, drawn]) => [world, world, withQueue(world), withNeeds(world)][drawn] ?? world);

function withQueue(world: World): World {
  const [, ...products] = world.products;
  const [one, other = { priority: 100, members: [], products: [] }] = world.groups;
  if (!one) return world;
  return {
    ...world,
    people: world.people.map(({ location }) => ({ location: location ?? 'NL' })),
    products: [{ plans: [], subscriptions: [{ seats: 1, start: -90, end: null }] }, ...products],
    groups: [
      { ...one, priority: 150, members: [0, 1], products: [0] },
      { ...other, priority: 50, members: [2, 3], products: [0] },
    ],
  };
}

function withNeeds(world: World): World {
  const [base, addOn, ...plans] = world.plans;
  const [first, second, ...products] = world.products;
  if (!base || !addOn || !first || !second) return world;
  const both = [0, 1].map((product) => ({ person: 0, product }));
  return {
    ...world,
    plans: [base, { ...addOn, needs: [0], excludes: [] }, ...plans],
    products: [{ ...first, plans: [0] }, { ...second, plans: [1] }, ...products],
    direct: [...both, ...world.direct],
  };
}

/** Needs and excludes plans before it only, and none in both ways. */
function aPlan(index: number): fc.Arbitrary<World['plans'][number]> {
  const earlier = fc.uniqueArray(fc.nat(Math.max(0, index - 1)), { maxLength: index > 0 ? 2 : 0 });
  const rarely = <Value>(values: fc.Arbitrary<Value[]>) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant<Value[]>([]) }, { weight: 1, arbitrary: values });
  return fc
    .record({
      countries: rarely(fc.uniqueArray(locations, { maxLength: 1 })),
      needs: fc.oneof(fc.constant<number[]>([]), earlier),
      excludes: rarely(earlier),
    })
    .map((plan) => ({
      ...plan,
      needs: plan.needs.filter((needed) => !plan.excludes.includes(needed)),
    }));
}

export const priorities = fc.constantFrom(50, 100, 150);

function often(): fc.Arbitrary<boolean> {
  return fc.nat(4).map((drawn) => drawn > 0);
}
