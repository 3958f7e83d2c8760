import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { codesToServe, LOOK_AHEAD, TURNS } from './heal-product.ts';
import { readPeople } from './read-people.ts';
import { freeSeats, optionsOf, readProduct } from './read-product.ts';
import { decideSources } from './rules/decide-sources.ts';
import { statement } from './statement.ts';

const BATCH = 100;

/** Names of those whose requests are offered a seat, if so many are free; null: all. */
export async function firstOnWaitlist(
  em: SqlEntityManager,
  of: { tenantId: string; productId: string; free: number | null },
): Promise<string[]> {
  const found = await WAITLIST(em, of);
  return found.map(({ name }) => name);
}

const WAITLIST = statement<{ name: string }>(`
  select p.display_name as name from license_request r
    join person p on p.tenant_id = r.tenant_id and p.id = r.person_id
   where r.tenant_id = :tenantId and r.product_id = cast(:productId as uuid)
     and r.state = 'waitlisted'
   order by r.waitlisted_at, r.id limit cast(:free as int)`);

/**
 * Names of those whom healing would serve with the seats that are free now, in their turn: what
 * {@link healProduct} would decide, without doing it: requests on the waitlist, which are offered a
 * seat, then, unless automatic healing is off, the others.
 */
export async function nextInTurn(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
  now: Date,
): Promise<string[]> {
  const product = await readProduct(em, tenantId, productId, now);
  if (!product) return [];
  let free = freeSeats(product.assigned, product);
  const names: string[] = [];
  if (product.waitlisted > 0 && product.assignable) {
    names.push(...(await firstOnWaitlist(em, { tenantId, productId, free })));
    if (free !== null) free -= names.length;
  }
  if (!product.automaticHealing) return names;
  const codes = codesToServe(product.assignable, free);
  const waiting = await TURNS(em, {
    ...{ tenantId, productId, codes, everybody: false, limit: LOOK_AHEAD },
  });
  const inTurn = [...new Set(waiting.map(({ id }) => id))];
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
