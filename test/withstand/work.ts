import { setTimeout as sleep } from 'node:timers/promises';
import { sized } from '../support/sizes.ts';
import type { Administrator, Told } from './administrator.ts';
import type { Member } from './stage.ts';

/** In the short form people think before each deed, and leave the machine to others. */
const THINKING_MS = sized({ short: 150, long: 0 });

interface Field<Product> {
  people: readonly Member[];
  products: readonly Product[];
  plans: readonly { id: string }[];
}

/** An administrator assigns, changes options, removes and undoes, by chance, until it is over. */
export async function work<Product extends { id: string; displayName: string }>(
  admin: Administrator,
  { people, products, plans }: Field<Product>,
  isOver: () => boolean,
  note: (told: Told, person: Member, product: Product) => void,
): Promise<void> {
  while (!isOver()) {
    await sleep(Math.random() * 2 * THINKING_MS);
    const [person, product] = [any(people), any(products)];
    if (chance(0.6)) {
      const off = plans.filter(() => chance(0.5));
      note(await admin.assign(person, product, off), person, product);
    } else {
      const removed = await admin.remove(person, product);
      note(removed, person, product);
      if (removed === 'removed' && chance(0.6)) note(await admin.undo(), person, product);
    }
  }
}

export function everyone<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

export function any<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}

function chance(share: number): boolean {
  return Math.random() < share;
}
