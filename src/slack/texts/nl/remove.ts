import type { Translation } from '../translation.ts';

export const remove: Translation<'remove'> = {
  help: [
    '`/license-remove` trekt licenties in van één persoon, van hoogstens 25 mensen of van een licentiegroep, en is voor licentiebeheerders.',
    '• `/license-remove` opent het formulier',
    '• `/license-remove @anna Entra ID P1` opent het ingevuld. Een deel van de naam van het product of zijn SKU-onderdeelnummer is genoeg',
    'Wie gedeactiveerd of niet in Slack is, vind je in het formulier. Je ziet wat de gevolgen zijn voordat er iets gebeurt. Een intrekking kun je 15 minuten lang ongedaan maken.',
    'Een licentie toewijzen doe je met `/license-assign`.',
  ].join('\n'),

  title: 'Licentie intrekken',
  continue: 'Verder',
  people: 'Mensen',
  others: 'Niet in Slack?',
  otherPlaceholder: 'Zoek mensen uit een import, of die gedeactiveerd zijn',
  licenses: 'In te trekken licenties',
  ofGroup: 'Product dat van de groep af moet',
  fromThoseWho: 'Elke licentie wordt ingetrokken van wie van hen haar heeft.',
  licensesPlaceholder: 'Kies een of meer licenties',
  holdsNothing_one: '{{- people}} heeft geen licenties en wacht er ook niet op.',
  holdsNothing_other: '{{- people}} hebben geen licenties en wachten er ook niet op.',
  groupHoldsNothing: '*{{- group}}* heeft geen producten.',
  onlyFirst:
    'Dit zijn {{shown, number}} van {{count, number}} licenties. Om bij een andere te komen, typ je de naam achter de opdracht: `/license-remove @anna Entra ID P1`.',

  peopleNeeded: 'Kies minstens één persoon, hier of hieronder, of een groep.',
  peopleOrGroup:
    'Kies mensen of een groep, niet allebei: maak die velden leeg of kies hier “Geen groep”.',
  tooManyPeople:
    'Dit zijn {{chosen, number}} mensen. Je kunt er hoogstens {{max, number}} tegelijk kiezen.',
  holdsNothingField_one: '{{people}} heeft geen licenties, dus er valt niets in te trekken.',
  holdsNothingField_other: '{{people}} hebben geen licenties, dus er valt niets in te trekken.',
  groupHoldsNothingField: '{{group}} heeft geen producten, dus er valt niets weg te halen.',
  licensesNeeded: 'Kies minstens één licentie.',
  tooManyLicenses:
    'Dit zijn {{count, number}} licenties, per persoon geteld. Je kunt er hoogstens {{max, number}} tegelijk intrekken.',
  goneAlready_one: '{{people}} heeft deze licenties niet (meer). Er is niets veranderd.',
  goneAlready_other: '{{people}} hebben deze licenties niet (meer). Er is niets veranderd.',

  onlyFirstPeople:
    'Je noemde {{count, number}} mensen; de eerste {{max, number}} zijn ingevuld, want je kunt er hoogstens {{max, number}} tegelijk kiezen.',
  personFirst: 'Kies de persoon; dan staan hier diens licenties.',
  notHeld_one: '{{- people}} heeft niets dat past bij “{{query}}”.',
  notHeld_other: '{{- people}} hebben niets dat past bij “{{query}}”.',
  severalHeld: '“{{query}}” past bij meer dan één licentie. Kies hieronder welke je bedoelt.',

  ask_one: '{{- products}} van {{- person}} intrekken?',
  ask_other: 'Deze {{count, number}} licenties van {{- person}} intrekken?',
  askAll_one: '{{- products}} intrekken?',
  askAll_other: 'Deze {{count, number}} licenties intrekken?',
  of: '{{- product}} van {{- person}}',
  keeps:
    '{{- person}} houdt *{{- product}}* via {{- groups}}: alleen de rechtstreekse licentie vervalt.',
  goesTo_one:
    ':warning: De plaats van *{{- product}}* gaat naar {{- people}}, die erop wacht. Dit kan dus niet ongedaan worden gemaakt.',
  goesTo_other:
    ':warning: De plaatsen van *{{- product}}* gaan naar {{- people}}, die erop wachten. Dit kan dus niet ongedaan worden gemaakt.',
  cannot: '✗ {{- product}} van {{- person}} kan niet worden ingetrokken: {{- sentence}}',
  inherited:
    '{{- person}} heeft *{{- product}}* alleen via {{- groups}}. Dit zou het wegnemen; je ziet de gevolgen voordat het gebeurt:',
  moreInherited_one: 'Nog {{count, number}} komt via groepen.',
  moreInherited_other: 'Nog {{count, number}} komen via groepen.',
  leave: 'Persoon uit {{group}} halen',
  leaveLabel: '{{person}} uit {{group}} halen',
  offGroup: 'Product van {{group}} halen',
  offGroupLabel: '{{product}} van {{group}} halen',
  consequence_one:
    'De licentie eindigt meteen. Je kunt dat {{minutes, number}} minuten lang ongedaan maken, zolang er een plaats vrij is.',
  consequence_other:
    'De licenties eindigen meteen. Je kunt dat bij elk {{minutes, number}} minuten lang ongedaan maken, zolang er een plaats vrij is.',
  atOnce_one: 'De licentie eindigt meteen.',
  atOnce_other: 'De licenties eindigen meteen.',
  noUndo_one:
    'De licentie eindigt meteen. Deze persoon is gedeactiveerd, dus het kan niet ongedaan worden gemaakt.',
  noUndo_other:
    'De licenties eindigen meteen. Deze persoon is gedeactiveerd, dus het kan niet ongedaan worden gemaakt.',
  confirm_one: 'Licentie intrekken',
  confirm_other: 'Licenties intrekken',

  removedFrom: '*{{- product}}* van {{- person}} ingetrokken.',
  summary_one: '{{done, number}} van {{count, number}} licentie van {{- person}} ingetrokken.',
  summary_other: '{{done, number}} van {{count, number}} licenties van {{- person}} ingetrokken.',
  summaryAll_one: '{{done, number}} van {{count, number}} licentie ingetrokken.',
  summaryAll_other: '{{done, number}} van {{count, number}} licenties ingetrokken.',
  removed: '✓ {{- product}}: ingetrokken',
  failed: '✗ {{- product}}: niet ingetrokken. {{- sentence}}',
  undo: 'Ongedaan maken',
  undoLabel: 'Ongedaan maken: {{product}} teruggeven',
  undoHint: 'Ongedaan maken kan {{minutes, number}} minuten lang, zolang er een plaats vrij is.',
  undoneBefore:
    'Deze intrekking van {{- product}} van {{- person}} is al ongedaan gemaakt, {{- at}}. Nu is er niets veranderd; `/licenses` toont wie het heeft.',
  restored: '↩ *{{- product}}*: teruggegeven aan {{- person}} door {{- by}}, {{- at}}',
};
