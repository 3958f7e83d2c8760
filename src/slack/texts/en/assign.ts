/** /license-assign: the form, its hints, the result. */
export const assign = {
  help: [
    '`/license-assign` assigns a product to one person, up to 25, or a license group, and is for license administrators.',
    '• `/license-assign` opens the form',
    '• `/license-assign @anna Entra ID P1` opens it filled in. People and product come in any order; a part of the product’s name or its SKU part number will do',
    'In the form you can switch service plans off, and set a first and a last day and a reason. Assigning what somebody already holds changes its options.',
    'What touches more than one person is shown before it is done; for one person “Preview” does the same.',
    'To take a license back there is `/license-remove`.',
  ].join('\n'),

  title: 'Assign license',
  submit: 'Assign license',
  preview: 'Preview',
  previewLabel: 'Preview what would come of it',

  product: 'Product',
  productPlaceholder: 'Search by name or SKU part number',
  seatsFree_one: '*{{count, number}}* seat of {{total, number}} is free.',
  seatsFree_other: '*{{count, number}}* seats of {{total, number}} are free.',
  seatsUnlimited: 'Its seats are *unlimited*.',
  seatsPromised:
    '*No seat is free*: {{assigned, number}} assigned, {{held, number}} held for requests, {{total, number}} bought. Only the options of those who hold it can be changed.',
  seatsNone:
    '*No seat is free*: {{assigned, number}} assigned, {{total, number}} bought. Only the options of those who hold it can be changed.',
  noSubscription:
    '*It has no subscription that is active or in grace.* Only the options of those who hold it can be changed.',

  people: 'People',
  others: 'Not in Slack?',
  guests_one: '{{- people}} is a guest.',
  guests_other: '{{- people}} are guests.',
  unknown_one:
    '{{- people}} is not known here. Bots and people of other organizations cannot hold licenses.',
  unknown_other:
    '{{- people}} are not known here. Bots and people of other organizations cannot hold licenses.',
  holds:
    '{{- person}} already holds this, {{- tenure}}. What you choose here replaces its service plans and last day.',
  holdsThrough:
    '{{- person}} already has this {{- groups}}. A direct license beside that takes no seat, and stays when the group’s goes.',
  submitAlso: 'Also assign directly',
  holdsPlansOff: 'Switched off now: {{- plans}}.',
  defaultLocation_one:
    '{{count, number}} of these people has no usage location and will use the default, {{country}}.',
  defaultLocation_other:
    '{{count, number}} of these people have no usage location and will use the default, {{country}}.',
  noDefaultLocation_one:
    '{{count, number}} of these people has no usage location, and there is no default one, so the license will not be assigned to them. Assign to them alone to set it.',
  noDefaultLocation_other:
    '{{count, number}} of these people have no usage location, and there is no default one, so the license will not be assigned to them. Assign to each of them alone to set it.',

  location: 'Usage location of {{person}}',
  locationPlaceholder: 'Search by country or code',
  locationHint:
    'None is known yet, and service plans are not offered everywhere. It will be kept for this person.',
  start: 'First day',
  startPlaceholder: 'Today',
  until: 'Last day',
  untilPlaceholder: 'No end date',

  productNeeded: 'Choose a product.',
  caughtUp:
    'You were faster than this form: it shows the product you chose only now. Check its service plans, then assign.',
  peopleNeeded: 'Choose at least one person, here or below, or a group.',
  peopleOrGroup:
    'Choose people or a group, not both: clear those fields, or choose “No group” here.',
  tooManyPeople:
    'These are {{chosen, number}} people. At most {{max, number}} can be assigned at once.',

  severalProducts_one:
    '“{{query}}” matches {{count, number}} product. Choose the one you mean below.',
  severalProducts_other:
    '“{{query}}” matches {{count, number}} products. Choose the one you mean below.',
  noProduct: 'No product matches “{{query}}”. Search for it below, or see all with `/licenses`.',
  onlyFirstPeople:
    'You named {{count, number}} people; the first {{max, number}} are filled in, as at most {{max, number}} can be assigned at once.',

  ask: 'Assign *{{- product}}* to {{- people}}?',
  askNobody: 'Assigning *{{- product}}* would change nothing:',
  cannot: '✗ {{- person}} cannot get it: {{- sentence}}',
  wouldChange: '– {{- person}}: has it already, only its options change',
  wouldStart: '– {{- person}}: it starts on {{day}}, if the rules let it then',
  wouldUseDefault: '– {{- person}}: uses the default usage location, {{country}}',

  gotIt: '{{- person}} got *{{- product}}*.',
  scheduledForOne: '*{{- product}}* will start for {{- person}} on its first day.',
  optionsOfOne: 'The options of *{{- product}}* for {{- person}} were changed.',
  unchangedForOne:
    '{{- person}} already has *{{- product}}* with these options: nothing was changed.',
  summary_one: '{{done, number}} of {{count, number}} person got *{{- product}}*.',
  summary_other: '{{done, number}} of {{count, number}} people got *{{- product}}*.',
  served_one: '{{done, number}} of {{count, number}} person has *{{- product}}* as you asked.',
  served_other: '{{done, number}} of {{count, number}} people have *{{- product}}* as you asked.',
  assigned: '✓ {{- person}}: assigned',
  scheduled: '✓ {{- person}}: will start on the first day',
  assignedWithDefault: '✓ {{- person}}: assigned, with the default usage location {{country}}',
  options_changed: '✓ {{- person}}: options changed',
  unchanged: '– {{- person}}: already has it with these options, nothing changed',
  failed: '✗ {{- person}}: not assigned. {{- sentence}}',
} as const;
