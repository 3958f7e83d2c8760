import type { Translation } from '../translation.ts';

export const alerts: Translation<'alerts'> = {
  seats_one: '{{count, number}} plaats',
  seats_other: '{{count, number}} plaatsen',
  unlimited: 'onbeperkte plaatsen',
  expire: '⏳ *{{- product}}*: de laatste dag van {{- seats}} is {{day}}.',
  inGrace:
    '⏳ *{{- product}}*: de laatste dag van {{- seats}} was {{day}}. De respijtperiode loopt.',
  goneAfterGrace: 'Vanaf *{{day}}*, na de respijtperiode, geeft dit abonnement geen plaatsen meer.',
  goneAtOnce:
    'Vanaf *{{day}}* geeft dit abonnement geen plaatsen meer: het heeft geen respijtperiode.',
  short_one:
    'Dan is er *{{count, number}} plaats te kort* (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  short_other:
    'Dan zijn er *{{count, number}} plaatsen te kort* (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  enough: 'Dan zijn er genoeg (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  enoughUnlimited: 'Dan zijn er genoeg (toegewezen: {{assigned, number}}, plaatsen: onbeperkt).',
  partlyReplaced_one: 'Een ander abonnement neemt er {{count, number}} van over.',
  partlyReplaced_other: 'Andere abonnementen nemen er {{count, number}} van over.',
  price: '{{price}} per plaats',
  notice: 'opzegdatum {{day}}',
  replaced:
    '✔ *{{- product}}*: het abonnement van {{- seats}} met als laatste dag {{day}} is helemaal vervangen. Je hoeft niets te doen.',
  renewed:
    '✔ *{{- product}}*: het abonnement van {{- seats}} dat op {{day}} zou aflopen, loopt later af, of helemaal niet.',
  lapsed:
    '*{{- product}}*: het abonnement van {{- seats}} met als laatste dag {{day}} is voorgoed afgelopen: vanaf {{gone}} telt het niet meer mee.',
  gone: '✔ *{{- product}}*: het abonnement van {{- seats}} dat op {{day}} zou aflopen, staat niet meer in de lijst, of heeft geen plaatsen.',
  off: '🔕 *{{- product}}*: {{- by}} heeft meldingen over {{- about}} uitgezet. Zo zet je ze weer aan: Product bekijken, dan “Aanzetten”.',
  offForAll:
    '🔕 *{{- product}}*: meldingen over {{- about}} zijn uitgezet door de regels voor meldingen.',
  about_subscription_expires: 'abonnementen die aflopen',
  about_notice_date: 'opzegdatums van contracten',
  about_seats_short: 'weinig of te weinig plaatsen',
  about_assignments_in_error: 'mensen die het moeten hebben en niet hebben',
  about_urgent: 'wat dringend is',
  about_not_urgent: 'wat niet dringend is',
  about_all: 'licenties',

  noticeNears: '🗓️ *{{- product}}*: de opzegdatum van {{- seats}} is {{day}}.',
  noticeEnds:
    'Tot dan kan het abonnement worden opgezegd of gewijzigd, vóór de laatste dag, {{day}}.',
  noticeEndless:
    'Tot dan kan het abonnement, dat geen laatste dag heeft, worden opgezegd of gewijzigd.',
  noticePassed: '*{{- product}}*: de opzegdatum van {{- seats}}, {{day}}, is voorbij.',
  noticeLater: '✔ *{{- product}}*: de opzegdatum van {{- seats}}, die {{day}} was, is nu later.',
  noticeGone:
    '✔ *{{- product}}*: over de opzegdatum van {{- seats}}, {{day}}, hoeft niet meer te worden beslist: het abonnement is opgezegd, heeft een andere datum of is niet meer van kracht.',

  seatsFew_one:
    '🪑 *{{- product}}*: er is nog {{count, number}} plaats (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  seatsFew_other:
    '🪑 *{{- product}}*: er zijn nog {{count, number}} plaatsen (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  seatsFewHeld_one:
    '🪑 *{{- product}}*: er is nog {{count, number}} plaats (toegewezen: {{assigned, number}}, vastgehouden voor verzoeken: {{held, number}}, plaatsen: {{total, number}}).',
  seatsFewHeld_other:
    '🪑 *{{- product}}*: er zijn nog {{count, number}} plaatsen (toegewezen: {{assigned, number}}, vastgehouden voor verzoeken: {{held, number}}, plaatsen: {{total, number}}).',
  seatsNoneHeld:
    '🪑 *{{- product}}*: er is geen plaats meer (toegewezen: {{assigned, number}}, vastgehouden voor verzoeken: {{held, number}}, plaatsen: {{total, number}}).',
  seatsNone_one: '🪑 *{{- product}}*: er is geen plaats meer; de enige is toegewezen.',
  seatsNone_other:
    '🪑 *{{- product}}*: er is geen plaats meer; alle {{count, number}} zijn toegewezen.',
  seatsOver_one:
    '⚠ *{{- product}}*: *{{count, number}} plaats te weinig* (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  seatsOver_other:
    '⚠ *{{- product}}*: *{{count, number}} plaatsen te weinig* (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  forecastShort: 'Prognose: *op {{day}} {{short, number}} te kort*.',
  forecastThen: 'Prognose: *op {{day}} {{short, number}} te kort*, op {{last}} {{then, number}}.',
  forecastEnough: 'Prognose: in het tempo van de laatste 30 dagen zijn er genoeg voor 90 dagen.',
  forecastEarly: 'Voor een prognose is het te vroeg: na 14 dagen is het tempo bekend.',
  forecastKnown:
    'Dat is met wat nu al bekend begint en eindigt: na 14 dagen is ook het tempo bekend.',
  candidates: 'Plaatsen kunnen worden teruggenomen van:',
  candidate: '• {{- person}}: {{- reason}}{{- through}}',
  candidate_left: 'heeft in Slack een gedeactiveerd account',
  candidate_covered: 'heeft alle plannen ook via *{{- product}}*',
  candidate_ends: 'loopt toch al af op {{day}}',
  candidate_latest: 'kreeg het als een van de laatsten, op {{day}}',
  candidateThrough: ' (via de groep {{- group}})',
  noUsageData: 'Geen gebruiksgegevens: wie het gebruikt, en hoeveel, is hier niet bekend.',
  seatsEnough:
    '✔ *{{- product}}*: er zijn weer genoeg plaatsen (toegewezen: {{assigned, number}}, plaatsen: {{total, number}}).',
  seatsUnlimited: '✔ *{{- product}}*: de plaatsen zijn nu onbeperkt.',
  seatsGone: '✔ *{{- product}}*: er zijn geen plaatsen meer van, en niemand heeft er een.',

  errors_one: '⚠ *{{- product}}*: {{count, number}} persoon moet het hebben, en heeft het niet.',
  errors_other:
    '⚠ *{{- product}}*: {{count, number}} mensen moeten het hebben, en hebben het niet.',
  errorCauses: 'Waarom: {{- causes}}.',
  errorsHealed:
    'Eerst waren het er meer: {{healed, number}} hersteld, {{count, number}} nog zonder.',
  newsHealed_one: '✔ {{count, number}} hersteld, {{waiting, number}} nog zonder.',
  newsHealed_other: '✔ {{count, number}} hersteld, {{waiting, number}} nog zonder.',
  newsMore_one:
    '⚠ {{count, number}} meer moet het hebben en heeft het niet: nu {{waiting, number}}.',
  newsMore_other:
    '⚠ {{count, number}} meer moeten het hebben en hebben het niet: nu {{waiting, number}}.',
  errorsOver: '✔ *{{- product}}*: niemand wacht er meer op.',
  resolved: 'Opgelost {{- at}}',
  list_one: '🔔 *{{count, number}} melding*',
  list_other: '🔔 *{{count, number}} meldingen tegelijk*',
  listWorse_one: '🔔 *{{count, number}} van deze meldingen is nu erger*',
  listWorse_other: '🔔 *{{count, number}} van deze meldingen zijn nu erger*',
  listMore_one: 'En nog {{count, number}}. Die schuift op als andere voorbij zijn.',
  listMore_other: 'En nog {{count, number}}. Die schuiven op als andere voorbij zijn.',
  show: 'Tonen',
  showLabel: 'De melding over {{product}} tonen',
  view: 'Product bekijken',
  viewLabel: '{{product}} bekijken',

  owned: '👤 {{- person}} pakt dit op.',
  quiet_snoozed: '💤 Uitgesteld door {{- by}} tot {{- day}}, 9:00 uur.',
  quiet_resolved: '✔ Afgehandeld door {{- by}}, {{- at}}. Reden: {{reason}}',
  renew: 'Verlengen',
  renewLabel: 'Het abonnement van {{product}} verlengen',
  addSeats: 'Plaatsen toevoegen',
  addSeatsLabel: 'Plaatsen van {{product}} toevoegen',
  take: 'Oppakken',
  takeLabel: 'De melding over {{product}} oppakken',
  snooze: 'Uitstellen',
  snoozeLabel: 'De melding over {{product}} uitstellen',
  resolve: 'Afhandelen',
  resolveLabel: 'De melding over {{product}} afhandelen',
  openAgain: 'Heropenen',
  openAgainLabel: 'De melding over {{product}} heropenen',
  holders: 'Houders tonen',
  holdersLabel: 'Tonen wie {{product}} heeft',
  waiting: 'Tonen wie wacht',
  waitingLabel: 'Tonen wie op {{product}} wacht',
  menuHandOver: 'Overdragen',
  menuRelease: 'Loslaten',
  menuTurnOff: 'Uitzetten voor dit product',

  taken: 'Je hebt de melding over *{{- product}}* opgepakt. Het bericht ervan zal dat vermelden.',
  released:
    'Niemand heeft de melding over *{{- product}}* meer opgepakt; wie licenties beheert, kan haar oppakken.',
  openedAgain:
    'De melding over *{{- product}}* staat weer open. Het bericht ervan zal dat tonen, en wat erger wordt komt er als antwoord onder.',
  handOverTitle: 'Melding overdragen',
  handOverSubmit: 'Overdragen',
  handOverWhat: 'De melding over *{{- product}}*: {{- person}} heeft haar opgepakt.',
  handOverNobody: 'De melding over *{{- product}}*: nog niemand heeft haar opgepakt.',
  handOverTo: 'Wie moet haar oppakken?',
  handOverHint: 'Iemand die licenties beheert.',
  handedOver: '{{- person}} heeft nu de melding over *{{- product}}*.',
  snoozeTitle: 'Melding uitstellen',
  snoozeWhat:
    'De melding over *{{- product}}* blijft staan waar ze staat en wordt bijgehouden, maar er komt niets nieuws bij. Ze komt terug om 9:00 uur van die dag, of eerder: {{- earlier}}.',
  earlier_expires:
    'de dag vóór de laatste dag van het abonnement, of bij de volgende drempel daarna',
  earlier_other: 'zodra het erger is dan nu',
  snoozeHow: 'Hoe lang?',
  snoozeDay: 'Een dag',
  snoozeWeek: 'Een week',
  snoozeUntil: 'Tot een dag',
  snoozeDate: 'Tot welke dag?',
  snoozeDateHint: 'Alleen bij “Tot een dag”.',
  snoozeDateMissing: 'Kies de dag waarop ze terug moet komen.',
  snoozed: 'De melding over *{{- product}}* is uitgesteld tot {{- day}}, 9:00 uur.',
  resolveTitle: 'Melding afhandelen',
  resolveWhat:
    'De melding over *{{- product}}* wordt gemarkeerd als door jou afgehandeld. Ze komt terug bij de volgende drempel, of als de oorzaak verdwenen is en terugkeert.',
  resolveReason: 'Waarom hoeft er niets meer te gebeuren?',
  resolveReasonMissing: 'Zeg in een paar woorden waarom er niets meer hoeft te gebeuren.',
  resolvedNow: 'De melding over *{{- product}}* is afgehandeld.',
  turnOffTitle: 'Meldingen uitzetten',
  turnOffSubmit: 'Uitzetten',
  turnOffAsk:
    '*{{- product}}*: niemand krijgt nog meldingen over {{- about}}, en wat daarover openstaat wordt gesloten. Zo zet je ze weer aan: open het product met `/licenses`, dan “Aanzetten”.',
  turnedOff:
    '*{{- product}}*: meldingen over {{- about}} staan uit. Zo zet je ze weer aan: open het product met `/licenses`, dan “Aanzetten”.',
  turnedOffBefore: '*{{- product}}*: {{- by}} heeft meldingen over {{- about}} al uitgezet.',
  isOff: '🔕 Niemand krijgt meldingen over {{- about}}: die staan uit.',
  turnOn: 'Aanzetten',
  turnOnLabel: 'Meldingen van {{product}} over {{about}} aanzetten',

  rulesTitle: 'Regels voor meldingen',
  rulesSubmit: 'Opslaan',
  rulesLabel: 'Regels voor meldingen van {{product}}',
  rulesInSettings: 'Wat er wordt gemeld, en hoe vroeg, voor alle producten zonder eigen regels.',
  rulesOfAll:
    'Wat er wordt gemeld, en hoe vroeg, voor alle producten zonder eigen regels. Wat al gemeld is blijft openstaan tot de oorzaak weg is, of tot die melding uit staat.',
  rulesOf:
    'Wat er over *{{- product}}* wordt gemeld, en hoe vroeg, als dat anders moet dan voor alle producten.',
  ruleKind: 'Over {{about}}',
  ruleOn: 'Aan',
  ruleOff: 'Uit',
  rule_on: 'aan',
  rule_off: 'uit',
  ruleAssumed: 'Niet ingesteld: {{what}}',
  ruleInherited: 'Zoals voor alle producten: {{what}}',
  rule_expiry: 'Dagen vóór de laatste dag van een abonnement',
  rule_expiryHint: 'Ook op de laatste dag en vóór het einde van de respijtperiode. {{inherited}}',
  rule_notice: 'Dagen vóór een opzegdatum',
  rule_noticeHint: '{{inherited}}',
  ruleThatDay: 'Op die dag',
  ruleDays_one: '{{count, number}} dag ervoor',
  ruleDays_other: '{{count, number}} dagen ervoor',
  ruleFew: 'Er zijn nog weinig plaatsen',
  ruleFewHint:
    'Zoveel vrije plaatsen, zoals “5”, of een deel van alle, zoals “10 %”. {{inherited}}',
  ruleForecast: 'Er komen plaatsen te kort, volgens de prognose',
  ruleNoForecast: 'niet melden',
  ruleForecastDays_one: 'binnen {{count, number}} dag',
  ruleForecastDays_other: 'binnen {{count, number}} dagen',
  foretold_one:
    'In de laatste {{days, number}} dagen was dit *{{count, number}} melding* geweest; met de regels zoals ze zijn: {{current, number}}.',
  foretold_other:
    'In de laatste {{days, number}} dagen waren dit *{{count, number}} meldingen* geweest; met de regels zoals ze zijn: {{current, number}}.',
  foretoldKind: '• {{number, number}} over {{- about}}',
  foretoldNot:
    'Hoeveel meldingen dit waren geweest staat hier zodra goed is ingevuld hoeveel plaatsen weinig zijn.',
  foretoldUnknown:
    'Elke nieuwe melding en elke ergere drempel telt, met abonnementen en opzegdatums zoals ze nu zijn en de plaatsen die aan het eind van elke dag toegewezen waren. Niet geteld, omdat er niets van bewaard wordt: mensen die het moesten hebben en niet hadden, abonnementen zoals ze vóór een wijziging waren, en wie wat heeft uitgesteld.',
  foretoldSeatsFrom: 'Hoe de plaatsen verliepen is vanaf {{day}} bekend.',
  foretoldNoSeats: 'Hoe de plaatsen verliepen is nog niet bekend, behalve van vandaag.',
  rulesCounted:
    'Vóór het opslaan: zie onderaan hoeveel meldingen dit waren geweest. Sla nog eens op om het te bewaren.',
  rulesSaved: 'De regels voor meldingen over *{{- product}}* zijn opgeslagen en gelden vanaf nu.',
  rulesSavedOfAll:
    'De regels voor meldingen zijn opgeslagen en gelden vanaf nu voor alle producten zonder eigen regels.',

  test: 'Meldingen over {{about}} komen vanaf nu in dit kanaal. {{- person}} heeft het gekozen.',
  testOfProduct:
    'Meldingen over *{{- product}}* komen vanaf nu in dit kanaal. {{- person}} heeft het gekozen.',
  channelOfProduct: 'Kanaal voor meldingen',
  channelTitle: 'Kanaal voor meldingen',
  channelSubmit: 'Opslaan',
  channelWhat:
    'Meldingen over *{{- product}}* gaan naar een eigen kanaal, als dat er is. Wat er al staat, blijft staan en wordt daar bijgehouden.',
  channelElse: 'Zonder eigen kanaal gaan ze naar {{- channel}}.',
  channelElseNone:
    'Zonder eigen kanaal gaan ze nergens heen: in `/license-settings` is geen kanaal voor alle meldingen gekozen.',
  channelClosed:
    '⚠ In {{- channel}}, dat eerder was gekozen, kan niets meer worden geplaatst: Slack zegt `{{why}}`. Kies een ander, of sla op zonder kanaal.',
  channelHint: 'De app moet in het kanaal zitten. Leeg: geen eigen kanaal.',
  channelChosen: 'Meldingen over *{{- product}}* gaan vanaf nu naar {{- channel}}.',
  channelGivenUp: 'Meldingen over *{{- product}}* hebben geen eigen kanaal meer.',
  channelSame: 'Er is niets veranderd.',

  routeClosed:
    '⚠ Meldingen kunnen niet meer worden geplaatst in {{- channel}}: Slack zegt `{{why}}`. Kies een ander kanaal in `/license-settings`, of in het menu van het product waarvan het het eigen kanaal was. Is de app uit het kanaal verwijderd, nodig haar dan uit en kies het kanaal opnieuw.',
  homeNone:
    '⚠ *Er is geen kanaal voor meldingen gekozen*: er wordt niets gemeld, bijvoorbeeld voordat abonnementen aflopen, behalve wat een eigen kanaal heeft. Kies er een in `/license-settings`.',
  homeClosed:
    '⚠ *Meldingen over {{- about}} kunnen niet meer worden geplaatst* in {{- channel}}: Slack zegt `{{why}}`. Kies een kanaal in `/license-settings`, of voor een product in het menu van zijn venster. Tot dan gaan ze naar het volgende kanaal dat past, als dat er is.',
  homeClosedMore_one: '⚠ Dat geldt voor nog {{count, number}} kanaal.',
  homeClosedMore_other: '⚠ Dat geldt voor nog {{count, number}} kanalen.',
};
