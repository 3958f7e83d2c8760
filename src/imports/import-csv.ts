import type { Context } from '../licensing/actor.ts';
import {
  type GroupCounts,
  groupFormats,
  importGroups,
} from '../licensing/imports/import-groups.ts';
import {
  importPeople,
  type PeopleCounts,
  type PeopleOptions,
  peopleFormats,
} from '../licensing/imports/import-people.ts';
import { importProducts, type ProductCounts } from '../licensing/imports/import-products.ts';
import {
  importSubscriptions,
  subscriptionFormats,
} from '../licensing/imports/import-subscriptions.ts';
import { productFormats } from '../licensing/imports/product-lines.ts';
import type { ImportCounts, Imported, ImportOptions } from '../licensing/imports/run-import.ts';
import type { Licensing } from '../licensing/ports.ts';
import { csvSource } from './csv-source.ts';

type Bytes = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/*
 * Each of these imports a CSV file, all or nothing; docs/imports.md has the columns and what they
 * do. Memory does not grow with the file.
 * They report every bad line and then throw ImportRefused; they throw what reading `bytes` throws.
 */

export async function importProductsCsv(
  licensing: Licensing,
  context: Context,
  bytes: Bytes,
  options: ImportOptions,
): Promise<Imported<ProductCounts>> {
  const source = await csvSource(bytes, productFormats, options.report);
  return importProducts(licensing, context, source, options);
}

export async function importSubscriptionsCsv(
  licensing: Licensing,
  context: Context,
  bytes: Bytes,
  options: ImportOptions,
): Promise<Imported<ImportCounts>> {
  const source = await csvSource(bytes, subscriptionFormats, options.report);
  return importSubscriptions(licensing, context, source, options);
}

export async function importPeopleCsv(
  licensing: Licensing,
  context: Context,
  bytes: Bytes,
  options: PeopleOptions,
): Promise<Imported<PeopleCounts>> {
  const source = await csvSource(bytes, peopleFormats, options.report);
  return importPeople(licensing, context, source, options);
}

export async function importGroupsCsv(
  licensing: Licensing,
  context: Context,
  bytes: Bytes,
  options: ImportOptions,
): Promise<Imported<GroupCounts>> {
  const source = await csvSource(bytes, groupFormats, options.report);
  return importGroups(licensing, context, source, options);
}
