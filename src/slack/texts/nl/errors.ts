import type { Translation } from '../translation.ts';

export const errors: Translation<'errors'> = {
  not_allowed:
    'Alleen licentiebeheerders kunnen dit. Vraag het aan {{- administrators}}, of typ `/license-mine` om te zien wat je hebt.',
  person_not_found:
    'Deze persoon is hier niet bekend. Bots en mensen van andere organisaties kunnen geen licenties hebben; kies iemand van deze werkruimte.',
  person_deleted:
    '{{person}} is gedeactiveerd en kan geen licenties krijgen. Activeer het account eerst weer, of kies iemand anders.',
  product_not_found:
    'Dit product bestaat hier niet (meer). Typ `/licenses` om alle producten te zien.',
  product_expired:
    '{{product}} heeft geen abonnement dat actief is of in de respijtperiode zit. Verleng het of voeg een abonnement toe, en probeer het opnieuw.',
  usage_location_missing:
    '{{person}} heeft geen gebruikslocatie, en serviceplannen worden misschien niet overal aangeboden. Kies een gebruikslocatie en probeer het opnieuw.',
  usage_location_unknown: '“{{usageLocation}}” is geen landcode. Kies een land uit de lijst.',
  prohibited_in_usage_location_one:
    'Het serviceplan {{plans}} wordt niet aangeboden in {{country}}. Zet het uit in het formulier en probeer het opnieuw.',
  prohibited_in_usage_location_other:
    'De serviceplannen {{plans}} worden niet aangeboden in {{country}}. Zet ze uit in het formulier en probeer het opnieuw.',
  mutually_exclusive:
    '{{plan}} kan niet aanstaan samen met {{other}} (van {{otherProduct}}). Zet een van beide uit en probeer het opnieuw.',
  dependency_missing:
    '{{plan}} heeft {{needs}} nodig, en dat heeft deze persoon niet. Zet {{plan}} uit, of wijs eerst een product met {{needs}} toe.',
  dependency_in_use:
    '{{neededBy}} (van {{neededByProduct}}) heeft {{plan}} nodig. Trek eerst {{neededByProduct}} in of zet {{neededBy}} uit.',
  seats_exhausted:
    'Er is geen plaats van {{product}} vrij: {{assigned, number}} toegewezen, {{total, number}} gekocht. Trek een licentie in die iemand niet meer nodig heeft, of koop plaatsen bij.',
  plan_not_in_product:
    'Een van deze serviceplannen is geen deel meer van {{product}}. Open het formulier opnieuw en kies nog eens.',
  until_in_past: 'De laatste dag is al voorbij. Kies vandaag ({{- today}}) of een latere dag.',
  start_in_past: 'De eerste dag is al voorbij. Kies vandaag ({{- today}}) of een latere dag.',
  until_before_start: 'De laatste dag ligt vóór de eerste. Kies een latere.',
  scheduled_already:
    '{{product}} begint voor {{person}} op {{- startDate}}. Kies een laatste dag daarvoor, of trek in wat gepland staat.',
  still_held:
    '{{person}} heeft {{product}} op die dag nog rechtstreeks. Stel een laatste dag daarvoor in, of kies een latere eerste dag.',
  inherited_license:
    '{{person}} heeft {{product}} via {{- groups}}, niet rechtstreeks. Haal {{person}} uit de groep, of het product van de groep.',
  not_assigned:
    '{{person}} heeft {{product}} niet (meer). Er is niets veranderd; `/license-remove` toont wat deze persoon heeft.',
  already_assigned:
    '{{person}} heeft {{product}} alweer. Er is niets veranderd, en er hoeft niets meer te gebeuren.',
  undo_too_late:
    'Ongedaan maken kan {{minutes, number}} minuten lang, en die zijn voorbij. Wijs de licentie opnieuw toe met `/license-assign`.',
  removal_not_found:
    'Deze intrekking is hier niet bekend. Er is niets veranderd; wijs de licentie opnieuw toe met `/license-assign`.',
  time_zone_unknown: '“{{timeZone}}” is geen tijdzone. Kies er een uit de lijst.',
  expiring_window_invalid: 'Vul een aantal dagen in van {{min, number}} tot {{max, number}}.',
  guest_not_administrator:
    '{{person}} is een gast, en gasten kunnen geen licenties beheren. Kies iemand anders.',
  settings_changed:
    'Iemand anders heeft intussen de instellingen gewijzigd. Het formulier toont ze zoals ze nu zijn; breng je wijziging opnieuw aan.',
  alert_not_found:
    'Deze melding is hier niet (meer) bekend. Er is niets veranderd; het kanaal voor meldingen toont welke er zijn.',
  alert_over:
    'De melding over {{product}} is voorbij: wat ze meldde, speelt niet meer. Er is niets veranderd, en er hoeft niets meer te gebeuren.',
  alert_taken:
    '{{person}} heeft de melding over {{product}} al opgepakt. Vraag het na, of draag haar over met het menu van het bericht.',
  alert_free:
    'Niemand heeft de melding over {{product}} (nog) opgepakt. Er is niets veranderd; wie haar wil, pakt haar op.',
  alert_snoozed:
    '{{- person}} heeft de melding over {{product}} al uitgesteld, tot {{- until}}. Heropen haar eerst om een andere dag te kiezen.',
  alert_resolved:
    '{{- person}} heeft de melding over {{product}} al afgehandeld. Heropen haar als er meer moet gebeuren.',
  alert_open_again:
    'De melding over {{product}} staat alweer open. Er is niets veranderd, en er hoeft niets meer te gebeuren.',
  reclaim_not_found:
    'Voor zover hier bekend heeft niemand je over deze licentie gevraagd. Er is niets veranderd. Wat je hebt, toont `/license-mine`.',
  nobody_to_ask:
    'Geen van de gekozen mensen kan nog over {{product}} worden gevraagd: ze zijn al gevraagd, of hebben het niet meer. Sluit dit venster en begin opnieuw.',
  day_out_of_range: 'Kies een dag van {{- from}} tot en met {{- to}}.',
  few_seats_invalid:
    'Vul een aantal plaatsen tot {{maxSeats, number}} in, of een deel tot {{maxPercent, number}} %.',
  owner_not_administrator:
    '{{person}} beheert geen licenties en zou er niets mee kunnen. Kies iemand anders, of benoem deze persoon eerst in `/license-settings`.',
  changed_meanwhile:
    'Iemand anders heeft dit gewijzigd terwijl jij het formulier open had, dus van jou is niets opgeslagen. Sluit dit om te zien hoe het nu is, en breng je wijziging dan opnieuw aan.',
  sku_id_taken:
    'Een ander product heeft al de SKU-id {{skuId}}. Gebruik een andere SKU-id, of bewerk dat product.',
  product_has_seats:
    '{{product}} kan niet worden gearchiveerd zolang iemand het heeft ({{assigned, number}} toegewezen). Trek eerst in wat ervan is toegewezen.',
  subscription_not_found:
    'Dit abonnement bestaat hier niet (meer). Open het product opnieuw om te zien wat er is.',
  end_before_start: 'De laatste dag ligt vóór de eerste. Kies een latere.',
  currency_missing: 'Bij een prijs hoort een valuta, zoals EUR.',
  external_id_taken:
    'Een ander abonnement heeft al het kenmerk {{externalId}}. Gebruik een ander kenmerk.',
  renewal_not_later:
    'De nieuwe laatste dag moet later zijn dan de huidige, en vandaag of later. Wat geen einde heeft, hoeft niet te worden verlengd.',
  subscription_endless: 'Dit abonnement heeft geen einde. Zeg het in plaats daarvan vandaag op.',
  subscription_not_running:
    'Dit abonnement is nog niet begonnen, of is al voorbij, dus er valt niets op te zeggen. Is het per vergissing ingevoerd, archiveer het dan.',
  plan_not_found: 'Een van deze serviceplannen bestaat hier niet (meer). Kies opnieuw.',
  plan_rules_contradict:
    '{{plan}} zou nooit aan kunnen staan: het zou {{other}} nodig hebben en uitsluiten. Kies een van beide.',
  plans_in_circle:
    'Deze serviceplannen zouden elkaar in een kring nodig hebben: {{plans}}. Haal weg wat de kring sluit, zodat een ervan het eerste is.',
  group_swaps_still:
    '{{group}} wordt omgewisseld van {{other}} naar {{product}}, en sommigen hebben nog {{other}}. Wijs {{other}} opnieuw toe aan de groep om het te houden, of haal eerst {{other}} weg; haal dan {{product}} weg.',
  group_gives_way:
    '{{group}} wordt omgewisseld van {{product}} naar {{other}}, en sommigen hebben nog {{product}}. Wijs {{product}} opnieuw toe aan de groep om het te houden, of haal eerst {{product}} weg; wissel dan opnieuw om.',
  group_holds_already:
    '{{group}} heeft {{product}} al. Haal in plaats daarvan het andere product van de groep.',
  held_already:
    '{{person}} heeft {{product}} al rechtstreeks. Trek in plaats daarvan het andere product in met `/license-remove`.',
  same_product: 'Een product wordt omgewisseld voor een ander. Kies twee verschillende producten.',
  group_not_found:
    'Deze groep bestaat hier niet (meer). Typ `/license-groups` om alle groepen te zien.',
  group_name_missing: 'Geef de groep een naam.',
  group_name_taken:
    'Er is al een groep {{group}}, misschien anders geschreven. Kies een andere naam, of bewerk die groep.',
  priority_invalid:
    'Vul een heel getal in van {{min, number}} tot {{max, number}}. Als plaatsen schaars zijn, komt het laagste getal eerst.',
  group_holds_products_one:
    '{{group}} kan niet worden verwijderd: de groep heeft {{count, number}} product. Haal het eerst van de groep.',
  group_holds_products_other:
    '{{group}} kan niet worden verwijderd: de groep heeft {{count, number}} producten. Haal ze eerst van de groep.',
  group_at_work:
    '{{group}} kan nog niet worden verwijderd: de leden zijn nog aan het verliezen wat de groep had. Probeer het over een minuut opnieuw.',
  group_is_mirrored:
    '{{group}} spiegelt een Slack-gebruikersgroep, dus naam en leden worden in Slack gewijzigd. Ze volgen hier vanzelf.',
  user_groups_unavailable:
    'Het Slack-abonnement van deze werkruimte heeft geen gebruikersgroepen, dus er is niets te spiegelen. Groepen waarvan de leden hier worden bijgehouden, werken gewoon.',
  user_groups_forbidden:
    'Seatkeeper mag in deze werkruimte geen gebruikersgroepen lezen. Installeer de app opnieuw met de scope `usergroups:read`, zoals het manifest vraagt, en probeer het dan opnieuw.',
  user_group_mirrored:
    '{{group}} spiegelt deze Slack-gebruikersgroep al. Open de groep met `/license-groups`.',
  group_not_frozen:
    '{{group}} wacht niet (meer) op een beslissing: iemand heeft al beslist, of de lijst in Slack is rechtgezet. Er is niets veranderd.',
  group_not_assigned:
    '{{group}} heeft {{product}} niet (meer). Er is niets veranderd; `/license-groups` toont wat de groep heeft.',
  members_unknown_one:
    '{{count, number}} van deze mensen is hier niet bekend. Er is niets veranderd; kies mensen van deze werkruimte.',
  members_unknown_other:
    '{{count, number}} van deze mensen zijn hier niet bekend. Er is niets veranderd; kies mensen van deze werkruimte.',
  members_deleted_one:
    '{{people}} is gedeactiveerd en kan niet in een groep. Laat deze persoon weg, of activeer het account eerst weer.',
  members_deleted_other:
    '{{people}} zijn gedeactiveerd en kunnen niet in een groep. Laat hen weg, of activeer de accounts eerst weer.',
  product_in_groups_one:
    '{{product}} kan niet worden gearchiveerd: {{count, number}} groep heeft het. Haal het eerst van de groep; `/license-groups` toont welke.',
  product_in_groups_other:
    '{{product}} kan niet worden gearchiveerd: {{count, number}} groepen hebben het. Haal het eerst van de groepen; `/license-groups` toont welke.',
  request_not_found:
    'Dit verzoek bestaat hier niet (meer). Typ `/license-requests` om te zien welke er zijn.',
  request_not_pending:
    'Dit verzoek wacht hier niet meer op: er is over beslist, of het is voorbij. Er is niets veranderd; `/license-requests` toont wat ervan geworden is.',
  own_request:
    'Dit verzoek gaat over jou, dus iemand anders beslist erover: {{- approvers}}. Er is niets veranderd.',
  not_approver: 'Anderen beslissen over dit verzoek: {{- approvers}}. Er is niets veranderd.',
  voted_already:
    'Je bent al akkoord gegaan met dit verzoek; het wacht op anderen. Er is niets veranderd.',
  until_too_late:
    'Het wordt uiterlijk tot en met {{- latest}} gegeven. Kies die dag of een eerdere als laatste dag.',
  policy_invalid:
    'Dit beleid zegt niet wie beslist, of vraagt meer dan mogelijk is. Er is niets veranderd. Kies wie beslist en hoeveel van hen akkoord moeten gaan.',
  offer_over:
    'Dit aanbod is voorbij: de plaats is genomen, doorgegeven of niet op tijd beantwoord. Er is niets veranderd; `/license-requests` toont wat er van het verzoek geworden is.',
  not_your_offer:
    'Deze plaats is aan iemand anders aangeboden. Alleen wie de licentie krijgt of wie erom vroeg, kan de plaats nemen of doorgeven.',
  not_your_request:
    'Alleen wie het vroeg, of voor wie het is, kan een verzoek intrekken. Wijs het in plaats daarvan af, als dat aan jou is.',
  reason_missing: 'Zeg waarom, zodat wie het leest het begrijpt.',
  asked_for_held:
    '{{person}} heeft {{product}} al, en voor zo lang als je vraagt. Vraag om een ander product, of, als het ooit eindigt, voor langer dan dat.',
  tampered:
    'Dit formulier is niet te lezen: misschien is het van een oudere versie. Sluit het en begin opnieuw met de opdracht.',
  wrong_workspace:
    'Seatkeeper is ingericht voor een andere werkruimte en kan hier niet antwoorden. Gebruik het waar het is geïnstalleerd.',
  unknown_action:
    'Seatkeeper kent deze knop of dit formulier niet (meer). Sluit het en begin opnieuw met `/licenses`.',
  unknown_command:
    'Seatkeeper kent {{command}} niet. Het kent {{commands}}; zet er `help` achter voor uitleg.',
  slack_busy:
    'Slack beperkt op dit moment het aantal verzoeken. Probeer het over een minuut opnieuw. (Referentie: {{reference}})',
  takes_long:
    'Dit duurt langer dan zou moeten: onze database of Slack antwoordt traag. Wat nog gedaan wordt, zul je zien; probeer het anders over een minuut opnieuw. Blijft het zo, geef je beheerder dan de referentie {{reference}}.',
  unexpected:
    'Bij ons ging iets mis. Alleen wat je is gemeld, is veranderd. Probeer het over een minuut opnieuw; blijft het zo, geef je beheerder dan de referentie {{reference}}.',

  reminded_already:
    'Wie beslist, is het afgelopen etmaal al gevraagd of herinnerd. Er is niets verstuurd; probeer het morgen opnieuw.',
};
