/** What stands behind a license: directly or through which group, in which state. */
export const sources = {
  directly: 'Directly, {{- tenure}}',
  through: 'Through *{{- group}}*, {{- tenure}}',
  throughAll: 'through {{- groups}}',
  leaving: 'Through *{{- group}}*, which ends in a moment',
  givesWay: 'gives way to *{{- product}}* once that is there',
  waits: ':hourglass: Directly, since {{- at}}; waits: {{- why}}',
  waitsThrough: ':hourglass: Through *{{- group}}*, since {{- at}}; waits: {{- why}}',
  starts: ':calendar: Starts on {{day}}, assigned by {{- by}}',
  suspended:
    ':double_vertical_bar: Directly, suspended since {{- at}}, ends for good on {{- purged}}',
  suspendedThrough:
    ':double_vertical_bar: Through *{{- group}}*, suspended since {{- at}}, ends for good on {{- purged}}',
  more_one: 'and in {{count, number}} more way',
  more_other: 'and in {{count, number}} more ways',

  wouldFail: ':warning: It would be refused now, and stays as it is: {{- sentence}}',
  nothingAgainst: 'Nothing stands against it any longer: it is tried again in a moment.',
  nothingAgainstByHand:
    'Nothing stands against it any longer. Waiting assignments are not tried again by themselves here: “Try again” does it.',

  against_product_expired: '{{product}} has no subscription that is active or in grace.',
  against_usage_location_missing:
    'No usage location is known, and service plans are not offered everywhere.',
  against_prohibited_in_usage_location_one:
    'The service plan {{plans}} is not offered in {{country}}.',
  against_prohibited_in_usage_location_other:
    'The service plans {{plans}} are not offered in {{country}}.',
  against_mutually_exclusive:
    '{{plan}} cannot be on together with {{other}} (from {{otherProduct}}).',
  against_dependency_missing: '{{plan}} needs {{needs}}, which is not there.',
  against_seats_exhausted:
    'No seat is free: {{assigned, number}} assigned, {{total, number}} bought.',

  against_seats_promised:
    'No seat is free: {{assigned, number}} assigned, {{held, number}} held for requests, {{total, number}} bought.',
  why_product_expired: 'no subscription is active or in grace',
  why_usage_location_missing: 'no usage location is known',
  why_prohibited_in_usage_location: 'a service plan is not offered in their usage location',
  why_mutually_exclusive: 'a service plan excludes one that they have',
  why_dependency_missing: 'a service plan needs one that they do not have',
  why_seats_exhausted: 'no seat is free',
  why_other: 'another rule stands against it',
} as const;
