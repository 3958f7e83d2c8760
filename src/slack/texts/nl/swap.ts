import type { Translation } from '../translation.ts';

export const swap: Translation<'swap'> = {
  help: [
    '`/license-swap` trekt van mensen, of van een licentiegroep, het ene product in en geeft er een ander voor. Het is voor licentiebeheerders.',
    '• `/license-swap` opent het formulier',
    '• `/license-swap @anna Entra ID P1 to Entra ID P2` opent het ingevuld. Delen van de namen van de producten of hun SKU-onderdeelnummers zijn genoeg',
    '• `/license-swap Entra ID P1 to Entra ID P2 for Sales` is voor een licentiegroep',
    'Je ziet wat de gevolgen zijn voordat er iets gebeurt. Wie het nieuwe product niet kan hebben, houdt het oude.',
  ].join('\n'),

  title: 'Licentie omwisselen',
  preview: 'Voorbeeld',
  from: 'Product dat wordt ingetrokken',
  to: 'Product dat ervoor in de plaats komt',
  productPlaceholder: 'Zoek op naam of SKU-onderdeelnummer',
  people: 'Mensen',
  others: 'Niet in Slack?',
  hint: 'Wat rechtstreeks komt, wordt voor mensen omgewisseld, elk met de eigen laatste dag; wat via een groep komt, voor de groep. Er gebeurt niets voordat je het voorbeeld hebt gezien.',

  fromNeeded: 'Kies het product dat wordt ingetrokken.',
  toNeeded: 'Kies het product dat ervoor in de plaats komt.',
  whomNeeded: 'Kies minstens één persoon, hier of hieronder, of een groep.',
  peopleOrGroup:
    'Kies mensen of een groep, niet allebei: maak die velden leeg of kies hier “Geen groep”.',
  tooManyPeople:
    'Dit zijn {{chosen, number}} mensen. Je kunt voor hoogstens {{max, number}} tegelijk omwisselen.',
  caughtUp:
    'Je was sneller dan dit formulier: het toont pas nu het product dat je koos. Controleer de serviceplannen en ga dan verder.',
  noProduct: 'Geen product past bij “{{query}}”. Zoek het hieronder.',
  noGroup: 'Geen groep, of meer dan één, past bij “{{query}}”. Zoek haar hieronder.',
  ambiguous: 'Dit is op meer dan één manier te lezen. Kies hieronder de producten die je bedoelt:',
  fromTo: '• *{{- from}}* naar *{{- to}}*',
  severalProducts_one:
    '“{{query}}” past bij {{count, number}} product. Kies hieronder welk je bedoelt.',
  severalProducts_other:
    '“{{query}}” past bij {{count, number}} producten. Kies hieronder welk je bedoelt.',
  onlyFirstPeople:
    'Je noemde {{count, number}} mensen; de eerste {{max, number}} zijn ingevuld, want je kunt voor hoogstens {{max, number}} tegelijk omwisselen.',

  ask_one: '*{{- from}}* van {{- people}} intrekken en er *{{- to}}* voor geven?',
  ask_other: '*{{- from}}* van {{- people}} intrekken en er *{{- to}}* voor geven?',
  nobody: '*{{- from}}* omwisselen voor *{{- to}}* zou niets veranderen:',
  defaultLocation_one:
    '{{count, number}} van hen heeft geen gebruikslocatie en krijgt de standaard, {{country}}.',
  defaultLocation_other:
    '{{count, number}} van hen hebben geen gebruikslocatie en krijgen de standaard, {{country}}.',
  confirm: 'Licentie omwisselen',
  keeps: '✗ {{- person}} houdt het oude: {{- sentence}}',

  one: '{{- person}} heeft nu *{{- to}}* in plaats van *{{- from}}*.',
  summary_one:
    '{{done, number}} van {{count, number}} persoon heeft nu *{{- to}}* in plaats van *{{- from}}*.',
  summary_other:
    '{{done, number}} van {{count, number}} mensen hebben nu *{{- to}}* in plaats van *{{- from}}*.',
  swapped: '✓ {{- person}}: omgewisseld',
};
