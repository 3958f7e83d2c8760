import type { Translation } from '../translation.ts';

export const groups: Translation<'groups'> = {
  help: [
    '`/license-groups` toont de licentiegroepen en is voor licentiebeheerders. Wat aan een groep is toegewezen, krijgen alle leden, ook wie er later bij komt; wie weggaat, verliest het.',
    '• `/license-groups` opent de lijst',
    '• `/license-groups Sales` opent die groep, of toont welke erbij passen; een deel van de naam is genoeg',
    'In een groep wijzig je de leden en de producten, zie je wie iets mist en waarom, en laat je het opnieuw proberen. Als plaatsen schaars zijn, komen groepen met het laagste prioriteitsgetal eerst.',
    'De technicus die Seatkeeper draait, kan ook veel leden importeren: `npm run seatkeeper -- import groups FILE.csv`.',
  ].join('\n'),

  title: 'Groepen',
  listed_one: '*{{count, number}}* groep',
  listed_other: '*{{count, number}}* groepen',
  matching_one: '*{{count, number}}* van {{all, number}} groepen past bij “{{query}}”',
  matching_other: '*{{count, number}}* van {{all, number}} groepen passen bij “{{query}}”',
  noMatch: 'Geen groep past bij “{{query}}”. Elk woord moet in de naam voorkomen.',
  none: 'Er zijn nog geen groepen. Voeg hier de eerste toe; veel leden kun je ook importeren: `npm run seatkeeper -- import groups FILE.csv`.',
  showAll: 'Alle groepen tonen',
  jump: 'Ga naar een groep',
  view: 'Groep bekijken',
  viewLabel: 'Groep {{group}} bekijken',
  members_one: '{{count, number}} lid',
  members_other: '{{count, number}} leden',
  noProducts: 'geen producten',
  inError_one: ':warning: *{{count, number}}* mist iets',
  inError_other: ':warning: *{{count, number}}* missen iets',
  priority: 'prioriteit {{priority, number}}',
  mirrored: 'spiegelt een Slack-gebruikersgroep',
  frozen: ':warning: wacht tot iemand ernaar kijkt',

  groupTitle: 'Groep',
  back: 'Terug naar groepen',
  assign: 'Product toewijzen',
  assignLabel: 'Een product toewijzen aan {{group}}',
  changeMembers: 'Leden wijzigen',
  changeMembersLabel: 'De leden van {{group}} wijzigen',
  edit: 'Groep bewerken',
  delete: 'Groep verwijderen',
  deleteHint: 'Een groep kan worden verwijderd als ze geen producten meer heeft.',
  mirroredHint:
    'Deze groep spiegelt een Slack-gebruikersgroep: naam en leden worden in Slack gewijzigd en volgen hier.',
  frozenHint:
    ':warning: De groep is gelaten zoals ze is sinds {{- at}}: de gebruikersgroep in Slack werd uitgezet, of verloor in één keer veel leden.',
  productsTab: 'Producten ({{count, number}})',
  membersTab: 'Leden ({{count, number}})',

  holdsNothing:
    'Deze groep heeft nog geen producten. “Product toewijzen” geeft er een aan alle leden.',
  have_one: '*{{count, number}}* heeft het',
  have_other: '*{{count, number}}* hebben het',
  lack_one: ':warning: *{{count, number}}* niet: {{- causes}}',
  lack_other: ':warning: *{{count, number}}* niet: {{- causes}}',
  suspended_one: '{{count, number}} is gedeactiveerd',
  suspended_other: '{{count, number}} zijn gedeactiveerd',
  undecided_one: ':hourglass: {{count, number}} wordt nog verwerkt',
  undecided_other: ':hourglass: {{count, number}} worden nog verwerkt',
  leaving_one:
    ':hourglass: *{{- product}}* is weggehaald: {{count, number}} licentie moet nog eindigen.',
  leaving_other:
    ':hourglass: *{{- product}}* is weggehaald: {{count, number}} licenties moeten nog eindigen.',
  givesWay:
    ':hourglass: Wijkt voor *{{- product}}*: wie dat heeft, verliest dit; wie dat niet kan krijgen, houdt dit.',
  changeOptions: 'Opties wijzigen',
  reprocess: 'Opnieuw proberen',
  remove: 'Van de groep halen',

  noMembers: 'Deze groep heeft nog geen leden. “Leden wijzigen” neemt mensen op.',
  noMembersMirrored: 'De gebruikersgroep in Slack heeft geen leden.',
  nobodyInError: 'Niemand mist iets.',
  notAMember: 'Deze persoon is geen lid (meer).',
  onlyInError: 'Alleen wie iets mist',
  allMembers: 'Alle leden tonen',
  findMember: 'Zoek een lid',
  joined: 'lid geworden {{- at}}',
  lacks: ':warning: {{- product}}: {{- why}}',
  lacksMore_one: '… en nog {{count, number}}',
  lacksMore_other: '… en nog {{count, number}}',
  leave: 'Uit de groep halen',
  leaveLabel: '{{person}} uit de groep halen',
  retryLabel: 'Opnieuw proberen wat {{person}} mist',
  retried:
    'Voor {{- person}} wordt het opnieuw geprobeerd. Druk zo meteen op “Leden” om te zien wat het opleverde.',

  addTitle: 'Groep toevoegen',
  add: 'Groep toevoegen',
  editTitle: 'Groep bewerken',
  save: 'Opslaan',
  name: 'Naam',
  priorityLabel: 'Prioriteit',
  priorityHint:
    'Van {{min, number}} tot {{max, number}}; als plaatsen schaars zijn, komt het laagste getal eerst.',
  notANumber: 'Vul een heel getal in van {{min, number}} tot {{max, number}}.',
  added: 'De groep *{{- group}}* is er nu. Neem mensen op en wijs er producten aan toe.',
  edited: '*{{- group}}* is gewijzigd.',
  deleteTitle: 'Groep verwijderen',
  deleteAsk_one:
    'De groep *{{- group}}* met {{count, number}} lid verwijderen? Dat lid houdt wat het op andere manieren heeft.',
  deleteAsk_other:
    'De groep *{{- group}}* met {{count, number}} leden verwijderen? Zij houden wat ze op andere manieren hebben.',
  deleteConfirm: 'Groep verwijderen',
  deleted: 'De groep *{{- group}}* is verwijderd.',

  membersTitle: 'Leden wijzigen',
  membersOf: '*{{- group}}*',
  joinGet:
    'Wie erbij komt, krijgt {{- products}}; wie weggaat, verliest het, tenzij die het op een andere manier heeft.',
  joinGetNothing: 'De groep heeft geen producten, dus niemand krijgt of verliest hierdoor nu iets.',
  addPeople: 'Mensen om op te nemen',
  addOthers: 'Niet in Slack?',
  removePeople: 'Leden om eruit te halen',
  removePlaceholder: 'Zoek in de leden',
  nobodyChosen: 'Kies iemand om op te nemen of eruit te halen.',
  tooManyPeople:
    'Dit zijn {{chosen, number}} mensen. Je kunt er hoogstens {{max, number}} tegelijk opnemen; meer kun je importeren.',
  someoneUnknown_one:
    '{{count, number}} van hen kan niet worden opgenomen: bots en mensen van andere organisaties kunnen geen licenties hebben.',
  someoneUnknown_other:
    '{{count, number}} van hen kunnen niet worden opgenomen: bots en mensen van andere organisaties kunnen geen licenties hebben.',
  changed: '*{{- group}}*: {{- changes}}.',
  joinedCount_one: '{{count, number}} persoon opgenomen',
  joinedCount_other: '{{count, number}} mensen opgenomen',
  leftCount_one: '{{count, number}} persoon eruit gehaald',
  leftCount_other: '{{count, number}} mensen eruit gehaald',
  unchangedCount_one: '{{count, number}} blijft zoals het was',
  unchangedCount_other: '{{count, number}} blijven zoals het was',
  licensesFollow:
    'Als de groep producten heeft, volgt binnen enkele ogenblikken wat zij daardoor krijgen of verliezen; de groep toont hoe ver dat is.',

  leaveTitle: 'Uit de groep halen',
  leaveAsk: '{{- person}} uit de groep *{{- group}}* halen?',
  leaveConfirm: 'Uit de groep halen',
  hasLeft: '{{- person}} is uit de groep *{{- group}}*.',
  wasNoMember: '{{- person}} was geen lid (meer) van *{{- group}}*. Er is niets veranderd.',

  assignTitle: 'Aan groep toewijzen',
  optionsTitle: 'Opties wijzigen',
  removeTitle: 'Product weghalen',
  swapTitle: 'Product omwisselen',
  reprocessTitle: 'Opnieuw proberen',
  continue: 'Verder',
  product: 'Product',
  productPlaceholder: 'Zoek op naam of SKU-onderdeelnummer',
  productNeeded: 'Kies een product.',
  toMembers_one: 'Voor het *{{count, number}}* lid van *{{- group}}*, en wie er later bij komt.',
  toMembers_other: 'Voor de *{{count, number}}* leden van *{{- group}}*, en wie er later bij komt.',
  ofProduct: 'Wat de leden van *{{- group}}* van *{{- product}}* hebben:',
  heldAlready: 'De groep heeft het al: als je verdergaat, wijzigen de opties.',
  caughtUp:
    'Je was sneller dan dit formulier: het toont pas nu het product dat je koos. Controleer de serviceplannen en ga dan verder.',

  assignAsk_one: '*{{- product}}* toewijzen aan het {{count, number}} lid van *{{- group}}*?',
  assignAsk_other: '*{{- product}}* toewijzen aan de {{count, number}} leden van *{{- group}}*?',
  assignConsequence:
    'Wie er later bij komt, krijgt het ook. Wie het nu niet kan krijgen, door gebrek aan een plaats of door een andere regel, komt in een lijst en krijgt het zodra dat is veranderd.',
  assignConfirm: 'Product toewijzen',
  optionsAsk_one:
    'Wijzigen wat het {{count, number}} lid van *{{- group}}* van *{{- product}}* heeft?',
  optionsAsk_other:
    'Wijzigen wat de {{count, number}} leden van *{{- group}}* van *{{- product}}* hebben?',
  optionsConsequence:
    'Een plan blijft aan voor wie het op een andere manier heeft. Wie dan een regel overtreedt, verliest de licentie van deze groep en komt in een lijst.',
  swapAsk_one:
    '*{{- product}}* geven aan het {{count, number}} lid van *{{- group}}*, in plaats van *{{- old}}*?',
  swapAsk_other:
    '*{{- product}}* geven aan de {{count, number}} leden van *{{- group}}*, in plaats van *{{- old}}*?',
  swapConsequence:
    'Wie *{{- product}}* krijgt, verliest *{{- old}}*; wie het niet kan krijgen, houdt *{{- old}}*, komt in een lijst en stapt over zodra het kan. Wie er later bij komt, krijgt alleen *{{- product}}*.',
  swapConfirm: 'Product omwisselen',
  optionsConfirm: 'Opties wijzigen',
  switchedOff: 'Uitgezet: {{- plans}}',
  switchedOn: 'Aangezet: {{- plans}}',
  unchangedPlans: 'Er wordt geen plan aan- of uitgezet.',
  removeAsk_one:
    '*{{- product}}* van *{{- group}}* halen? {{count, number}} lid heeft het daardoor.',
  removeAsk_other:
    '*{{- product}}* van *{{- group}}* halen? {{count, number}} leden hebben het daardoor.',
  removeConsequence:
    'Zij verliezen het meteen, tenzij ze het op een andere manier hebben, en de plaatsen komen vrij voor iemand anders.',
  removeConfirm: 'Product weghalen',
  reprocessAsk_one:
    'Opnieuw proberen voor het {{count, number}} lid van *{{- group}}* dat *{{- product}}* mist?\n{{- causes}}',
  reprocessAsk_other:
    'Opnieuw proberen voor de {{count, number}} leden van *{{- group}}* die *{{- product}}* missen?\n{{- causes}}',
  reprocessConfirm: 'Opnieuw proberen',
  reprocessNobody:
    'Niemand in *{{- group}}* mist *{{- product}}*: er valt niets opnieuw te proberen.',

  unchanged: '*{{- group}}* heeft *{{- product}}* al met deze opties. Er is niets veranderd.',
  working_assign: '*{{- product}}* wordt toegewezen aan de leden van *{{- group}}*.',
  working_options: 'Wat de leden van *{{- group}}* van *{{- product}}* hebben, wordt gewijzigd.',
  working_remove: '*{{- product}}* wordt ingetrokken van de leden van *{{- group}}*.',
  working_swap: 'De leden van *{{- group}}* krijgen *{{- product}}* in plaats van *{{- old}}*.',
  working_reprocess:
    'Voor wie *{{- product}}* mist in *{{- group}}*, wordt het opnieuw geprobeerd.',
  bar: '`{{- bar}}` {{percent, number}} %',
  progress: '{{done, number}} van {{total, number}} leden',
  soFar_one: '{{count, number}} krijgt het tot nu toe niet: {{- causes}}',
  soFar_other: '{{count, number}} krijgen het tot nu toe niet: {{- causes}}',
  workingHint:
    'Je kunt dit venster sluiten: het werk gaat door en je krijgt de uitkomst als direct bericht.',
  all_one: 'Het enige lid van *{{- group}}* heeft *{{- product}}*.',
  all_other: 'Alle {{count, number}} leden van *{{- group}}* hebben *{{- product}}*.',
  nobody: '*{{- group}}* heeft nog geen leden: wie erbij komt, krijgt *{{- product}}*.',
  outcome: '*{{- product}}* voor *{{- group}}*: {{- have}}, {{- lack}}: {{- causes}}.',
  outcomeOnly: '*{{- product}}* voor *{{- group}}*: {{- have}}.',
  optionsAll_one:
    'De opties van *{{- product}}* zijn gewijzigd voor het enige lid van *{{- group}}*.',
  optionsAll_other:
    'De opties van *{{- product}}* zijn gewijzigd voor alle {{count, number}} leden van *{{- group}}*.',
  optionsNobody:
    'De opties van *{{- product}}* zijn gewijzigd. *{{- group}}* heeft nog geen leden: wie erbij komt, krijgt het daarmee.',
  optionsOutcome:
    'De opties van *{{- product}}* voor *{{- group}}* zijn gewijzigd: {{- have}} daarmee, {{- lack}}: {{- causes}}.',
  optionsOnly:
    'De opties van *{{- product}}* voor *{{- group}}* zijn gewijzigd: {{- have}} daarmee.',
  outcomeHave_one: '{{count, number}} heeft het',
  outcomeHave_other: '{{count, number}} hebben het',
  outcomeLack_one: '{{count, number}} niet',
  outcomeLack_other: '{{count, number}} niet',
  removedFrom_one:
    '*{{- product}}* is van *{{- group}}* gehaald: {{count, number}} lid had het daardoor.',
  removedFrom_other:
    '*{{- product}}* is van *{{- group}}* gehaald: {{count, number}} leden hadden het daardoor.',
  keepOld_one: '{{count, number}} houdt tot dan *{{- old}}*.',
  keepOld_other: '{{count, number}} houden tot dan *{{- old}}*.',
  givenUp_one:
    ':warning: {{count, number}} is niet verwerkt: het werk is opgegeven. Wie Seatkeeper draait, ziet waarom met `npm run seatkeeper -- jobs`.',
  givenUp_other:
    ':warning: {{count, number}} zijn niet verwerkt: het werk is opgegeven. Wie Seatkeeper draait, ziet waarom met `npm run seatkeeper -- jobs`.',
  seeWho: 'Bekijken wie',
  seeWhoLabel: 'Bekijken wie {{product}} mist in {{group}}',

  lacking_product_expired: '{{count, number}} zonder geldig abonnement',
  lacking_usage_location_missing: '{{count, number}} zonder gebruikslocatie',
  lacking_prohibited_in_usage_location: '{{count, number}} waar een plan niet wordt aangeboden',
  lacking_mutually_exclusive: '{{count, number}} met een plan dat het uitsluit',
  lacking_dependency_missing: '{{count, number}} zonder een plan dat het nodig heeft',
  lacking_seats_exhausted: '{{count, number}} zonder plaats',
  lacking_unknown: '{{count, number}} om een andere reden ({{code}})',
};
