import type { ProductFacts } from '../assignment-facts.ts';
import { isCovered } from '../rules/request-state.ts';

/** Of its active sources, each with its last day: those through groups have none. */
export function isHeld({ current, inherited }: ProductFacts, untilDate: string | null): boolean {
  if (inherited.some(({ state }) => state === 'active')) return true;
  return current?.state === 'active' && isCovered(current, untilDate);
}
