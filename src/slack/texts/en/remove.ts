/** /license-remove: the form, the confirmation, the result with Undo. */
export const remove = {
  help: [
    '`/license-remove` takes licenses back from a person, and is for license administrators.',
    '• `/license-remove` opens the form',
    '• `/license-remove @anna Entra ID P1` opens it filled in. A part of the product’s name or its SKU part number will do',
    'People who are deactivated or not in Slack are found in the form. A removal can be undone for 15 minutes.',
    'To assign a license there is `/license-assign`.',
  ].join('\n'),

  title: 'Remove license',
  continue: 'Continue',
  person: 'Person',
  personPlaceholder: 'Choose a person',
  other: 'Not in Slack?',
  otherPlaceholder: 'Search people known from an import, or deactivated',
  licenses: 'Licenses to remove',
  licensesPlaceholder: 'Choose one or more licenses',
  holdsNothing: '{{- person}} holds no licenses.',
  onlyFirst:
    'These are {{shown, number}} of {{count, number}} licenses. To reach another, type its name behind the command: `/license-remove @person product`.',

  personNeeded: 'Choose a person, here or below.',
  onePerson: 'Choose one person only: clear this field or the one above.',
  holdsNothingField: '{{person}} holds no licenses, so there is nothing to remove.',
  licensesNeeded: 'Choose at least one license.',
  tooManyLicenses: 'At most {{max, number}} licenses can be removed at once.',
  goneAlready: '{{person}} does not hold these licenses (anymore). Nothing was changed.',

  onlyFirstPerson:
    'Licenses are removed from one person at a time, so only {{- person}} is filled in.',
  personFirst: 'Choose the person; then the licenses they hold are listed here.',
  notHeld: '{{- person}} holds nothing that matches “{{query}}”.',
  severalHeld: '“{{query}}” matches several licenses. Choose those you mean below.',

  ask_one: 'Remove {{- products}} from {{- person}}?',
  ask_other: 'Remove these {{count, number}} licenses from {{- person}}?\n{{- products}}',
  consequence_one:
    'The license ends at once, and its seat is free for somebody else. You can undo it for {{minutes, number}} minutes, as long as a seat is free.',
  consequence_other:
    'The licenses end at once, and their seats are free for somebody else. You can undo each for {{minutes, number}} minutes, as long as a seat is free.',
  noUndo_one:
    'The license ends at once, and its seat is free for somebody else. This person is deactivated, so it cannot be undone.',
  noUndo_other:
    'The licenses end at once, and their seats are free for somebody else. This person is deactivated, so it cannot be undone.',
  confirm_one: 'Remove license',
  confirm_other: 'Remove licenses',

  removedFrom: 'Removed *{{- product}}* from {{- person}}.',
  summary_one: '{{done, number}} of {{count, number}} license was removed from {{- person}}.',
  summary_other: '{{done, number}} of {{count, number}} licenses were removed from {{- person}}.',
  removed: '✓ *{{- product}}*: removed',
  failed: '✗ *{{- product}}*: not removed. {{- sentence}}',
  undo: 'Undo',
  undoLabel: 'Undo: give {{product}} back',
  undoHint: 'Undo works for {{minutes, number}} minutes, as long as a seat is free.',
  undoneBefore:
    'This removal of {{- product}} from {{- person}} was undone already, {{- at}}. Nothing was changed now; `/licenses` shows who holds it.',
  restored: '↩ *{{- product}}*: restored to {{- person}} by {{- by}}, {{- at}}',
} as const;
