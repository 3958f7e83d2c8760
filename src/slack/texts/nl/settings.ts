import type { Translation } from '../translation.ts';

export const settings: Translation<'settings'> = {
  help: [
    '`/license-settings` toont en wijzigt wat voor de hele werkruimte geldt, en is voor licentiebeheerders:',
    '• de tijdzone waarin dagen beginnen en eindigen, en de gebruikslocatie van wie er geen heeft',
    '• hoeveel dagen vooruit een abonnement telt als binnenkort aflopend',
    '• wie licenties beheert, naast degenen uit de configuratie',
    '• wanneer de meldingen op werkdagen worden samengevat in hun kanaal',
    '• of wachtende toewijzingen opnieuw worden geprobeerd als er een plaats vrijkomt, en de taal waarin Seatkeeper spreekt',
    'Elke wijziging blijft bewaard in de geschiedenis; `/license-audit` toont haar.',
  ].join('\n'),

  title: 'Licentie-instellingen',
  save: 'Opslaan',
  intro: 'Dit geldt voor iedereen in deze werkruimte zodra je het opslaat.',

  timeZone: 'Tijdzone',
  timeZoneHint:
    'Hierin beginnen en eindigen dagen: de laatste dag van een licentie, het einde van een abonnement.',
  timeZoneNotSet: 'Niet ingesteld: UTC wordt aangenomen',
  timeZonePlaceholder: 'Zoek op stad of regio',
  location: 'Standaardgebruikslocatie',
  locationHint:
    'Voor wie er geen heeft, als aan meer mensen tegelijk wordt toegewezen. Ze wordt nooit bij een persoon opgeslagen.',
  locationNotSet: 'Niet ingesteld: er wordt niets aangenomen',
  locationPlaceholder: 'Zoek op land of code',
  language: 'Taal',
  languageHint:
    'Van berichten aan velen, en van alles wat iemand ziet die in Slack geen andere van deze talen koos.',
  languageNotSet: 'Niet ingesteld: Engels wordt aangenomen',
  window: 'Loopt binnenkort af: dagen vooruit',
  windowHint:
    'Van {{min, number}} tot {{max, number}}. Niet ingesteld: {{assumed, number}} wordt aangenomen.',
  administrators: 'Licentiebeheerders',
  administratorsPlaceholder: 'Kies mensen',
  administratorsHint:
    'Actieve mensen van deze werkruimte, geen gasten; hoogstens {{max, number}}. Zij mogen alles wat jij mag, vanaf hun volgende klik.',
  crowdedOut:
    '⚠ Ook benoemd, maar zonder plek hierboven, waar {{max, number}} mensen passen: {{- people}}. Als je opslaat, zijn zij geen beheerder meer; wil je er een houden, kies die dan hierboven in de plaats van iemand anders.',
  away: '⚠ Ook benoemd, maar zonder rechten, want vertrokken of gast geworden: {{- people}}. Als je opslaat, zijn zij niet meer benoemd, en krijgen ze bij terugkeer geen rechten terug.',
  nobody: 'niemand',
  configured:
    'Beheerders volgens de configuratie, die hier niet kunnen worden verwijderd: {{- administrators}}.',
  healing: 'Wachtende toewijzingen',
  healingOn: 'Vanzelf opnieuw proberen als er een plaats vrijkomt',

  channel: 'Kanaal voor meldingen',
  channelHint:
    'Hier komen meldingen die geen eigen kanaal hebben. De app moet in het kanaal zitten.',
  channelsMore: 'Meldingen van één soort, of die dringend zijn, kunnen naar eigen kanalen gaan.',
  channelsOpen: 'Meer kanalen',
  channelsTitle: 'Kanalen voor meldingen',
  channelsWhat:
    'Waar meldingen heen gaan die niet naar het kanaal voor alle meldingen moeten. Wat er al staat, blijft staan en wordt daar bijgehouden.',
  channelOf: 'Over {{about}}',
  hint_urgent:
    'De laatste week voordat een abonnement en zijn respijtperiode eindigen, de laatste drie dagen voor een opzegdatum, en plaatsen die allemaal toegewezen zijn of ontbreken. Een melding die dringend wordt, komt vanaf dan daar.',
  hint_not_urgent: 'Alle andere.',
  channelsOrder:
    'Past er meer dan één, dan telt het eerste: het eigen kanaal van het product, dan dat van de soort, dan of het dringend is, dan het kanaal voor alle meldingen.',
  channelsSaved: 'De kanalen zijn opgeslagen. Elk nieuw kanaal krijgt een bericht dat dat zegt.',
  channelPlaceholder: 'Kies een kanaal',
  channelInvite:
    'De app zit niet in dit kanaal. Nodig haar daar eerst uit: typ /invite @{{app}} in het kanaal. Sla daarna opnieuw op.',
  channelArchived: 'Dit kanaal is gearchiveerd. Kies een ander.',

  digest: 'Overzicht van meldingen',
  digestHint:
    'Op werkdagen, in het kanaal voor meldingen: wat openstaat en niet dringend is, per product, met plaatsen en prognose. Niets als er niets is.',
  digestOff: 'Uit',
  digestAt: 'Om {{hour, number}}:00 uur',

  notADay: 'Vul een heel aantal dagen in van {{min, number}} tot {{max, number}}.',
  tooMany: 'Kies hoogstens {{max, number}} mensen.',
  nobodyLeft: 'Kies er minstens één: verder beheert hier niemand licenties.',
  cannotAdminister:
    'Dit kan niet worden opgeslagen met {{- people}}. Alleen actieve mensen van deze werkruimte kunnen licenties beheren, geen gasten en geen bots.',
  stranger: 'een bot of iemand van een andere organisatie',

  saved: 'De licentie-instellingen zijn opgeslagen en gelden vanaf nu.',
  unchanged: 'De licentie-instellingen waren al zo. Er is niets veranderd.',
};
