/**
 * What stands for and against each source of one person, asked of the same rules as an assignment:
 * why one waits, which rules one breaks by now that is active, what forbids to remove a direct one,
 * and what is to be done for the seat to come free.
 */
import { DependencyInUse, LicensingError, SeatsExhausted } from '../errors.ts';
import {
  checkAssignment,
  checkNothingLost,
  type HeldPlan,
  type OfferedPlan,
} from './check-assignment.ts';
import { hasOn, type MergedPlan, mergePlans } from './merge-plans.ts';
import { freeNow, type ProductCounts } from './product-counts.ts';

export interface SourceToExplain {
  group: { id: string } | null;
  state: 'scheduled' | 'active' | 'error' | 'suspended';
  /** Null: it gives no plan. */
  disabledPlanIds: readonly string[] | null;
  isLeaving: boolean;
  /** It ends once the person has that product. */
  givesWayTo: { id: string } | null;
}

export interface ProductToExplain<Source> {
  productId: string;
  product: string;
  /** Of today. */
  counts: Pick<ProductCounts, 'assignable' | 'available' | 'assigned' | 'held' | 'total'>;
  plans: readonly OfferedPlan[];
  sources: readonly Source[];
}

export interface PersonToExplain {
  displayName: string;
  /** The location in force: the person's, or the tenant's default. */
  usageLocation: string | null;
  today: string;
}

export type Explained<Source> = Source & {
  /**
   * Of one in error: what stands against it now; null where nothing does any more. Of an active
   * one: a rule that it breaks by now, which takes no seat away.
   */
  against: LicensingError | null;
  /** Of an active direct one: what needs its plans, so that it cannot be removed. */
  keptBy: DependencyInUse | null;
};

export interface ExplainedProduct<Source> {
  sources: Explained<Source>[];
  plans: MergedPlan<OfferedPlan, Explained<Source>>[];
  hasSeat: boolean;
  /**
   * What must go for the seat to come free, in this order: each, for what is in error would take
   * the place of what is removed. Empty without a seat.
   */
  toFree: Explained<Source>[];
  /** What forbids to remove the direct one once all else of these is gone, though not yet now. */
  keptInTheEnd: DependencyInUse | null;
}

/** `products`: all that one person has anything of. */
export function explainSources<Source extends SourceToExplain>(
  person: PersonToExplain,
  products: readonly ProductToExplain<Source>[],
): ExplainedProduct<Source>[] {
  const everything = products.flatMap((product) =>
    product.sources
      .filter(({ state }) => state === 'active')
      .map((source) => ({ source, plans: enabled(product, source) })),
  );
  const besides = (one: Source, heir?: string): HeldPlan[] =>
    everything.flatMap(({ source, plans }) => {
      const givesWay = heir !== undefined && source.givesWayTo?.id === heir;
      return source === one || (givesWay && source.group?.id === one.group?.id) ? [] : plans;
    });
  return products.map((product) => {
    const hasSeat = product.sources.some(({ state }) => state === 'active');
    const sources = product.sources.map((source) => ({
      ...source,
      // As if what gives way to it in the same group were gone.
      against: against(person, product, source, besides(source, product.productId), hasSeat),
      keptBy: keptBy(product, source, besides(source)),
    }));
    const toGo = sources.filter(({ state, isLeaving }) => isLiving(state) && !isLeaving);
    const elsewhere = everything.flatMap(({ source, plans }) =>
      product.sources.includes(source) ? [] : plans,
    );
    const last = sources.find(({ group, keptBy: now }) => group === null && now === null);
    return {
      sources,
      plans: mergePlans(product.plans, sources),
      hasSeat,
      toFree: hasSeat ? toGo.toSorted((a, b) => directLast(a) - directLast(b)) : [],
      keptInTheEnd: last ? keptBy(product, last, elsewhere) : null,
    };
  });
}

const isLiving = (state: SourceToExplain['state']) => state === 'active' || state === 'error';
/** What comes through a group may need a plan of what is direct. */
const directLast = ({ group }: SourceToExplain) => Number(group === null);

function against<Source extends SourceToExplain>(
  { displayName: personName, usageLocation, today }: PersonToExplain,
  { product: productName, counts, plans }: ProductToExplain<Source>,
  { state, isLeaving, disabledPlanIds }: Source,
  heldElsewhere: HeldPlan[],
  hasSeat: boolean,
): LicensingError | null {
  if (!isLiving(state) || isLeaving || disabledPlanIds === null) return null;
  // What is held already needs no subscription.
  const assignable = state === 'active' || counts.assignable;
  const facts = { personName, productName, assignable, usageLocation, today, plans };
  return (
    refusal(() =>
      checkAssignment(
        { ...facts, heldElsewhere, enabledNow: [] },
        { disabledPlanIds, untilDate: null },
      ),
    ) ?? (state === 'error' && !hasSeat ? lackOfSeats(productName, counts) : null)
  );
}

function lackOfSeats(
  product: string,
  counts: ProductToExplain<unknown>['counts'],
): SeatsExhausted | null {
  const { total, assigned, held } = counts;
  if (freeNow(counts) !== 0 || total === null) return null;
  return new SeatsExhausted({ product, total, assigned, held });
}

function keptBy<Source extends SourceToExplain>(
  product: ProductToExplain<Source>,
  source: Source,
  staying: HeldPlan[],
): DependencyInUse | null {
  if (source.state !== 'active' || source.group !== null) return null;
  const error = refusal(() => checkNothingLost(enabled(product, source), staying));
  return error instanceof DependencyInUse ? error : null;
}

function refusal(check: () => void): LicensingError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof LicensingError) return error;
    throw error;
  }
}

function enabled<Source extends SourceToExplain>(
  { product, plans }: ProductToExplain<Source>,
  source: Source,
): HeldPlan[] {
  return plans
    .filter((plan) => hasOn(source, plan))
    .map(({ id, name, needs }) => ({ id, name, product, needs: needs.map((need) => need.id) }));
}
