/** Holders are asked whether they still need what there is too little of. */
export const reclaim = {
  start: 'Start reclaim',
  startLabel: 'Ask holders of {{product}} whether they still need it',
  show: 'Show reclaim',
  showLabel: 'Show what holders of {{product}} say, and ask more of them',

  title: 'Start reclaim',
  submit: 'Ask them',
  what: 'Whoever you choose is asked by direct message whether to keep or to release it. To release gives it back at once. Without an answer nothing happens by itself; who has not answered is shown here.',
  who: 'Whom to ask',
  whoHint: 'The likeliest first; at most {{count, number}} at once.',
  by: 'Answer wanted by',
  byHint: 'They are told so. Nothing happens on that day.',
  nobody:
    'Nobody else can be asked: whoever else has it was asked already, is not in Slack, or has it through a group.',
  directOnly:
    'Only who has it directly, and in no other way, can be asked. Who has it through a group loses it with the group: take them out of it, or the product off it.',
  started_one:
    'One holder of *{{- product}}* is asked now. What they say is shown at the alert, and here.',
  started_other:
    '{{count, number}} holders of *{{- product}}* are asked now. What they say is shown at the alert, and here.',
  passed_one: 'One more was asked already, or has it no longer.',
  passed_other: '{{count, number}} more were asked already, or have it no longer.',

  why_covered: 'has all its plans through {{product}} as well',
  why_ends: 'ends on {{day}} anyway',
  why_latest: 'among the last to get it, on {{day}}',

  answered_one:
    '↩ *Reclaim*: {{answered, number}} of {{count, number}} asked has answered{{- parts}}.',
  answered_other:
    '↩ *Reclaim*: {{answered, number}} of {{count, number}} asked have answered{{- parts}}.',
  parts: ': {{- parts}}',
  part_released: '{{count, number}} released',
  part_kept_one: '{{count, number}} keeps it',
  part_kept_other: '{{count, number}} keep it',
  part_silent_one: '{{count, number}} silent since {{- day}}',
  part_silent_other: '{{count, number}} silent, the first since {{- day}}',
  part_gone_one: '{{count, number}} is asked no more',
  part_gone_other: '{{count, number}} are asked no more',
  part_unreachable: '{{count, number}} could not be told',

  line_asked: '• {{- person}}: *no answer* since {{- at}}; wanted by {{- day}}',
  line_kept: '• {{- person}}: *keeps it*, {{- at}}',
  line_released: '• {{- person}}: *released*, {{- at}}',
  line_gone: '• {{- person}}: has it no longer, or through a group as well, {{- at}}',
  line_over: '• {{- person}}: is asked no more, {{- at}}',
  line_unreachable: '• {{- person}}: *could not be told*, {{- at}}; Slack takes no message to them',
  more: 'And {{count, number}} more.',
  remove: 'Remove license',
  removeLabel: 'Remove {{product}} from {{person}}',

  ask: '*{{- product}}*: there are too few seats, and {{- by}} asks: *do you still need your license?* Please answer by {{day}}.',
  askedAs_covered: 'You are asked because you have all its plans through *{{- product}}* as well.',
  askedAs_ends: 'You are asked because your license ends on {{day}} anyway.',
  askedAs_latest: 'You are asked because you are among the last who got it, on {{day}}.',
  silence: 'Without an answer you keep it for now; administrators see that there is none.',
  keep: 'Keep license',
  keepLabel: 'Keep your license of {{product}}',
  release: 'Release license',
  releaseLabel: 'Give your license of {{product}} back',
  releaseQuestion: 'Release license?',
  releaseText:
    'Your license of {{product}} ends now, and somebody else may get the seat. It can’t be undone; to have it again you would ask with /license-request.',
  releaseYes: 'Release',
  releaseNo: 'Cancel',
  told_kept: '*{{- product}}*: you keep your license. You were asked as there are too few seats.',
  told_released:
    '*{{- product}}*: you gave your license back, {{- at}}. Thank you. Should you need it again, ask with `/license-request`.',
  told_gone:
    '*{{- product}}*: you were asked whether you still need your license. That has changed since, so nothing is left to answer. What you have is shown by `/license-mine`.',
  told_over:
    '*{{- product}}*: you were asked whether you still need your license. That needs no answer any more, and nothing changes for you.',
} as const;
