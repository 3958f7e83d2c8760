import type { Translation } from '../translation.ts';

export const notices: Translation<'notices'> = {
  planAdded_one:
    '*{{- plan}}* is toegevoegd aan *{{- product}}*, en staat aan voor de {{count, number}} persoon die het heeft.',
  planAdded_other:
    '*{{- plan}}* is toegevoegd aan *{{- product}}*, en staat aan voor {{count, number}} mensen.',
  plansAdded_one: '{{count, number}} serviceplan is toegevoegd aan een product dat mensen hebben.',
  plansAdded_other:
    '{{count, number}} serviceplannen zijn toegevoegd aan producten die mensen hebben.',
  planAddedHint:
    'Een plan uitzetten neemt het af van iedereen die het nu door dit product heeft, rechtstreeks of via groepen. In wat later wordt toegewezen staat het aan, tenzij het daar wordt uitgezet.',
  switchOff: 'Uitzetten',
  switchOffLabel: '{{plan}} in {{product}} voor iedereen uitzetten',
  switchOffQuestion: 'Het plan uitzetten?',
  switchOffAsk_one: '{{count, number}} persoon verliest {{plan}} van {{product}}.',
  switchOffAsk_other: '{{count, number}} mensen verliezen {{plan}} van {{product}}.',
  switchedOff: '*{{- plan}}* van *{{- product}}* is uitgezet door {{- by}}, {{- at}}: {{- where}}.',
  inLicenses_one: 'in {{count, number}} rechtstreekse licentie',
  inLicenses_other: 'in {{count, number}} rechtstreekse licenties',
  inGroups_one: 'voor de leden van {{count, number}} groep',
  inGroups_other: 'voor de leden van {{count, number}} groepen',
  nowhere: 'het stond nergens aan',

  frozen_disabled_one:
    'De Slack-gebruikersgroep achter *{{- group}}* is uitgezet. Het {{count, number}} lid blijft hier zoals het is, met licenties en al, tot iemand beslist.',
  frozen_disabled_other:
    'De Slack-gebruikersgroep achter *{{- group}}* is uitgezet. De {{count, number}} leden blijven hier zoals ze zijn, met licenties en al, tot iemand beslist.',
  frozen_many_one:
    '{{count, number}} van de {{members, number}} leden van *{{- group}}* verliet in één keer de Slack-gebruikersgroep. Hier blijft dat lid, met licenties en al, tot iemand beslist.',
  frozen_many_other:
    '{{count, number}} van de {{members, number}} leden van *{{- group}}* verlieten in één keer de Slack-gebruikersgroep. Hier blijven ze, met licenties en al, tot iemand beslist.',
  frozenHint:
    'Tot dan volgt de groep Slack niet meer. Wordt de lijst in Slack rechtgezet, dan gaat het vanzelf verder.',
  takeOver: 'Wijziging overnemen',
  takeOverLabel: 'Overnemen wat Slack over {{group}} zegt',
  takeOverQuestion: 'De wijziging overnemen?',
  takeOverAsk:
    'Wie niet meer in de Slack-gebruikersgroep zit, gaat uit {{group}} en verliest wat die daardoor heeft.',
  keep: 'Zo laten',
  keepLabel: 'De leden van {{group}} laten zoals ze zijn',
  keepQuestion: 'De leden behouden?',
  keepAsk:
    'De leden van {{group}} blijven. Voortaan worden ze hier bijgehouden, en wijzigt Slack ze niet meer.',
  decided_take_over:
    '*{{- group}}*: de wijziging is overgenomen door {{- by}}, {{- at}}. Wie niet meer in de Slack-gebruikersgroep zit, gaat eruit.',
  decided_keep:
    '*{{- group}}* is zo gelaten door {{- by}}, {{- at}}. De leden worden nu hier bijgehouden, en Slack wijzigt ze niet meer.',
  thawed:
    '*{{- group}}* wacht niet meer op een beslissing: die is elders genomen, of de lijst in Slack is rechtgezet.',
  nameTaken:
    'De Slack-gebruikersgroep achter *{{- group}}* heet in Slack nu *{{- name}}*, maar zo heet hier al een andere groep. Ze houdt hier haar naam. Geef de andere een nieuwe naam of verwijder die, en ze volgt Slack vanzelf.',
};
