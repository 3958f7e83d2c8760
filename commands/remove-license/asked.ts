/** Which licenses of whom are to be removed. */
import { NotAssigned, ProductNotFound } from '../../src/licensing/errors.ts';
import { type ListHoldingsResult, listHoldings } from '../../src/licensing/list-holdings.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import type { Call } from '../../src/slack/slice.ts';
import { ofPerson } from './form-facts.ts';

/** One license, or one that waits or is still to start. */
export interface Asked {
  person: ListHoldingsResult['person'];
  productId: string;
  /** As the product is called. */
  name: string;
  /** Groups through which they have it, too, or only; or wait for it. */
  through: Through[];
}

interface Through {
  id: string;
  name: string;
  isMirrored: boolean;
  isActive: boolean;
}

export function askedOf(
  people: readonly ListHoldingsResult[],
  productIds: readonly string[],
): Asked[] {
  return people.flatMap(({ person, holdings, waiting }) =>
    [...holdings, ...waiting]
      .filter(({ productId }) => productIds.includes(productId))
      .map(({ productId, product: name, sources }) => {
        const through = sources.flatMap(({ group, state, isLeaving }) =>
          group && !isLeaving ? [{ ...group, isActive: state === 'active' }] : [],
        );
        return { person, productId, name, through };
      }),
  );
}

/**
 * The names behind what is to be removed, there or not. What was archived meanwhile nobody holds: it
 * is left out, where others are left.
 * @throws {NotAllowed | PersonNotFound | ProductNotFound}
 */
export async function readAsked(
  call: Call,
  pairs: readonly { personId: string; productId: string }[],
): Promise<Asked[]> {
  const { licensing } = call.services;
  const people = new Map<string, ListHoldingsResult>();
  const asked: Asked[] = [];
  for (const { personId, productId } of pairs) {
    const known =
      people.get(personId) ?? (await listHoldings(licensing, call.context, { personId }));
    people.set(personId, known);
    const [held] = askedOf([known], [productId]);
    const name = held?.name ?? (await nameOf(call, productId));
    if (name === null) continue;
    asked.push(held ?? { person: known.person, productId, name, through: [] });
  }
  if (asked.length === 0) throw new ProductNotFound();
  return asked;
}

async function nameOf(
  { services: { licensing }, context }: Call,
  productId: string,
): Promise<string | null> {
  try {
    return (await showProduct(licensing, context, { productId })).product.displayName;
  } catch (error) {
    if (error instanceof ProductNotFound) return null;
    throw error;
  }
}

/** @throws {NotAssigned} when it is gone already. */
export async function readOneHeld(
  call: Call,
  pair: { personId: string; productId: string },
): Promise<Asked[]> {
  const asked = await readAsked(call, [pair]);
  const { licensing } = call.services;
  const has = ofPerson(await listHoldings(licensing, call.context, pair));
  if (!has.some(({ productId }) => productId === pair.productId)) {
    const [{ person, name: product } = { person: null, name: '' }] = asked;
    throw new NotAssigned({ person: person?.displayName ?? '', product });
  }
  return asked;
}
