/** Microsoft's whole table, where it lies beside the project; it is not part of it. */
import { createReadStream, existsSync } from 'node:fs';
import { importProductsCsv } from '../../src/imports/import-csv.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { importer } from './importing.ts';

const FILE = '../shared/data/microsoft-products.csv';
const isThere = existsSync(FILE);
if (!isThere) console.warn(`Skipped: Microsoft’s whole table. It needs the file as ${FILE}.`);
const describeWithFile = isThere ? describe : describe.skip;
const licensing = useLicensing();

describeWithFile('Microsoft’s whole table', () => {
  test('loads as it is, again too, and every page and search finds its products', async () => {
    const acme = await aTenant(licensing);
    const load = () =>
      importProductsCsv(licensing, importer(acme), createReadStream(FILE), { fileName: 'all.csv' });
    expect(await load()).toMatchObject({ lines: 5457, created: 569, plansCreated: 723 });
    expect(await load()).toMatchObject({ created: 0, updated: 0, unchanged: 569 });

    const names = new Set<string>();
    for (let page = 0; page < 57; page += 1) {
      const { products, pages } = await listProducts(licensing, acme.admin, { page, pageSize: 10 });
      expect(pages).toBe(57);
      for (const { id } of products) names.add(id);
    }
    expect(names.size).toBe(569);
    const found = await listProducts(licensing, acme.admin, {
      query: 'entra p2',
      page: 0,
      pageSize: 10,
    });
    expect(found.products.map(({ skuPartNumber }) => skuPartNumber)).toContain('AAD_PREMIUM_P2');
  });
});
