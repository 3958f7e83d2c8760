/** What the bot says by itself in the channel for alerts. */
export const alerts = {
  seats_one: '{{count, number}} seat',
  seats_other: '{{count, number}} seats',
  unlimited: 'unlimited seats',
  expire: '⏳ *{{- product}}*: the last day of {{- seats}} is {{day}}.',
  inGrace:
    '⏳ *{{- product}}*: the last day of {{- seats}} was {{day}}. Their grace period is running.',
  goneAfterGrace:
    'From *{{day}}* on, after the grace period, this subscription gives no seats any more.',
  goneAtOnce: 'From *{{day}}* on this subscription gives no seats: it has no grace period.',
  short_one:
    'Then *{{count, number}} seat is short* (assigned: {{assigned, number}}, seats: {{total, number}}).',
  short_other:
    'Then *{{count, number}} seats are short* (assigned: {{assigned, number}}, seats: {{total, number}}).',
  enough: 'Then there are enough (assigned: {{assigned, number}}, seats: {{total, number}}).',
  enoughUnlimited: 'Then there are enough (assigned: {{assigned, number}}, seats: unlimited).',
  partlyReplaced_one: 'Another subscription takes over {{count, number}} of them.',
  partlyReplaced_other: 'Other subscriptions take over {{count, number}} of them.',
  price: '{{price}} per seat',
  notice: 'notice date {{day}}',
  replaced:
    '✔ *{{- product}}*: {{- seats}}, whose last day is {{day}}, are replaced in full. Nothing needs to be done.',
  renewed:
    '✔ *{{- product}}*: the subscription of {{- seats}} that was to end on {{day}} ends later, or not at all.',
  lapsed:
    '*{{- product}}*: {{- seats}}, whose last day was {{day}}, ended for good: from {{gone}} on they count no more.',
  gone: '✔ *{{- product}}*: the subscription of {{- seats}} that was to end on {{day}} is no longer listed, or has no seats.',
  resolved: 'Resolved {{- at}}',
  view: 'View product',
  viewLabel: 'View {{product}}',

  test: 'Alerts about licenses are posted in this channel from now on. {{- person}} has chosen it.',
  routeClosed:
    '⚠ Alerts can no longer be posted in {{- channel}}: Slack says `{{why}}`. Until another channel is chosen in `/license-settings`, nothing is posted. If the app was removed from the channel, invite it and choose the channel again.',
  homeNone:
    '⚠ *No channel for alerts is chosen*, so nothing is posted before subscriptions expire. Choose one in `/license-settings`.',
  homeClosed:
    '⚠ *Alerts can no longer be posted* in {{- channel}}: Slack says `{{why}}`. Choose a channel in `/license-settings`.',
} as const;
