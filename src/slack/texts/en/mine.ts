/** /license-mine: what one holds. */
export const mine = {
  help: [
    '`/license-mine` shows the licenses you hold: since when, until when, through which group, and which service plans are on and off; and what you wait for, and why. Where only the first plans are named, “View product” shows all. What you have directly, you can return there. Only you see it.',
    'There is also `/licenses` for all products. Add `help` to any command.',
  ].join('\n'),
  title: 'My licenses',
  held_one: 'You hold *{{count, number}}* license.',
  held_other: 'You hold *{{count, number}}* licenses.',
  held_zero: 'You hold no licenses.',
  waiting_one: '*{{count, number}}* more waits, or is still to start: below is why.',
  waiting_other: '*{{count, number}}* more wait, or are still to start: below is why.',
  none: 'You hold no licenses. If you need one, ask for it with `/license-request`; it is decided upon by {{- administrators}}. `/licenses` shows which products there are.',
  ended:
    'Your license for *{{- product}}* ended on {{- lastDay}}, its last day. If you still need it, ask for it with `/license-request`; `/license-mine` shows what you hold.',
  ends_zero: 'Today, {{- day}}, is the last day of your license for *{{- product}}*.',
  ends_one: 'Tomorrow, {{- day}}, is the last day of your license for *{{- product}}*.',
  ends_other:
    'Your license for *{{- product}}* ends in {{count, number}} days: its last day is {{- day}}.',
  endsHint:
    'If you need it no longer, there is nothing to do: it ends by itself. Otherwise whoever decides sees how you came to have it.',
  endsAsked:
    'You asked to have it longer, and nobody has decided yet. `/license-requests` shows it.',
  return: 'Return license',
  returnLabel: 'Return the license for {{product}}',
  returnQuestion: 'Return this license?',
  returnAsk:
    'You no longer have {{product}} then, and its seat is free for others. If you need it again, ask for it.',
  returnAskKept: 'What you have of {{product}} directly ends. You still have it through a group.',
  returned: ':white_check_mark: You returned *{{- product}}*.',
  plansOn: 'Plans on: {{- plans}}',
} as const;
