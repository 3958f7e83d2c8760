/**
 * The rules of one direct assignment as a pure decision over what was read under the person's
 * lock. Seats come last and are decided by the statement that takes one.
 */
import {
  DependencyInUse,
  DependencyMissing,
  MutuallyExclusive,
  PlanNotInProduct,
  ProductExpired,
  ProhibitedInUsageLocation,
  UntilInPast,
  UsageLocationMissing,
} from '../errors.ts';

/** A plan of the product in hand. `needs` and `excludes` are plan ids. */
export interface OfferedPlan {
  id: string;
  name: string;
  prohibitedCountries: string[];
  needs: { id: string; name: string }[];
  excludes: string[];
}

/** A plan the person has from some active source. */
export interface HeldPlan {
  id: string;
  name: string;
  product: string;
  needs: string[];
}

export interface AssignmentFacts {
  personName: string;
  productName: string;
  /** Some subscription is active or in grace. */
  assignable: boolean;
  /** The location in force: the person's, or the default where one may be used. */
  usageLocation: string | null;
  today: string;
  plans: readonly OfferedPlan[];
  /** Plans from all other active sources of the person. */
  heldElsewhere: readonly HeldPlan[];
  /** Plans on in the person's present direct source of this product; empty without one. */
  enabledNow: readonly { id: string; name: string }[];
}

export interface AssignmentOptions {
  disabledPlanIds: readonly string[];
  untilDate: string | null;
}

/** @throws the first rule that fails, in the order the rules state. */
export function checkAssignment(facts: AssignmentFacts, options: AssignmentOptions): void {
  const known = new Set(facts.plans.map((plan) => plan.id));
  if (options.disabledPlanIds.some((id) => !known.has(id))) {
    throw new PlanNotInProduct({ product: facts.productName });
  }
  if (options.untilDate !== null && options.untilDate < facts.today) {
    throw new UntilInPast({ today: facts.today });
  }
  if (!facts.assignable) throw new ProductExpired({ product: facts.productName });
  if (facts.usageLocation === null) throw new UsageLocationMissing({ person: facts.personName });

  const disabled = new Set(options.disabledPlanIds);
  const enabled = facts.plans.filter((plan) => !disabled.has(plan.id));
  checkLocation(enabled, facts.usageLocation);
  checkExclusions(enabled, facts);
  checkDependencies(enabled, facts);
}

function checkLocation(enabled: readonly OfferedPlan[], usageLocation: string): void {
  const plans = enabled.filter((plan) => plan.prohibitedCountries.includes(usageLocation));
  if (plans.length > 0) {
    throw new ProhibitedInUsageLocation({ plans: plans.map((plan) => plan.name), usageLocation });
  }
}

function checkExclusions(enabled: readonly OfferedPlan[], facts: AssignmentFacts): void {
  const here = enabled.map((plan) => ({ ...plan, product: facts.productName }));
  for (const plan of enabled) {
    const other = [...facts.heldElsewhere, ...here].find((held) => plan.excludes.includes(held.id));
    if (other) {
      throw new MutuallyExclusive({
        plan: plan.name,
        other: other.name,
        otherProduct: other.product,
      });
    }
  }
}

function checkDependencies(enabled: readonly OfferedPlan[], facts: AssignmentFacts): void {
  const has = new Set([...facts.heldElsewhere, ...enabled].map((plan) => plan.id));
  for (const plan of enabled) {
    const missing = plan.needs.find((need) => !has.has(need.id));
    if (missing) throw new DependencyMissing({ plan: plan.name, needs: missing.name });
  }
  const on = new Set(enabled.map((plan) => plan.id));
  checkNothingLost(
    facts.enabledNow.filter((plan) => !on.has(plan.id)),
    facts.heldElsewhere,
  );
}

/** @throws {DependencyInUse} when a plan that goes away here is needed by one that stays. */
export function checkNothingLost(
  leaving: readonly { id: string; name: string }[],
  staying: readonly HeldPlan[],
): void {
  const kept = new Set(staying.map((plan) => plan.id));
  for (const plan of leaving) {
    const user = kept.has(plan.id)
      ? undefined
      : staying.find((held) => held.needs.includes(plan.id));
    if (user) {
      throw new DependencyInUse({
        plan: plan.name,
        neededBy: user.name,
        neededByProduct: user.product,
      });
    }
  }
}
