// Groups of people, and what they are to have. Not everybody gets it: for want of a seat, or for
// a plan that excludes it.

import { mail } from './people.ts';
import { skuId } from './subscriptions.ts';

export interface CompanyGroup {
  name: string;
  /** Mail names. */
  members: string[];
  skuIds: string[];
}

const group = (name: string, members: string, ...products: string[]): CompanyGroup => ({
  name,
  members: members.split(/\s+/).map(mail),
  skuIds: products.map(skuId),
});

export const groups: CompanyGroup[] = [
  group(
    'Field staff',
    `aroha.ngata chidi.okafor ethan.brooks noah.tremblay diego.hernandez elif.yilmaz amina.hassan
    khalid.almansoori`,
    'EXCHANGESTANDARD',
  ),
  group(
    'Security',
    'ingrid.solberg joris.bakker tomasz.wisniewski bogdan.ionescu',
    'AAD_PREMIUM_P2',
  ),
  group('Optics lab', 'matteo.ferrari khalid.almansoori yael.benami thandiwe.dlamini'),
];
