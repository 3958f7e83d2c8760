/** A person's page: what they have and wait for, and what can be done about it. */
export const person = {
  title: 'Licenses',
  location: 'usage location {{country}}',
  noLocation: ':warning: no usage location',
  held_zero: 'holds no licenses',
  held_one: 'holds *{{count, number}}* license',
  held_other: 'holds *{{count, number}}* licenses',
  waiting_one: '*{{count, number}}* waits or is still to start',
  waiting_other: '*{{count, number}}* wait or are still to start',
  suspended_one: '*{{count, number}}* is suspended',
  suspended_other: '*{{count, number}}* are suspended',
  comes: ':arrow_right: *{{- product}}* comes through *{{- group}}* in a moment.',

  sameEmail:
    ':warning: In Slack {{- person}} has the e-mail address {{- email}}, which is that of {{- other}} here. Both are kept apart, and what is imported for that address goes to {{- other}}. Are they two people? Then correct the address in Slack for whoever has it wrongly. Is it one? Then remove what {{- other}} has with `/license-remove`, and assign it to {{- person}}.',

  assign: 'Assign license',
  assignLabel: 'Assign a license to {{person}}',
  setLocation: 'Usage location',
  setLocationLabel: 'Set the usage location of {{person}}',
  retry: 'Try again',
  retryLabel: 'Try again what {{person}} waits for',
  restore: 'Restore licenses',
  restoreLabel: 'Restore the suspended licenses of {{person}}',
  retried:
    ':arrows_counterclockwise: It is being tried again. Open this page anew in a moment to see what came of it.',
  why: 'Why',
  whyLabel: 'Why {{person}} has {{product}}, or waits for it',
  remove: 'Remove license',
  removeLabel: 'Remove {{product}} from {{person}}',
  alreadyThrough: 'Already {{- groups}}. A direct license beside that takes no seat.',
  alsoAssign: 'Also assign directly',
  alsoAssignLabel: 'Also assign {{product}} directly to {{person}}',

  locationTitle: 'Usage location',
  locationNow: 'The usage location of {{- person}} is *{{country}}*.',
  locationNone: 'No usage location is known for {{- person}}.',
  locationField: 'New usage location',
  locationPlaceholder: 'Search by country or code',
  locationHint:
    'Service plans are not offered everywhere. What would follow is shown before anything is done.',
  continue: 'Continue',
  locationAsk: 'Set the usage location of {{- person}} to *{{country}}*?',
  locationSame:
    'The usage location of {{- person}} is *{{country}}* already. Nothing would change.',
  nothingFollows: 'What they have and wait for stays as it is.',
  failing_one: ':warning: *{{count, number}}* license is lost, for a rule stands against it there:',
  failing_other:
    ':warning: *{{count, number}}* licenses are lost, for a rule stands against them there:',
  regained_one: '*{{count, number}}* license that waits is there then:',
  regained_other: '*{{count, number}}* licenses that wait are there then:',
  affected: '• *{{- product}}*',
  affectedThrough: '• *{{- product}}*, through *{{- group}}*',
  affectedWhy: '{{- license}}: {{- why}}',
  locationConfirm: 'Set location',
  locationSet:
    'The usage location of {{- person}} is *{{country}}* now. What follows from it is done in a moment, and shows on their page then.',
} as const;
