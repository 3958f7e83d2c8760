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
  off: '🔕 *{{- product}}*: {{- by}} turned alerts about its subscriptions that expire off. To turn them on again: View product, then “Turn on”.',
  resolved: 'Resolved {{- at}}',
  view: 'View product',
  viewLabel: 'View {{product}}',

  owned: '👤 {{- person}} takes care of this.',
  quiet_snoozed: '💤 Snoozed by {{- by}} until {{- day}}, 9:00.',
  quiet_resolved: '✔ Resolved by {{- by}}, {{- at}}. Reason: {{reason}}',
  renew: 'Renew',
  renewLabel: 'Renew the subscription of {{product}}',
  addSeats: 'Add seats',
  addSeatsLabel: 'Add seats of {{product}}',
  take: 'Take it',
  takeLabel: 'Take care of the alert about {{product}}',
  snooze: 'Snooze',
  snoozeLabel: 'Snooze the alert about {{product}}',
  resolve: 'Resolve',
  resolveLabel: 'Resolve the alert about {{product}}',
  openAgain: 'Open again',
  openAgainLabel: 'Open the alert about {{product}} again',
  holders: 'Show holders',
  holdersLabel: 'Show who holds {{product}}',
  menuHandOver: 'Hand over',
  menuRelease: 'Release',
  menuTurnOff: 'Turn off for this product',

  taken: 'You take care of the alert about *{{- product}}* now. Its message will say so.',
  released: 'Nobody takes care of the alert about *{{- product}}* any more; anybody may take it.',
  openedAgain:
    'The alert about *{{- product}}* is open again. Its message will show that, and worse is replied to it.',
  handOverTitle: 'Hand over alert',
  handOverSubmit: 'Hand over',
  handOverWhat: 'The alert about *{{- product}}*: {{- person}} takes care of it.',
  handOverNobody: 'The alert about *{{- product}}*: nobody takes care of it yet.',
  handOverTo: 'Who is to take care of it?',
  handOverHint: 'Somebody who administers licenses.',
  handedOver: '{{- person}} takes care of the alert about *{{- product}}* now.',
  snoozeTitle: 'Snooze alert',
  snoozeWhat:
    'The alert about *{{- product}}* stays where it stands and is kept true, but nothing new is posted about it. It comes back at 9:00 of the day, or earlier: the day before the last day of the subscription, or at the next threshold after that.',
  snoozeHow: 'For how long?',
  snoozeDay: 'A day',
  snoozeWeek: 'A week',
  snoozeUntil: 'Until a day',
  snoozeDate: 'Until which day?',
  snoozeDateHint: 'Only for “Until a day”.',
  snoozeDateMissing: 'Choose the day on which it is to come back.',
  snoozed: 'The alert about *{{- product}}* is snoozed until {{- day}}, 9:00.',
  resolveTitle: 'Resolve alert',
  resolveWhat:
    'The alert about *{{- product}}* is marked as resolved by you. It comes back when its next threshold is reached, or once its cause has gone and is there again.',
  resolveReason: 'Why is nothing more to be done?',
  resolveReasonMissing: 'Say in a few words why nothing more is to be done.',
  resolvedNow: 'The alert about *{{- product}}* is resolved.',
  turnOffTitle: 'Turn off alerts',
  turnOffSubmit: 'Turn off',
  turnOffAsk:
    'Nobody is told any more when subscriptions of *{{- product}}* expire, and what is open about that is closed. To turn it on again: open the product with `/licenses`, then “Turn on”.',
  turnedOff:
    'Alerts about subscriptions of *{{- product}}* that expire are turned off. To turn them on again: open the product with `/licenses`, then “Turn on”.',
  turnedOffBefore:
    '{{- by}} has turned them off already: nobody is told when subscriptions of *{{- product}}* expire.',
  isOff: '🔕 Nobody is told when these subscriptions expire: that alert is turned off.',
  turnOn: 'Turn on',
  turnOnLabel: 'Turn alerts about subscriptions of {{product}} that expire on',

  test: 'Alerts about licenses are posted in this channel from now on. {{- person}} has chosen it.',
  routeClosed:
    '⚠ Alerts can no longer be posted in {{- channel}}: Slack says `{{why}}`. Until another channel is chosen in `/license-settings`, nothing is posted. If the app was removed from the channel, invite it and choose the channel again.',
  homeNone:
    '⚠ *No channel for alerts is chosen*, so nothing is posted before subscriptions expire. Choose one in `/license-settings`.',
  homeClosed:
    '⚠ *Alerts can no longer be posted* in {{- channel}}: Slack says `{{why}}`. Choose a channel in `/license-settings`.',
} as const;
