/** /license-swap: the form, what would come of it, the result. */
export const swap = {
  help: [
    '`/license-swap` takes one product from people, or from a license group, and gives them another instead. It is for license administrators.',
    '• `/license-swap` opens the form',
    '• `/license-swap @anna Entra ID P1 to Entra ID P2` opens it filled in. Parts of the products’ names or their SKU part numbers will do',
    '• `/license-swap Entra ID P1 to Entra ID P2 for Sales` is for a license group',
    'You see what would come of it before anything is done. Who cannot have the new product keeps the old one.',
  ].join('\n'),

  title: 'Swap license',
  preview: 'Preview',
  from: 'Product to take',
  to: 'Product to give instead',
  productPlaceholder: 'Search by name or SKU part number',
  people: 'People',
  others: 'Not in Slack?',
  hint: 'What comes directly is swapped for people, each with its last day; what comes through a group is swapped for the group. Nothing is done before you have seen the preview.',

  fromNeeded: 'Choose the product to take.',
  toNeeded: 'Choose the product to give instead.',
  whomNeeded: 'Choose at least one person, here or below, or a group.',
  peopleOrGroup:
    'Choose people or a group, not both: clear those fields, or choose “No group” here.',
  tooManyPeople:
    'These are {{chosen, number}} people. At most {{max, number}} can be swapped at once.',
  caughtUp:
    'You were faster than this form: it shows the product you chose only now. Check its service plans, then go on.',
  noProduct: 'No product matches “{{query}}”. Search for it below.',
  noGroup: 'No group, or more than one, matches “{{query}}”. Search for it below.',
  ambiguous: 'This can be read in several ways. Choose the products that you mean below:',
  fromTo: '• *{{- from}}* to *{{- to}}*',
  severalProducts_one:
    '“{{query}}” matches {{count, number}} product. Choose the one you mean below.',
  severalProducts_other:
    '“{{query}}” matches {{count, number}} products. Choose the one you mean below.',
  onlyFirstPeople:
    'You named {{count, number}} people; the first {{max, number}} are filled in, as at most {{max, number}} can be swapped at once.',

  ask_one: 'Take *{{- from}}* from {{- people}} and give *{{- to}}* instead?',
  ask_other: 'Take *{{- from}}* from {{- people}} and give *{{- to}}* instead?',
  nobody: 'Swapping *{{- from}}* for *{{- to}}* would change nothing:',
  defaultLocation_one:
    '{{count, number}} of them has no usage location and uses the default, {{country}}.',
  defaultLocation_other:
    '{{count, number}} of them have no usage location and use the default, {{country}}.',
  confirm: 'Swap license',
  keeps: '✗ {{- person}} keeps what they have: {{- sentence}}',

  one: '{{- person}} has *{{- to}}* instead of *{{- from}}* now.',
  summary_one:
    '{{done, number}} of {{count, number}} person has *{{- to}}* instead of *{{- from}}* now.',
  summary_other:
    '{{done, number}} of {{count, number}} people have *{{- to}}* instead of *{{- from}}* now.',
  swapped: '✓ {{- person}}: swapped',
} as const;
