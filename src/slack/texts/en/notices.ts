/** What administrators are told without having asked. */
export const notices = {
  planAdded_one:
    '*{{- plan}}* was added to *{{- product}}*, and is on for the {{count, number}} person who has it.',
  planAdded_other:
    '*{{- plan}}* was added to *{{- product}}*, and is on for {{count, number}} people.',
  plansAdded_one: '{{count, number}} service plan was added to a product that people have.',
  plansAdded_other: '{{count, number}} service plans were added to products that people have.',
  planAddedHint:
    'Switching a plan off takes it from everybody who has it by this product now, directly or through groups. What is assigned later has it on, unless it is switched off there.',
  switchOff: 'Switch off',
  switchOffLabel: 'Switch off {{plan}} in {{product}} for everybody',
  switchOffQuestion: 'Switch the plan off?',
  switchOffAsk_one: '{{count, number}} person loses {{plan}} of {{product}}.',
  switchOffAsk_other: '{{count, number}} people lose {{plan}} of {{product}}.',
  switchedOff:
    '*{{- plan}}* of *{{- product}}* was switched off by {{- by}}, {{- at}}: {{- where}}.',
  inLicenses_one: 'in {{count, number}} direct license',
  inLicenses_other: 'in {{count, number}} direct licenses',
  inGroups_one: 'for the members of {{count, number}} group',
  inGroups_other: 'for the members of {{count, number}} groups',
  nowhere: 'it was on nowhere',
} as const;
