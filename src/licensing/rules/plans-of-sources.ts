import type { OfferedPlan } from './check-assignment.ts';
import type { Intent, LiveSource } from './decision.ts';

/** Ids of the plans that a person's sources of a product give: what no group is meant to have gives none. */
export function plansOfSources(
  { plans, intents }: { plans: readonly OfferedPlan[]; intents: readonly Intent[] },
  sources: readonly LiveSource[],
): Set<string> {
  const given = new Set<string>();
  for (const { groupId, state, disabledPlanIds } of sources) {
    if (state !== 'active') continue;
    const intent = intents.find((one) => one.groupId === groupId);
    if (groupId !== null && !intent) continue;
    const off = intent?.disabledPlanIds ?? disabledPlanIds;
    for (const { id } of plans) if (!off.includes(id)) given.add(id);
  }
  return given;
}
