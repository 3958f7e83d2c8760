import type { Translation } from '../translation.ts';

export const assign: Translation<'assign'> = {
  help: [
    '`/license-assign` wijst een product toe aan één persoon, aan hoogstens 25 mensen of aan een licentiegroep, en is voor licentiebeheerders.',
    '• `/license-assign` opent het formulier',
    '• `/license-assign @anna Entra ID P1` opent het ingevuld. Mensen en product mogen in elke volgorde; een deel van de naam van het product of zijn SKU-onderdeelnummer is genoeg',
    'In het formulier kun je serviceplannen uitzetten en een eerste en laatste dag en een reden opgeven. Wijs je toe wat iemand al heeft, dan wijzigen de opties.',
    'Wat meer dan één persoon raakt, zie je voordat het gebeurt; voor één persoon doet “Voorbeeld” dat ook.',
    'Een licentie terugnemen doe je met `/license-remove`.',
  ].join('\n'),

  title: 'Licentie toewijzen',
  submit: 'Licentie toewijzen',
  preview: 'Voorbeeld',
  previewLabel: 'Bekijken wat de gevolgen zouden zijn',

  product: 'Product',
  productPlaceholder: 'Zoek op naam of SKU-onderdeelnummer',
  seatsFree_one: '*{{count, number}}* van de {{total, number}} plaatsen is vrij.',
  seatsFree_other: '*{{count, number}}* van de {{total, number}} plaatsen zijn vrij.',
  seatsUnlimited: 'De plaatsen zijn *onbeperkt*.',
  seatsPromised:
    '*Er is geen plaats vrij*: {{assigned, number}} toegewezen, {{held, number}} vastgehouden voor verzoeken, {{total, number}} gekocht. Alleen de opties van wie het heeft, kunnen worden gewijzigd.',
  seatsNone:
    '*Er is geen plaats vrij*: {{assigned, number}} toegewezen, {{total, number}} gekocht. Alleen de opties van wie het heeft, kunnen worden gewijzigd.',
  noSubscription:
    '*Er is geen abonnement dat actief is of in de respijtperiode zit.* Alleen de opties van wie het heeft, kunnen worden gewijzigd.',

  people: 'Mensen',
  others: 'Niet in Slack?',
  guests_one: '{{- people}} is een gast.',
  guests_other: '{{- people}} zijn gasten.',
  unknown_one:
    '{{- people}} is hier niet bekend. Bots en mensen van andere organisaties kunnen geen licenties hebben.',
  unknown_other:
    '{{- people}} zijn hier niet bekend. Bots en mensen van andere organisaties kunnen geen licenties hebben.',
  holds:
    '{{- person}} heeft dit al, {{- tenure}}. Wat je hier kiest, vervangt de serviceplannen en de laatste dag.',
  holdsThrough:
    '{{- person}} heeft dit al {{- groups}}. Een rechtstreekse licentie daarnaast kost geen plaats, en blijft als die van de groep vervalt.',
  submitAlso: 'Ook rechtstreeks geven',
  holdsPlansOff: 'Nu uitgezet: {{- plans}}.',
  defaultLocation_one:
    '{{count, number}} van deze mensen heeft geen gebruikslocatie en krijgt de standaard, {{country}}.',
  defaultLocation_other:
    '{{count, number}} van deze mensen hebben geen gebruikslocatie en krijgen de standaard, {{country}}.',
  noDefaultLocation_one:
    '{{count, number}} van deze mensen heeft geen gebruikslocatie, en er is geen standaard, dus die krijgt de licentie niet. Wijs apart toe om de locatie op te geven.',
  noDefaultLocation_other:
    '{{count, number}} van deze mensen hebben geen gebruikslocatie, en er is geen standaard, dus zij krijgen de licentie niet. Wijs aan ieder apart toe om de locatie op te geven.',

  location: 'Gebruikslocatie van {{person}}',
  locationPlaceholder: 'Zoek op land of code',
  locationHint:
    'Er is er nog geen bekend, en serviceplannen worden niet overal aangeboden. Ze wordt voor deze persoon bewaard.',
  start: 'Eerste dag',
  startPlaceholder: 'Vandaag',
  until: 'Laatste dag',
  untilPlaceholder: 'Geen einddatum',

  productNeeded: 'Kies een product.',
  caughtUp:
    'Je was sneller dan dit formulier: het toont pas nu het product dat je koos. Controleer de serviceplannen en wijs dan toe.',
  peopleNeeded: 'Kies minstens één persoon, hier of hieronder, of een groep.',
  peopleOrGroup:
    'Kies mensen of een groep, niet allebei: maak die velden leeg of kies hier “Geen groep”.',
  tooManyPeople:
    'Dit zijn {{chosen, number}} mensen. Je kunt aan hoogstens {{max, number}} tegelijk toewijzen.',

  severalProducts_one:
    '“{{query}}” past bij {{count, number}} product. Kies hieronder welk je bedoelt.',
  severalProducts_other:
    '“{{query}}” past bij {{count, number}} producten. Kies hieronder welk je bedoelt.',
  noProduct:
    'Geen product past bij “{{query}}”. Zoek het hieronder, of bekijk alle met `/licenses`.',
  onlyFirstPeople:
    'Je noemde {{count, number}} mensen; de eerste {{max, number}} zijn ingevuld, want je kunt aan hoogstens {{max, number}} tegelijk toewijzen.',

  ask: '*{{- product}}* toewijzen aan {{- people}}?',
  askNobody: '*{{- product}}* toewijzen zou niets veranderen:',
  cannot: '✗ {{- person}} kan het niet krijgen: {{- sentence}}',
  wouldChange: '– {{- person}}: heeft het al, alleen de opties wijzigen',
  wouldStart: '– {{- person}}: begint op {{day}}, als de regels het dan toelaten',
  wouldUseDefault: '– {{- person}}: krijgt de standaardgebruikslocatie, {{country}}',

  gotIt: '{{- person}} heeft *{{- product}}* gekregen.',
  scheduledForOne: '*{{- product}}* begint voor {{- person}} op de eerste dag.',
  optionsOfOne: 'De opties van *{{- product}}* voor {{- person}} zijn gewijzigd.',
  unchangedForOne: '{{- person}} heeft *{{- product}}* al met deze opties: er is niets veranderd.',
  summary_one: '{{done, number}} van {{count, number}} persoon heeft *{{- product}}* gekregen.',
  summary_other: '{{done, number}} van {{count, number}} mensen hebben *{{- product}}* gekregen.',
  served_one:
    '{{done, number}} van {{count, number}} persoon heeft *{{- product}}* zoals je vroeg.',
  served_other:
    '{{done, number}} van {{count, number}} mensen hebben *{{- product}}* zoals je vroeg.',
  assigned: '✓ {{- person}}: toegewezen',
  scheduled: '✓ {{- person}}: begint op de eerste dag',
  assignedWithDefault: '✓ {{- person}}: toegewezen, met de standaardgebruikslocatie {{country}}',
  options_changed: '✓ {{- person}}: opties gewijzigd',
  unchanged: '– {{- person}}: heeft het al met deze opties, niets veranderd',
  failed: '✗ {{- person}}: niet toegewezen. {{- sentence}}',
};
