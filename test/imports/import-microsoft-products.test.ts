import { importProductsCsv } from '../../src/imports/import-csv.ts';
import { aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { csv, importer, problemsOf } from './importing.ts';
import { catalog, rules } from './reading-products.ts';

const HEADER =
  '\uFEFFProduct_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,' +
  'Service_Plans_Included_Friendly_Names';
const licensing = useLicensing();

function importMicrosoft(workspace: Workspace, ...lines: string[]) {
  return importProductsCsv(licensing, importer(workspace), csv([HEADER, ...lines]), {
    fileName: 'microsoft.csv',
  });
}

/** Ids of the shape that Microsoft's have. */
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('Microsoft’s table of products', () => {
  test('keeps the name that a plan has in each product', async () => {
    const acme = await aTenant(licensing);
    expect(
      await importMicrosoft(
        acme,
        `Suite A,SUITE_A,${guid(1)},EXCHANGE,${guid(11)},Exchange Foundation`,
        `Suite A,SUITE_A,${guid(1)},TEAMS,${guid(12)},Microsoft Teams`,
        `Suite B,SUITE_B,${guid(2)},EXCHANGE,${guid(11)},EXCHANGE FOUNDATION`,
      ),
    ).toMatchObject({ lines: 3, created: 2, plansCreated: 2 });
    expect(await catalog(acme)).toMatchObject([
      {
        name: 'Suite A',
        plans: { [guid(11)]: 'Exchange Foundation', [guid(12)]: 'Microsoft Teams' },
      },
      { name: 'Suite B', plans: { [guid(11)]: 'EXCHANGE FOUNDATION' } },
    ]);
  });

  test('has two products of one part number, and no-break spaces in identifiers', async () => {
    const acme = await aTenant(licensing);
    await importMicrosoft(
      acme,
      `Calls 120,MCOPSTN5,${guid(1)},\u00a0CALLS\u00a0,${guid(11)}\u00a0,Calls`,
      `Calls GCC,MCOPSTN5,\u00a0${guid(2)},CALLS,${guid(11)},Calls\u00a0GCC`,
      `Bundle,O365_w/o\u00a0Teams\u00a0Bundle ,${guid(3)},CALLS \t,${guid(11)},Calls`,
    );
    expect(await catalog(acme)).toMatchObject([
      { sku: guid(1), part: 'MCOPSTN5', plans: { [guid(11)]: 'Calls' } },
      { sku: guid(2), part: 'MCOPSTN5', plans: { [guid(11)]: 'Calls GCC' } },
      { sku: guid(3), part: 'O365_w/o Teams Bundle' },
    ]);
  });

  test('repeats and contradicts itself: the first line counts, every time', async () => {
    const acme = await aTenant(licensing);
    const lines = [
      `Project,PROJECT,${guid(1)},OFFICE,${guid(11)},Office for the Web`,
      `Project,PROJECT,${guid(1)},OFFICE_ONLINE,${guid(11)},Office Online`,
      `Other,OTHER,${guid(2)},OFFICE_WEB,${guid(11)},`,
    ];
    const once = { lines: 3, created: 2, plansCreated: 1 };
    expect(await importMicrosoft(acme, ...lines)).toMatchObject(once);
    expect(await catalog(acme)).toMatchObject([
      { plans: { [guid(11)]: 'Office for the Web' } },
      { plans: { [guid(11)]: 'OFFICE_WEB' } },
    ]);
    const again = { unchanged: 2, updated: 0, plansCreated: 0, plansUpdated: 0, plansDropped: 0 };
    expect(await importMicrosoft(acme, ...lines)).toMatchObject(again);
    const [plan] = await licensing.em.execute<{ name: string }[]>(
      'select name from service_plan where tenant_id = ?',
      [acme.tenantId],
    );
    expect(plan).toEqual({ name: 'OFFICE' });
  });

  test('says nothing of texts and rules, and leaves ours', async () => {
    const acme = await aTenant(licensing);
    const own =
      'sku_id,sku_part_number,product_name,description,help_url,purchase_url,plan_id,plan_name,' +
      'plan_friendly_name,plan_countries_not_offered,plan_depends_on,plan_excludes';
    const product = `${guid(1)},SUITE,Our name,Our text,https://help.example/,`;
    const ours = csv([
      own,
      `${product},${guid(11)},MAIL,Our mail,CN,${guid(12)},`,
      `${product},${guid(12)},CHAT,Our chat,,,${guid(13)}`,
      `${product},${guid(13)},GONE,Gone,,,`,
    ]);
    await importProductsCsv(licensing, importer(acme), ours, { fileName: 'own.csv' });
    const before = await rules(acme);
    expect(
      await importMicrosoft(
        acme,
        `Suite,SUITE,${guid(1)},MAIL,${guid(11)},Mail`,
        `Suite,SUITE,${guid(1)},CHAT,${guid(12)},Chat`,
      ),
    ).toMatchObject({ updated: 1, plansUpdated: 0, plansDropped: 1 });
    expect(await catalog(acme)).toMatchObject([
      {
        name: 'Suite',
        description: 'Our text',
        help: 'https://help.example/',
        plans: { [guid(11)]: 'Mail', [guid(12)]: 'Chat' },
      },
    ]);
    expect(await rules(acme)).toEqual(before);
  });

  test('has its columns named in a complaint', async () => {
    const acme = await aTenant(licensing);
    expect(await problemsOf(importMicrosoft(acme, `,SUITE,${guid(1)},MAIL,two ids,Mail`))).toEqual([
      { line: 2, column: 'Product_Display_Name', cause: 'is empty' },
      { line: 2, column: 'Service_Plan_Id', cause: 'must have no spaces or semicolons in it' },
    ]);
  });
});

test('A catalog as large as Microsoft’s comes in whole', async () => {
  const acme = await aTenant(licensing);
  const lines = Array.from({ length: 5_457 }, (_, index) => {
    const product = index % 569;
    const plan = guid(1_000 + ((index * 31) % 723));
    return `Product ${product},PART_${product},${guid(product)},PLAN_${plan},${plan},Plan`;
  });
  expect(await importMicrosoft(acme, ...lines)).toMatchObject({
    lines: 5_457,
    created: 569,
    plansCreated: 723,
  });
  expect(await catalog(acme)).toHaveLength(569);
});
