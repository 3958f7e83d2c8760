/** What the use cases answer with, for tests of views: minimal defaults, overrides win. */
import { randomUUID } from 'node:crypto';
import type {
  ExplainedLicense,
  ExplainedSource,
  ExplainLicenseResult,
} from '../../src/licensing/explain-license.ts';
import type { AuditedDeed, AuditPerson } from '../../src/licensing/list-audit.ts';
import type { Holder, ListHoldersResult } from '../../src/licensing/list-holders.ts';
import type { Holding } from '../../src/licensing/list-holdings.ts';
import type { ListProductsResult, ProductSummary } from '../../src/licensing/list-products.ts';
import { pageOf } from '../../src/licensing/paging.ts';
import type { GroupPreview } from '../../src/licensing/preview-group-change.ts';
import { named, type ProductForeseen } from '../../src/licensing/rules/foreseen.ts';
import { mergePlans } from '../../src/licensing/rules/merge-plans.ts';
import type { ProductCounts } from '../../src/licensing/rules/product-counts.ts';
import type {
  ShownPlan,
  ShownSubscription,
  ShowProductResult,
} from '../../src/licensing/show-product.ts';
import type { SourcesOfProduct } from '../../src/licensing/shown-person.ts';
import type { ShownSource } from '../../src/licensing/shown-sources.ts';

/** What names from outside can be; each as long as the database keeps. */
export const STRANGE_NAMES = {
  'markup that would ping everybody': '<!channel> & <@U123|x> '.repeat(12).slice(0, 255),
  'nothing but ampersands': '&'.repeat(255),
  emoji: '🧑‍🚀🇳🇱👍🏽'.repeat(40).slice(0, 255).toWellFormed(),
  'right-to-left text with marks': `\u202e${'שלום עולם مرحبا '.repeat(15)}\u2066`,
  'nothing visible': '\u200e\u202e\u0007',
};

export function manyOf<T>(count: number, one: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => one(index));
}

/** Ten seats, three of them assigned, nothing expiring. */
export function counts(overrides: Partial<ProductCounts> = {}): ProductCounts {
  return {
    total: 10,
    assigned: 3,
    available: 7,
    held: 0,
    over: 0,
    expiringSoon: 0,
    replaced: 0,
    assignable: true,
    ...overrides,
  };
}

export function aSummary(overrides: Partial<ProductSummary> = {}): ProductSummary {
  return {
    id: randomUUID(),
    displayName: 'Entra ID P1',
    skuPartNumber: 'AAD_PREMIUM',
    skuId: '078d2b04',
    counts: counts(),
    ...overrides,
  };
}

/** A page of ten, by default the first, of `products`. */
export function aList(
  products: ProductSummary[],
  { page = 0, ...overrides }: Partial<ListProductsResult> = {},
): ListProductsResult {
  return {
    products: products.slice(page * 10, page * 10 + 10),
    matches: products.length,
    ...pageOf(products.length, { page, pageSize: 10 }),
    productsInAll: products.length,
    today: '2026-06-15',
    timeZone: 'Europe/Amsterdam',
    expiringUntil: '2026-07-15',
    ...overrides,
  };
}

export function aShownProduct({
  product = {},
  ...overrides
}: Partial<Omit<ShowProductResult, 'product'>> & {
  product?: Partial<ShowProductResult['product']>;
} = {}): ShowProductResult {
  return {
    product: {
      id: randomUUID(),
      displayName: 'Entra ID P1',
      skuId: '078d2b04',
      skuPartNumber: 'AAD_PREMIUM',
      description: null,
      helpUrl: null,
      purchaseUrl: null,
      ...product,
    },
    counts: counts(),
    subscriptions: [aShownSubscription()],
    plans: [aShownPlan()],
    groups: 0,
    alertsOff: [],
    today: '2026-06-15',
    timeZone: 'Europe/Amsterdam',
    ...overrides,
  };
}

/** Ten seats over 2026. */
export function aShownSubscription(overrides: Partial<ShownSubscription> = {}): ShownSubscription {
  return {
    id: randomUUID(),
    externalId: null,
    seats: 10,
    startDate: '2026-01-01',
    endDate: '2026-12-31',
    state: 'active',
    graceUntil: '2027-01-30',
    graceDays: 30,
    isCanceled: false,
    price: null,
    currency: null,
    noticeDate: null,
    ...overrides,
  };
}

export function aShownPlan(overrides: Partial<ShownPlan> = {}): ShownPlan {
  return {
    id: randomUUID(),
    planId: '41781fb2',
    name: 'MFA_PREMIUM',
    friendlyName: 'Multi-Factor Authentication',
    prohibitedCountries: [],
    needs: [],
    excludes: [],
    ...overrides,
  };
}

const held = {
  since: new Date('2026-01-01T09:00:00Z'),
  untilDate: null,
  assignedByName: 'Anna Admin',
  assignedBySlackUserId: 'UANNA',
};

