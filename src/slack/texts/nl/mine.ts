import type { Translation } from '../translation.ts';

export const mine: Translation<'mine'> = {
  help: [
    '`/license-mine` toont de licenties die je hebt: sinds wanneer, tot wanneer, via welke groep, en welke serviceplannen aan en uit staan; en waar je op wacht, en waarom. Waar alleen de eerste plannen staan, toont “Product bekijken” ze alle. Wat je rechtstreeks hebt, kun je daar teruggeven. Alleen jij ziet het.',
    'Er is ook `/licenses` voor alle producten. Zet `help` achter een opdracht voor uitleg.',
  ].join('\n'),
  title: 'Mijn licenties',
  held_one: 'Je hebt *{{count, number}}* licentie.',
  held_other: 'Je hebt *{{count, number}}* licenties.',
  held_zero: 'Je hebt geen licenties.',
  waiting_one: 'Nog *{{count, number}}* wacht, of moet nog beginnen: hieronder staat waarom.',
  waiting_other: 'Nog *{{count, number}}* wachten, of moeten nog beginnen: hieronder staat waarom.',
  none: 'Je hebt geen licenties. Heb je er een nodig, vraag haar dan aan met `/license-request`; erover beslissen {{- administrators}}. `/licenses` toont welke producten er zijn.',
  ended:
    'Je licentie voor *{{- product}}* is geëindigd op {{- lastDay}}, de laatste dag. Heb je haar nog nodig, vraag haar dan aan met `/license-request`; `/license-mine` toont wat je hebt.',
  ends_zero: 'Vandaag, {{- day}}, is de laatste dag van je licentie voor *{{- product}}*.',
  ends_one: 'Morgen, {{- day}}, is de laatste dag van je licentie voor *{{- product}}*.',
  ends_other:
    'Je licentie voor *{{- product}}* eindigt over {{count, number}} dagen: de laatste dag is {{- day}}.',
  endsHint:
    'Heb je haar niet meer nodig, dan hoef je niets te doen: ze eindigt vanzelf. Anders ziet wie beslist hoe je eraan kwam.',
  endsAsked:
    'Je hebt gevraagd haar langer te houden, en nog niemand heeft beslist. `/license-requests` toont het.',
  return: 'Licentie teruggeven',
  returnLabel: 'De licentie voor {{product}} teruggeven',
  returnQuestion: 'Deze licentie teruggeven?',
  returnAsk:
    'Je hebt {{product}} dan niet meer, en de plaats is vrij voor anderen. Heb je de licentie weer nodig, vraag haar dan aan.',
  returnAskKept:
    'Wat je rechtstreeks van {{product}} hebt, eindigt. Via een groep heb je het nog steeds.',
  returned: ':white_check_mark: Je hebt *{{- product}}* teruggegeven.',
  plansOn: 'Plannen aan: {{- plans}}',
};
