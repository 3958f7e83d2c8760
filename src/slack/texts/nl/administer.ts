import type { Translation } from '../translation.ts';

export const administer: Translation<'administer'> = {
  addProduct: 'Product toevoegen',
  editProduct: 'Product bewerken',
  archiveProduct: 'Product archiveren',
  history: 'Geschiedenis',
  addSubscription: 'Abonnement toevoegen',
  save: 'Opslaan',
  add: 'Toevoegen',

  name: 'Naam',
  partNumber: 'SKU-onderdeelnummer',
  partNumberHint: 'Een korte naam zoals FIGMA_ORG. Als het leeg is, wordt het van de naam gemaakt.',
  skuId: 'SKU-id',
  skuIdHint:
    'De id van het product bij de leverancier; imports vinden het hiermee. Wordt bedacht als het leeg is.',
  description: 'Omschrijving',
  descriptionStays:
    'De omschrijving heeft meer dan {{max, number}} tekens en blijft zoals ze is; een import kan haar wijzigen.',
  helpUrl: 'Hulppagina',
  purchaseUrl: 'Waar het te koop is',
  noWebAddress: 'Vul een adres in zoals https://example.com/.',
  nameNeeded: 'Geef het een naam.',
  productAdded:
    '*{{- product}}* staat in de lijst. Er kan pas iets worden toegewezen als er een abonnement is.',
  productRestored:
    '*{{- product}}* was met deze SKU-id gearchiveerd. Het is terug, met zijn abonnementen.',
  productEdited: '*{{- product}}* is gewijzigd.',
  archiveAsk:
    '*{{- product}}* archiveren? Het verdwijnt uit alle lijsten en kan niet meer worden toegewezen. Zijn abonnementen gaan mee, zijn geschiedenis blijft. Open verzoeken erom worden gesloten. Een product toevoegen met SKU-id {{skuId}} brengt het terug.',
  archiveConfirm: 'Archiveren',
  productArchived: '*{{- product}}* is gearchiveerd.',

  editPlan: 'Een serviceplan bewerken…',
  planTitle: 'Serviceplan bewerken',
  notOfferedIn: 'Niet aangeboden in',
  needs: 'Heeft deze plannen nodig',
  excludes: 'Kan niet aanstaan samen met',
  planConsequence:
    'Dit geldt overal waar het plan deel is van een product, vanaf de volgende toewijzing. Niemand verliest er een licentie door.',
  planSet: '*{{- plan}}* is gewijzigd.',

  noHistory: 'Er is nog niets mee gedaan.',

  renew: 'Verlengen',
  resize: 'Plaatsen wijzigen',
  cancel: 'Abonnement opzeggen',
  edit: 'Bewerken',
  archive: 'Archiveren',
  menuCancel: 'Opzeggen',
  renewTitle: 'Abonnement verlengen',
  resizeTitle: 'Plaatsen wijzigen',
  cancelTitle: 'Abonnement opzeggen',
  editTitle: 'Abonnement bewerken',
  archiveTitle: 'Abonnement archiveren',
  addTitle: 'Abonnement toevoegen',
  head: '*{{- product}}* · {{- terms}}',
  seats: 'Plaatsen',
  seatsHint: 'Leeg betekent onbeperkt.',
  startDate: 'Eerste dag',
  endDate: 'Laatste dag',
  endDateHint:
    'De plaatsen tellen daarna nog 30 dagen respijtperiode mee. Leeg betekent zonder einde.',
  newEndDate: 'Nieuwe laatste dag',
  price: 'Prijs per plaats',
  priceHint: 'Zoals 12,50, voor de hele duur van het abonnement.',
  currency: 'Valuta',
  currencyHint: 'Zoals EUR of USD.',
  noticeDate: 'Opzeggen uiterlijk op',
  reference: 'Kenmerk',
  referenceHint: 'Zoals een ordernummer. Imports vinden het abonnement hiermee.',
  when: 'Wanneer',
  whenEnd: 'Aan het einde, zonder respijtperiode',
  whenToday: 'Vandaag is de laatste dag',
  archiveHelp:
    'Voor wat per vergissing is ingevoerd: het abonnement telt nergens meer mee en staat in geen lijst. De geschiedenis van het product bewaart het.',
  seatsWrong: 'Een heel getal zoals 25, of niets voor onbeperkt.',
  priceWrong: 'Vul een prijs in zoals 12,50.',
  currencyWrong: 'Vul een code van drie letters in, zoals EUR.',
  startNeeded: 'Kies de eerste dag.',
  endNeeded: 'Kies de nieuwe laatste dag.',
  whenNeeded: 'Kies een van beide.',

  enough_zero: 'Niemand heeft het.',
  enough_one: '{{count, number}} is toegewezen, en er is voor iedereen een plaats.',
  enough_other: '{{count, number}} zijn toegewezen, en er is voor iedereen een plaats.',
  overNow_one: ':warning: *Vanaf vandaag {{count, number}} meer toegewezen dan er plaatsen zijn.*',
  overNow_other:
    ':warning: *Vanaf vandaag {{count, number}} meer toegewezen dan er plaatsen zijn.*',
  overFrom_one: ':warning: *Vanaf {{day}} {{count, number}} meer toegewezen dan er plaatsen zijn.*',
  overFrom_other:
    ':warning: *Vanaf {{day}} {{count, number}} meer toegewezen dan er plaatsen zijn.*',
  enoughFrom: 'Vanaf {{day}} zijn er weer genoeg plaatsen.',
  expiredNow: 'Er kan niets worden toegewezen, want geen enkel abonnement is actief.',
  expiredFrom:
    'Vanaf {{day}} kan er niets worden toegewezen, tenzij er voor die tijd wordt bijgekocht.',
  stays: 'Niemand verliest er een licentie door.',
  ifSo: '*{{- choice}}*: {{- consequence}}',
  ifUntil: 'Tot en met {{day}}',
  confirmAgain: 'Bekijk wat er het gevolg van is en druk dan nog eens op de knop.',

  doneAdd: 'Toegevoegd aan *{{- product}}*: {{- terms}}.',
  doneRenew: '*{{- product}}* verlengd: {{- terms}}.',
  doneResize: 'Plaatsen van *{{- product}}* gewijzigd: {{- terms}}.',
  doneCancel: '*{{- product}}* opgezegd: {{- terms}}, zonder respijtperiode.',
  doneEdit: '*{{- product}}* gewijzigd: {{- terms}}.',
  doneArchive: 'Een abonnement van *{{- product}}* gearchiveerd: {{- terms}}.',
};
