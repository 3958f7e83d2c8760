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

  frozen_disabled_one:
    'The Slack user group behind *{{- group}}* was disabled. Its {{count, number}} member stays as it is here, licenses included, until somebody decides.',
  frozen_disabled_other:
    'The Slack user group behind *{{- group}}* was disabled. Its {{count, number}} members stay as they are here, licenses included, until somebody decides.',
  frozen_many_one:
    '{{count, number}} of the {{members, number}} members of *{{- group}}* left its Slack user group at once. Here they stay, licenses included, until somebody decides.',
  frozen_many_other:
    '{{count, number}} of the {{members, number}} members of *{{- group}}* left its Slack user group at once. Here they stay, licenses included, until somebody decides.',
  frozenHint:
    'Until then the group follows Slack no more. If the list is put right in Slack, it goes on by itself.',
  takeOver: 'Take over the change',
  takeOverLabel: 'Take over what Slack says of {{group}}',
  takeOverQuestion: 'Take over the change?',
  takeOverAsk:
    'Who is not in the Slack user group any more leaves {{group}}, and loses what they have by it.',
  keep: 'Keep as it is',
  keepLabel: 'Keep the members of {{group}} as they are',
  keepQuestion: 'Keep the members?',
  keepAsk:
    'The members of {{group}} stay. From then on they are kept here, and Slack changes them no more.',
  decided_take_over:
    '*{{- group}}*: the change was taken over by {{- by}}, {{- at}}. Who is not in the Slack user group any more leaves it.',
  decided_keep:
    '*{{- group}}* was kept as it is by {{- by}}, {{- at}}. Its members are kept here now, and Slack changes them no more.',
  thawed:
    '*{{- group}}* waits for no decision any more: it was made elsewhere, or Slack’s list was put right.',
  nameTaken:
    'The Slack user group behind *{{- group}}* is called *{{- name}}* in Slack now, but so is another group here. It keeps its name here. Rename or delete the other one, and it follows Slack by itself.',
} as const;
