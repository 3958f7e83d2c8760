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

type None = Record<string, never>;

export class NotAllowed extends LicensingError<'not_allowed', None> {
  constructor() {
    super('not_allowed', {});
  }
}

export class PersonNotFound extends LicensingError<'person_not_found', None> {
  constructor() {
    super('person_not_found', {});
  }
}

export class PersonDeleted extends LicensingError<'person_deleted', { person: string }> {
  constructor(details: { person: string }) {
    super('person_deleted', details);
  }
}

export class ProductNotFound extends LicensingError<'product_not_found', None> {
  constructor() {
    super('product_not_found', {});
  }
}

export class ProductExpired extends LicensingError<'product_expired', { product: string }> {
  constructor(details: { product: string }) {
    super('product_expired', details);
  }
}

export class UsageLocationMissing extends LicensingError<
  'usage_location_missing',
  { person: string }
> {
  constructor(details: { person: string }) {
    super('usage_location_missing', details);
  }
}

export class UsageLocationUnknown extends LicensingError<
  'usage_location_unknown',
  { usageLocation: string }
> {
  constructor(details: { usageLocation: string }) {
    super('usage_location_unknown', details);
  }
}

export class ProhibitedInUsageLocation extends LicensingError<
  'prohibited_in_usage_location',
  { plans: string[]; usageLocation: string }
> {
  constructor(details: { plans: string[]; usageLocation: string }) {
    super('prohibited_in_usage_location', details);
  }
}

export class MutuallyExclusive extends LicensingError<
  'mutually_exclusive',
  { plan: string; other: string; otherProduct: string }
> {
  constructor(details: { plan: string; other: string; otherProduct: string }) {
    super('mutually_exclusive', details);
  }
}

export class DependencyMissing extends LicensingError<
  'dependency_missing',
  { plan: string; needs: string }
> {
  constructor(details: { plan: string; needs: string }) {
    super('dependency_missing', details);
  }
}

export class DependencyInUse extends LicensingError<
  'dependency_in_use',
  { plan: string; neededBy: string; neededByProduct: string }
> {
  constructor(details: { plan: string; neededBy: string; neededByProduct: string }) {
    super('dependency_in_use', details);
  }
}

export class SeatsExhausted extends LicensingError<
  'seats_exhausted',
  { product: string; total: number; assigned: number }
> {
  constructor(details: { product: string; total: number; assigned: number }) {
    super('seats_exhausted', details);
  }
}

export class PlanNotInProduct extends LicensingError<'plan_not_in_product', { product: string }> {
  constructor(details: { product: string }) {
    super('plan_not_in_product', details);
  }
}

export class UntilInPast extends LicensingError<'until_in_past', { today: string }> {
  constructor(details: { today: string }) {
    super('until_in_past', details);
  }
}

export class NotAssigned extends LicensingError<
  'not_assigned',
  { person: string; product: string }
> {
  constructor(details: { person: string; product: string }) {
    super('not_assigned', details);
  }
}

export class AlreadyAssigned extends LicensingError<
  'already_assigned',
  { person: string; product: string }
> {
  constructor(details: { person: string; product: string }) {
    super('already_assigned', details);
  }
}

/** No such removal: the id was made up, or is another tenant's. */
export class RemovalNotFound extends LicensingError<'removal_not_found', None> {
  constructor() {
    super('removal_not_found', {});
  }
}

export class UndoTooLate extends LicensingError<'undo_too_late', { minutes: number }> {
  constructor(details: { minutes: number }) {
    super('undo_too_late', details);
  }
}

export class TimeZoneUnknown extends LicensingError<'time_zone_unknown', { timeZone: string }> {
  constructor(details: { timeZone: string }) {
    super('time_zone_unknown', details);
  }
}

export class ExpiringWindowInvalid extends LicensingError<
  'expiring_window_invalid',
  { min: number; max: number }
> {
  constructor(details: { min: number; max: number }) {
    super('expiring_window_invalid', details);
  }
}

export class GuestNotAdministrator extends LicensingError<
  'guest_not_administrator',
  { person: string }
> {
  constructor(details: { person: string }) {
    super('guest_not_administrator', details);
  }
}

/** Somebody else changed the settings since they were shown. */
export class SettingsChanged extends LicensingError<'settings_changed', None> {
  constructor() {
    super('settings_changed', {});
  }
}

export class SkuIdTaken extends LicensingError<'sku_id_taken', { skuId: string }> {
  constructor(details: { skuId: string }) {
    super('sku_id_taken', details);
  }
}

/** What somebody holds is not archived. */
export class ProductHasSeats extends LicensingError<
  'product_has_seats',
  { product: string; assigned: number }
> {
  constructor(details: { product: string; assigned: number }) {
    super('product_has_seats', details);
  }
}

export class SubscriptionNotFound extends LicensingError<'subscription_not_found', None> {
  constructor() {
    super('subscription_not_found', {});
  }
}

export class EndBeforeStart extends LicensingError<'end_before_start', None> {
  constructor() {
    super('end_before_start', {});
  }
}

export class CurrencyMissing extends LicensingError<'currency_missing', None> {
  constructor() {
    super('currency_missing', {});
  }
}

export class ExternalIdTaken extends LicensingError<'external_id_taken', { externalId: string }> {
  constructor(details: { externalId: string }) {
    super('external_id_taken', details);
  }
}

/** Renewing means a later end, today or later; without end there is nothing to renew. */
export class RenewalNotLater extends LicensingError<'renewal_not_later', None> {
  constructor() {
    super('renewal_not_later', {});
  }
}

/** There is no end at which to cancel. */
export class SubscriptionEndless extends LicensingError<'subscription_endless', None> {
  constructor() {
    super('subscription_endless', {});
  }
}

/** Nothing that runs could be canceled: it has not begun, or is over. */
export class SubscriptionNotRunning extends LicensingError<'subscription_not_running', None> {
  constructor() {
    super('subscription_not_running', {});
  }
}

export class PlanNotFound extends LicensingError<'plan_not_found', None> {
  constructor() {
    super('plan_not_found', {});
  }
}

/** A plan that needs itself or what it excludes, or excludes itself, could never be on. */
export class PlanRulesContradict extends LicensingError<
  'plan_rules_contradict',
  { plan: string; other: string }
> {
  constructor(details: { plan: string; other: string }) {
    super('plan_rules_contradict', details);
  }
}
