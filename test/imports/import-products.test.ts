import { importProductsCsv } from '../../src/imports/import-csv.ts';
import { anAssignment, aPerson, aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { changesOf, csv, importer, problemsOf } from './importing.ts';
import { catalog, rules } from './reading-products.ts';

const HEADER =
  'sku_id,sku_part_number,product_name,description,help_url,purchase_url,plan_id,plan_name,' +
  'plan_friendly_name,plan_countries_not_offered,plan_depends_on,plan_excludes';
const licensing = useLicensing();

function importProducts(workspace: Workspace, ...lines: string[]) {
  return importProductsCsv(licensing, importer(workspace), csv([HEADER, ...lines]), {
    fileName: 'products.csv',
  });
}

describe('products', () => {
  test('are made with their plans, and the rules between plans', async () => {
    const acme = await aTenant(licensing);
    expect(
      await importProducts(
        acme,
        'S1,PART_ONE,One,"First line\nSecond",https://help.example/1,https://buy.example/1,mail,MAIL,Mail,CN ru,,',
        'S1,PART_ONE,One,"First line\nSecond",https://help.example/1,https://buy.example/1,chat,CHAT,,,mail; call,legacy',
        'S2,PART_TWO,Two,,,,mail,MAIL,Mail for Two,RU;CN,,',
        'S2,PART_TWO,Two,,,,call,CALL,Calls,,,',
        'S2,PART_TWO,Two,,,,legacy,LEGACY,Legacy chat,,,chat',
        'S3,PART_THREE,Three,,,,,,,,,',
      ),
    ).toEqual({
      lines: 6,
      created: 3,
      updated: 0,
      unchanged: 0,
      plansCreated: 4,
      plansUpdated: 0,
      plansDropped: 0,
      plansKept: 0,
    });
    expect(await catalog(acme)).toEqual([
      {
        sku: 'S1',
        part: 'PART_ONE',
        name: 'One',
        description: 'First line\nSecond',
        help: 'https://help.example/1',
        purchase: 'https://buy.example/1',
        plans: { chat: 'CHAT', mail: 'Mail' },
      },
      expect.objectContaining({
        sku: 'S2',
        description: null,
        help: null,
        plans: { call: 'Calls', legacy: 'Legacy chat', mail: 'Mail for Two' },
      }),
      expect.objectContaining({ sku: 'S3', plans: {} }),
    ]);
    expect(await rules(acme)).toEqual({
      countries: { call: [], chat: [], legacy: [], mail: ['CN', 'RU'] },
      needs: ['chat needs call', 'chat needs mail'],
      excludes: ['chat excludes legacy'],
    });
  });

  test('imported again are the same, and change nothing', async () => {
    const acme = await aTenant(licensing);
    const lines = ['S1,PART,One,,,,mail,MAIL,Mail,CN,chat,', 'S1,PART,One,,,,chat,CHAT,Chat,,,'];
    await importProducts(acme, ...lines);
    const before = [await catalog(acme), await rules(acme)];
    expect(await importProducts(acme, ...lines)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
      plansCreated: 0,
      plansUpdated: 0,
      plansDropped: 0,
    });
    expect([await catalog(acme), await rules(acme)]).toEqual(before);
  });

  test('imported again take the file’s names, texts, plans and rules; others stay', async () => {
    const acme = await aTenant(licensing);
    await importProducts(
      acme,
      'S1,PART,One,Text,https://help.example/1,,mail,MAIL,Mail,CN,chat,old',
      'S1,PART,One,Text,https://help.example/1,,chat,CHAT,Chat,,,far',
      'S1,PART,One,Text,https://help.example/1,,old,OLD,Old,,,',
      'S2,PART_TWO,Two,,,,far,FAR,Far,,,',
    );
    expect(
      await importProducts(
        acme,
        'S1,PART_ONE,Uno,,,,mail,MAIL_NEW,Post,,new,',
        'S1,PART_ONE,Uno,,,,chat,CHAT,Chat,,,',
        'S1,PART_ONE,Uno,,,,new,NEW,New,,,',
        'S4,PART_FOUR,Four,,,,old,OLD,Old,,,',
      ),
    ).toMatchObject({
      created: 1,
      updated: 1,
      unchanged: 0,
      plansCreated: 1,
      plansUpdated: 1,
      plansDropped: 1,
      plansKept: 0,
    });
    expect(await catalog(acme)).toMatchObject([
      {
        sku: 'S1',
        part: 'PART_ONE',
        name: 'Uno',
        description: null,
        help: null,
        plans: { chat: 'Chat', mail: 'Post', new: 'New' },
      },
      { sku: 'S2', name: 'Two', plans: { far: 'Far' } },
      { sku: 'S4', plans: { old: 'Old' } },
    ]);
    // That of chat and far may be far's word: far is not in the file.
    expect(await rules(acme)).toMatchObject({
      countries: { mail: [] },
      needs: ['mail needs new'],
      excludes: ['chat excludes far'],
    });
  });

  test('are audited one by one where they change, with what changes', async () => {
    const acme = await aTenant(licensing);
    await importProducts(
      acme,
      'S1,PART,One,Text,https://help.example/1,,mail,MAIL,Mail,,,',
      'S1,PART,One,Text,https://help.example/1,,old,OLD,Old,,,',
      'S2,PART_TWO,Two,,,,mail,MAIL,Mail,,,',
      'S3,PART_THREE,Three,,,,,,,,,',
    );
    expect(await changesOf(acme, 'product.import')).toEqual([]);
    const lines = [
      'S1,PART_ONE,Uno,,https://help.example/1,https://buy.example/1,mail,MAIL,Mail,,,',
      'S1,PART_ONE,Uno,,https://help.example/1,https://buy.example/1,new,NEW,New,,,',
      'S2,PART_TWO,Two,,,,mail,MAIL,Mail,,,',
      'S3,PART_THREE,Three,,,,chat,CHAT,Chat,,,',
      'S4,PART_FOUR,Four,,,,mail,MAIL,Mail,,,',
    ];
    await importProducts(acme, ...lines);
    const rows = await licensing.em.execute<{ sku: string; id: string }[]>(
      'select sku_id as sku, id from product where tenant_id = ?',
      [acme.tenantId],
    );
    const idOf = (wanted: string) => rows.find(({ sku }) => sku === wanted)?.id;
    const changes = await changesOf(acme, 'product.import');
    expect(changes).toHaveLength(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        {
          personId: null,
          productId: idOf('S1'),
          before: {
            skuPartNumber: 'PART',
            displayName: 'One',
            description: 'Text',
            purchaseUrl: null,
            plans: ['Mail', 'Old'],
          },
          after: {
            skuPartNumber: 'PART_ONE',
            displayName: 'Uno',
            description: null,
            purchaseUrl: 'https://buy.example/1',
            plans: ['Mail', 'New'],
          },
        },
        {
          personId: null,
          productId: idOf('S3'),
          before: { plans: [] },
          after: { plans: ['Chat'] },
        },
      ]),
    );
    await importProducts(acme, ...lines);
    expect(await changesOf(acme, 'product.import')).toEqual(changes);
  });

  test('tell of each known plan what changes, and what a product calls it', async () => {
    const acme = await aTenant(licensing);
    const first = [
      'S1,PART,One,,,,mail,MAIL,Mail,,,',
      'S1,PART,One,,,,chat,CHAT,Chat,IN,,',
      'S1,PART,One,,,,same,SAME,Same,AE,mail,chat',
    ];
    await importProducts(acme, ...first);
    await importProducts(
      acme,
      'S1,PART,One,,,,mail,MAIL_2,Mail,,,',
      'S1,PART,One,,,,chat,CHAT,Chat & more,IN AE,mail,',
      'S1,PART,One,,,,same,SAME,Same,AE,mail,',
      'S1,PART,One,,,,fresh,FRESH,Fresh,,,',
    );
    const changes = (await changesOf(acme, 'plan.import')).map(({ before, after }) => [
      before,
      after,
    ]);
    expect(changes).toHaveLength(3);
    expect(changes).toEqual(
      expect.arrayContaining([
        [
          { plan: 'Mail', name: 'MAIL' },
          { plan: 'Mail', name: 'MAIL_2' },
        ],
        [
          { plan: 'Chat & more', notOfferedIn: ['IN'], needs: [], excludes: ['SAME'] },
          { plan: 'Chat & more', notOfferedIn: ['AE', 'IN'], needs: ['MAIL_2'], excludes: [] },
        ],
        [
          { plan: 'Same', needs: ['MAIL'], excludes: ['CHAT'] },
          { plan: 'Same', needs: ['MAIL_2'], excludes: [] },
        ],
      ]),
    );
    expect(await changesOf(acme, 'product.import')).toMatchObject([
      { before: { plans: ['Chat', 'Mail', 'Same'] } },
    ]);
  });

  test('keep a plan that is gone while a license has it switched off, or did just now', async () => {
    const acme = await aTenant(licensing);
    const product = 'S1,PART,One,,,';
    const all = ['off', 'on', 'undo'].map((plan) => `${product},${plan},${plan},,,,`);
    await importProducts(acme, ...all, `${product},stays,STAYS,,,,`);
    const [{ id } = { id: '' }] = await licensing.em.execute<{ id: string }[]>(
      'select id from product where tenant_id = ?',
      [acme.tenantId],
    );
    const plan = async (name: string) => {
      const [row] = await licensing.em.execute<[{ id: string }]>(
        'select id from service_plan where tenant_id = ? and name = ?',
        [acme.tenantId, name],
      );
      return row;
    };
    const [ann, bob] = [await aPerson(acme), await aPerson(acme)];
    await anAssignment(acme, ann, { id }, { disabledPlans: [await plan('off')] });
    const removed = await anAssignment(acme, bob, { id }, { disabledPlans: [await plan('undo')] });
    await licensing.em.execute(
      `update source set state = 'ended', ended_at = ? where tenant_id = ? and id = ?`,
      [licensing.clock().toISOString(), acme.tenantId, removed.id],
    );

    const left = `${product},stays,STAYS,,,,`;
    expect(await importProducts(acme, left)).toMatchObject({ plansDropped: 1, plansKept: 2 });
    expect(await catalog(acme)).toMatchObject([
      { plans: { off: 'off', stays: 'STAYS', undo: 'undo' } },
    ]);
    licensing.time.advance({ minutes: 16 });
    expect(await importProducts(acme, left)).toMatchObject({ plansDropped: 1, plansKept: 1 });
    expect(await catalog(acme)).toMatchObject([{ plans: { off: 'off', stays: 'STAYS' } }]);
  });

  test('are each tenant’s own', async () => {
    const acme = await aTenant(licensing);
    const other = await aTenant(licensing);
    await importProducts(other, 'S1,PART,Theirs,,,,mail,MAIL,Mail,CN,,');
    expect(await importProducts(acme, 'S1,PART,Ours,,,,mail,MAIL,Mail,,,')).toMatchObject({
      created: 1,
      plansCreated: 1,
    });
    expect(await catalog(other)).toMatchObject([{ name: 'Theirs' }]);
    expect(await rules(other)).toMatchObject({ countries: { mail: ['CN'] } });
    expect(await problemsOf(importProducts(acme, 'S2,PART,Two,,,,chat,CHAT,,,call,'))).toHaveLength(
      1,
    );
  });

  test('know a GUID in either case', async () => {
    const acme = await aTenant(licensing);
    const guid = '0FEDCBA9-1234-4000-8000-00000000ABCD';
    await importProducts(acme, `${guid},PART,One,,,,${guid},MAIL,,,,`);
    expect(
      await importProducts(
        acme,
        `${guid.toLowerCase()},PART,One,,,,${guid.toLowerCase()},MAIL,,,,`,
      ),
    ).toMatchObject({ unchanged: 1, plansCreated: 0, plansDropped: 0 });
  });
});

