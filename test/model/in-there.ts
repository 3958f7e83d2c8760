import { type Source, without } from './company.ts';
import type { Model } from './model.ts';
import { isInUse } from './rules.ts';
import type { Step } from './steps.ts';

/** A step as it is taken in a company: with indexes of what is there. Null: nothing comes of it. */
export function inThere(step: Step, model: Model): Step | null {
  const { people, products, plans, groups, subscriptions } = model.company;
  const there = step.aimed ? aim(model, step) : { ...step };
  if (!there) return null;
  const at = (index: number, all: readonly unknown[]) => index % Math.max(1, all.length);
  const indexes = (drawn: readonly number[], all: readonly unknown[]) =>
    [...new Set(drawn.map((index) => at(index, all)))].sort();
  if ('person' in there) there.person = at(there.person, people);
  if ('product' in there && there.product !== null) there.product = at(there.product, products);
  if ('group' in there) there.group = at(there.group, groups);
  if ('plan' in there) there.plan = at(there.plan, plans);
  if ('subscription' in there) there.subscription = at(there.subscription, subscriptions);
  if ('to' in there && there.do !== 'renew') there.to = at(there.to, products);
  if ('off' in there) {
    const its = products['to' in there ? there.to : there.product] ?? [];
    const off = step.aimed ? its.filter((_, place) => there.off.includes(place)) : there.off;
    there.off = indexes(off, plans);
  }
  if (there.do === 'change members') {
    there.add = indexes(there.add, people);
    there.remove = indexes(there.remove, people);
  }
  if (there.do === 'set plan') {
    there.needs &&= indexes(there.needs, plans);
    there.excludes &&= indexes(there.excludes, plans);
  }
  if (there.do === 'undo') there.removal = model.removals.length - 1 - there.removal;
  return there;
}

/** Most steps are about something that is there: little comes of the others. */
function aim(model: Model, step: Step): Step | null {
  const { company } = model;
  const pick = <Value>(all: readonly Value[], drawn: number) => all[drawn % all.length];
  const people = [...company.people.keys()];
  const here = people.filter((person) => !company.person(person).deleted);
  const other = (product: number, drawn: number) =>
    product + 1 + (drawn % (company.products.length - 1));
  const isNeeded = (source: Source) =>
    isInUse(
      company,
      company.has(source.person),
      company.has(source.person, (one) => one === source),
    );
  const isWaitedFor = (product: number | undefined) =>
    company.sources.some((its) => its.product === product && its.error === 'seats_exhausted');
  const directSource = (drawn: { person: number; product: number }) => {
    const all = company.sources.filter(({ group, state }) => group === null && state !== 'ended');
    const needed = drawn.product === 0 ? all.filter(isNeeded) : [];
    return pick(needed.length > 0 ? needed : all, drawn.person * 4 + drawn.product);
  };
  if (step.do === 'undo') return model.isUndoWorthTrying ? { ...step } : null;
  if (step.do === 'remove' || step.do === 'swap') {
    const source = directSource(step);
    if (!source) return null;
    const whose = { person: source.person, product: source.product };
    if (step.do === 'remove') return { ...step, ...whose };
    return { ...step, ...whose, to: other(source.product, step.to) };
  }
  if (step.do === 'assign') {
    const { person, product } = (step.again && directSource(step)) || step;
    const isHere = !company.people[person]?.deleted;
    return { ...step, person: isHere ? person : (pick(here, person) ?? person), product };
  }
  if (step.do === 'remove from group' || step.do === 'reprocess' || step.do === 'swap group') {
    if (step.product === null) return { ...step };
    const intents = company.groups.flatMap(({ products }, group) =>
      [...products.keys()].map((product) => ({ group, product })),
    );
    const intent = pick(intents, step.group * 4 + step.product);
    if (!intent) return null;
    return step.do === 'swap group'
      ? { ...step, ...intent, to: other(intent.product, step.to) }
      : { ...step, ...intent };
  }
  if (step.do === 'set status') {
    const person = pick(step.deleted ? here : without(people, here), step.person);
    return person === undefined ? null : { ...step, person };
  }
  if (step.do === 'set plan') {
    const plan = pick(company.products.flat(), step.plan);
    if (plan === undefined) return null;
    const others = (all: number[] | null) => all && without(all, [plan]);
    return { ...step, plan, needs: others(step.needs), excludes: others(step.excludes) };
  }
  if (step.do === 'add plan') {
    const product = step.product % company.products.length;
    const plan = pick(without([...company.plans.keys()], company.plansIn(product)), step.plan);
    return plan === undefined ? null : { ...step, product, plan };
  }
  if ('subscription' in step) {
    const indexes = [...company.subscriptions.keys()];
    const open = indexes.filter((index) => company.subscriptions[index]?.archived === false);
    const scarce = open.filter((index) => isWaitedFor(company.subscriptions[index]?.product));
    const all = step.do === 'resize' && scarce.length > 0 ? scarce : open;
    const subscription = pick(all, step.subscription);
    return subscription === undefined ? null : { ...step, subscription };
  }
  return { ...step };
}
