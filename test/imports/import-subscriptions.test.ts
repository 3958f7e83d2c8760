import { importSubscriptionsCsv } from '../../src/imports/import-csv.ts';
import { aProduct, aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { changesOf, csv, importer, problemsOf } from './importing.ts';

const HEADER = 'sku_id,seats,start,end,price,currency,notice_date,external_id';
const licensing = useLicensing();

function importSubscriptions(workspace: Workspace, ...lines: string[]) {
  return importSubscriptionsCsv(licensing, importer(workspace), csv([HEADER, ...lines]), {
    fileName: 'subscriptions.csv',
  });
}

function subscriptions({ em, tenantId }: Workspace): Promise<object[]> {
  return em.execute<object[]>(
    `select s.external_id as id, p.sku_id as sku, s.seats, cast(s.start_date as text) as start,
        cast(s.end_date as text) as end, s.price, s.currency,
        cast(s.notice_date as text) as notice
       from subscription s join product p on p.tenant_id = s.tenant_id and p.id = s.product_id
      where s.tenant_id = ? order by s.external_id`,
    [tenantId],
  );
}

/** How often waiting assignments were told to read a product's subscriptions again. */
async function revisions({ em, tenantId }: Workspace): Promise<Record<string, number>> {
  const rows = await em.execute<{ sku: string; revision: number }[]>(
    'select sku_id as sku, subscriptions_revision as revision from product where tenant_id = ?',
    [tenantId],
  );
  return Object.fromEntries(rows.map(({ sku, revision }) => [sku, revision]));
}

async function withProducts(...skuIds: string[]): Promise<Workspace> {
  const workspace = await aTenant(licensing);
  for (const skuId of skuIds) await aProduct(workspace, { skuId, subscriptions: [] });
  return workspace;
}

describe('subscriptions', () => {
  test('are made with every field; no seats is unlimited, no end is none', async () => {
    const acme = await withProducts('P1', 'P2');
    expect(
      await importSubscriptions(
        acme,
        'P1,25,2026-01-01,2026-12-31,1234567890.10,eur,2026-11-30,PO-1',
        'P2,,2028-02-29,,,,,PO-2',
      ),
    ).toEqual({ lines: 2, created: 2, updated: 0, unchanged: 0 });
    expect(await subscriptions(acme)).toEqual([
      {
        id: 'PO-1',
        sku: 'P1',
        seats: 25,
        start: '2026-01-01',
        end: '2026-12-31',
        price: '1234567890.10',
        currency: 'EUR',
        notice: '2026-11-30',
      },
      {
        id: 'PO-2',
        sku: 'P2',
        seats: null,
        start: '2028-02-29',
        end: null,
        price: null,
        currency: null,
        notice: null,
      },
    ]);
  });

  test('imported again are replaced by external id; others stay', async () => {
    const acme = await withProducts('P1');
    await importSubscriptions(
      acme,
      'P1,25,2026-01-01,2026-12-31,9.90,EUR,2026-11-30,PO-1',
      'P1,5,2026-01-01,,,,,PO-2',
      'P1,6,2026-01-01,,,,,PO-3',
    );
    expect(
      await importSubscriptions(acme, 'P1,30,2026-01-01,,,,,PO-1', 'P1,5,2026-01-01,,,,,PO-2'),
    ).toEqual({ lines: 2, created: 0, updated: 1, unchanged: 1 });
    expect(await subscriptions(acme)).toMatchObject([
      { id: 'PO-1', seats: 30, end: null, price: null, currency: null, notice: null },
      { id: 'PO-2', seats: 5 },
      { id: 'PO-3', seats: 6 },
    ]);
  });

  test('tell only the products whose subscriptions change', async () => {
    const acme = await withProducts('P1', 'P2', 'P3');
    const lines = ['P1,1,2026-01-01,,,,,PO-1', 'P2,1,2026-01-01,,,,,PO-2'];
    await importSubscriptions(acme, ...lines);
    expect(await revisions(acme)).toEqual({ P1: 1, P2: 1, P3: 0 });
    await importSubscriptions(acme, ...lines);
    expect(await revisions(acme)).toEqual({ P1: 1, P2: 1, P3: 0 });
    await importSubscriptions(acme, 'P3,1,2026-01-01,,,,,PO-1', 'P2,1,2026-01-01,,,,,PO-2');
    expect(await revisions(acme)).toEqual({ P1: 2, P2: 1, P3: 1 });
    expect(await subscriptions(acme)).toMatchObject([{ id: 'PO-1', sku: 'P3' }, { id: 'PO-2' }]);
  });

  test('are audited one by one where they are new or change, with what changes', async () => {
    const acme = await aTenant(licensing);
    const p1 = await aProduct(acme, { skuId: 'P1', subscriptions: [] });
    const p2 = await aProduct(acme, { skuId: 'P2', subscriptions: [] });
    await importSubscriptions(
      acme,
      'P1,25,2026-01-01,2026-12-31,9.9,EUR,2026-11-30,PO-1',
      'P1,5,2026-01-01,,9.90,EUR,,PO-2',
      'P1,6,2026-01-01,,,,,PO-3',
    );
    expect(await changesOf(acme, 'subscription.import')).toEqual([]);
    const lines = [
      'P1,,2026-02-01,2027-12-31,10.1,USD,,PO-1',
      'P1,5,2026-01-01,,9.9,EUR,,PO-2',
      'P2,6,2026-01-01,,,,,PO-3',
      'P2,7,2026-01-01,,,,,PO-4',
    ];
    await importSubscriptions(acme, ...lines);
    const added = await changesOf(acme, 'subscription.add');
    expect(added).toHaveLength(4);
    expect(added).toContainEqual({
      personId: null,
      productId: p2.id,
      before: null,
      after: {
        externalId: 'PO-4',
        seats: 7,
        startDate: '2026-01-01',
        endDate: null,
        price: null,
        currency: null,
        noticeDate: null,
        graceDays: 30,
      },
    });
    const changes = await changesOf(acme, 'subscription.import');
    expect(changes).toHaveLength(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        {
          personId: null,
          productId: p1.id,
          before: {
            externalId: 'PO-1',
            seats: 25,
            startDate: '2026-01-01',
            endDate: '2026-12-31',
            price: '9.90',
            currency: 'EUR',
            noticeDate: '2026-11-30',
          },
          after: {
            externalId: 'PO-1',
            seats: null,
            startDate: '2026-02-01',
            endDate: '2027-12-31',
            price: '10.10',
            currency: 'USD',
            noticeDate: null,
          },
        },
        {
          personId: null,
          productId: p2.id,
          before: { externalId: 'PO-3', productId: p1.id },
          after: { externalId: 'PO-3', productId: p2.id },
        },
      ]),
    );
    await importSubscriptions(acme, ...lines);
    expect(await changesOf(acme, 'subscription.import')).toEqual(changes);
  });

  test('wait for whoever has the product locked, and leave other tenants alone', async () => {
    const acme = await withProducts('P1');
    const other = await withProducts('P1');
    const line = 'P1,1,2026-01-01,,,,,PO-1';
    await importSubscriptions(other, 'P1,7,2026-01-01,,,,,PO-1');
    const done: string[] = [];
    let waiting: Promise<unknown> | undefined;
    await acme.em.fork().transactional(async (em) => {
      await em.execute('select from product where tenant_id = ? for no key update', [
        acme.tenantId,
      ]);
      waiting = importSubscriptions(acme, line).then(() => done.push('import'));
      await importSubscriptions(other, 'P1,8,2026-01-01,,,,,PO-1');
      done.push('transaction');
    });
    await waiting;
    expect(done).toEqual(['transaction', 'import']);
    expect(await subscriptions(other)).toMatchObject([{ seats: 8 }]);
  });
});

