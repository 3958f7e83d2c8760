import type { Translation } from '../translation.ts';

export const requests: Translation<'requests'> = {
  help: [
    '`/license-request` vraagt een licentie aan, voor jou of voor iemand anders.',
    '• `/license-request` opent het formulier',
    '• `/license-request Entra ID P1` opent het ingevuld; een deel van de naam van het product of zijn SKU-onderdeelnummer is genoeg',
    '• `/license-request @anna Entra ID P1` vraagt het voor Anna',
    'Wie beslist, krijgt een bericht, en jij krijgt er een zodra er is beslist. Is er geen plaats vrij, dan komt een goedgekeurd verzoek op de wachtlijst: een plaats die vrijkomt, wordt je hier aangeboden, met *Nemen* en *Doorgeven*. `/license-requests` toont wat je hebt aangevraagd.',
  ].join('\n'),
  listHelp: [
    '`/license-requests` toont de licenties die je hebt aangevraagd, en die anderen voor jou aanvroegen: wat ervan geworden is, je plek op de wachtlijst, een plaats die je is aangeboden, en een manier om in te trekken wat nog openstaat.',
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
  seatsHeld: 'Het kost geen plaats, want er is er al een.',
  seatsNone:
    '*Er is nu geen plaats vrij.* Eenmaal goedgekeurd is het nummer {{place, number}} op de wachtlijst.',
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
  openApproved: 'Je hebt dit aangevraagd {{- at}}.',
  openApprovedOther:
    '{{- requester}} heeft dit aangevraagd {{- at}}. Je hoeft het niet nog eens te vragen.',
  grantedWaits:
    'Je krijgt *{{- product}}*{{- end}}, zoals het beleid het toekent, maar er is geen plaats vrij: je bent nummer {{place, number}} op de wachtlijst.',
  grantedWaitsFor:
    '{{- person}} krijgt *{{- product}}*{{- end}}, zoals het beleid het toekent, maar er is geen plaats vrij: nummer {{place, number}} op de wachtlijst.',
  seatsPromised:
    'Er is geen plaats van {{product}} vrij: {{assigned, number}} toegewezen, {{held, number}} vastgehouden voor verzoeken, {{total, number}} gekocht. Trek een licentie in die iemand niet meer nodig heeft, of koop plaatsen bij.',
  holdsSeat: 'Er wordt een plaats voor vastgehouden tot er is beslist.',
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
    'geen van de {{total, number}} is vrij. Eenmaal goedgekeurd is het nummer {{place, number}} op de wachtlijst.',
  leftBehind:
    'anderen wachten op wat er vrijkomt. Eenmaal goedgekeurd is het nummer {{place, number}} op de wachtlijst.',
  leftHeld_one:
    'er wordt er een voor vastgehouden tot er is beslist; daarnaast is {{count, number}} van {{total, number}} vrij.',
  leftHeld_other:
    'er wordt er een voor vastgehouden tot er is beslist; daarnaast zijn {{count, number}} van {{total, number}} vrij.',
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
  waitlisted:
    '*Op de wachtlijst*, plaats {{place, number}}: goedgekeurd door {{- by}}, {{- at}}, en er is nog geen plaats vrij.',
  waitlistedThere:
    '*Goedgekeurd* door {{- by}}, {{- at}}. Er is nog geen plaats vrij, dus {{- person}} staat op de wachtlijst.',
  back_passed: 'Een aangeboden plaats is doorgegeven, dus het staat nog één keer achteraan.',
  back_lapsed:
    'Een aangeboden plaats is niet op tijd genomen, dus het staat nog één keer achteraan.',
  back_recalled: 'De aangeboden plaats is er niet meer, dus het houdt zijn plek op de wachtlijst.',
  offered: '*Aangeboden:* er wordt een plaats vastgehouden voor {{- person}} tot {{- until}}.',
  closedAs: '*Gesloten*, {{- at}}: {{- why}}.',
  ended_passed: 'er is twee keer een plaats aangeboden, en die is niet genomen',
  ended_lapsed: 'er is twee keer een plaats aangeboden, en die is niet genomen',
  ended_person_deleted: '{{- person}} is gedeactiveerd',
  ended_product_not_found: 'het product wordt hier niet meer aangeboden',
  ended_scheduled_already: '{{- person}} krijgt het vanaf een latere dag',
  ended_until_in_past: 'de laatste dag die was goedgekeurd, is voorbij',
  ended_product_expired: 'het product heeft geen abonnement meer',
  ended_person_unreachable: 'niemand om wie het gaat, is in Slack te bereiken',
  offer:
    ':seat: *Er is een plaats van {{- product}} vrij voor jou*{{- end}}. Die wordt vastgehouden tot {{- until}}; daarna krijgt de volgende op de wachtlijst de plaats.',
  offerFor:
    ':seat: *Er is een plaats van {{- product}} vrij voor {{- person}}*{{- end}}. Die wordt vastgehouden tot {{- until}}; daarna krijgt de volgende op de wachtlijst de plaats.',
  offerNext:
    'Geef je de plaats door of antwoord je niet op tijd, dan sta je nog één keer achteraan op de wachtlijst, en krijg je nog één keer een plaats aangeboden.',
  offerLast:
    'Dit is het tweede aanbod: geef je de plaats door of antwoord je niet op tijd, dan wordt het verzoek gesloten.',
  offerOver: 'Hier is een plaats van *{{- product}}* aangeboden; dat is voorbij.',
  offerTaken:
    'De plaats van *{{- product}}* die hier is aangeboden, is genomen: {{- person}} heeft het{{- end}}.',
  offerPassed:
    'De plaats van *{{- product}}* die hier is aangeboden, is doorgegeven. Het verzoek staat nog één keer achteraan op de wachtlijst, en het volgende aanbod is het laatste. `/license-requests` toont de plek.',
  offerLapsed:
    'De plaats van *{{- product}}* die hier is aangeboden, is niet op tijd genomen, dus de volgende krijgt die. Het verzoek staat nog één keer achteraan op de wachtlijst, en het volgende aanbod is het laatste. `/license-requests` toont de plek.',
  offerRecalled:
    'De plaats van *{{- product}}* die hier is aangeboden, is er niet meer. Het verzoek houdt zijn plek op de wachtlijst, en de volgende plaats die vrijkomt wordt aangeboden.',
  take: 'Nemen',
  takeLabel: 'De plaats van {{product}} nemen',
  pass: 'Doorgeven',
  passLabel: 'De plaats van {{product}} doorgeven aan de volgende',
  passQuestion: 'Deze plaats doorgeven?',
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

  toldFulfilled:
    '{{- by}} heeft goedgekeurd dat je *{{- product}}* krijgt: je hebt het nu{{- end}}.',
  toldFulfilledFor:
    '{{- by}} heeft goedgekeurd dat {{- person}} *{{- product}}* krijgt, en dat is nu toegewezen{{- end}}.',
  toldWaitlisted:
    '{{- by}} heeft goedgekeurd dat je *{{- product}}* krijgt{{- end}}. Er is nog geen plaats vrij: je bent nummer {{place, number}} op de wachtlijst.',
  toldWaitlistedFor:
    '{{- by}} heeft goedgekeurd dat {{- person}} *{{- product}}* krijgt{{- end}}. Er is nog geen plaats vrij: nummer {{place, number}} op de wachtlijst.',
  toldOffered:
    '{{- by}} heeft goedgekeurd dat je *{{- product}}* krijgt{{- end}}: er wordt een plaats voor je vastgehouden tot {{- until}}.',
  toldOfferedFor:
    '{{- by}} heeft goedgekeurd dat {{- person}} *{{- product}}* krijgt{{- end}}: er wordt een plaats vastgehouden tot {{- until}}.',
  toldLapsed:
    'Je hebt de plaats van *{{- product}}* niet op tijd genomen, dus de volgende krijgt die. Je bent nummer {{place, number}} op de wachtlijst; het volgende aanbod is het laatste.',
  toldLapsedFor:
    'De plaats van *{{- product}}* voor {{- person}} is niet op tijd genomen, dus de volgende krijgt die. Nu nummer {{place, number}} op de wachtlijst; het volgende aanbod is het laatste.',
  toldEnded: 'Het verzoek om *{{- product}}* voor jou is gesloten: {{- why}}.',
  toldEndedFor: 'Het verzoek om *{{- product}}* voor {{- person}} is gesloten: {{- why}}.',
  toldWaitNext:
    'Een plaats die vrijkomt, wordt in een direct bericht aangeboden. `/license-requests` toont de plek op de wachtlijst, en daar kun je het verzoek intrekken.',
  toldDenied: '{{- by}} heeft je *{{- product}}* niet gegeven: {{why}}',
  toldDeniedFor: '{{- by}} heeft *{{- product}}* voor {{- person}} afgewezen: {{why}}',
  toldMine: '`/license-mine` toont wat je hebt.',
  toldNext:
    'Is het nog nodig, overleg dan met hen, of vraag het opnieuw aan met `/license-request`.',
  toldAgain: 'Is het nog nodig, vraag het dan opnieuw aan met `/license-request`.',

  listTitle: 'Licentieverzoeken',
  tabMine: 'Mijn verzoeken',
  tabWaiting: 'Wachten op mij',
  tabAll: 'Alle verzoeken',
  stateLabel: 'Alleen die in een toestand',
  state_every: 'In elke toestand',
  state_pending: 'Wachtend',
  state_waitlisted: 'Op de wachtlijst',
  state_offered: 'Plaats aangeboden',
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
  all_zero: 'Er zijn hier geen verzoeken.',
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
  withdrawAskSeat:
    'Het verzoek om {{product}} gaat van de wachtlijst, en een plaats die ervoor wordt vastgehouden, gaat naar de volgende.',
  withdrawnNow: 'Het verzoek is ingetrokken.',

  homeMine_one: '*{{count, number}} verzoek van jou staat open*',
  homeMine_other: '*{{count, number}}{{more}} verzoeken van jou staan open*',
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
