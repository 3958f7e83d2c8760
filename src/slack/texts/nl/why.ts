import type { Translation } from '../translation.ts';

export const why: Translation<'why'> = {
  help: [
    '`/license-why` vertelt waarom iemand een licentie heeft, erop wacht of haar niet heeft: rechtstreeks of via welke groep, sinds wanneer en door wie, wat ertegen is, en wat de plaats zou vrijmaken. Alleen jij ziet het.',
    '• `/license-why` opent je eigen licenties, `/license-why Entra ID P1` waarom je dat product of serviceplan hebt, of niet',
    '• Licentiebeheerders vragen naar anderen: `/license-why @anna`, `/license-why @anna Multi-Factor Authentication`',
    '• Wie gedeactiveerd of niet in Slack is, vind je met naam of e-mail: `/license-why sam@example.com Entra ID P1`',
    'Bij een bericht opent “Show licenses” die van wie het schreef.',
  ].join('\n'),

  title: 'Waarom',
  person: 'Kies een persoon',
  other: 'Niet in Slack?',
  what: 'Vraag naar een product of plan',
  plan: 'serviceplan',
  allLicenses: 'Alle licenties',
  allLicensesLabel: 'Alle licenties van {{person}}',
  askPerson: 'Wiens licenties? Kies een persoon.',
  onlyFirstPerson: 'Eén persoon tegelijk: dit is {{- person}}.',
  nobody:
    'Niemand die gedeactiveerd of niet in Slack is, heet “{{query}}”, met naam of e-mail, en ook geen product of serviceplan. Kies de persoon hieronder.',
  severalPeople_one:
    '{{count, number}} persoon past bij “{{query}}”: {{- people}}. Is dat wie je bedoelt, kies die dan hieronder.',
  severalPeople_other:
    '{{count, number}} mensen passen bij “{{query}}”: {{- people}}. Kies hieronder wie je bedoelt.',
  manyPeople:
    'Meer dan {{count, number}} mensen passen bij “{{query}}”. Kies hieronder wie je bedoelt.',
  nothing: 'Geen product of serviceplan past bij “{{query}}”.',
  several: '“{{query}}” past bij meer dan één product of serviceplan. Kies wat je bedoelt.',

  has: '{{- person}} heeft *{{- product}}*.',
  waits: '{{- person}} heeft *{{- product}}* nog niet en wacht erop.',
  starts: '{{- person}} heeft *{{- product}}* nog niet: het begint later.',
  suspended: '{{- person}} is gedeactiveerd, en *{{- product}}* is opgeschort.',
  comes: '{{- person}} krijgt *{{- product}}* zo meteen via *{{- group}}*.',
  hasNot:
    '{{- person}} heeft *{{- product}}* niet: het is niet toegewezen, rechtstreeks noch via een groep.',
  planOn: 'Ja: {{- person}} heeft *{{- plan}}*, via {{- products}}.',
  planOff: 'Nee: {{- person}} heeft *{{- plan}}* niet.',
  planIn: 'Het is deel van {{- products}}.',
  planNowhere: 'Geen product hier heeft het.',
  planOffIn: '*{{- product}}*: het plan staat uit op elke manier waarop het komt.',
  planOnIn: '*{{- product}}*: het plan staat aan.',
  planWaitsIn: '*{{- product}}*: niemand heeft een plan van wat er nog niet is.',

  reason: 'Reden: {{reason}}',
  keptBy: ':lock: Het kan nog niet worden ingetrokken: {{- sentence}}',
  keptInTheEnd: ':lock: De licentie zelf kan niet als laatste worden ingetrokken: {{- sentence}}',
  mirrored:
    'De leden van deze groep zijn die van een gebruikersgroep in Slack, en worden daar gewijzigd.',
  swapFirst:
    ':lock: *{{- product}}* kan nog niet van *{{- group}}* af: de groep wordt omgewisseld van *{{- old}}*, en sommigen hebben dat nog. Haal eerst *{{- old}}* van de groep, of wijs het opnieuw toe: `/license-groups {{- group}}`.',
  remove: 'Licentie intrekken',
  removeLabel: '{{product}} van {{person}} intrekken',
  leave: 'Uit de groep halen',
  leaveLabel: '{{person}} uit de groep {{group}} halen',
  takeOff: 'Product van de groep halen',
  takeOffLabel: '{{product}} van de groep {{group}} halen',

  plansOn: '*Plannen aan*: {{- plans}}',
  plansOnOnly: '*Plannen aan*, alleen {{- how}}: {{- plans}}',
  plansOff: '*Plannen uit*: {{- plans}}',
  howDirectly: 'rechtstreeks',
  howThrough: 'via {{- group}}',

  freeRemove: '*Om de plaats vrij te maken* trek je de licentie in.',
  freeLeave:
    '*Om de plaats vrij te maken* haal je {{- person}} uit *{{- group}}*, of het product van die groep.',
  freeLeaveOnly: '*Om de plaats vrij te maken* haal je {{- person}} uit *{{- group}}*.',
  freeSwapped:
    '*Om de plaats vrij te maken* doe je wat hierboven staat, en haal je dan het product van de groep.',
  freeKept:
    '*Om de plaats vrij te maken* trek je eerst in wat de plannen nodig heeft, en dan de licentie.',
  freeMirrored: '*Om de plaats vrij te maken* haal je het product van *{{- group}}*.',
  freeAll:
    '*Om de plaats vrij te maken* moeten alle manieren waarop het komt eindigen: {{- ways}}. Wat overblijft, houdt de plaats.',
};
