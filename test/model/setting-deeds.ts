/** People who come, go and move; plans and settings; and time. */
import { without } from './company.ts';
import { type Deeds, refuse, type Setting } from './deeds.ts';

type SettingSteps =
  | 'set status'
  | 'set location'
  | 'reprocess person'
  | 'set plan'
  | 'add plan'
  | 'set default location'
  | 'set healing'
  | 'pass time';

export function settingDeeds({ company, wakes }: Setting): Deeds<SettingSteps> {
  /** Whoever waits, whatever for. */
  const wakeAll = () => {
    for (const product of company.products.keys()) {
      wakes.add({ who: 'waiting', product, everybody: true });
    }
  };
  const having = (plan: number) =>
    [...company.products.keys()].filter((product) => company.plansIn(product).includes(plan));

  /** Needs it, or something that does. */
  const reaches = (from: number, plan: number): boolean =>
    from === plan || company.plan(from).needs.some((need) => reaches(need, plan));

  return {
    'set status': ({ person, deleted }) => {
      const its = company.person(person);
      if (its.deleted === deleted) return;
      its.deleted = deleted;
      its.deletedAt = deleted ? company.now : null;
      wakes.add({ who: 'people', people: [person], lost: [] });
    },

    'set location': ({ person, location }) => {
      const its = company.person(person);
      if (its.location === location) return;
      its.location = location;
      wakes.add({ who: 'people', people: [person], lost: [], recheck: 'location' });
    },

    'reprocess person': ({ person }) => {
      wakes.add({ who: 'people', people: [person], lost: [], retry: true });
    },

    'set plan': ({ plan, countries, needs, excludes }) => {
      refuse(having(plan).length === 0 && 'plan_not_found');
      refuse([...(needs ?? []), ...(excludes ?? [])].includes(plan) && 'plan_not_found');
      const its = company.plan(plan);
      const after = { needs: needs ?? its.needs, excludes: excludes ?? its.excludes };
      const needing = [...company.plans.keys()].filter((one) =>
        company.plan(one).needs.includes(plan),
      );
      const isNever = [...after.needs, ...needing].some((one) => after.excludes.includes(one));
      refuse(isNever && 'plan_rules_contradict');
      refuse(after.needs.some((need) => reaches(need, plan)) && 'plans_in_circle');
      if (countries) its.countries = countries;
      its.needs = after.needs;
      for (const [index, other] of company.plans.entries()) {
        if (index === plan) continue;
        other.excludes = without(other.excludes, [plan]);
        if (after.excludes.includes(index)) other.excludes.push(plan);
      }
      its.excludes = after.excludes;
      wakeAll();
    },

    'add plan': ({ product, plan }) => {
      if (company.plansIn(product).includes(plan)) return;
      company.products[product] = [...company.plansIn(product), plan].sort();
      wakeAll();
    },

    'set default location': ({ location }) => {
      if (company.defaultLocation === location) return;
      company.defaultLocation = location;
      wakeAll();
    },

    'set healing': ({ automatic }) => {
      if (company.automaticHealing === automatic) return;
      company.automaticHealing = automatic;
      wakeAll();
    },

    'pass time': ({ minutes }) => {
      company.now += minutes * 60_000;
      wakes.add({ who: 'day' });
    },
  };
}
