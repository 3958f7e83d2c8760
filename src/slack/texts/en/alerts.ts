/** What the bot says by itself in the channel for alerts. */
export const alerts = {
  seats_one: '{{count, number}} seat',
  seats_other: '{{count, number}} seats',
  unlimited: 'unlimited seats',
  expire: '⏳ *{{- product}}*: the last day of {{- seats}} is {{day}}.',
  inGrace:
    '⏳ *{{- product}}*: the last day of {{- seats}} was {{day}}. The grace period is running.',
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
    '✔ *{{- product}}*: the subscription of {{- seats}} whose last day is {{day}} is replaced in full. Nothing needs to be done.',
  renewed:
    '✔ *{{- product}}*: the subscription of {{- seats}} that was to end on {{day}} ends later, or not at all.',
  lapsed:
    '*{{- product}}*: the subscription of {{- seats}} whose last day was {{day}} ended for good: from {{gone}} on it counts no more.',
  gone: '✔ *{{- product}}*: the subscription of {{- seats}} that was to end on {{day}} is no longer listed, or has no seats.',
  off: '🔕 *{{- product}}*: {{- by}} turned alerts about {{- about}} off. To turn them on again: View product, then “Turn on”.',
  offForAll: '🔕 *{{- product}}*: alerts about {{- about}} were turned off by the alert rules.',
  about_subscription_expires: 'subscriptions that expire',
  about_notice_date: 'notice dates of contracts',
  about_seats_short: 'seats that are few or missing',
  about_assignments_in_error: 'people who are to have it and do not',
  about_urgent: 'what is urgent',
  about_not_urgent: 'what is not urgent',
  about_all: 'licenses',

  noticeNears: '🗓️ *{{- product}}*: the notice date of {{- seats}} is {{day}}.',
  noticeEnds:
    'Until then the subscription can be canceled or changed before its last day, {{day}}.',
  noticeEndless: 'Until then the subscription, which has no last day, can be canceled or changed.',
  noticePassed: '*{{- product}}*: the notice date of {{- seats}}, {{day}}, is over.',
  noticeLater:
    '✔ *{{- product}}*: the notice date of {{- seats}}, which was {{day}}, is later now.',
  noticeGone:
    '✔ *{{- product}}*: the notice date of {{- seats}}, {{day}}, needs no decision any more: the subscription is canceled, has another date, or is no longer in force.',

  seatsFew_one:
    '🪑 *{{- product}}*: {{count, number}} seat is left (assigned: {{assigned, number}}, seats: {{total, number}}).',
  seatsFew_other:
    '🪑 *{{- product}}*: {{count, number}} seats are left (assigned: {{assigned, number}}, seats: {{total, number}}).',
  seatsFewHeld_one:
    '🪑 *{{- product}}*: {{count, number}} seat is left (assigned: {{assigned, number}}, held for requests: {{held, number}}, seats: {{total, number}}).',
  seatsFewHeld_other:
    '🪑 *{{- product}}*: {{count, number}} seats are left (assigned: {{assigned, number}}, held for requests: {{held, number}}, seats: {{total, number}}).',
  seatsNoneHeld:
    '🪑 *{{- product}}*: no seat is left (assigned: {{assigned, number}}, held for requests: {{held, number}}, seats: {{total, number}}).',
  seatsNone_one: '🪑 *{{- product}}*: no seat is left; the only one is assigned.',
  seatsNone_other: '🪑 *{{- product}}*: no seat is left; all {{count, number}} are assigned.',
  seatsOver_one:
    '⚠ *{{- product}}*: *{{count, number}} seat is missing* (assigned: {{assigned, number}}, seats: {{total, number}}).',
  seatsOver_other:
    '⚠ *{{- product}}*: *{{count, number}} seats are missing* (assigned: {{assigned, number}}, seats: {{total, number}}).',
  forecastShort: 'Forecast: *short by {{short, number}} on {{day}}*.',
  forecastThen:
    'Forecast: *short by {{short, number}} on {{day}}*, by {{then, number}} on {{last}}.',
  forecastEnough: 'Forecast: at the pace of the last 30 days there are enough for 90 days.',
  forecastEarly: 'It is too early for a forecast: it takes 14 days to know the pace.',
  forecastKnown: 'That is what is known to start and end: it takes 14 days to know the pace.',
  candidates: 'Seats could be taken back from:',
  candidate: '• {{- person}}: {{- reason}}{{- through}}',
  candidate_left: 'their account in Slack is deactivated',
  candidate_covered: 'has all its plans through *{{- product}}* as well',
  candidate_ends: 'ends on {{day}} anyway',
  candidate_latest: 'among the last to get it, on {{day}}',
  candidateThrough: ' (through the group {{- group}})',
  noUsageData: 'No usage data: who uses it, and how much, is not known here.',
  seatsEnough:
    '✔ *{{- product}}*: there are enough seats again (assigned: {{assigned, number}}, seats: {{total, number}}).',
  seatsUnlimited: '✔ *{{- product}}*: its seats are unlimited now.',
  seatsGone: '✔ *{{- product}}*: there are no seats of it any more, and nobody has one.',

  errors_one: '⚠ *{{- product}}*: {{count, number}} person is to have it, and does not.',
  errors_other: '⚠ *{{- product}}*: {{count, number}} people are to have it, and do not.',
  errorCauses: 'Why: {{- causes}}.',
  errorsHealed: 'Of more at first: {{healed, number}} healed, {{count, number}} still without it.',
  newsHealed_one: '✔ {{count, number}} healed, {{waiting, number}} still without it.',
  newsHealed_other: '✔ {{count, number}} healed, {{waiting, number}} still without it.',
  newsMore_one: '⚠ {{count, number}} more is to have it and does not: {{waiting, number}} now.',
  newsMore_other: '⚠ {{count, number}} more are to have it and do not: {{waiting, number}} now.',
  errorsOver: '✔ *{{- product}}*: nobody waits for it any more.',
  resolved: 'Resolved {{- at}}',
  list_one: '🔔 *{{count, number}} alert*',
  list_other: '🔔 *{{count, number}} alerts at once*',
  listWorse_one: '🔔 *{{count, number}} of these alerts is worse now*',
  listWorse_other: '🔔 *{{count, number}} of these alerts are worse now*',
  listMore_one: 'And {{count, number}} more. It moves up as others are over.',
  listMore_other: 'And {{count, number}} more. They move up as others are over.',
  show: 'Show',
  showLabel: 'Show the alert about {{product}}',
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
  waiting: 'Show who waits',
  waitingLabel: 'Show who waits for {{product}}',
  menuHandOver: 'Hand over',
  menuRelease: 'Release',
  menuTurnOff: 'Turn off for this product',

  taken: 'You take care of the alert about *{{- product}}* now. Its message will say so.',
  released:
    'Nobody takes care of the alert about *{{- product}}* any more; whoever administers licenses may take it.',
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
    'The alert about *{{- product}}* stays where it stands and is kept true, but nothing new is posted about it. It comes back at 9:00 of the day, or earlier: {{- earlier}}.',
  earlier_expires:
    'the day before the last day of the subscription, or at the next threshold after that',
  earlier_other: 'as soon as it is worse than now',
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
    '*{{- product}}*: nobody is told any more about {{- about}}, and what is open about that is closed. To turn it on again: open the product with `/licenses`, then “Turn on”.',
  turnedOff:
    '*{{- product}}*: alerts about {{- about}} are turned off. To turn them on again: open the product with `/licenses`, then “Turn on”.',
  turnedOffBefore: '*{{- product}}*: {{- by}} has turned alerts about {{- about}} off already.',
  isOff: '🔕 Nobody is told about {{- about}}: that alert is turned off.',
  turnOn: 'Turn on',
  turnOnLabel: 'Turn alerts of {{product}} about {{about}} on',

  rulesTitle: 'Alert rules',
  rulesSubmit: 'Save',
  rulesLabel: 'Alert rules of {{product}}',
  rulesInSettings:
    'What alerts tell, and how early, for all products that have no rules of their own.',
  rulesOfAll:
    'What alerts tell, and how early, for all products that have no rules of their own. What is told already stays open until its cause is gone, or that alert is off.',
  rulesOf:
    'What alerts about *{{- product}}* tell, and how early, where that is to be otherwise than for all products.',
  ruleKind: 'About {{about}}',
  ruleOn: 'On',
  ruleOff: 'Off',
  rule_on: 'on',
  rule_off: 'off',
  ruleAssumed: 'Not set: {{what}}',
  ruleInherited: 'As for all products: {{what}}',
  rule_expiry: 'Days before the last day of a subscription',
  rule_expiryHint: 'On its last day and before its grace ends it is told as well. {{inherited}}',
  rule_notice: 'Days before a notice date',
  rule_noticeHint: '{{inherited}}',
  ruleThatDay: 'On that day',
  ruleDays_one: '{{count, number}} day before',
  ruleDays_other: '{{count, number}} days before',
  ruleFew: 'Few seats are left',
  ruleFewHint: 'So many that are free, as “5”, or a share of all, as “10 %”. {{inherited}}',
  ruleForecast: 'Seats will be missing, by the forecast',
  ruleNoForecast: 'not told',
  ruleForecastDays_one: 'within {{count, number}} day',
  ruleForecastDays_other: 'within {{count, number}} days',
  foretold_one:
    'In the last {{days, number}} days this would have sent *{{count, number}} alert*; the rules as they are: {{current, number}}.',
  foretold_other:
    'In the last {{days, number}} days this would have sent *{{count, number}} alerts*; the rules as they are: {{current, number}}.',
  foretoldKind: '• {{number, number}} about {{- about}}',
  foretoldNot:
    'How many alerts this would have sent is said once the number of few seats is right.',
  foretoldUnknown:
    'Each alert that opens and each worse threshold is counted, by subscriptions and notice dates as they are now and by the seats taken at the end of each day. Not counted, as nothing is kept of them: people who were to have it and did not, subscriptions as they were before they were changed, and who snoozed what.',
  foretoldSeatsFrom: 'How seats went is known from {{day}} on.',
  foretoldNoSeats: 'How seats went is not known yet, but of today.',
  rulesCounted:
    'Before it is saved: see below how many alerts this would have sent. To save it, save again.',
  rulesSaved: 'The alert rules of *{{- product}}* are saved, and hold from now on.',
  rulesSavedOfAll:
    'The alert rules are saved, and hold from now on for all products without rules of their own.',

  test: 'Alerts about {{about}} are posted in this channel from now on. {{- person}} has chosen it.',
  testOfProduct:
    'Alerts about *{{- product}}* are posted in this channel from now on. {{- person}} has chosen it.',
  channelOfProduct: 'Channel for alerts',
  channelTitle: 'Channel for alerts',
  channelSubmit: 'Save',
  channelWhat:
    'Alerts about *{{- product}}* go to a channel of their own, if there is one. What was posted before stays where it stands, and is kept true there.',
  channelElse: 'Without one they go to {{- channel}}.',
  channelElseNone:
    'Without one they go nowhere: no channel for all alerts is chosen in `/license-settings`.',
  channelClosed:
    '⚠ Nothing can be posted in {{- channel}} any more, which was chosen before: Slack says `{{why}}`. Choose another one, or save without one.',
  channelHint: 'The app must be in the channel. Empty: none of its own.',
  channelChosen: 'Alerts about *{{- product}}* go to {{- channel}} from now on.',
  channelGivenUp: 'Alerts about *{{- product}}* have no channel of their own any more.',
  channelSame: 'Nothing was changed.',

  routeClosed:
    '⚠ Alerts can no longer be posted in {{- channel}}: Slack says `{{why}}`. Choose another one in `/license-settings`, or in the menu of the product whose own channel it was. If the app was removed from the channel, invite it and choose the channel again.',
  homeNone:
    '⚠ *No channel for alerts is chosen*: nothing is posted, for instance before subscriptions expire, but what has a channel of its own. Choose one in `/license-settings`.',
  homeClosed:
    '⚠ *Alerts about {{- about}} can no longer be posted* in {{- channel}}: Slack says `{{why}}`. Choose a channel in `/license-settings`, or for a product in the menu of its view. Until then they go to the next channel that fits, if there is one.',
  homeClosedMore_one: '⚠ That holds of {{count, number}} more channel.',
  homeClosedMore_other: '⚠ That holds of {{count, number}} more channels.',
} as const;
