import { LicensingError } from '../errors.ts';
import { checkAssignment, type HeldPlan, type OfferedPlan } from './check-assignment.ts';
import type { DecisionOptions, ProductToDecide } from './decision.ts';
import { type Draft, enabled, heldElsewhere } from './draft-sources.ts';

/** Most members of a group are the same to the rules: what was asked of these plans before. */
const asked = new WeakMap<readonly OfferedPlan[], Map<string, string | null>>();

/** The first rule that fails, seats aside; null: none. */
export function ruleAgainst(
  product: ProductToDecide,
  one: Draft,
  options: Pick<DecisionOptions, 'today'>,
): string | null {
  const { person } = one;
  const { plans, assignable } = product;
  const others = person.drafts.filter((other) => other !== one && other.state === 'active');
  const here = others.flatMap((other) => enabled(product, other).map(({ id }) => id));
  const held = [...heldElsewhere(one), ...here];
  const usageLocation = person.usageLocation ?? product.defaultUsageLocation;
  const known = asked.get(plans) ?? new Map<string, string | null>();
  asked.set(plans, known);
  const key = [assignable, usageLocation, ...one.off, 'has', ...held].join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const code = failing(product, { ...options, usageLocation, held, off: [...one.off] });
  known.set(key, code);
  return code;
}

interface Asked {
  today: string;
  usageLocation: string | null;
  held: readonly string[];
  off: readonly string[];
}

function failing(
  { displayName: productName, assignable, plans }: ProductToDecide,
  { today, usageLocation, held, off }: Asked,
): string | null {
  const facts = { personName: '', productName, assignable, usageLocation, today, plans };
  try {
    checkAssignment(
      { ...facts, heldElsewhere: held.map(asHeld), enabledNow: [] },
      { disabledPlanIds: off, untilDate: null },
    );
    return null;
  } catch (error) {
    if (error instanceof LicensingError) return error.code;
    throw error;
  }
}

const asHeld = (id: string): HeldPlan => ({ id, name: '', product: '', needs: [] });
