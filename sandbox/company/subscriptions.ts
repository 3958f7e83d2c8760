// What the company bought, told from today on, so that the sandbox never grows old.

import { shiftDay } from '../../src/licensing/days.ts';
import type { Stage } from './people.ts';
import { products } from './products.ts';

export interface CompanySubscription {
  externalId: string;
  skuId: string;
  /** Undefined: unlimited. */
  seats: number | undefined;
  start: string;
  /** Last day of use. */
  end: string | undefined;
  /** In euros, per seat. */
  price: string | undefined;
  noticeDate: string | undefined;
}

/** Days are counted from today. */
interface Purchase {
  id: string;
  sku: string;
  seats?: number;
  from: number;
  to?: number;
  notice?: number;
  price?: string;
  before?: { seats?: number; to?: number };
}

const purchases: Purchase[] = [
  { id: 'FREE', sku: 'AAD_FREE', from: -900 },
  // Nearly full, ends soon, replaced.
  { id: 'P1-1', sku: 'AAD_PREMIUM', seats: 25, from: -353, to: 12, price: '5.60' },
  { id: 'P1-2', sku: 'AAD_PREMIUM', seats: 25, from: 13, to: 378, price: '5.60' },
  // Full.
  { id: 'P2-1', sku: 'AAD_PREMIUM_P2', seats: 5, from: -200, to: 165, price: '8.40' },
  // Nearly full; a part of it ends soon and is not replaced.
  { id: 'E3-1', sku: 'SPE_E3', seats: 18, from: -100, to: 265, price: '34.40' },
  { id: 'E3-2', sku: 'SPE_E3', seats: 4, from: -345, to: 20, notice: 5, price: '36.00' },
  // In grace.
  { id: 'EXO-1', sku: 'EXCHANGESTANDARD', seats: 10, from: -374, to: -9, price: '3.70' },
  // Over: renewed with fewer seats than are in use.
  {
    id: 'VISIO-1',
    sku: 'VISIOCLIENT',
    seats: 3,
    from: -40,
    to: 325,
    price: '14.00',
    before: { seats: 5 },
  },
  // Lapsed: nothing can be assigned.
  {
    id: 'PROJECT-1',
    sku: 'PROJECTPROFESSIONAL',
    seats: 6,
    from: -410,
    to: -45,
    price: '28.10',
    before: { to: 30 },
  },
  // Plenty, ends soon.
  { id: 'PHONE-1', sku: 'MCOEV', seats: 12, from: -340, to: 25, notice: -5, price: '9.40' },
];

export function subscriptions(today: string, stage: Stage): CompanySubscription[] {
  const day = (offset: number | undefined) =>
    offset === undefined ? undefined : shiftDay(today, offset);
  return purchases.map((purchase) => {
    const { id, sku, seats, from, to, notice, price } =
      stage === 'before' ? { ...purchase, ...purchase.before } : purchase;
    return {
      externalId: id,
      skuId: skuId(sku),
      seats,
      start: shiftDay(today, from),
      end: day(to),
      price,
      noticeDate: day(notice),
    };
  });
}

export function skuId(partNumber: string): string {
  const product = products.find(({ skuPartNumber }) => skuPartNumber === partNumber);
  if (!product) throw new Error(`The company has no product ${partNumber}`);
  return product.skuId;
}
