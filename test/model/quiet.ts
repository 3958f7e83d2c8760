/**
 * What must be so once nothing moves any more, whoever was woken in which order: nobody waits
 * who could have it, and everybody has or waits for what is meant for them.
 */
import type { Company, Source } from './company.ts';
import { ruleAgainst } from './rules.ts';

/** What is not so; empty where all is well. */
export function unrest(company: Company): string[] {
  const found: string[] = [];
  for (const source of company.sources) {
    if (source.state !== 'ended' && !company.isMeant(source))
      found.push(`${source.person} has ${source.product} for nothing`);
    const { person, product, state, error } = source;
    const { deleted } = company.person(person);
    const what = `${error ?? state} of ${person} of ${product} through ${source.group}`;
    if (deleted && (state === 'active' || state === 'error')) found.push(`${what}: is deleted`);
    if (!deleted && state === 'suspended') found.push(`${what}: is back`);
    if (state === 'error' && company.automaticHealing && nothingAgainst(company, source)) {
      found.push(`${what}: nothing is against it`);
    }
  }
  for (const [group, { members, products }] of company.groups.entries()) {
    for (const person of members.keys()) {
      for (const [product, { givesWayTo }] of products) {
        if (givesWayTo !== null) continue;
        const has = company.live(person, product).some((source) => source.group === group);
        if (!has && !company.person(person).deleted) {
          found.push(`${person} has no ${product} through ${group}`);
        }
      }
    }
  }
  return found;
}

function nothingAgainst(company: Company, source: Source): boolean {
  const { person, product } = source;
  const location = company.person(person).location ?? company.defaultLocation;
  const isLeft = (one: Source) => one === source || company.givesWay(one, source);
  const wish = { person, product, on: company.on(source), isLeft, location, isHeld: false };
  if (ruleAgainst(company, wish) !== null) return false;
  return company.hasSeat(person, product) || company.free(product) > 0;
}
