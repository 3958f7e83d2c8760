import type { Translation } from '../translation.ts';

export const requests: Translation<'requests'> = {
  help: [
    '`/license-request` vraagt een licentie aan, voor jou of voor iemand anders.',
    '• `/license-request` opent het formulier',
    '• `/license-request Entra ID P1` opent het ingevuld; een deel van de naam van het product of zijn SKU-onderdeelnummer is genoeg',
    '• `/license-request @anna Entra ID P1` vraagt het voor Anna',
    'Wie beslist, krijgt een bericht, en jij krijgt er een zodra er is beslist. `/license-requests` toont wat je hebt aangevraagd.',
  ].join('\n'),
  listHelp: [
    '`/license-requests` toont de licenties die je hebt aangevraagd, en die anderen voor jou aanvroegen: wat ervan geworden is, en een manier om in te trekken waarover nog niemand heeft beslist.',
    'Wie beslist, ziet ook wat op die beslissing wacht; licentiebeheerders zien alle verzoeken per toestand, en hoe erover wordt beslist.',
    'Een licentie aanvragen doe je met `/license-request`.',
  ].join('\n'),

  title: 'Licentie aanvragen',
  submit: 'Licentie aanvragen',
  product: 'Product',
  productPlaceholder: 'Zoek op naam of SKU-onderdeelnummer',
  noProduct: 'Geen product past bij “{{query}}”. Zoek hieronder.',
  severalProducts:
    '“{{query}}” past bij {{count, number}} producten. Kies hieronder welk je bedoelt.',
  person: 'Voor wie',
  personPlaceholder: 'Voor mij',
  personHint: 'Kies alleen iemand als het niet voor jou is.',
  until: 'Laatste dag',
  untilPlaceholder: 'Geen einde',
  reason: 'Waarom is het nodig?',
  reasonHint: 'Wie beslist, leest dit.',
  productNeeded: 'Kies een product.',
  seatsFree_one: '*{{count, number}}* van de {{total, number}} plaatsen is vrij.',
  seatsFree_other: '*{{count, number}}* van de {{total, number}} plaatsen zijn vrij.',
  seatsUnlimited: 'De plaatsen zijn *onbeperkt*.',
  seatsNone:
    '*Er is nu geen plaats vrij.* Je kunt het toch aanvragen: het wordt goedgekeurd zodra er een plaats vrij of bijgekocht is.',
  noSubscription:
    '*Er is geen abonnement dat actief is of in de respijtperiode zit.* Je kunt het toch aanvragen: het wordt goedgekeurd zodra er een is.',
  youHold: 'Je hebt dit al:',
  theyHold: '{{- person}} heeft dit al:',
  holdUntil: 'Je kunt het aanvragen tot een latere dag, of zonder einde.',
  openGone:
    'Iemand had dit al aangevraagd; er is net over beslist. `/license-requests` toont wat ervan geworden is.',
  openMine:
    'Je hebt dit aangevraagd {{- at}}, en nog niemand heeft beslist. `/license-requests` toont het.',
  openOther:
    '{{- requester}} heeft dit aangevraagd {{- at}}, en nog niemand heeft beslist. Je hoeft het niet nog eens te vragen.',
  goesTo: 'Hierover beslissen: {{- approvers}}.',
  goesToYou:
    'Verder is niemand bekend die over dit verzoek kan beslissen, dus je beslist er zelf over.',
  made: 'Je hebt *{{- product}}* aangevraagd{{- end}}. Hierover beslissen: {{- approvers}}.',
  madeFor:
    'Je hebt *{{- product}}* aangevraagd voor {{- person}}{{- end}}. Hierover beslissen: {{- approvers}}.',
  endUntil: ', tot en met {{- day}}',
  madeHint:
    'Je krijgt een bericht zodra er is beslist. `/license-requests` toont het, en daar kun je het intrekken.',

  asks: '{{- requester}} vraagt om *{{- product}}*.',
  asksFor: '{{- requester}} vraagt om *{{- product}}* voor {{- person}}.',
  askedUntil: 'Tot en met {{- day}}',
  askedEndless: 'Zonder einde',
  askedAt: 'Gevraagd {{- at}}',
  why: '*Waarom:* {{reason}}',
  stock: '*Plaatsen:*',
  leftAfter_one: '{{count, number}} van {{total, number}} blijft daarna over.',
  leftAfter_other: '{{count, number}} van {{total, number}} blijven daarna over.',
  leftNone:
    'geen van de {{total, number}} is vrij. Goedkeuren kan zodra er een is teruggegeven of bijgekocht.',
  leftSame_one:
    'het kost er geen, want deze persoon heeft er al een; {{count, number}} van {{total, number}} is vrij.',
  leftSame_other:
    'het kost er geen, want deze persoon heeft er al een; {{count, number}} van {{total, number}} zijn vrij.',
  leftUnlimited: 'onbeperkt.',
  leftExpired:
    'geen abonnement is actief of zit in de respijtperiode. Goedkeuren kan zodra er een is of het is verlengd.',
  runOut: 'Volgens de prognose zijn ze op {{day}} op.',
  price: 'Een plaats kost {{- prices}}.',
  holds: '*{{- person}} heeft:* {{- products}}',
  holdsNothing: '*{{- person}} heeft:* nog geen licenties',
  isOwn: 'Verder is niemand bekend die erover kan beslissen, dus beslist degene om wie het gaat.',
  hasIt: '*{{- person}} heeft dit al:* {{- sources}}',
  earlier: '*Eerder gevraagd:*',
  askLonger: 'Verlenging vragen',
  askLongerLabel: 'Vragen om {{product}} langer te houden',
  review: 'Beoordelen',
  reviewLabel: 'Het verzoek om {{product}} voor {{person}} beoordelen',
  fulfilled: '*Goedgekeurd* door {{- by}}, {{- at}}: {{- person}} heeft het{{- end}}.',
  denied: '*Afgewezen* door {{- by}}, {{- at}}: {{why}}',
  withdrawn: '*Ingetrokken* door {{- by}}, {{- at}}.',
  pending: '*Wacht* op een beslissing van {{- approvers}}.',

  reviewTitle: 'Verzoek beoordelen',
  lastDay: '*Laatste dag*',
  noEnd: 'Zonder einde',
  noEndLabel: 'De licentie geen einde geven',
  plansOff: '*Serviceplannen die uit moeten* (alle andere staan aan)',
  location: '*Gebruikslocatie van {{- person}}*, die voor de licentie nodig is',
  locationPlaceholder: 'Zoek op land of code',
  approve: 'Goedkeuren',
  approveLabel: 'Goedkeuren, en {{product}} toewijzen aan {{person}}',
  deny: 'Afwijzen',
  denyLabel: '{{product}} voor {{person}} afwijzen',
  refused: ':warning: *Niet goedgekeurd.* {{- sentence}} Het verzoek wacht nog.',
  tooLate: ':warning: Iemand was sneller, dus van jou is niets gedaan.',
  notYours: 'Het gaat over jou, dus iemand anders beslist erover: {{- approvers}}.',
  denyTitle: 'Verzoek afwijzen',
  denyWhy: 'Waarom niet?',
  denyWhyHint: 'Wie het vroeg, leest dit.',
  denyAsk: '*{{- product}}* voor {{- person}} afwijzen, zoals gevraagd door {{- requester}}?',
  whyTooLong: 'Gebruik hoogstens {{max, number}} tekens.',

  toldFulfilled:
    '{{- by}} heeft goedgekeurd dat je *{{- product}}* krijgt: je hebt het nu{{- end}}.',
  toldFulfilledFor:
    '{{- by}} heeft goedgekeurd dat {{- person}} *{{- product}}* krijgt, en dat is nu toegewezen{{- end}}.',
  toldDenied: '{{- by}} heeft je *{{- product}}* niet gegeven: {{why}}',
  toldDeniedFor: '{{- by}} heeft *{{- product}}* voor {{- person}} afgewezen: {{why}}',
  toldMine: '`/license-mine` toont wat je hebt.',
  toldNext:
    'Is het nog nodig, overleg dan met hen, of vraag het opnieuw aan met `/license-request`.',

  listTitle: 'Licentieverzoeken',
  tabMine: 'Mijn verzoeken',
  tabWaiting: 'Wachten op mij',
  tabAll: 'Alle verzoeken',
  stateLabel: 'Alleen die in een toestand',
  state_every: 'In elke toestand',
  state_pending: 'Wachtend',
  state_fulfilled: 'Goedgekeurd',
  state_denied: 'Afgewezen',
  state_withdrawn: 'Ingetrokken',
  mine_zero:
    'Je hebt geen licentie aangevraagd, en niemand deed dat voor jou. `/license-request` vraagt er een aan.',
  mine_one: '*{{count, number}} verzoek* van jou of voor jou.',
  mine_other: '*{{count, number}} verzoeken* van jou of voor jou.',
  waiting_zero: 'Geen verzoek wacht op jouw beslissing.',
  waiting_one: '*{{count, number}} verzoek* wacht op jouw beslissing, het oudste eerst.',
  waiting_other: '*{{count, number}} verzoeken* wachten op jouw beslissing, het oudste eerst.',
  all_zero: 'Zo’n verzoek is er niet.',
  all_one: '*{{count, number}} verzoek*, het nieuwste eerst.',
  all_other: '*{{count, number}} verzoeken*, het nieuwste eerst.',
  most: 'Er zijn er meer dan {{count, number}}; dit zijn de eerste.',
  lineMine: '*{{- product}}*',
  lineFor: '*{{- product}}* voor {{- person}}',
  lineBy: '*{{- product}}* voor {{- person}}, gevraagd door {{- requester}}',
  ask: 'Licentie aanvragen',
  withdraw: 'Intrekken',
  withdrawLabel: 'Het verzoek om {{product}} intrekken',
  withdrawQuestion: 'Het verzoek intrekken?',
  withdrawAsk: 'Het verzoek om {{product}} eindigt, en niemand beslist er nog over.',
  withdrawnNow: 'Het verzoek is ingetrokken.',

  homeMine_one: '*{{count, number}} verzoek van jou wacht*',
  homeMine_other: '*{{count, number}}{{more}} verzoeken van jou wachten*',
  homeWaiting_one: '*{{count, number}} verzoek wacht op jouw beslissing*',
  homeWaiting_other: '*{{count, number}}{{more}} verzoeken wachten op jouw beslissing*',
  homeShow: 'Verzoeken tonen',
  homeDecide: 'Over verzoeken beslissen',

  goesAtOnce:
    'Je krijgt het meteen, voor zover de regels dat toelaten. Anders beslissen licentiebeheerders.',
  goesToFallback:
    'Te weinig van wie erover zouden moeten beslissen, zijn er of mogen dat, dus beslissen licentiebeheerders mee: {{- approvers}}.',
  granted: 'Je hebt *{{- product}}* nu{{- end}}: het beleid kent het toe aan wie het aanvraagt.',
  grantedFor:
    '{{- person}} heeft *{{- product}}* nu{{- end}}: het beleid kent het toe aan wie het aanvraagt.',
  untilLatest: 'Uiterlijk {{latest}}.',
  refusedBy:
    'Het zou meteen zijn toegekend, maar {{- why}}. Daarom beslissen licentiebeheerders erover.',
  isFallback:
    'Te weinig van wie erover zouden moeten beslissen, zijn er of mogen dat, dus beslissen licentiebeheerders mee.',
  progress:
    '*Ronde {{stage, number}} van {{stages, number}}:* {{given, number}} van {{needed, number}} gingen akkoord.',
  agreed: '*Akkoord:* {{- people}}',
  approversUnknown: 'wie het beleid noemt',
  notLast: 'Na jou moeten nog anderen akkoord gaan voordat het wordt toegewezen.',
  votedAlready: 'Je bent akkoord. Het wacht op {{- approvers}}.',
  othersDecide: 'Anderen beslissen erover: {{- approvers}}.',

  expired: '*Verlopen*, {{- at}}, omdat niemand op tijd besliste.',
  closed: '*Gesloten*, {{- at}}: {{- person}} heeft het intussen op een andere manier.',
  isEscalated: 'Niemand besliste in dagen, dus beslissen licentiebeheerders mee.',
  stillWaits: 'Het wacht sinds {{- at}} op een beslissing.',
  joined: 'Jij krijgt ook bericht zodra er is beslist.',
  remind: 'Herinneren',
  remindLabel: 'Herinner wie beslist aan het verzoek om {{product}}',
  remindedNow: 'Wie beslist, is eraan herinnerd.',
  state_expired: 'Verlopen',
  state_closed: 'Gesloten',
  toldExpired:
    'Niemand besliste op tijd of je *{{- product}}* krijgt, dus het verzoek is verlopen.',
  toldExpiredFor:
    'Niemand besliste op tijd of {{- person}} *{{- product}}* krijgt, dus het verzoek is verlopen.',
  toldClosed: 'Je hebt *{{- product}}* intussen, dus het verzoek erom is gesloten.',
  toldClosedFor: '{{- person}} heeft *{{- product}}* intussen, dus het verzoek erom is gesloten.',
  toldWithdrawn: '{{- by}} trok het verzoek om *{{- product}}* voor jou in.',
  toldWithdrawnFor:
    '{{- by}} trok het verzoek om *{{- product}}* voor {{- person}} in, dat jij ook had gedaan.',
};
