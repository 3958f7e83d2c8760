/** Groups: whom they have and what is meant for them. Members follow by themselves. */
import { without } from './company.ts';
import { type Deeds, refuse, type Setting } from './deeds.ts';

type GroupSteps =
  | 'create group'
  | 'set priority'
  | 'change members'
  | 'assign to group'
  | 'swap group'
  | 'remove from group'
  | 'reprocess';

export function groupDeeds({ company, wakes }: Setting): Deeds<GroupSteps> {
  const intend = (group: number, product: number, off: number[]) => {
    refuse(without(off, company.plansIn(product)).length > 0 && 'plan_not_in_product');
    const { products } = company.group(group);
    const before = products.get(product);
    const wasOff = before?.off.filter((plan) => company.plansIn(product).includes(plan)) ?? [];
    if (before?.givesWayTo === null && isSame(wasOff, off)) return 'unchanged';
    products.set(product, { off, givesWayTo: null });
    const work = before ? 'everybody' : 'due';
    const lost = before ? without(off, wasOff) : [];
    wakes.add({ who: 'group', group, product, work, lost });
    return before ? 'options_changed' : 'assigned';
  };

  /** Whoever has not changed over yet would be left with it. */
  const refuseWhileSwapping = (group: number, product: number, to: number | null) => {
    const others = [...company.group(group).products].filter(([other]) => other !== to);
    refuse(others.some(([, { givesWayTo }]) => givesWayTo === product) && 'group_swaps_still');
  };

  return {
    'create group': ({ priority }) => {
      company.groups.push({ id: '', priority, members: new Map(), products: new Map() });
    },

    'set priority': ({ group, priority }) => {
      company.group(group).priority = priority;
    },

    'change members': ({ group, add, remove }) => {
      const { members } = company.group(group);
      const joining = add.filter((person) => !members.has(person));
      const leaving = without(remove, add).filter((person) => members.has(person));
      for (const person of joining) members.set(person, company.now);
      for (const person of leaving) members.delete(person);
      if (joining.length + leaving.length > 0) {
        wakes.add({ who: 'group', group, product: null, work: 'due', lost: [] });
      }
    },

    'assign to group': ({ group, product, off }) => intend(group, product, off),

    'swap group': ({ group, product, to, off }) => {
      refuse(product === to && 'same_product');
      const { products } = company.group(group);
      const leaving = products.get(product);
      if (!leaving) return refuse('group_not_assigned') as undefined;
      refuseWhileSwapping(group, product, to);
      const coming = products.get(to)?.givesWayTo;
      refuse(coming === null && 'group_holds_already');
      refuse(coming !== undefined && coming !== product && 'group_gives_way');
      intend(group, to, off);
      const work = leaving.givesWayTo === null ? 'due' : 'everybody';
      leaving.givesWayTo = to;
      wakes.add({ who: 'group', group, product, work, lost: [] });
      company.forgetGivenWay(product);
    },

    'remove from group': ({ group, product }) => {
      const { products } = company.group(group);
      refuse(!products.has(product) && 'group_not_assigned');
      refuseWhileSwapping(group, product, null);
      products.delete(product);
      wakes.add({ who: 'group', group, product, work: 'due', lost: [] });
    },

    reprocess: ({ group, product }) => {
      const { products } = company.group(group);
      refuse(product !== null && !products.has(product) && 'group_not_assigned');
      wakes.add({ who: 'group', group, product, work: 'waiting', lost: [] });
    },
  };
}

export function isSame(one: readonly number[], other: readonly number[]): boolean {
  return without(one, other).length + without(other, one).length === 0;
}
