import type { Translation } from '../translation.ts';

export const preview: Translation<'preview'> = {
  asOf: 'Stand van {{- at}}. Er is nog niets gedaan.',
  seats:
    '*{{- product}}*: {{before, number}} → {{after, number}} van {{total, number}} plaatsen toegewezen',
  seatsUnlimited:
    '*{{- product}}*: {{before, number}} → {{after, number}} plaatsen toegewezen, van zoveel als nodig',
  seatsSame: '*{{- product}}*: {{after, number}} van {{total, number}} plaatsen toegewezen, als nu',
  seatsSameUnlimited: '*{{- product}}*: {{after, number}} plaatsen toegewezen, als nu',
  over_one: ':warning: {{count, number}} meer dan er zijn',
  over_other: ':warning: {{count, number}} meer dan er zijn',
  nothing: 'Niemand krijgt of verliest iets.',
  gets_one: '✓ *{{count, number}}* krijgt het: {{- people}}',
  gets_other: '✓ *{{count, number}}* krijgen het: {{- people}}',
  getsWith_one: '✓ *{{count, number}}* krijgt het, met {{- plans}}: {{- people}}',
  getsWith_other: '✓ *{{count, number}}* krijgen het, met {{- plans}}: {{- people}}',
  loses_one: '✗ *{{count, number}}* verliest het: {{- people}}',
  loses_other: '✗ *{{count, number}}* verliezen het: {{- people}}',
  losesWith_one: '✗ *{{count, number}}* verliest het, met {{- plans}}: {{- people}}',
  losesWith_other: '✗ *{{count, number}}* verliezen het, met {{- plans}}: {{- people}}',
  gainsPlans_one: '✓ *{{count, number}}* krijgt {{- plans}} erbij: {{- people}}',
  gainsPlans_other: '✓ *{{count, number}}* krijgen {{- plans}} erbij: {{- people}}',
  losesPlans_one: '✗ *{{count, number}}* verliest {{- plans}}: {{- people}}',
  losesPlans_other: '✗ *{{count, number}}* verliezen {{- plans}}: {{- people}}',
  keepsPlans_one: '*{{count, number}}* houdt via een ander product {{- plans}}: {{- people}}',
  keepsPlans_other: '*{{count, number}}* houden via een ander product {{- plans}}: {{- people}}',
  fails_one: ':warning: *{{count, number}}* krijgt of houdt het niet, want {{- why}}: {{- people}}',
  fails_other:
    ':warning: *{{count, number}}* krijgen of houden het niet, want {{- why}}: {{- people}}',
  next_one: '*{{count, number}}* die wacht, krijgt de vrije plaats: {{- people}}',
  next_other: '*{{count, number}}* die wachten, krijgen de vrije plaatsen: {{- people}}',
  moreProducts_one: 'en nog {{count, number}} product',
  moreProducts_other: 'en nog {{count, number}} producten',
};
