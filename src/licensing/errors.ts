/**
 * Facts that stop a use case. `code` is stable and goes into audit, metrics and the map of
 * sentences; `details` carries the names such a sentence needs, never free text.
 */
export class LicensingError<
  Code extends string = string,
  Details extends object = object,
> extends Error {
  readonly code: Code;
  readonly details: Details;

  constructor(code: Code, details: Details) {
    super(code);
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** A fact that needs no names. */
function bare<Code extends string>(code: Code) {
  return class extends LicensingError<Code, Record<string, never>> {
    constructor() {
      super(code, {});
    }
  };
}

function detailed<Code extends string>(code: Code) {
  return class<Details extends object> extends LicensingError<Code, Details> {
    constructor(details: Details) {
      super(code, details);
    }
  };
}

export class NotAllowed extends bare('not_allowed') {}

export class PersonNotFound extends bare('person_not_found') {}

export class PersonDeleted extends detailed('person_deleted')<{ person: string }> {}

export class ProductNotFound extends bare('product_not_found') {}

export class ProductExpired extends detailed('product_expired')<{ product: string }> {}

export class UsageLocationMissing extends detailed('usage_location_missing')<{ person: string }> {}

export class UsageLocationUnknown extends detailed('usage_location_unknown')<{
  usageLocation: string;
}> {}

export class ProhibitedInUsageLocation extends detailed('prohibited_in_usage_location')<{
  plans: string[];
  usageLocation: string;
}> {}

export class MutuallyExclusive extends detailed('mutually_exclusive')<{
  plan: string;
  other: string;
  otherProduct: string;
}> {}

export class DependencyMissing extends detailed('dependency_missing')<{
  plan: string;
  needs: string;
}> {}

export class DependencyInUse extends detailed('dependency_in_use')<{
  plan: string;
  neededBy: string;
  neededByProduct: string;
}> {}

export class SeatsExhausted extends detailed('seats_exhausted')<{
  product: string;
  total: number;
  assigned: number;
  /** Promised to requests. */
  held: number;
}> {}

export class PlanNotInProduct extends detailed('plan_not_in_product')<{ product: string }> {}

/** First day of a license that is still to start. */
export class StartInPast extends detailed('start_in_past')<{ today: string }> {}

export class UntilBeforeStart extends bare('until_before_start') {}

/** A direct license is to start on a day that this one would still hold. */
export class ScheduledAlready extends detailed('scheduled_already')<{
  person: string;
  product: string;
  startDate: string;
}> {}

/** What is held directly would still run on the first day of the scheduled one. */
export class StillHeld extends detailed('still_held')<{ person: string; product: string }> {}

/** There is no direct license to remove: the person has it through groups. */
export class InheritedLicense extends detailed('inherited_license')<{
  person: string;
  product: string;
  groups: { id: string; name: string }[];
}> {}

export class UntilInPast extends detailed('until_in_past')<{ today: string }> {}

export class NotAssigned extends detailed('not_assigned')<{ person: string; product: string }> {}

export class AlreadyAssigned extends detailed('already_assigned')<{
  person: string;
  product: string;
}> {}

/** No such removal: the id was made up, or is another tenant's. */
export class RemovalNotFound extends bare('removal_not_found') {}

export class UndoTooLate extends detailed('undo_too_late')<{ minutes: number }> {}

export class TimeZoneUnknown extends detailed('time_zone_unknown')<{ timeZone: string }> {}

export class ExpiringWindowInvalid extends detailed('expiring_window_invalid')<{
  min: number;
  max: number;
}> {}

export class GuestNotAdministrator extends detailed('guest_not_administrator')<{
  person: string;
}> {}

/** Somebody else changed the settings since they were shown. */
export class SettingsChanged extends bare('settings_changed') {}

/** Somebody else changed it since it was shown. */
export class ChangedMeanwhile extends bare('changed_meanwhile') {}

export class SkuIdTaken extends detailed('sku_id_taken')<{ skuId: string }> {}

/** What somebody holds is not archived. */
export class ProductHasSeats extends detailed('product_has_seats')<{
  product: string;
  assigned: number;
}> {}

export class SubscriptionNotFound extends bare('subscription_not_found') {}

export class EndBeforeStart extends bare('end_before_start') {}

export class CurrencyMissing extends bare('currency_missing') {}

export class ExternalIdTaken extends detailed('external_id_taken')<{ externalId: string }> {}

/** Renewing means a later end, today or later; without end there is nothing to renew. */
export class RenewalNotLater extends bare('renewal_not_later') {}

/** There is no end at which to cancel. */
export class SubscriptionEndless extends bare('subscription_endless') {}

/** Nothing that runs could be canceled: it has not begun, or is over. */
export class SubscriptionNotRunning extends bare('subscription_not_running') {}

export class PlanNotFound extends bare('plan_not_found') {}

/** A plan that needs what it excludes could never be on. */
export class PlanRulesContradict extends detailed('plan_rules_contradict')<{
  plan: string;
  other: string;
}> {}

/** Plans that need each other, on the way round: none could come before the others. */
export class PlansInCircle extends detailed('plans_in_circle')<{ plans: string[] }> {}

/** A product is swapped for another one only. */
export class SameProduct extends bare('same_product') {}

/** What is to come by a swap is there. */
export class HeldAlready extends detailed('held_already')<{ person: string; product: string }> {}

export class GroupNotFound extends bare('group_not_found') {}

export class GroupNameMissing extends bare('group_name_missing') {}

/** In whatever letters. */
export class GroupNameTaken extends detailed('group_name_taken')<{ group: string }> {}

export class PriorityInvalid extends detailed('priority_invalid')<{ min: number; max: number }> {}

/** A group that holds products is not deleted. */
export class GroupHoldsProducts extends detailed('group_holds_products')<{
  group: string;
  count: number;
}> {}

/** Its members still have what it held. */
export class GroupAtWork extends detailed('group_at_work')<{ group: string }> {}

/** Its name and members are those of a Slack user group. */
export class GroupIsMirrored extends detailed('group_is_mirrored')<{ group: string }> {}

/** A Slack user group is mirrored by one group at most. */
export class UserGroupMirrored extends detailed('user_group_mirrored')<{ group: string }> {}

/** There is nothing (any more) to decide: it is in step with Slack, or mirrors nothing. */
export class GroupNotFrozen extends detailed('group_not_frozen')<{ group: string }> {}

export class GroupNotAssigned extends detailed('group_not_assigned')<{
  group: string;
  product: string;
}> {}

/** Among people who are to become members. */
export class MembersUnknown extends detailed('members_unknown')<{ count: number }> {}

/** Deactivated people become no members; `people` are the names of the first few. */
export class MembersDeleted extends detailed('members_deleted')<{
  people: string[];
  count: number;
}> {}

/** What is to come by a swap is there. */
export class GroupHoldsAlready extends detailed('group_holds_already')<{
  group: string;
  product: string;
}> {}

/** What another product still gives way to is not taken off the group. */
export class GroupSwapsStill extends detailed('group_swaps_still')<{
  group: string;
  product: string;
  /** The one that gives way. */
  other: string;
}> {}

/** What still gives way to another product does not come by a swap of a third. */
export class GroupGivesWay extends detailed('group_gives_way')<{
  group: string;
  product: string;
  /** The one it gives way to. */
  other: string;
}> {}

/** A product that a group holds is not archived. */
export class ProductInGroups extends detailed('product_in_groups')<{
  product: string;
  count: number;
}> {}

export class AlertNotFound extends bare('alert_not_found') {}

/** Its cause is gone. */
export class AlertOver extends detailed('alert_over')<{ product: string }> {}

/** `person`: who takes care of it. */
export class AlertTaken extends detailed('alert_taken')<{ product: string; person: string }> {}

export class AlertFree extends detailed('alert_free')<{ product: string }> {}

export class AlertSnoozed extends detailed('alert_snoozed')<{
  product: string;
  /** Null: the system. */
  person: string | null;
  until: string;
}> {}

export class AlertResolved extends detailed('alert_resolved')<{
  product: string;
  person: string | null;
}> {}

/** It is neither snoozed nor resolved. */
export class AlertOpenAgain extends detailed('alert_open_again')<{ product: string }> {}

/** Nobody asked them, or it is not known here any more. */
export class ReclaimNotFound extends bare('reclaim_not_found') {}

/** Of those who were chosen: they were asked already, or do not have it so any more. */
export class NobodyToAsk extends detailed('nobody_to_ask')<{ product: string }> {}

export class DayOutOfRange extends detailed('day_out_of_range')<{ from: string; to: string }> {}

/** As a number of free seats, or as a share in percent. */
export class FewSeatsInvalid extends detailed('few_seats_invalid')<{
  maxSeats: number;
  maxPercent: number;
}> {}

export class OwnerNotAdministrator extends detailed('owner_not_administrator')<{
  person: string;
}> {}

export class RequestNotFound extends bare('request_not_found') {}

/** Somebody has decided on it already, or withdrew it. */
export class RequestNotPending extends bare('request_not_pending') {}

/** Whom a request concerns does not decide on it, as long as somebody else can. */
export class OwnRequest extends detailed('own_request')<WhoDecides> {}

/** Its policy names others; Slack ids, or the administrators. */
export class NotApprover extends detailed('not_approver')<WhoDecides> {}

export interface WhoDecides {
  approvers: readonly string[];
  byAdministrators: boolean;
}

/** Once in each stage. */
export class VotedAlready extends bare('voted_already') {}

/** Whoever asks has them reminded once a day. */
export class RemindedAlready extends bare('reminded_already') {}

/** Later than the policy lets somebody ask for; also without end. */
export class UntilTooLate extends detailed('until_too_late')<{ latest: string }> {}

/** A policy must name who decides, how many of them, and how long at most. */
export class PolicyInvalid extends detailed('policy_invalid')<{ stage: number | null }> {}

/** Whoever made it, or whom it is for, withdraws it. */
export class NotYourRequest extends bare('not_your_request') {}

/** It was taken, passed on, or is over. */
export class OfferOver extends bare('offer_over') {}

/** Whom it is for, or whoever asked, answers it. */
export class NotYourOffer extends bare('not_your_offer') {}

/** Why somebody needs it, or does not get it. */
export class ReasonMissing extends bare('reason_missing') {}

/** What is asked for is there, and runs as long. */
export class AskedForHeld extends detailed('asked_for_held')<{
  person: string;
  product: string;
}> {}
