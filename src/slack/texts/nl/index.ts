/**
 * Dutch, as an IT administrator in the Netherlands writes it: "je", plain words, and the same word
 * for the same thing everywhere:
 *
 * | English | Dutch |
 * |---|---|
 * | license, seat | licentie (what somebody has), plaats (what is bought) |
 * | subscription, renew, cancel, expire | abonnement, verlengen, opzeggen, aflopen |
 * | notice date, grace period | opzegdatum, respijtperiode |
 * | service plan, switch off, on | serviceplan, uitzetten, aanzetten |
 * | usage location | gebruikslocatie |
 * | assign, remove, swap, undo | toewijzen, intrekken, omwisselen, ongedaan maken |
 * | directly, through a group | rechtstreeks, via een groep |
 * | take out of a group, off a group | uit de groep halen, van de groep halen |
 * | wait, suspended, deactivated | wachten, opgeschort, gedeactiveerd |
 * | waitlist, offer; take, pass on, hold a seat | wachtlijst, aanbod; nemen, doorgeven, een plaats vasthouden |
 * | request; ask for, approve, deny, withdraw | verzoek; aanvragen, goedkeuren, afwijzen, intrekken |
 * | alert; take, snooze, resolve, hand over, release | melding; oppakken, uitstellen, afhandelen, overdragen, loslaten |
 * | mirror, frozen | spiegelen, bevroren |
 * | license administrator, history, workspace | licentiebeheerder, geschiedenis, werkruimte |
 * | reclaim; keep, release a license | terugvragen; houden, teruggeven |
 * | preview, forecast, digest | voorbeeld, prognose, overzicht |
 */
import { administer } from './administer.ts';
import { alerts } from './alerts.ts';
import { assign } from './assign.ts';
import { audit } from './audit.ts';
import { common } from './common.ts';
import { digest } from './digest.ts';
import { errors } from './errors.ts';
import { groups } from './groups.ts';
import { home } from './home.ts';
import { mine } from './mine.ts';
import { mirror } from './mirror.ts';
import { notices } from './notices.ts';
import { person } from './person.ts';
import { policies } from './policies.ts';
import { preview } from './preview.ts';
import { products } from './products.ts';
import { reclaim } from './reclaim.ts';
import { remove } from './remove.ts';
import { requests } from './requests.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { swap } from './swap.ts';
import { why } from './why.ts';

export const nl = {
  administer,
  alerts,
  assign,
  audit,
  common,
  digest,
  errors,
  groups,
  home,
  mine,
  mirror,
  notices,
  person,
  policies,
  preview,
  products,
  reclaim,
  remove,
  requests,
  settings,
  sources,
  swap,
  why,
} as const;
