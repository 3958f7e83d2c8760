import type { Translation } from '../translation.ts';

export const reclaim: Translation<'reclaim'> = {
  start: 'Terugvragen',
  startLabel: 'Vraag wie {{product}} heeft of dat nog nodig is',
  show: 'Toon terugvraag',
  showLabel: 'Toon wat mensen met {{product}} zeggen, en vraag er meer',

  title: 'Licenties terugvragen',
  submit: 'Vragen',
  what: 'Wie je kiest, krijgt een direct bericht met de vraag de licentie te houden of terug te geven. Teruggeven gebeurt meteen. Zonder antwoord gebeurt er vanzelf niets; wie niet heeft geantwoord, zie je hier.',
  who: 'Aan wie vragen',
  whoHint: 'De waarschijnlijkste eerst; hoogstens {{count, number}} tegelijk.',
  by: 'Antwoord gewenst tot en met',
  byHint: 'Dat staat in het bericht. Op die dag gebeurt er niets.',
  nobody:
    'Niemand anders kan gevraagd worden: wie het verder heeft, is al gevraagd, zit niet in Slack of heeft het via een groep.',
  directOnly:
    'Alleen wie het rechtstreeks en op geen andere manier heeft, kan worden gevraagd. Wie het via een groep heeft, raakt het met de groep kwijt: haal die persoon uit de groep, of het product van de groep.',
  started_one:
    'Eén persoon met *{{- product}}* wordt nu gevraagd. Het antwoord staat straks bij de melding, en hier.',
  started_other:
    '{{count, number}} mensen met *{{- product}}* worden nu gevraagd. Hun antwoorden staan straks bij de melding, en hier.',
  passed_one: 'Nog één persoon was al gevraagd, of heeft het niet meer.',
  passed_other: 'Nog {{count, number}} mensen waren al gevraagd, of hebben het niet meer.',

  why_covered: 'heeft alle plannen ook via {{product}}',
  why_ends: 'loopt toch al af op {{day}}',
  why_latest: 'kreeg het als een van de laatsten, op {{day}}',

  answered_one:
    '↩ *Terugvraag*: {{answered, number}} van {{count, number}} gevraagde heeft geantwoord{{- parts}}.',
  answered_other:
    '↩ *Terugvraag*: {{answered, number}} van {{count, number}} gevraagden hebben geantwoord{{- parts}}.',
  parts: ': {{- parts}}',
  part_released: '{{count, number}} teruggegeven',
  part_kept_one: '{{count, number}} houdt het',
  part_kept_other: '{{count, number}} houden het',
  part_silent_one: '{{count, number}} zonder antwoord sinds {{- day}}',
  part_silent_other: '{{count, number}} zonder antwoord, de eerste sinds {{- day}}',
  part_gone_one: '{{count, number}} wordt niet meer gevraagd',
  part_gone_other: '{{count, number}} worden niet meer gevraagd',
  part_unreachable: '{{count, number}} niet te bereiken',

  line_asked: '• {{- person}}: *geen antwoord* sinds {{- at}}; gewenst tot en met {{- day}}',
  line_kept: '• {{- person}}: *houdt het*, {{- at}}',
  line_released: '• {{- person}}: *teruggegeven*, {{- at}}',
  line_gone: '• {{- person}}: heeft het niet meer, of ook via een groep, {{- at}}',
  line_over: '• {{- person}}: wordt niet meer gevraagd, {{- at}}',
  line_unreachable:
    '• {{- person}}: *niet te bereiken*, {{- at}}; Slack neemt geen bericht aan deze persoon aan',
  more: 'En nog {{count, number}}.',
  remove: 'Licentie intrekken',
  removeLabel: '{{product}} intrekken bij {{person}}',

  ask: '*{{- product}}*: er zijn te weinig plaatsen, en {{- by}} vraagt: *heb je je licentie nog nodig?* Antwoord graag tot en met {{day}}.',
  askedAs_covered: 'Je wordt gevraagd omdat je alle plannen ook via *{{- product}}* hebt.',
  askedAs_ends: 'Je wordt gevraagd omdat je licentie toch al afloopt op {{day}}.',
  askedAs_latest: 'Je wordt gevraagd omdat je het als een van de laatsten kreeg, op {{day}}.',
  silence: 'Zonder antwoord houd je de licentie voorlopig; beheerders zien dat er geen is.',
  keep: 'Licentie houden',
  keepLabel: 'Je licentie van {{product}} houden',
  release: 'Licentie teruggeven',
  releaseLabel: 'Je licentie van {{product}} teruggeven',
  releaseQuestion: 'Licentie teruggeven?',
  releaseText:
    'Je licentie van {{product}} eindigt nu, en iemand anders kan de plaats krijgen. Ongedaan maken kan niet; om het weer te krijgen vraag je het aan met /license-request.',
  releaseYes: 'Teruggeven',
  releaseNo: 'Annuleren',
  told_kept:
    '*{{- product}}*: je houdt je licentie. Het werd gevraagd omdat er te weinig plaatsen zijn.',
  told_released:
    '*{{- product}}*: je hebt je licentie teruggegeven, {{- at}}. Dank je wel. Heb je het weer nodig, vraag het dan aan met `/license-request`.',
  told_gone:
    '*{{- product}}*: er is gevraagd of je je licentie nog nodig hebt. Dat is intussen veranderd, dus er valt niets meer te antwoorden. Wat je hebt, toont `/license-mine`.',
  told_over:
    '*{{- product}}*: er is gevraagd of je je licentie nog nodig hebt. Een antwoord is niet meer nodig, en voor jou verandert er niets.',
};