/** Active and direct. */
export function aSource(overrides: Partial<ShownSource> = {}): ShownSource {
  return {
    id: randomUUID(),
    group: null,
    state: 'active',
    errorCode: null,
    startDate: null,
    suspendedAt: null,
    reason: null,
    disabledPlanIds: [],
    isLeaving: false,
    givesWayTo: null,
    ...held,
    ...overrides,
  };
}

/** Active, through a group. */
export function viaGroup(name: string, overrides: Partial<ShownSource> = {}): ShownSource {
  return aSource({ group: { id: randomUUID(), name, isMirrored: false }, ...overrides });
}

export function aHolder(overrides: Partial<Holder> = {}): Holder {
  return {
    personId: randomUUID(),
    displayName: 'Pat Person',
    slackUserId: 'UPAT',
    email: 'pat@example.com',
    status: 'active',
    isGuest: false,
    usageLocation: 'NL',
    sources: [aSource()],
    disabledPlans: [],
    turn: null,
    ...overrides,
  };
}

/** Three of ten seats are assigned, and nothing changes. */
export function aForeseen(overrides: Partial<ProductForeseen> = {}): ProductForeseen {
  return {
    productId: randomUUID(),
    product: 'Entra ID P1',
    seats: { total: 10, before: 3, after: 3 },
    gets: named([]),
    loses: named([]),
    plans: [],
    gainedPlans: [],
    lostPlans: [],
    keptPlans: [],
    errors: [],
    next: named([]),
    ...overrides,
  };
}

export function aGroupPreview(overrides: Partial<GroupPreview> = {}): GroupPreview {
  return {
    at: new Date('2026-06-15T12:00:00Z'),
    group: 'Sales',
    people: 2,
    products: [aForeseen()],
    ...overrides,
  };
}

export function aHolderCount(active: number): ListHoldersResult['counts'] {
  return { active, error: 0, scheduled: 0, suspended: 0 };
}

export function aHolding(overrides: Partial<Holding> = {}): Holding {
  return {
    ...aWaiting({ sources: [aSource(held)] }),
    plansOn: ['Multi-Factor Authentication'],
    plansOff: [],
    ...held,
    ...overrides,
  };
}

/** Nobody's seat yet: in error unless told otherwise. */
export function aWaiting(overrides: Partial<SourcesOfProduct> = {}): SourcesOfProduct {
  return {
    productId: randomUUID(),
    product: 'Entra ID P1',
    skuPartNumber: 'AAD_PREMIUM',
    sources: [aSource({ state: 'error', errorCode: 'seats_exhausted' })],
    ...overrides,
  };
}

/** Nothing stands against it. */
export function explainedSource(overrides: Partial<ExplainedSource> = {}): ExplainedSource {
  return { ...aSource(), against: null, keptBy: null, swappedFrom: null, ...overrides };
}

/** A product with these sources; plans are on in all of them. */
export function explained({
  sources = [explainedSource()],
  planNames = [],
  ...overrides
}: Partial<ExplainedLicense> & { planNames?: string[] } = {}): ExplainedLicense {
  const rules = { prohibitedCountries: [], needs: [], excludes: [] };
  const plans = planNames.map((name) => ({ id: randomUUID(), name, ...rules }));
  const hasSeat = sources.some(({ state }) => state === 'active');
  return {
    productId: randomUUID(),
    product: 'Entra ID P1',
    skuPartNumber: 'AAD_PREMIUM',
    sources,
    plans: mergePlans(plans, sources),
    hasSeat,
    toFree: hasSeat ? sources.filter(({ state }) => state === 'active' || state === 'error') : [],
    keptInTheEnd: null,
    ...overrides,
  };
}

/** Of Pat, who has nothing. */
export function anExplanation({
  person = {},
  ...overrides
}: Partial<Omit<ExplainLicenseResult, 'person'>> & {
  person?: Partial<ExplainLicenseResult['person']>;
} = {}): ExplainLicenseResult {
  return {
    person: {
      id: randomUUID(),
      displayName: 'Pat Person',
      slackUserId: 'UPAT',
      email: 'pat@example.com',
      status: 'active',
      isGuest: false,
      usageLocation: 'NL',
      ...person,
    },
    sameEmail: null,
    products: [],
    coming: [],
    product: null,
    plan: null,
    automaticHealing: true,
    ...overrides,
  };
}

export function aNamed(overrides: Partial<AuditPerson> = {}): AuditPerson {
  return {
    id: randomUUID(),
    displayName: 'Kim',
    slackUserId: 'UKIM',
    status: 'active',
    ...overrides,
  };
}

/** Anna assigned Entra ID P1 to Kim. */
export function aDeed(overrides: Partial<AuditedDeed> = {}): AuditedDeed {
  return {
    id: '7',
    at: new Date('2026-06-15T12:00:00Z'),
    action: 'license.assign',
    actor: aNamed({ displayName: 'Anna', slackUserId: 'UANNA' }),
    person: aNamed(),
    product: 'Entra ID P1',
    group: null,
    surface: 'slack',
    reason: null,
    before: null,
    after: null,
    ...overrides,
  };
}
