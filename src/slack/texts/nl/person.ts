import type { Translation } from '../translation.ts';

export const person: Translation<'person'> = {
  title: 'Licenties',
  location: 'gebruikslocatie {{country}}',
  noLocation: ':warning: geen gebruikslocatie',
  held_zero: 'heeft geen licenties',
  held_one: 'heeft *{{count, number}}* licentie',
  held_other: 'heeft *{{count, number}}* licenties',
  waiting_one: '*{{count, number}}* wacht of moet nog beginnen',
  waiting_other: '*{{count, number}}* wachten of moeten nog beginnen',
  suspended_one: '*{{count, number}}* is opgeschort',
  suspended_other: '*{{count, number}}* zijn opgeschort',
  comes: ':arrow_right: *{{- product}}* komt zo meteen via *{{- group}}*.',

  sameEmail:
    ':warning: {{- person}} heeft in Slack het e-mailadres {{- email}}, dat hier van {{- other}} is. Beiden worden apart gehouden, en wat voor dat adres wordt geïmporteerd, gaat naar {{- other}}. Zijn het twee mensen? Verbeter dan het adres in Slack bij wie het onterecht heeft. Is het één persoon? Trek dan in wat {{- other}} heeft met `/license-remove`, en wijs het toe aan {{- person}}.',

  assign: 'Licentie toewijzen',
  assignLabel: 'Een licentie toewijzen aan {{person}}',
  setLocation: 'Gebruikslocatie',
  setLocationLabel: 'De gebruikslocatie van {{person}} instellen',
  retry: 'Opnieuw proberen',
  retryLabel: 'Opnieuw proberen waar {{person}} op wacht',
  restore: 'Licenties herstellen',
  restoreLabel: 'De opgeschorte licenties van {{person}} herstellen',
  retried:
    ':arrows_counterclockwise: Het wordt opnieuw geprobeerd. Open deze pagina zo meteen opnieuw om te zien wat het opleverde.',
  why: 'Waarom',
  whyLabel: 'Waarom {{person}} {{product}} heeft, of erop wacht',
  remove: 'Licentie intrekken',
  removeLabel: '{{product}} van {{person}} intrekken',
  alreadyThrough: 'Al {{- groups}}. Een rechtstreekse licentie daarnaast kost geen plaats.',
  alsoAssign: 'Ook rechtstreeks toewijzen',
  alsoAssignLabel: '{{product}} ook rechtstreeks toewijzen aan {{person}}',

  locationTitle: 'Gebruikslocatie',
  locationNow: 'De gebruikslocatie van {{- person}} is *{{country}}*.',
  locationNone: 'Van {{- person}} is geen gebruikslocatie bekend.',
  locationField: 'Nieuwe gebruikslocatie',
  locationPlaceholder: 'Zoek op land of code',
  locationHint:
    'Serviceplannen worden niet overal aangeboden. Wat het gevolg zou zijn, zie je voordat er iets gebeurt.',
  continue: 'Verder',
  locationAsk: 'De gebruikslocatie van {{- person}} instellen op *{{country}}*?',
  locationSame: 'De gebruikslocatie van {{- person}} is al *{{country}}*. Er zou niets veranderen.',
  nothingFollows: 'Wat er is en waarop wordt gewacht, blijft zoals het is.',
  failing_one:
    ':warning: *{{count, number}}* licentie gaat verloren, want daar staat een regel haar in de weg:',
  failing_other:
    ':warning: *{{count, number}}* licenties gaan verloren, want daar staat een regel ze in de weg:',
  regained_one: '*{{count, number}}* licentie waarop wordt gewacht, is er dan:',
  regained_other: '*{{count, number}}* licenties waarop wordt gewacht, zijn er dan:',
  affected: '• *{{- product}}*',
  affectedThrough: '• *{{- product}}*, via *{{- group}}*',
  affectedWhy: '{{- license}}: {{- why}}',
  locationConfirm: 'Locatie instellen',
  locationSet:
    'De gebruikslocatie van {{- person}} is nu *{{country}}*. Wat het gevolg is, gebeurt zo meteen en is dan op de pagina van deze persoon te zien.',
};
