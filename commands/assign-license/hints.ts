/** What is worth knowing before submitting. Markup. */
import { freeNow, type ProductCounts } from '../../src/licensing/rules/product-counts.ts';
import { nameList } from '../../src/slack/name-list.ts';
import { throughGroups } from '../../src/slack/source-lines.ts';
import { tenure } from '../../src/slack/tenure.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { FormFacts } from './form-facts.ts';

export function seatsLine({ md }: Texts, counts: ProductCounts): string {
  const { assignable, total, assigned, held } = counts;
  const free = freeNow(counts);
  if (!assignable) return md('assign:noSubscription');
  if (free === null || total === null) return md('assign:seatsUnlimited');
  if (free > 0) return md('assign:seatsFree', { count: free, total });
  return md(held > 0 ? 'assign:seatsPromised' : 'assign:seatsNone', { assigned, held, total });
}

export function peopleLines(texts: Texts, facts: FormFacts): string[] {
  return [
    ...unknownLines(texts, facts),
    ...deletedLines(texts, facts),
    ...guestLines(texts, facts),
    ...holdingLines(texts, facts),
    ...locationLines(texts, facts),
  ];
}

function unknownLines(texts: Texts, { unknown }: FormFacts): string[] {
  if (unknown.length === 0) return [];
  return [texts.md('assign:unknown', { count: unknown.length, people: texts.list(unknown) })];
}

function deletedLines(texts: Texts, { people }: FormFacts): string[] {
  return people
    .filter((person) => person.status === 'deleted')
    .map(({ displayName }) => texts.md('errors:person_deleted', { person: displayName }));
}

function guestLines(texts: Texts, { people }: FormFacts): string[] {
  const guests = people.filter((person) => person.isGuest).map(texts.person);
  const count = guests.length;
  return count === 0 ? [] : [texts.md('assign:guests', { count, people: texts.list(guests) })];
}

function holdingLines(texts: Texts, facts: FormFacts): string[] {
  const { people, holding, product } = facts;
  const [person] = people;
  if (!person || !holding) return [];
  const groups = throughGroups(texts, holding.sources);
  const by = { person: texts.person(person), groups };
  const through = groups === null ? [] : [texts.md('assign:holdsThrough', by)];
  const direct = holding.sources.find(({ group, state }) => group === null && state === 'active');
  if (!direct) return through;
  const line = texts.md('assign:holds', { ...by, tenure: tenure(texts, direct) });
  const off = product?.plans.filter(({ id }) => direct.disabledPlanIds?.includes(id)) ?? [];
  if (off.length === 0) return [line];
  const plans = nameList(
    texts,
    off.map(({ friendlyName }) => friendlyName),
    10,
  );
  return [`${line} ${texts.md('assign:holdsPlansOff', { plans })}`];
}

/** The only person chosen has the product already, through groups and not directly. */
export function hasThroughGroups(texts: Texts, { people, holding }: FormFacts): boolean {
  return people.length === 1 && holding !== null && throughGroups(texts, holding.sources) !== null;
}

/** One person's location is asked for; several use the tenant's default. */
function locationLines({ md, country }: Texts, { people, tenant }: FormFacts): string[] {
  const count = people.filter((person) => person.usageLocation === null).length;
  if (count === 0 || people.length < 2) return [];
  const location = tenant.defaultUsageLocation;
  return location === null
    ? [md('assign:noDefaultLocation', { count })]
    : [md('assign:defaultLocation', { count, country: country(location) })];
}