describe('a file with bad lines', () => {
  test('is refused as a whole, and every one of them is named', async () => {
    const acme = await withProducts('P1');
    const other = await withProducts('THEIRS');
    expect(await subscriptions(other)).toEqual([]);
    const problems = await problemsOf(
      importSubscriptions(
        acme,
        'P1,10,2026-01-01,,,,,PO-1',
        'P9,10,2026-01-01,,,,,PO-2',
        'THEIRS,10,2026-01-01,,,,,PO-3',
        'P1,-1,2026-02-30,2026-13-01,"1,50",EURO,31.12.2026,PO-4',
        'P1,1.5,0000-01-01,,-1,EUR,,PO-5',
        'P1,2147483648,2026-01-01,2025-12-31,10,,,PO-6',
        'P1,1e3,,,,,,',
        'P1,10,2026-01-01,,,,,PO-1',
      ),
    );
    expect(problems.map(({ line, column, cause }) => `${line} ${column}: ${cause}`)).toEqual([
      '3 sku_id: there is no product "P9"; import products first',
      '4 sku_id: there is no product "THEIRS"; import products first',
      '5 seats: "-1" is not a whole number of seats, like 25',
      '5 start: "2026-02-30" is not a day like 2026-12-31',
      '5 end: "2026-13-01" is not a day like 2026-12-31',
      '5 price: "1,50" is not a price like 12.50',
      '5 currency: "EURO" is not a currency code of ISO 4217, like EUR',
      '5 notice_date: "31.12.2026" is not a day like 2026-12-31',
      '6 seats: "1.5" is not a whole number of seats, like 25',
      '6 start: "0000-01-01" is not a day like 2026-12-31',
      '6 price: "-1" is not a price like 12.50',
      '7 seats: "2147483648" is not a whole number of seats, like 25',
      '8 seats: "1e3" is not a whole number of seats, like 25',
      '8 start: is empty',
      '8 external_id: is empty',
      '9 external_id: "PO-1" stands on line 2 already',
    ]);
    expect(await subscriptions(acme)).toEqual([]);
    expect(await revisions(acme)).toEqual({ P1: 0 });
  });

  test('is refused for an end before the start, and a price in no currency', async () => {
    const acme = await withProducts('P1');
    const problems = await problemsOf(
      importSubscriptions(
        acme,
        'P1,10,2026-01-02,2026-01-01,,,,PO-1',
        'P1,10,2026-01-01,2026-01-01,10,,,PO-2',
      ),
    );
    expect(problems).toEqual([
      { line: 2, column: 'end', cause: 'is before the start' },
      { line: 3, column: 'currency', cause: 'is empty, but there is a price' },
    ]);
  });
});
