/** People who are to have a product and do not have it, by what stands against it. */
import type { Condition, ErrorFacts } from './alert-facts.ts';
import { type AlertedProduct, openAlert } from './alerted-product.ts';

export function errorConditions(product: AlertedProduct): Condition[] {
  const of = { kind: 'assignments_in_error', subscriptionId: null } as const;
  const open = openAlert(product, 'assignments_in_error');
  const { name, errors: causes } = product;
  const waiting = causes.reduce((people, { count }) => people + count, 0);
  const worst = open ? open.facts.waiting + open.facts.healed : waiting;
  const healed = Math.max(0, worst - waiting);
  const facts: ErrorFacts = { product: name, waiting, causes: [...causes], healed };
  if (waiting === 0) return [{ ...of, state: 'over', why: 'healed', facts }];
  return [{ ...of, state: 'due', level: 1, facts }];
}
