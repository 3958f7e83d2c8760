import type { Translation } from '../translation.ts';

export const sources: Translation<'sources'> = {
  directly: 'Rechtstreeks, {{- tenure}}',
  through: 'Via *{{- group}}*, {{- tenure}}',
  throughAll: 'via {{- groups}}',
  leaving: 'Via *{{- group}}*, wat zo meteen eindigt',
  givesWay: 'wijkt voor *{{- product}}* zodra dat er is',
  waits: ':hourglass: Rechtstreeks, sinds {{- at}}; wacht: {{- why}}',
  waitsThrough: ':hourglass: Via *{{- group}}*, sinds {{- at}}; wacht: {{- why}}',
  starts: ':calendar: Begint op {{day}}, toegewezen door {{- by}}',
  suspended:
    ':double_vertical_bar: Rechtstreeks, opgeschort sinds {{- at}}, eindigt voorgoed op {{- purged}}',
  suspendedThrough:
    ':double_vertical_bar: Via *{{- group}}*, opgeschort sinds {{- at}}, eindigt voorgoed op {{- purged}}',
  more_one: 'en nog op {{count, number}} manier',
  more_other: 'en nog op {{count, number}} manieren',

  wouldFail: ':warning: Het zou nu worden geweigerd en blijft zoals het is: {{- sentence}}',
  nothingAgainst: 'Er staat niets meer in de weg: het wordt zo meteen opnieuw geprobeerd.',
  nothingAgainstByHand:
    'Er staat niets meer in de weg. Wachtende toewijzingen worden hier niet vanzelf opnieuw geprobeerd: “Opnieuw proberen” doet dat.',

  against_product_expired:
    '{{product}} heeft geen abonnement dat actief is of in de respijtperiode zit.',
  against_usage_location_missing:
    'Er is geen gebruikslocatie bekend, en serviceplannen worden niet overal aangeboden.',
  against_prohibited_in_usage_location_one:
    'Het serviceplan {{plans}} wordt niet aangeboden in {{country}}.',
  against_prohibited_in_usage_location_other:
    'De serviceplannen {{plans}} worden niet aangeboden in {{country}}.',
  against_mutually_exclusive:
    '{{plan}} kan niet aanstaan samen met {{other}} (van {{otherProduct}}).',
  against_dependency_missing: '{{plan}} heeft {{needs}} nodig, en dat is er niet.',
  against_seats_exhausted:
    'Er is geen plaats vrij: {{assigned, number}} toegewezen, {{total, number}} gekocht.',

  against_seats_promised:
    'Er is geen plaats vrij: {{assigned, number}} toegewezen, {{held, number}} vastgehouden voor verzoeken, {{total, number}} gekocht.',
  why_product_expired: 'geen abonnement is actief of zit in de respijtperiode',
  why_usage_location_missing: 'er is geen gebruikslocatie bekend',
  why_prohibited_in_usage_location: 'een serviceplan wordt niet aangeboden in hun gebruikslocatie',
  why_mutually_exclusive: 'een serviceplan sluit er een uit dat zij hebben',
  why_dependency_missing: 'een serviceplan heeft er een nodig dat zij niet hebben',
  why_seats_exhausted: 'er is geen plaats vrij',
  why_other: 'een andere regel staat in de weg',
};
