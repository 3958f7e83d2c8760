/** /license-why: why somebody has a license, waits for it, or does not have it. */
export const why = {
  help: [
    '`/license-why` tells why somebody has a license, waits for it, or does not have it: directly or through which group, since when and by whom, what stands against it, and what would free the seat. Only you see it.',
    '• `/license-why` opens your own licenses, `/license-why Entra ID P1` why you have that product or service plan, or do not',
    '• License administrators ask about others: `/license-why @anna`, `/license-why @anna Multi-Factor Authentication`',
    '• Who is deactivated or not in Slack is found by name or e-mail: `/license-why sam@example.com Entra ID P1`',
    'On a message, “Show licenses” opens those of whoever wrote it.',
  ].join('\n'),

  title: 'Why',
  person: 'Choose a person',
  other: 'Not in Slack?',
  what: 'Ask about a product or plan',
  plan: 'service plan',
  allLicenses: 'All licenses',
  allLicensesLabel: 'All licenses of {{person}}',
  askPerson: 'Whose licenses? Choose a person.',
  onlyFirstPerson: 'One person at a time: this is {{- person}}.',
  nobody:
    'Nobody who is deactivated or not in Slack is called “{{query}}”, by name or e-mail, and neither is a product or service plan. Choose the person below.',
  severalPeople_one:
    '{{count, number}} person matches “{{query}}”: {{- people}}. If that is whom you mean, choose them below.',
  severalPeople_other:
    '{{count, number}} people match “{{query}}”: {{- people}}. Choose the one you mean below.',
  manyPeople:
    'More than {{count, number}} people match “{{query}}”. Choose the one you mean below.',
  nothing: 'No product or service plan matches “{{query}}”.',
  several: '“{{query}}” matches several products and service plans. Choose the one you mean.',

  has: '{{- person}} has *{{- product}}*.',
  waits: '{{- person}} does not have *{{- product}}* yet, and waits for it.',
  starts: '{{- person}} does not have *{{- product}}* yet: it starts later.',
  suspended: '{{- person}} is deactivated, and *{{- product}}* is suspended.',
  comes: '{{- person}} gets *{{- product}}* through *{{- group}}* in a moment.',
  hasNot:
    '{{- person}} does not have *{{- product}}*: it is assigned neither directly nor through a group.',
  planOn: 'Yes: {{- person}} has *{{- plan}}*, through {{- products}}.',
  planOff: 'No: {{- person}} does not have *{{- plan}}*.',
  planIn: 'It is part of {{- products}}.',
  planNowhere: 'No product here has it.',
  planOffIn: '*{{- product}}*: the plan is off in every way in which it comes.',
  planOnIn: '*{{- product}}*: the plan is on.',
  planWaitsIn: '*{{- product}}*: nobody has a plan from what is not there yet.',

  reason: 'Reason: {{reason}}',
  keptBy: ':lock: It cannot be removed yet: {{- sentence}}',
  keptInTheEnd: ':lock: The license itself cannot be removed as the last of them: {{- sentence}}',
  mirrored: 'The members of this group are those of a user group in Slack, and are changed there.',
  swapFirst:
    ':lock: *{{- product}}* cannot be taken off *{{- group}}* yet: the group is being swapped from *{{- old}}*, and some still have that. First remove *{{- old}}* from the group, or assign it again: `/license-groups {{- group}}`.',
  remove: 'Remove license',
  removeLabel: 'Remove {{product}} from {{person}}',
  leave: 'Take out of group',
  leaveLabel: 'Take {{person}} out of the group {{group}}',
  takeOff: 'Take product off group',
  takeOffLabel: 'Take {{product}} off the group {{group}}',

  plansOn: '*Plans on*: {{- plans}}',
  plansOnOnly: '*Plans on*, only {{- how}}: {{- plans}}',
  plansOff: '*Plans off*: {{- plans}}',
  howDirectly: 'directly',
  howThrough: 'through {{- group}}',

  freeRemove: '*To free the seat*, remove the license.',
  freeLeave:
    '*To free the seat*, take {{- person}} out of *{{- group}}*, or the product off that group.',
  freeLeaveOnly: '*To free the seat*, take {{- person}} out of *{{- group}}*.',
  freeSwapped: '*To free the seat*, do as is said above, then take the product off the group.',
  freeKept: '*To free the seat*, remove first what needs its plans, then the license.',
  freeMirrored: '*To free the seat*, take the product off *{{- group}}*.',
  freeAll:
    '*To free the seat*, all ways in which it comes must end: {{- ways}}. What is left keeps the seat.',
} as const;
