import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { codesToServe, LOOK_AHEAD, TURNS } from './heal-product.ts';
import { readPeople } from './read-people.ts';
import { freeSeats, optionsOf, readProduct } from './read-product.ts';
import { decideSources } from './rules/decide-sources.ts';

const BATCH = 100;

/**
 * Names of those whom healing would serve with the seats that are free now, in their turn: what
 * {@link healProduct} would decide, without doing it. Nobody where automatic healing is off.
 */
export async function nextInTurn(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
  now: Date,
): Promise<string[]> {
  const product = await readProduct(em, tenantId, productId, now);
  if (!product?.automaticHealing) return [];
  let free = freeSeats(product.assigned, product);
  const codes = codesToServe(product.assignable, free);
  const waiting = await TURNS(em, {
    ...{ tenantId, productId, codes, everybody: false, limit: LOOK_AHEAD },
  });
  const inTurn = [...new Set(waiting.map(({ id }) => id))];
  const names: string[] = [];
  for (let first = 0; first < inTurn.length && free !== 0; first += BATCH) {
    const some = inTurn.slice(first, first + BATCH);
    const people = new Map(
      (await readPeople(em, tenantId, product, some)).map((person) => [person.id, person]),
    );
    const decision = decideSources(product, [...people.values()], free, {
      ...optionsOf(product, now),
      retry: true,
    });
    free = decision.free;
    const served = new Set(
      decision.people.flatMap(({ personId, hadSeat, hasSeat }) =>
        hasSeat && !hadSeat ? [personId] : [],
      ),
    );
    names.push(
      ...some.filter((id) => served.has(id)).map((id) => people.get(id)?.displayName ?? ''),
    );
  }
  return names;
}