describe('a file with bad lines', () => {
  test('is refused as a whole, and every one of them is named', async () => {
    const acme = await aTenant(licensing);
    const problems = await problemsOf(
      importProducts(
        acme,
        'S1,PART,One,,,,mail,MAIL,,,,',
        ',,,,javascript:alert(1),ftp://x/,odd,,,NL XX,mail;chat,',
        'S1,PART,One,,,,mail,MAIL,,,,',
        'S1,PART,Another One,,,,chat,CHAT,,,,',
        'S2,PART,Two,,,,mail,MAIL,,CN,,',
        'S2,PART,Two,,,,self,SELF,,,self,self',
        'S2,PART,Two,,,,,,,,mail,',
        'S2,PART,Two,,,,both,BOTH,,,mail,mail',
        'S2,PART,Two,,,,noname,,,,,',
        'S2,PART,Two,,,,lost,LOST,,,nowhere,S1',
        `S3,PART,Three,${'x'.repeat(10_001)},,,,,,,,`,
      ),
    );
    expect(problems.map(({ line, column, cause }) => `${line} ${column}: ${cause}`)).toEqual([
      '3 sku_id: is empty',
      '3 sku_part_number: is empty',
      '3 product_name: is empty',
      '3 help_url: "javascript:alert(1)" is not an address like https://example.com/',
      '3 purchase_url: "ftp://x/" is not an address like https://example.com/',
      '3 plan_countries_not_offered: "XX" is not a country code of ISO 3166-1 alpha-2, like NL',
      '4 plan_id: "mail" stands on line 2 already, for the same product',
      '5 product_name: says something else about "S1" than line 2',
      '6 plan_countries_not_offered: says something else about "mail" than line 2',
      '7 plan_depends_on: names the plan itself',
      '7 plan_excludes: names the plan itself',
      '7 plan_excludes: names a plan that it also depends on',
      '8 plan_id: is empty, but other columns of the plan are not',
      '9 plan_excludes: names a plan that it also depends on',
      '10 plan_name: is empty',
      '11 plan_depends_on: there is no plan "nowhere", neither in the file nor known already',
      '11 plan_excludes: there is no plan "S1", neither in the file nor known already',
      '12 description: has more than 10000 characters',
    ]);
    expect(await catalog(acme)).toEqual([]);
  });

  test('is refused where plans need each other in a circle, by its own lines or with what is known', async () => {
    const acme = await aTenant(licensing);
    const said = async (...lines: string[]) =>
      (await problemsOf(importProducts(acme, ...lines))).map(
        ({ line, column, cause }) => `${line} ${column}: ${cause}`,
      );
    const plan = (id: string, needs = '') => `S1,PART,One,,,,${id},${id.toUpperCase()},,,${needs},`;
    const circle = (...plans: string[]) =>
      `plan_depends_on: closes a circle of plans that need each other: ${plans.map((each) => `"${each}"`).join(', ')}`;
    expect(await said(plan('a', 'b'), plan('b', 'a'))).toEqual([`3 ${circle('a', 'b')}`]);
    const three = [plan('a', 'b'), plan('b', 'c;d'), plan('c', 'a'), plan('d')];
    expect(await said(...three)).toEqual([`4 ${circle('a', 'b', 'c')}`]);
    expect(await catalog(acme)).toEqual([]);
    await importProducts(acme, plan('a', 'b'), plan('b', 'c'), plan('c'));
    expect(await said(plan('c', 'a'))).toEqual([`2 ${circle('a', 'b', 'c')}`]);
    // Diamonds are no circles, and what the file takes back stands in no way.
    await importProducts(acme, plan('a', 'b;c'), plan('b', 'c'), plan('c'));
    await importProducts(acme, plan('c', 'a'), plan('a'), plan('b', 'a'));
    const chain = Array.from({ length: 3000 }, (_, n) => plan(`p${n}`, `p${(n + 1) % 3000}`));
    expect((await said(...chain))[0]).toMatch(/^3001 .*"p0", .* and 2995 more$/);
  });

  test('is refused where a plan could never be on, by its own lines or with what is known', async () => {
    const acme = await aTenant(licensing);
    const said = async (...lines: string[]) =>
      (await problemsOf(importProducts(acme, ...lines))).map(
        ({ line, column, cause }) => `${line} ${column}: ${cause}`,
      );
    const never =
      'the plan "phone" could never be on: it needs "teams", and one of the two excludes the other';
    const phone = 'S1,PART,One,,,,phone,PHONE,,,teams,';
    const teams = (excludes = '') => `S1,PART,One,,,,teams,TEAMS,,,,${excludes}`;
    expect(await said(phone, teams('phone'))).toEqual([`3 plan_excludes: ${never}`]);
    await importProducts(acme, phone, teams());
    expect(await said(teams('phone'))).toEqual([`2 plan_excludes: ${never}`]);
    await importProducts(acme, 'S1,PART,One,,,,phone,PHONE,,,,', teams('phone'));
    expect(await said(phone)).toEqual([`2 plan_depends_on: ${never}`]);
    // What the file itself takes back stands in no way.
    await importProducts(acme, phone, teams());
  });
});
