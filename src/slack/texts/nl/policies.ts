import type { Translation } from '../translation.ts';

export const policies: Translation<'policies'> = {
  title: 'Beleid voor verzoeken',
  menu: 'Beleid voor verzoeken',
  open: 'Algemeen beleid',
  openLabel: 'Hoe over verzoeken wordt beslist voor alle producten zonder eigen beleid',
  save: 'Opslaan',
  default:
    'Hoe over verzoeken wordt beslist voor *alle producten* die geen eigen beleid hebben. Een product krijgt zijn eigen beleid in het menu van zijn venster.',
  of: 'Hoe over verzoeken om *{{- product}}* wordt beslist.',
  mode: 'Hoe wordt erover beslist?',
  mode_default: 'Zoals voor alle producten',
  mode_automatic: 'Meteen toegekend, aan iedereen',
  mode_members: 'Meteen toegekend aan leden van een groep',
  mode_approval: 'Door goedkeuring',
  members: 'De leden van welke groep krijgen het meteen?',
  groupHint: 'Een groep die een Slack-gebruikersgroep spiegelt, mag ook.',
  stages: 'In hoeveel rondes?',
  stageCount_one: 'Eén ronde',
  stageCount_other: '{{count, number}} rondes, de een na de ander',
  stage: 'Ronde {{stage, number}}',
  kind: 'Wie beslist?',
  kind_administrators: 'Licentiebeheerders',
  kind_people: 'Gekozen mensen',
  kind_group: 'Leden van een groep',
  kind_manager: 'De leidinggevende van de persoon',
  managerHint:
    'Zoals de import van mensen het zegt. Over wie geen leidinggevende in Slack heeft, beslissen licentiebeheerders.',
  people: 'Welke mensen?',
  group: 'De leden van welke groep?',
  needed: 'Hoeveel van hen moeten akkoord gaan?',
  channel: 'Waar wordt het hun gevraagd?',
  channelHint: 'Leeg: elk van hen in een direct bericht.',
  own: 'Wie het betreft',
  ownOn: 'Wie het aanvraagt of krijgt, mag ook beslissen',
  fallback:
    'Waar er te weinig van hen zijn of mogen beslissen, beslissen licentiebeheerders mee, en dat wordt iedereen gezegd. Eén afwijzing beëindigt een verzoek.',
  longest: 'Voor hoeveel dagen hoogstens?',
  longestHint: 'Leeg: zonder einde, als iemand het zo aanvraagt.',
  reason: 'Reden',
  reasonOn: 'Wie aanvraagt, moet zeggen waarom',
  saved:
    'Vanaf nu wordt over verzoeken om {{- product}} zo beslist; ook over verzoeken die wachten.',
  removed: 'Vanaf nu wordt over verzoeken om {{- product}} beslist zoals voor alle producten.',
  same: 'Er is niets veranderd.',
  allProducts: 'alle producten zonder eigen beleid',
  groupNeeded: 'Kies een groep.',
  peopleNeeded: 'Kies minstens één persoon.',
  tooManyPeople: 'Hoogstens {{max, number}} mensen, alsjeblieft. Voor meer zijn er groepen.',
  notANumber: 'Een geheel getal van {{min, number}} tot en met {{max, number}}, alsjeblieft.',
  cannotDecide:
    'Zij kunnen niet beslissen, want ze zijn vertrokken, zijn een bot of horen bij een andere organisatie: {{people}}.',
  problem_nobody:
    ':warning: *Ronde {{stage, number}}:* niemand die het noemt, is er, dus beslissen licentiebeheerders.',
  problem_too_few_one:
    ':warning: *Ronde {{stage, number}}:* {{needed, number}} moeten akkoord gaan, maar er is maar {{count, number}} persoon, dus beslissen licentiebeheerders mee.',
  problem_too_few_other:
    ':warning: *Ronde {{stage, number}}:* {{needed, number}} moeten akkoord gaan, maar er zijn maar {{count, number}} mensen, dus beslissen licentiebeheerders mee.',
  problem_only_them:
    ':warning: *Ronde {{stage, number}}:* wat {{- people}} zelf betreft, laat te weinig over om te beslissen, dus beslissen licentiebeheerders daarover mee.',
  problem_away:
    ':warning: *Ronde {{stage, number}}:* zij zijn vertrokken of niet in Slack: {{- people}}.',
  problem_no_manager_one:
    ':warning: *Ronde {{stage, number}}:* {{count, number}} persoon hier heeft geen leidinggevende in Slack; over die persoon beslissen licentiebeheerders.',
  problem_no_manager_other:
    ':warning: *Ronde {{stage, number}}:* {{count, number}} mensen hier hebben geen leidinggevende in Slack; over hen beslissen licentiebeheerders.',
  problem_crowd_one:
    ':bulb: *Ronde {{stage, number}}:* {{count, number}} persoon krijgt een bericht over elk verzoek.',
  problem_crowd_other:
    ':bulb: *Ronde {{stage, number}}:* elk van {{count, number}} mensen krijgt een bericht over elk verzoek. Een kanaal zou rustiger zijn.',
  channelClosed:
    'In {{- channel}} kan niet meer naar verzoeken worden gevraagd, zegt Slack ({{why}}). Wie beslist, krijgt voortaan een direct bericht; een ander kanaal kies je in het beleid.',

  expires: 'Na hoeveel dagen zonder beslissing verloopt het?',
  expiresHint: 'Leeg: nooit.',
  hold: 'Hoeveel onbesliste verzoeken mogen een plaats vasthouden?',
  holdHint:
    'Zolang er een plaats vrij is, houdt elk er een vast tot er is beslist. Leeg: geen enkel, en een plaats gaat naar wie het eerst is.',
  offer: 'Hoeveel uur wordt een aangeboden plaats vastgehouden?',
  offerHint:
    'Een plaats die vrijkomt, wordt aangeboden aan de eerste op de wachtlijst, dan aan de volgende. Meestal 24.',
};
