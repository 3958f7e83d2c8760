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

export const en = {
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
