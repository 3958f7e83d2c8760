import { type Holding, listHoldings } from '../../src/licensing/list-holdings.ts';
import { readTenant, type TenantSettings } from '../../src/licensing/read-tenant.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { type ShowProductResult, showProduct } from '../../src/licensing/show-product.ts';
import {
  knownPeople,
  type PickedPerson,
  readPicked,
  unknownPeople,
} from '../../src/slack/picked-people.ts';
import type { Call } from '../../src/slack/slice.ts';
import { type AssignForm, peopleCount } from './form.ts';

/** What the form shows about what is chosen in it. */
export interface FormFacts {
  form: AssignForm;
  tenant: TenantSettings;
  product: ShowProductResult | null;
  group: { id: string; name: string; members: number } | null;
  /** None where a group is chosen: they have made way for it. */
  people: PickedPerson[];
  /** Bots and strangers among those chosen, as markup. */
  unknown: string[];
  /** What the only person chosen already holds of the product. */
  holding: Holding | null;
}

/** @throws {ProductNotFound | GroupNotFound} */
export async function readFormFacts(call: Call, form: AssignForm): Promise<FormFacts> {
  const { context, services } = call;
  const { productId, groupId } = form;
  const [tenant, product, shown, picked] = await Promise.all([
    readTenant(services.licensing, context.tenantId),
    productId === null ? null : showProduct(services.licensing, context, { productId }),
    groupId === null ? null : showGroup(services.licensing, context, { groupId }),
    groupId === null ? readPicked(call, form) : [],
  ]);
  const people = knownPeople(picked);
  const [only] = peopleCount(form) === 1 ? people : [];
  return {
    form,
    tenant,
    product,
    group: shown?.group ?? null,
    people,
    unknown: unknownPeople(picked),
    holding: only && productId ? await findHolding(call, only.id, productId) : null,
  };
}

async function findHolding(call: Call, personId: string, productId: string) {
  const { licensing } = call.services;
  const { holdings } = await listHoldings(licensing, call.context, { personId });
  return holdings.find((holding) => holding.productId === productId) ?? null;
}
