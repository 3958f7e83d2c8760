/** docs/imports.md is the contract: its columns are the code's, and its examples can be imported. */
import { readFileSync } from 'node:fs';
import {
  importGroupsCsv,
  importPeopleCsv,
  importProductsCsv,
  importSubscriptionsCsv,
} from '../../src/imports/import-csv.ts';
import { groupFormats } from '../../src/licensing/imports/import-groups.ts';
import { peopleFormats } from '../../src/licensing/imports/import-people.ts';
import { subscriptionFormats } from '../../src/licensing/imports/import-subscriptions.ts';
import { productFormats } from '../../src/licensing/imports/product-lines.ts';
import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { importer } from './importing.ts';

const licensing = useLicensing();
const text = readFileSync(new URL('../../docs/imports.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```csv\n(.*?)```/gs)].map(([, csv = '']) => csv);
const example = (column: string) => {
  const found = examples.find((csv) => csv.split('\n')[0]?.split(',').includes(column));
  if (found === undefined) throw new Error(`No example has the column ${column}`);
  return [found];
};

test('Every column is described', () => {
  const formats = [...peopleFormats, ...groupFormats, ...subscriptionFormats, ...productFormats];
  const undescribed = formats
    .flatMap(({ columns }) => columns)
    .filter((column) => !text.includes(`\`${column}\``));
  expect(undescribed).toEqual([]);
});

test('Every column of the audit is named', () => {
  const source = readFileSync(new URL('../../src/exports/audit-csv.ts', import.meta.url), 'utf8');
  const columns = [...source.matchAll(/header: '(\w+)'/g)].map(([, column]) => `\`${column}\``);
  expect(columns.length).toBeGreaterThan(5);
  expect(columns.filter((column) => !text.includes(column))).toEqual([]);
});

test('Every example can be imported', async () => {
  const acme = await aTenant(licensing);
  const context = importer(acme);
  const options = { fileName: 'example.csv' };
  expect(await importProductsCsv(licensing, context, example('plan_id'), options)).toMatchObject({
    created: 2,
    plansCreated: 3,
  });
  expect(
    await importSubscriptionsCsv(licensing, context, example('external_id'), options),
  ).toMatchObject({ created: 1 });
  expect(
    await importPeopleCsv(licensing, context, example('manager_email'), options),
  ).toMatchObject({ created: 2 });
  expect(await importGroupsCsv(licensing, context, example('group'), options)).toMatchObject({
    created: 3,
    groupsCreated: 2,
  });
});
