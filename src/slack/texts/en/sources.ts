/** What stands behind a license: directly or through which group, in which state. */
export const sources = {
  directly: 'directly, {{- tenure}}',
  through: 'through *{{- group}}*, {{- tenure}}',
  throughAll: 'through {{- groups}}',
  leaving: 'through *{{- group}}*, which ends in a moment',
  waits: ':hourglass: waits since {{- at}}: {{- why}}',
  waitsThrough: ':hourglass: through *{{- group}}*, waits since {{- at}}: {{- why}}',
  starts: ':calendar: starts on {{day}}, assigned by {{- by}}',
  suspended: ':double_vertical_bar: suspended since {{- at}}, ends for good on {{- purged}}',
  suspendedThrough:
    ':double_vertical_bar: through *{{- group}}*, suspended since {{- at}}, ends for good on {{- purged}}',
  more_one: 'and in {{count, number}} more way',
  more_other: 'and in {{count, number}} more ways',

  why_product_expired: 'no subscription is active or in grace',
  why_usage_location_missing: 'no usage location is known',
  why_prohibited_in_usage_location: 'a service plan is not offered in their usage location',
  why_mutually_exclusive: 'a service plan excludes one that they have',
  why_dependency_missing: 'a service plan needs one that they do not have',
  why_seats_exhausted: 'no seat is free',
  why_other: 'another rule stands against it',
} as const;
