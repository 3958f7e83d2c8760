/**
 * What can be done in a company, as data. As drawn, an index may be beyond what there is: it counts
 * on from the start again, so that a story stays one while it is made shorter.
 */
import fc from 'fast-check';
import { type Location, locations, priorities, seats, type World } from './world.ts';

export type Step = { by?: 'everybody'; aimed?: boolean } & (
  | {
      do: 'assign';
      person: number;
      product: number;
      off: number[];
      /** Last and first day, in days from today. */
      until: number | null;
      start: number | null;
      /** For somebody who has none. */
      location: Location | null;
      useDefault: boolean;
      /** To somebody who has it already. */
      again?: boolean;
    }
  | { do: 'swap'; person: number; product: number; to: number; off: number[]; useDefault: boolean }
  | { do: 'remove'; person: number; product: number }
  /** Counts from the latest one back. */
  | { do: 'undo'; removal: number }
  | { do: 'create group'; priority: number }
  | { do: 'set priority'; group: number; priority: number }
  | { do: 'change members'; group: number; add: number[]; remove: number[] }
  | { do: 'assign to group'; group: number; product: number; off: number[] }
  | { do: 'swap group'; group: number; product: number; to: number; off: number[] }
  | { do: 'remove from group'; group: number; product: number }
  | { do: 'reprocess'; group: number; product: number | null }
  | { do: 'reprocess person'; person: number }
  | {
      do: 'buy';
      product: number;
      seats: number | null;
      /** In days from today. */
      start: number;
      end: number | null;
    }
  | { do: 'resize'; subscription: number; seats: number | null }
  /** In days from today. */
  | { do: 'renew'; subscription: number; to: number }
  | { do: 'cancel'; subscription: number; when: 'today' | 'end' }
  | { do: 'archive subscription'; subscription: number }
  | { do: 'set status'; person: number; deleted: boolean }
  | { do: 'set location'; person: number; location: Location }
  | {
      do: 'set plan';
      plan: number;
      countries: Location[] | null;
      needs: number[] | null;
      excludes: number[] | null;
    }
  | { do: 'add plan'; product: number; plan: number }
  | { do: 'set default location'; location: Location | null }
  | { do: 'set healing'; automatic: boolean }
  | { do: 'pass time'; minutes: number }
);

export type StepOf<What extends Step['do']> = Extract<Step, { do: What }>;

const person = fc.nat(4);
const product = fc.nat(3);
const group = fc.nat(2);
const subscription = fc.nat(5);
const plans = fc.uniqueArray(fc.nat(4), { maxLength: 2 });
const some = fc.uniqueArray(person, { maxLength: 3 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
const rarely = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

/** By how often. */
const kinds: { [What in Step['do']]: [weight: number, fc.Arbitrary<Omit<StepOf<What>, 'do'>>] } = {
  assign: [
    10,
    fc.record({
      person,
      product,
      off: plans,
      until: rarely(fc.integer({ min: -1, max: 12 })),
      start: rarely(fc.integer({ min: -1, max: 6 })),
      location: rarely(locations),
      useDefault: fc.boolean(),
      again: fc.nat(3).map((drawn) => drawn === 3),
    }),
  ],
  swap: [3, fc.record({ person, product, to: fc.nat(3), off: plans, useDefault: fc.boolean() })],
  remove: [6, fc.record({ person, product })],
  undo: [5, fc.record({ removal: fc.nat(3).map((drawn) => Math.max(0, drawn - 2)) })],
  'create group': [1, fc.record({ priority: priorities })],
  'set priority': [1, fc.record({ group, priority: priorities })],
  'change members': [6, fc.record({ group, add: some, remove: some })],
  'assign to group': [5, fc.record({ group, product, off: plans })],
  'swap group': [2, fc.record({ group, product, to: fc.nat(3), off: plans })],
  'remove from group': [3, fc.record({ group, product })],
  reprocess: [1, fc.record({ group, product: maybe(product) })],
  'reprocess person': [1, fc.record({ person })],
  buy: [
    2,
    fc.record({
      product,
      seats,
      start: fc.integer({ min: -2, max: 5 }),
      end: maybe(fc.integer({ min: -3, max: 20 })),
    }),
  ],
  resize: [3, fc.record({ subscription, seats })],
  renew: [1, fc.record({ subscription, to: fc.integer({ min: -5, max: 90 }) })],
  cancel: [1, fc.record({ subscription, when: fc.constantFrom('today', 'end') })],
  'archive subscription': [1, fc.record({ subscription })],
  'set status': [4, fc.record({ person, deleted: fc.boolean() })],
  'set location': [3, fc.record({ person, location: locations })],
  'set plan': [
    3,
    fc.record({
      plan: fc.nat(4),
      countries: maybe(fc.uniqueArray(locations, { maxLength: 1 })),
      needs: maybe(plans),
      excludes: maybe(plans),
    }),
  ],
  'add plan': [1, fc.record({ product, plan: fc.nat(4) })],
  'set default location': [1, fc.record({ location: maybe(locations) })],
  'set healing': [1, fc.record({ automatic: fc.boolean() })],
  'pass time': [
    4,
    fc.record({
      minutes: fc.oneof(
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 60, max: 24 * 60 }),
        fc.integer({ min: 24 * 60, max: 40 * 24 * 60 }),
      ),
    }),
  ],
};

export const steps: fc.Arbitrary<Step>[] = Object.entries(kinds).flatMap(([what, kind]) => {
  const [weight, rest] = kind;
  const step = fc.tuple(fc.nat(49), rest as fc.Arbitrary<object>).map(([chance, input]) => {
    const isAnybodys = what === 'set status' || what === 'pass time';
    const by = chance === 49 && !isAnybodys && { by: 'everybody' };
    return { do: what, aimed: chance < 40, ...input, ...by };
  });
  return Array.from({ length: weight }, () => step as fc.Arbitrary<Step>);
});

/** How people came to have what they have at first. */
export function beginning({ people, products, groups, direct }: World): Step[] {
  return [
    ...groups.flatMap((its, group): Step[] => {
      const add = its.members.filter((person) => person < people.length);
      const meant = its.products.filter((product) => product < products.length);
      return [
        { do: 'change members', group, add, remove: [] },
        ...meant.map((product): Step => ({ do: 'assign to group', group, product, off: [] })),
      ];
    }),
    ...direct
      .filter(({ person, product }) => person < people.length && product < products.length)
      .map(
        (whom): Step => ({
          ...{ do: 'assign', ...whom, off: [], until: null, start: null },
          ...{ location: null, useDefault: true },
        }),
      ),
  ];
}
