// The company as the files of docs/imports.md, so that it comes in the way a customer's data does.

import { stringify } from 'csv-stringify/sync';
import { groups } from './groups.ts';
import { peopleAt, type Stage } from './people.ts';
import { plans, products } from './products.ts';
import { subscriptions } from './subscriptions.ts';

export interface CompanyFiles {
  products: string;
  subscriptions: string;
  people: string;
  groups: string;
}

export function companyFiles(today: string, stage: Stage): CompanyFiles {
  return {
    products: csv(productRows()),
    subscriptions: csv(
      subscriptions(today, stage).map((subscription) => ({
        sku_id: subscription.skuId,
        seats: subscription.seats,
        start: subscription.start,
        end: subscription.end,
        price: subscription.price,
        currency: subscription.price && 'EUR',
        notice_date: subscription.noticeDate,
        external_id: subscription.externalId,
      })),
    ),
    people: csv(
      peopleAt(stage).map((person) => ({
        email: person.email,
        display_name: person.displayName,
        usage_location: person.usageLocation,
        manager_email: person.manager,
        status: person.status,
      })),
    ),
    groups: csv(
      groups.flatMap(({ name, members }) => members.map((email) => ({ group: name, email }))),
    ),
  };
}

/** A line for each product and plan. */
function productRows(): Record<string, string>[] {
  const ids = (names: string[] = []) => names.map((name) => plans[name]?.planId).join(' ');
  return products.flatMap((product) =>
    Object.entries(product.plans).map(([name, friendlyName]) => ({
      sku_id: product.skuId,
      sku_part_number: product.skuPartNumber,
      product_name: product.displayName,
      description: product.description,
      help_url: '',
      purchase_url: '',
      plan_id: ids([name]),
      plan_name: name,
      plan_friendly_name: friendlyName,
      plan_countries_not_offered: plans[name]?.notOfferedIn?.join(' ') ?? '',
      plan_depends_on: ids(plans[name]?.needs),
      plan_excludes: ids(plans[name]?.excludes),
    })),
  );
}

function csv(rows: Record<string, string | number | undefined>[]): string {
  return stringify(rows, { header: true });
}
