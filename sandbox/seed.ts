/**
 * Fills the tenant with the company: through the imports and use cases that everybody uses, so
 * that the rules hold for what the sandbox shows.
 */
import type { Context } from '../src/licensing/actor.ts';
import { assignLicense } from '../src/licensing/assign-license.ts';
import { dayIn, shiftDay } from '../src/licensing/days.ts';
import { ensureTenant } from '../src/licensing/ensure-tenant.ts';
import { Person } from '../src/licensing/entities/person.ts';
import { Product } from '../src/licensing/entities/product.ts';
import { ServicePlan } from '../src/licensing/entities/service-plan.ts';
import { Tenant } from '../src/licensing/entities/tenant.ts';
import { importPeople } from '../src/licensing/imports/import-people.ts';
import { importProducts } from '../src/licensing/imports/import-products.ts';
import { importSubscriptions } from '../src/licensing/imports/import-subscriptions.ts';
import { linkSlackUser } from '../src/licensing/link-slack-user.ts';
import type { Licensing } from '../src/licensing/ports.ts';
import { assignments } from './company/assignments.ts';
import { peopleAt, type Stage } from './company/people.ts';
import { plans, products } from './company/products.ts';
import { team, users } from './company/slack.ts';
import { subscriptions } from './company/subscriptions.ts';

export const TIME_ZONE = 'Europe/Amsterdam';

const context: Context = {
  tenantId: team.id,
  actor: { kind: 'system', cause: 'sandbox' },
  surface: 'cli',
};

/** The tenant with the company's people, known in Slack where they are there. */
export async function seedPeople(licensing: Licensing): Promise<void> {
  await ensureTenant(licensing, team);
  await licensing.em
    .fork()
    .nativeUpdate(Tenant, { id: team.id }, { timeZone: TIME_ZONE, defaultUsageLocation: 'NL' });
  await importStage(licensing, 'before');
  for (const user of users) {
    if (user.isBot || user.isStranger || !user.id) continue;
    await linkSlackUser(licensing, team.id, {
      slackUserId: user.id,
      email: user.email ?? null,
      displayName: user.realName ?? user.name ?? user.id,
      isGuest: user.isRestricted ?? false,
      isWorkspaceAdmin: (user.isAdmin || user.isOwner) ?? false,
      locale: user.locale ?? null,
      deleted: false,
    });
  }
}

/** The company's products, what it bought, and who holds what; then today's leavers and lapses. */
export async function seedCompany(licensing: Licensing): Promise<void> {
  const today = dayIn(TIME_ZONE, licensing.clock());
  await importProducts(licensing, context, source('seatkeeper', productRows()), {
    fileName: 'sandbox',
  });
  await importBought(licensing, today, 'before');
  await assignAll(licensing, today);
  await importBought(licensing, today, 'now');
  await importStage(licensing, 'now');
}

/** Something to assign of every product of a catalog that somebody brought along. */
export async function seedSubscriptions(licensing: Licensing): Promise<void> {
  const today = dayIn(TIME_ZONE, licensing.clock());
  const all = await licensing.em
    .fork()
    .find(Product, { tenantId: team.id }, { orderBy: { id: 1 } });
  const rows = all.map(({ skuId }, index) => ({
    sku_id: skuId,
    seats: index % 10 === 0 ? '' : String((index * 7) % 90),
    start: shiftDay(today, -200),
    end: index % 4 === 0 ? shiftDay(today, (index % 60) - 20) : '',
    price: '',
    currency: '',
    notice_date: '',
    external_id: `SANDBOX-${skuId}`,
  }));
  await importSubscriptions(licensing, context, source('subscriptions', rows), {
    fileName: 'sandbox',
  });
}

async function importStage(licensing: Licensing, stage: Stage): Promise<void> {
  const rows = peopleAt(stage).map((person) => ({
    email: person.email,
    display_name: person.displayName,
    usage_location: person.usageLocation,
    manager_email: person.manager,
    status: person.status,
  }));
  await importPeople(licensing, context, source('people', rows), { fileName: 'sandbox' });
}

async function importBought(licensing: Licensing, today: string, stage: Stage): Promise<void> {
  const rows = subscriptions(today, stage).map((bought) => ({
    sku_id: bought.skuId,
    seats: bought.seats?.toString() ?? '',
    start: bought.start,
    end: bought.end ?? '',
    price: bought.price ?? '',
    currency: bought.price ? 'EUR' : '',
    notice_date: bought.noticeDate ?? '',
    external_id: bought.externalId,
  }));
  await importSubscriptions(licensing, context, source('subscriptions', rows), {
    fileName: 'sandbox',
  });
}

/** Spread over the last weeks, so that "since when" has something to tell. */
async function assignAll(licensing: Licensing, today: string): Promise<void> {
  const em = licensing.em.fork();
  const of = { tenantId: team.id };
  const peopleIds = new Map((await em.find(Person, of)).map(({ email, id }) => [email, id]));
  const productIds = new Map((await em.find(Product, of)).map(({ skuId, id }) => [skuId, id]));
  const planIds = new Map((await em.find(ServicePlan, of)).map(({ planId, id }) => [planId, id]));
  for (const [index, assignment] of assignments(today).entries()) {
    const daysAgo = 38 - (index % 37);
    const clock = () => new Date(licensing.clock().getTime() - daysAgo * 24 * 3600 * 1000);
    await assignLicense({ ...licensing, clock }, context, {
      personId: peopleIds.get(assignment.email) ?? '',
      productId: productIds.get(assignment.skuId) ?? '',
      disabledPlanIds: assignment.disabledPlanIds.map((id) => planIds.get(id) ?? ''),
      untilDate: assignment.untilDate ?? null,
      reason: null,
      useDefaultLocation: true,
    });
  }
}

function productRows() {
  const planIdOf = (name: string) => plans[name]?.planId ?? '';
  return products.flatMap((product) =>
    Object.entries(product.plans).map(([name, friendlyName]) => {
      const { notOfferedIn = [], needs = [], excludes = [] } = plans[name] ?? {};
      return {
        sku_id: product.skuId,
        sku_part_number: product.skuPartNumber,
        product_name: product.displayName,
        description: product.description,
        help_url: '',
        purchase_url: '',
        plan_id: planIdOf(name),
        plan_name: name,
        plan_friendly_name: friendlyName,
        plan_countries_not_offered: notOfferedIn.join(' '),
        plan_depends_on: needs.map(planIdOf).join(' '),
        plan_excludes: excludes.map(planIdOf).join(' '),
      };
    }),
  );
}

/** Rows of an import that come from no file. */
function source<Format extends string>(format: Format, cells: Record<string, string>[]) {
  async function* rows() {
    for (const [index, each] of cells.entries()) yield { line: index + 2, cells: each };
  }
  return { format, rows: rows() };
}
