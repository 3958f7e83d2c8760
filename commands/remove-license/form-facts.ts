import { type ListHoldingsResult, listHoldings } from '../../src/licensing/list-holdings.ts';
import { type ShowGroupResult, showGroup } from '../../src/licensing/show-group.ts';
import { knownPeople, readPicked, unknownPeople } from '../../src/slack/picked-people.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { RemoveForm } from './form.ts';

/** Who is chosen in the form, and what they have. */
export interface FormFacts {
  form: RemoveForm;
  /** None where a group is chosen: they have made way for it. */
  people: ListHoldingsResult[];
  /** Bots and strangers among those chosen, as markup. */
  unknown: string[];
  group: ShowGroupResult | null;
}

/** What can be removed: of a group, or of somebody among the people. */
export interface Removable {
  productId: string;
  product: string;
  skuPartNumber: string;
}

/** @throws {GroupNotFound} and what reading people from Slack throws. */
export async function readFormFacts(call: Call, form: RemoveForm): Promise<FormFacts> {
  const { licensing } = call.services;
  const { groupId } = form;
  const [picked, group] = await Promise.all([
    groupId === null ? readPicked(call, form) : [],
    groupId === null ? null : showGroup(licensing, call.context, { groupId }),
  ]);
  const unknown = unknownPeople(picked);
  const known = knownPeople(picked);
  const failure = picked.find((each) => 'error' in each);
  if (failure && 'error' in failure && known.length + unknown.length < picked.length) {
    throw failure.error;
  }
  const people: ListHoldingsResult[] = [];
  for (const { id: personId } of known) {
    people.push(await listHoldings(licensing, call.context, { personId }));
  }
  return { form, people, unknown, group };
}

/** By name. */
export function removables({ people, group }: FormFacts): Removable[] {
  const all = group ? group.products : people.flatMap(ofPerson);
  const byId = new Map(all.map((each) => [each.productId, each]));
  return [...byId.values()].sort((a, b) => a.product.localeCompare(b.product));
}

/** What they hold, wait for, or are still to get. */
export function ofPerson({ holdings, waiting }: ListHoldingsResult): Removable[] {
  return [...holdings, ...waiting];
}
