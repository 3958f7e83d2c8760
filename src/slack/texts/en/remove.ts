/** /license-remove: the form, the confirmation, the result with Undo. */
export const remove = {
  help: [
    '`/license-remove` takes licenses back from one person, up to 25, or a license group, and is for license administrators.',
    '• `/license-remove` opens the form',
    '• `/license-remove @anna Entra ID P1` opens it filled in. A part of the product’s name or its SKU part number will do',
    'People who are deactivated or not in Slack are found in the form. You see what would come of it before anything is done. A removal can be undone for 15 minutes.',
    'To assign a license there is `/license-assign`.',
  ].join('\n'),

  title: 'Remove license',
  continue: 'Continue',
  people: 'People',
  others: 'Not in Slack?',
  otherPlaceholder: 'Search people known from an import, or deactivated',
  licenses: 'Licenses to remove',
  ofGroup: 'Product to remove from the group',
  fromThoseWho: 'Each is removed from those of them who have it.',
  licensesPlaceholder: 'Choose one or more licenses',
  holdsNothing_one: '{{- people}} holds no licenses, and waits for none.',
  holdsNothing_other: '{{- people}} hold no licenses, and wait for none.',
  groupHoldsNothing: '*{{- group}}* holds no products.',
  onlyFirst:
    'These are {{shown, number}} of {{count, number}} licenses. To reach another, type its name behind the command: `/license-remove @anna Entra ID P1`.',

  peopleNeeded: 'Choose at least one person, here or below, or a group.',
  peopleOrGroup:
    'Choose people or a group, not both: clear those fields, or choose “No group” here.',
  tooManyPeople:
    'These are {{chosen, number}} people. At most {{max, number}} can be chosen at once.',
  holdsNothingField_one: '{{people}} holds no licenses, so there is nothing to remove.',
  holdsNothingField_other: '{{people}} hold no licenses, so there is nothing to remove.',
  groupHoldsNothingField: '{{group}} holds no products, so there is nothing to remove.',
  licensesNeeded: 'Choose at least one license.',
  tooManyLicenses:
    'These are {{count, number}} licenses, counted person by person. At most {{max, number}} can be removed at once.',
  goneAlready_one: '{{people}} does not hold these licenses (anymore). Nothing was changed.',
  goneAlready_other: '{{people}} do not hold these licenses (anymore). Nothing was changed.',

  onlyFirstPeople:
    'You named {{count, number}} people; the first {{max, number}} are filled in, as at most {{max, number}} can be chosen at once.',
  personFirst: 'Choose the person; then the licenses they hold are listed here.',
  notHeld_one: '{{- people}} holds nothing that matches “{{query}}”.',
  notHeld_other: '{{- people}} hold nothing that matches “{{query}}”.',
  severalHeld: '“{{query}}” matches several licenses. Choose those you mean below.',

  ask_one: 'Remove {{- products}} from {{- person}}?',
  ask_other: 'Remove these {{count, number}} licenses from {{- person}}?',
  askAll_one: 'Remove {{- products}}?',
  askAll_other: 'Remove these {{count, number}} licenses?',
  of: '{{- product}} of {{- person}}',
  keeps: '{{- person}} keeps *{{- product}}* through {{- groups}}: only the direct license goes.',
  goesTo_one:
    ':warning: The seat of *{{- product}}* goes to {{- people}}, who waits for it. So this cannot be undone.',
  goesTo_other:
    ':warning: The seats of *{{- product}}* go to {{- people}}, who wait for them. So this cannot be undone.',
  cannot: '✗ {{- product}} of {{- person}} cannot be removed: {{- sentence}}',
  inherited:
    '{{- person}} has *{{- product}}* through {{- groups}} only. What would remove it, shown before it is done:',
  moreInherited_one: '{{count, number}} more comes through groups.',
  moreInherited_other: '{{count, number}} more come through groups.',
  leave: 'Take person out of {{group}}',
  leaveLabel: 'Take {{person}} out of {{group}}',
  offGroup: 'Take product off {{group}}',
  offGroupLabel: 'Take {{product}} off {{group}}',
  consequence_one:
    'The license ends at once. You can undo it for {{minutes, number}} minutes, as long as a seat is free.',
  consequence_other:
    'The licenses end at once. You can undo each for {{minutes, number}} minutes, as long as a seat is free.',
  atOnce_one: 'The license ends at once.',
  atOnce_other: 'The licenses end at once.',
  noUndo_one: 'The license ends at once. This person is deactivated, so it cannot be undone.',
  noUndo_other: 'The licenses end at once. This person is deactivated, so it cannot be undone.',
  confirm_one: 'Remove license',
  confirm_other: 'Remove licenses',

  removedFrom: 'Removed *{{- product}}* from {{- person}}.',
  summary_one: '{{done, number}} of {{count, number}} license was removed from {{- person}}.',
  summary_other: '{{done, number}} of {{count, number}} licenses were removed from {{- person}}.',
  summaryAll_one: '{{done, number}} of {{count, number}} license was removed.',
  summaryAll_other: '{{done, number}} of {{count, number}} licenses were removed.',
  removed: '✓ {{- product}}: removed',
  failed: '✗ {{- product}}: not removed. {{- sentence}}',
  undo: 'Undo',
  undoLabel: 'Undo: give {{product}} back',
  undoHint: 'Undo works for {{minutes, number}} minutes, as long as a seat is free.',
  undoneBefore:
    'This removal of {{- product}} from {{- person}} was undone already, {{- at}}. Nothing was changed now; `/licenses` shows who holds it.',
  restored: '↩ *{{- product}}*: restored to {{- person}} by {{- by}}, {{- at}}',
} as const;
