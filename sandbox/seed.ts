/** What an empty sandbox is filled with: the company, or its people with somebody's own catalog. */

import { importPeopleCsv, importSubscriptionsCsv } from '../src/imports/import-csv.ts';
import { chooseAlertChannel } from '../src/licensing/alerts/choose-alert-channel.ts';
import { dayIn, shiftDay } from '../src/licensing/days.ts';
import { ensureTenant } from '../src/licensing/ensure-tenant.ts';
import { Person } from '../src/licensing/entities/person.ts';
import { Product } from '../src/licensing/entities/product.ts';
import { Tenant } from '../src/licensing/entities/tenant.ts';
import { linkSlackUser } from '../src/licensing/link-slack-user.ts';
import type { Licensing } from '../src/licensing/ports.ts';
import { bySandbox } from './company/context.ts';
import { companyFiles } from './company/csv.ts';
import { alertChannelId, team, users } from './company/slack.ts';

/** @throws when a run that was cut short has left the tenant half filled. */
export async function isFilled({ em }: Licensing): Promise<boolean> {
  const fork = em.fork();
  if ((await fork.count(Tenant)) === 0) return false;
  // Linking people to Slack comes last.
  if ((await fork.count(Person, { slackUserId: { $ne: null } })) > 0) return true;
  throw new Error('An earlier start was cut short. Begin anew: npm run sandbox -- --fresh');
}

export async function seedTenant(licensing: Licensing): Promise<void> {
  await ensureTenant(licensing, team);
  const settings = { timeZone: 'Europe/Amsterdam', defaultUsageLocation: 'NL' };
  await licensing.em.fork().nativeUpdate(Tenant, { id: team.id }, settings);
  await licensing.em
    .fork()
    .transactional((em) => chooseAlertChannel(em, licensing, bySandbox, alertChannelId));
}

export async function seedPeople(licensing: Licensing): Promise<void> {
  const { people } = companyFiles(dayIn('UTC', licensing.clock()), 'now');
  await importPeopleCsv(licensing, bySandbox, [people], { fileName: 'people.csv' });
}

/** As if everybody had used Slack before: who is in the local Slack is known to be there. */
export async function linkSlackUsers(licensing: Licensing): Promise<void> {
  for (const user of users) {
    if (user.isBot || user.isStranger || !user.id) continue;
    await linkSlackUser(licensing, team.id, {
      slackUserId: user.id,
      email: user.email ?? null,
      displayName: user.realName ?? user.id,
      isGuest: user.isRestricted ?? false,
      isWorkspaceAdmin: user.isAdmin ?? user.isOwner ?? false,
      locale: user.locale ?? null,
      deleted: user.deleted ?? false,
    });
  }
}

/** Something to assign of every product of a catalog: none, few, many and unlimited seats. */
export async function seedSubscriptions(licensing: Licensing): Promise<void> {
  const today = dayIn('UTC', licensing.clock());
  const products = await licensing.em.fork().find(Product, { tenantId: team.id });
  const lines = products
    .toSorted((one, other) => one.skuId.localeCompare(other.skuId))
    .map(({ skuId }, index) => {
      const seats = index % 10 === 0 ? '' : (index * 7) % 90;
      const end = index % 4 === 0 ? shiftDay(today, (index % 60) - 20) : '';
      return `${skuId},${seats},${shiftDay(today, -200)},${end},,,,SANDBOX-${skuId}`;
    });
  const columns = 'sku_id,seats,start,end,price,currency,notice_date,external_id';
  const file = [columns, ...lines].join('\n');
  await importSubscriptionsCsv(licensing, bySandbox, [file], { fileName: 'subscriptions.csv' });
}
