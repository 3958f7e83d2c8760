/** /license-request and /license-requests: asking for a license, and deciding on it. */
export const requests = {
  help: [
    '`/license-request` asks for a license, for you or for somebody else.',
    '• `/license-request` opens the form',
    '• `/license-request Entra ID P1` opens it filled in; a part of the product’s name or its SKU part number will do',
    '• `/license-request @anna Entra ID P1` asks for Anna',
    'Whoever decides gets a message, and you get one once it is decided. Where no seat is free, an approved request is on the waitlist: a seat that comes free is offered to you here, with *Take* and *Pass*. `/license-requests` shows what you asked for.',
  ].join('\n'),
  listHelp: [
    '`/license-requests` shows the licenses you asked for, and those that others asked for you: what became of them, your place on the waitlist, a seat that is offered to you, and a way to withdraw what is still open.',
    'Whoever decides also sees what waits for their decision; license administrators see all requests by state, and how they are decided.',
    'To ask for a license there is `/license-request`.',
  ].join('\n'),

  title: 'Request license',
  submit: 'Request license',
  product: 'Product',
  productPlaceholder: 'Search by name or SKU part number',
  noProduct: 'No product matches “{{query}}”. Search below.',
  severalProducts: '“{{query}}” matches {{count, number}} products. Choose the one you mean below.',
  person: 'For whom',
  personPlaceholder: 'For me',
  personHint: 'Choose somebody only if it is not for you.',
  until: 'Last day',
  untilPlaceholder: 'No end',
  untilLatest: '{{latest}} at the latest.',
  reason: 'Why is it needed?',
  reasonHint: 'Whoever decides reads it.',
  productNeeded: 'Choose a product.',
  seatsFree_one: '*{{count, number}}* seat of {{total, number}} is free.',
  seatsFree_other: '*{{count, number}}* seats of {{total, number}} are free.',
  seatsUnlimited: 'Its seats are *unlimited*.',
  seatsHeld: 'It takes no seat, as there is one already.',
  seatsNone:
    '*No seat is free at the moment.* Once approved, it is number {{place, number}} on the waitlist.',
  noSubscription:
    '*It has no subscription that is active or in grace.* You can ask all the same: it is approved once there is one.',
  youHold: 'You have this already:',
  theyHold: '{{- person}} has this already:',
  holdUntil: 'You can ask for it until a later day, or without end.',
  openGone:
    'Somebody asked for this already; it was just decided. `/license-requests` shows what became of it.',
  openMine:
    'You asked for this {{- at}}, and nobody has decided yet. `/license-requests` shows it.',
  openOther:
    '{{- requester}} asked for this {{- at}}, and nobody has decided yet. There is no need to ask again.',
  goesTo: 'It is decided upon by {{- approvers}}.',
  goesAtOnce:
    'You get it at once, as far as its rules allow it. Otherwise license administrators decide.',
  goesToFallback:
    'Too few of those who should decide on it are there or may, so license administrators decide as well: {{- approvers}}.',
  goesToYou: 'Nobody else is known who could decide on this request, so you decide on it yourself.',
  openApproved: 'You asked for this {{- at}}.',
  openApprovedOther: '{{- requester}} asked for this {{- at}}. There is no need to ask again.',
  grantedWaits:
    'You get *{{- product}}*{{- end}}, as its policy grants it, but no seat is free: you are number {{place, number}} on the waitlist.',
  grantedWaitsFor:
    '{{- person}} gets *{{- product}}*{{- end}}, as its policy grants it, but no seat is free: they are number {{place, number}} on the waitlist.',
  seatsPromised:
    'No seat of {{product}} is free: {{assigned, number}} assigned, {{held, number}} held for requests, {{total, number}} bought. Remove a license somebody no longer needs, or buy seats.',
  holdsSeat: 'A seat is held for it until it is decided.',
  made: 'You asked for *{{- product}}*{{- end}}. It is decided upon by {{- approvers}}.',
  madeFor:
    'You asked for *{{- product}}* for {{- person}}{{- end}}. It is decided upon by {{- approvers}}.',
  endUntil: ', until {{- day}}',
  granted: 'You have *{{- product}}* now{{- end}}: its policy grants it to whoever asks.',
  grantedFor:
    '{{- person}} has *{{- product}}* now{{- end}}: its policy grants it to whoever asks.',
  madeHint:
    'You get a message once it is decided. `/license-requests` shows it, and lets you withdraw it.',

  asks: '{{- requester}} asks for *{{- product}}*.',
  asksFor: '{{- requester}} asks for *{{- product}}* for {{- person}}.',
  askedUntil: 'Until {{- day}}',
  askedEndless: 'Without end',
  askedAt: 'Asked {{- at}}',
  why: '*Why:* {{reason}}',
  stock: '*Seats:*',
  leftAfter_one: '{{count, number}} of {{total, number}} is left afterwards.',
  leftAfter_other: '{{count, number}} of {{total, number}} are left afterwards.',
  leftNone:
    'none of {{total, number}} is free. Approved, it is number {{place, number}} on the waitlist.',
  leftBehind:
    'others wait for those that come free. Approved, it is number {{place, number}} on the waitlist.',
  leftHeld_one:
    'one is held for it until it is decided; {{count, number}} more of {{total, number}} is free.',
  leftHeld_other:
    'one is held for it until it is decided; {{count, number}} more of {{total, number}} are free.',
  leftSame_one:
    'it takes none, as they hold it already; {{count, number}} of {{total, number}} is free.',
  leftSame_other:
    'it takes none, as they hold it already; {{count, number}} of {{total, number}} are free.',
  leftUnlimited: 'unlimited.',
  leftExpired:
    'no subscription is active or in grace. Approving works once there is one, or it is renewed.',
  runOut: 'By the forecast they run out on {{day}}.',
  price: 'A seat costs {{- prices}}.',
  holds: '*{{- person}} has:* {{- products}}',
  holdsNothing: '*{{- person}} has:* no licenses so far',
  refusedBy:
    'It would have been granted at once, but {{- why}}. So license administrators decide on it.',
  isFallback:
    'Too few of those who should decide on it are there or may, so license administrators decide as well.',
  progress:
    '*Stage {{stage, number}} of {{stages, number}}:* {{given, number}} of {{needed, number}} have agreed.',
  agreed: '*Agreed:* {{- people}}',
  approversUnknown: 'those whom its policy names',
  isOwn: 'Nobody else is known who could decide on it, so it is decided by whom it concerns.',
  hasIt: '*{{- person}} has this already:* {{- sources}}',
  earlier: '*Asked before:*',
  askLonger: 'Ask for longer',
  askLongerLabel: 'Ask to have {{product}} for longer',
  review: 'Review',
  reviewLabel: 'Review the request for {{product}} for {{person}}',
  fulfilled: '*Approved* by {{- by}}, {{- at}}: {{- person}} has it{{- end}}.',
  waitlisted:
    '*Waitlisted*, place {{place, number}}: approved by {{- by}}, {{- at}}, and no seat is free yet.',
  waitlistedThere:
    '*Approved* by {{- by}}, {{- at}}. No seat is free yet, so {{- person}} is on the waitlist.',
  back_passed: 'A seat that was offered was passed on, so it is at the end once more.',
  back_lapsed: 'A seat that was offered was not taken in time, so it is at the end once more.',
  back_recalled: 'The seat that was offered is no longer there, so it keeps its place.',
  offered: '*Offered:* a seat is held for {{- person}} until {{- until}}.',
  closedAs: '*Closed*, {{- at}}: {{- why}}.',
  ended_passed: 'a seat was offered twice, and not taken',
  ended_lapsed: 'a seat was offered twice, and not taken',
  ended_person_deleted: '{{- person}} is deactivated',
  ended_product_not_found: 'the product is no longer offered here',
  ended_scheduled_already: '{{- person}} is to get it from a later day on',
  ended_until_in_past: 'the last day that was approved has passed',
  ended_product_expired: 'the product has no subscription any more',
  ended_person_unreachable: 'nobody whom it concerns can be reached in Slack',
  offer:
    ':seat: *A seat of {{- product}} is free for you*{{- end}}. It is held until {{- until}}; then the next one on the waitlist gets it.',
  offerFor:
    ':seat: *A seat of {{- product}} is free for {{- person}}*{{- end}}. It is held until {{- until}}; then the next one on the waitlist gets it.',
  offerNext:
    'If you pass, or do not answer in time, you are at the end of the waitlist once more, and are offered a seat one more time.',
  offerLast:
    'This is the second offer: if you pass, or do not answer in time, the request is closed.',
  offerOver: 'A seat of *{{- product}}* was offered here; that is over.',
  offerTaken:
    'The seat of *{{- product}}* that was offered here is taken: {{- person}} has it{{- end}}.',
  offerPassed:
    'The seat of *{{- product}}* that was offered here was passed on. The request is at the end of the waitlist once more, and the next offer is the last. `/license-requests` shows its place.',
  offerLapsed:
    'The seat of *{{- product}}* that was offered here was not taken in time, so the next one gets it. The request is at the end of the waitlist once more, and the next offer is the last. `/license-requests` shows its place.',
  offerRecalled:
    'The seat of *{{- product}}* that was offered here is no longer there. The request keeps its place on the waitlist, and the next one that comes free is offered.',
  take: 'Take',
  takeLabel: 'Take the seat of {{product}}',
  pass: 'Pass',
  passLabel: 'Pass the seat of {{product}} on to the next one',
  passQuestion: 'Pass on this seat?',
  denied: '*Denied* by {{- by}}, {{- at}}: {{why}}',
  withdrawn: '*Withdrawn* by {{- by}}, {{- at}}.',
  pending: '*Waits* for a decision by {{- approvers}}.',

  reviewTitle: 'Review request',
  lastDay: '*Last day*',
  noEnd: 'Without end',
  noEndLabel: 'Let the license have no end',
  plansOff: '*Service plans to switch off* (all others are on)',
  location: '*Usage location of {{- person}}*, which is needed for the license',
  locationPlaceholder: 'Search by country or code',
  approve: 'Approve',
  approveLabel: 'Approve, and assign {{product}} to {{person}}',
  deny: 'Deny',
  denyLabel: 'Deny {{product}} for {{person}}',
  refused: ':warning: *Not approved.* {{- sentence}} The request still waits.',
  tooLate: ':warning: Somebody was faster, so nothing of yours was done.',
  notLast: 'More have to agree after you, until it is assigned.',
  votedAlready: 'You agreed. It waits for {{- approvers}}.',
  othersDecide: 'Others decide on it: {{- approvers}}.',
  notYours: 'It concerns you, so somebody else decides on it: {{- approvers}}.',
  denyTitle: 'Deny request',
  denyWhy: 'Why not?',
  denyWhyHint: 'Whoever asked reads it.',
  denyAsk: 'Deny *{{- product}}* for {{- person}}, as {{- requester}} asked for?',

  toldFulfilled: '{{- by}} approved that you get *{{- product}}*: you have it now{{- end}}.',
  toldFulfilledFor:
    '{{- by}} approved that {{- person}} gets *{{- product}}*: they have it now{{- end}}.',
  toldWaitlisted:
    '{{- by}} approved that you get *{{- product}}*{{- end}}. No seat is free yet: you are number {{place, number}} on the waitlist.',
  toldWaitlistedFor:
    '{{- by}} approved that {{- person}} gets *{{- product}}*{{- end}}. No seat is free yet: they are number {{place, number}} on the waitlist.',
  toldOffered:
    '{{- by}} approved that you get *{{- product}}*{{- end}}: a seat is held for you until {{- until}}.',
  toldOfferedFor:
    '{{- by}} approved that {{- person}} gets *{{- product}}*{{- end}}: a seat is held for them until {{- until}}.',
  toldLapsed:
    'You did not take the seat of *{{- product}}* in time, so the next one gets it. You are number {{place, number}} on the waitlist; the next offer is the last.',
  toldLapsedFor:
    'The seat of *{{- product}}* for {{- person}} was not taken in time, so the next one gets it. They are number {{place, number}} on the waitlist; the next offer is the last.',
  toldEnded: 'The request for *{{- product}}* for you is closed: {{- why}}.',
  toldEndedFor: 'The request for *{{- product}}* for {{- person}} is closed: {{- why}}.',
  toldWaitNext:
    'A seat that comes free is offered in a direct message. `/license-requests` shows the place, and lets you withdraw.',
  toldDenied: '{{- by}} denied you *{{- product}}*: {{why}}',
  toldDeniedFor: '{{- by}} denied *{{- product}}* for {{- person}}: {{why}}',
  toldMine: '`/license-mine` shows what you hold.',
  toldNext: 'If it is still needed, talk to them, or ask anew with `/license-request`.',
  toldAgain: 'If it is still needed, ask anew with `/license-request`.',

  listTitle: 'License requests',
  tabMine: 'My requests',
  tabWaiting: 'Waiting for me',
  tabAll: 'All requests',
  stateLabel: 'Only those in a state',
  state_every: 'In every state',
  state_pending: 'Waiting',
  state_waitlisted: 'Waitlisted',
  state_offered: 'Offered a seat',
  state_fulfilled: 'Approved',
  state_denied: 'Denied',
  state_withdrawn: 'Withdrawn',
  mine_zero:
    'You asked for no license, and nobody did so for you. `/license-request` asks for one.',
  mine_one: '*{{count, number}} request* made by you or for you.',
  mine_other: '*{{count, number}} requests* made by you or for you.',
  waiting_zero: 'No request waits for your decision.',
  waiting_one: '*{{count, number}} request* waits for your decision, the oldest first.',
  waiting_other: '*{{count, number}} requests* wait for your decision, the oldest first.',
  all_zero: 'There are no requests here.',
  all_one: '*{{count, number}} request*, the newest first.',
  all_other: '*{{count, number}} requests*, the newest first.',
  most: 'There are more than {{count, number}}; these are the first of them.',
  lineMine: '*{{- product}}*',
  lineFor: '*{{- product}}* for {{- person}}',
  lineBy: '*{{- product}}* for {{- person}}, asked for by {{- requester}}',
  ask: 'Request license',
  withdraw: 'Withdraw',
  withdrawLabel: 'Withdraw the request for {{product}}',
  withdrawQuestion: 'Withdraw the request?',
  withdrawAsk: 'The request for {{product}} ends, and nobody decides on it any more.',
  withdrawAskSeat:
    'The request for {{product}} leaves the waitlist, and a seat that is held for it goes to the next one.',
  withdrawnNow: 'The request was withdrawn.',

  homeMine_one: '*{{count, number}} request of yours is open*',
  homeMine_other: '*{{count, number}}{{more}} requests of yours are open*',
  homeWaiting_one: '*{{count, number}} request waits for your decision*',
  homeWaiting_other: '*{{count, number}}{{more}} requests wait for your decision*',
  homeShow: 'Show requests',
  homeDecide: 'Decide on requests',

  expired: '*Expired*, {{- at}}, as nobody decided in time.',
  closed: '*Closed*, {{- at}}: {{- person}} has it otherwise by now.',
  isEscalated: 'Nobody decided for days, so license administrators decide as well.',
  stillWaits: 'It waits for a decision since {{- at}}.',
  joined: 'You are told, too, once it is decided.',
  remind: 'Remind',
  remindLabel: 'Remind those who decide on the request for {{product}}',
  remindedNow: 'Those who decide are reminded.',
  state_expired: 'Expired',
  state_closed: 'Closed',
  toldExpired: 'Nobody decided in time on your getting *{{- product}}*, so the request expired.',
  toldExpiredFor:
    'Nobody decided in time on {{- person}} getting *{{- product}}*, so the request expired.',
  toldClosed: 'You have *{{- product}}* by now, so the request for it is closed.',
  toldClosedFor: '{{- person}} has *{{- product}}* by now, so the request for it is closed.',
  toldWithdrawn: '{{- by}} withdrew the request for *{{- product}}* for you.',
  toldWithdrawnFor:
    '{{- by}} withdrew the request for *{{- product}}* for {{- person}}, for which you asked, too.',
} as const;
