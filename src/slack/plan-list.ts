/** Which of a product's plans: a few by name, most by what is missing. A page of the product names all. Markup. */
import { nameList } from './name-list.ts';
import type { Texts } from './texts.ts';

const MAX_PLANS = 5;
const MAX_BUT = 3;

/** @param all the product's plans, these among them. */
export function planList(texts: Texts, plans: readonly string[], all: readonly string[]): string {
  const missing = all.filter((plan) => !plans.includes(plan));
  if (plans.length > MAX_PLANS && all.length > 0) {
    const count = all.length;
    if (missing.length === 0) return texts.md('allPlans', { count });
    const but = nameList(texts, missing, MAX_BUT);
    if (missing.length <= MAX_BUT) return texts.md('allPlansBut', { count, plans: but });
  }
  return nameList(texts, plans, MAX_PLANS);
}
