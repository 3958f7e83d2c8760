/** The plans a person has from a product: one is off only if every active source has it off. */

interface Enabling {
  state: string;
  /** Null: it gives no plan. */
  disabledPlanIds: readonly string[] | null;
}

export type MergedPlan<Plan, Source> = Plan & {
  /** The active sources that have it on. */
  through: Source[];
};

/** `sources`: all of one person and product. */
export function mergePlans<Plan extends { id: string }, Source extends Enabling>(
  plans: readonly Plan[],
  sources: readonly Source[],
): MergedPlan<Plan, Source>[] {
  return plans.map((plan) => ({
    ...plan,
    through: sources.filter((source) => source.state === 'active' && hasOn(source, plan)),
  }));
}

/** A source has a plan of its product on, whatever its state. */
export function hasOn({ disabledPlanIds }: Enabling, { id }: { id: string }): boolean {
  return disabledPlanIds !== null && !disabledPlanIds.includes(id);
}
