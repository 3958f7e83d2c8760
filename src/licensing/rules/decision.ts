/** What is decided about the sources that some persons have of one product, and by what. */
import type { OfferedPlan } from './check-assignment.ts';

export type SourceState = 'scheduled' | 'active' | 'error' | 'suspended' | 'ended';

export interface LiveSource {
  id: string;
  /** Null: direct. */
  groupId: string | null;
  state: Exclude<SourceState, 'ended'>;
  /** What stands against it; of one suspended, what did so then. */
  errorCode: string | null;
  /** ISO 8601 instants. */
  since: string;
  suspendedAt: string | null;
  startDate: string | null;
  untilDate: string | null;
  /** Only of a direct one; an inherited one has its group's. */
  disabledPlanIds: readonly string[];
}

export interface PersonSources {
  id: string;
  displayName: string;
  status: 'active' | 'deleted';
  /** An ISO 8601 instant; null: they are not, or nobody knows since when. */
  deletedAt: string | null;
  usageLocation: string | null;
  sources: readonly LiveSource[];
  /** In groups that are meant to have the product. */
  memberships: readonly Membership[];
  /** Plans from active sources of other products, as far as this product's plans ask for them. */
  heldElsewhere: readonly HeldElsewhere[];
}

export interface HeldElsewhere {
  planId: string;
  /**
   * The group through which they have it, where that product gives way there to this one: it counts
   * for nothing to what comes instead, through the same group.
   */
  givesWayIn: string | null;
}

export interface Membership {
  groupId: string;
  joinedAt: string;
  /** The person has, through this group, what its intent gives way to. */
  isReplaced: boolean;
}

/** A group that is meant to have the product. */
export interface Intent {
  groupId: string;
  priority: number;
  disabledPlanIds: readonly string[];
  /** A product for which this one is being swapped; null: it is here to stay. */
  givesWayTo: string | null;
}

export interface ProductToDecide {
  /** The tenant's, in which a day starts. */
  timeZone: string;
  displayName: string;
  /** Some subscription is active or in grace. */
  assignable: boolean;
  plans: readonly OfferedPlan[];
  intents: readonly Intent[];
  /** Stands in where a person has no location. */
  defaultUsageLocation: string | null;
}

export interface DecisionOptions {
  today: string;
  /** What was suspended before this instant is purged, as is what is scheduled for who was deleted by then. */
  purgeBefore: string;
  /** Whether those in error are tried again. */
  retry: boolean;
  /** What of the active is asked again: for the persons' locations, or for all rules, as the options of this group changed, which may have had others switched off. */
  recheck: 'nothing' | 'location' | { groupId: string; wasOff?: readonly string[] | undefined };
  /** Of a group that is no longer meant to have the product: what it had switched off. */
  gone?: Pick<Intent, 'groupId' | 'disabledPlanIds'> | null;
  /** Groups that are no longer meant to have it, either, whose own job ends what is left: only that knows what they had switched off. */
  leftAlone?: readonly string[];
  /** Plans that these persons have just lost. */
  lostPlanIds: readonly string[];
}

export interface SourceChange {
  /** Null: a new one. */
  sourceId: string | null;
  personId: string;
  groupId: string | null;
  from: SourceState | null;
  fromError: string | null;
  to: SourceState;
  errorCode: string | null;
}

export interface PersonChange {
  personId: string;
  hadSeat: boolean;
  hasSeat: boolean;
  gainedPlanIds: string[];
  lostPlanIds: string[];
}

export interface Decision {
  changes: SourceChange[];
  /** Of those whose seat or plans change, or what they are to something else. */
  people: PersonChange[];
  /** What is left of the free seats; null: unlimited. */
  free: number | null;
}
