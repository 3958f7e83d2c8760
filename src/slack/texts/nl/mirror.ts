import type { Translation } from '../translation.ts';

export const mirror: Translation<'mirror'> = {
  title: 'Slack-groep spiegelen',
  submit: 'Slack-groep spiegelen',
  button: 'Een Slack-gebruikersgroep spiegelen',
  what: 'De groep hier krijgt de leden van de Slack-gebruikersgroep en volgt wanneer die daar veranderen. De naam volgt ook, zolang geen andere groep hier zo heet.',
  userGroup: 'Slack-gebruikersgroep',
  userGroupPlaceholder: 'Zoek op naam of @handle',
  name: 'Naam hier',
  nameHint: 'Leeg: zoals in Slack. Kies een andere als die hier al bezet is.',
  none: 'Er is geen gebruikersgroep in deze werkruimte. Maak er in Slack een bij de mensen, en spiegel die dan hier.',
  gone: 'Deze gebruikersgroep bestaat niet meer in Slack, of staat uit. Kies een andere.',
  done: '*{{- group}}* volgt nu de Slack-gebruikersgroep @{{- handle}}. De leden komen binnen enkele ogenblikken; bij veel leden duurt het enkele minuten.',
};
