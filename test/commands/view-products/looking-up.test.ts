import { JUMP } from '../../../commands/view-products/place.ts';
import { useApp } from '../../support/app.ts';
import { aProduct } from '../../support/builders.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { manyOf } from '../../support/shown.ts';

describe('where there are no products yet', () => {
  const app = useApp();
  afterEach(() => closeModals(app));

  test.each(['/licenses', '/licenses Visio'])('%s says so', async (line) => {
    const mick = app.slack.as(app.member);
    await mick.command(line);
    const { title, buttons } = await sees(mick, 'There are no products yet');
    expect(title).toBe('Products');
    expect(buttons).toEqual([]);
  });

  test('an administrator learns how to bring some', async () => {
    const anna = app.slack.as(app.admin);
    await anna.command('/licenses');
    await sees(anna, 'npm run seatkeeper -- import products');
  });

  test('/licenses table says so too, to the asker only', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses table');
    const { ephemeral } = await isTold(mick, 'There are no products yet');
    expect(ephemeral).toBe(true);
  });
});

describe('with 101 products and two of other names', () => {
  const app = useApp();
  afterEach(() => closeModals(app));

  beforeAll(async () => {
    const workspace = { em: app.database.orm.em, tenantId: app.tenantId };
    for (const n of manyOf(101, (index) => String(index + 1).padStart(3, '0'))) {
      await aProduct(workspace, { displayName: `Product ${n}`, skuPartNumber: `SKU_${n}` });
    }
    await aProduct(workspace, { displayName: 'Visio', skuPartNumber: 'R&D <b>' });
    await aProduct(workspace, {
      displayName: `Visio ${'and much else '.repeat(10)}(no Teams)`,
      skuPartNumber: 'VISIO_NO_TEAMS',
    });
  });

  test('one pages through them, opens one, and comes back to the same page', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses');
    await sees(mick, '*103* products', '*Product 001*', 'Page 1 of 11');
    await mick.click('Next');
    await sees(mick, '*Product 011*', 'Page 2 of 11');
    await mick.click('View product Product 015');
    await sees(mick, 'Product 015', 'Back to products');
    await mick.click('Back to products');
    await sees(mick, '*Product 011*', 'Page 2 of 11');
    await mick.click('Previous');
    await sees(mick, 'Page 1 of 11');
    expect(mick.modals).toHaveLength(1);
  });

  test('one jumps to a product, back, and to the same one again', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses');
    await sees(mick, 'Page 1 of 11');
    for (const _ of [1, 2]) {
      await mick.choose('Jump to a product', 'Product 077');
      await sees(mick, 'Product 077', 'Back to products');
      await mick.click('Back to products');
      const { values } = await sees(mick, 'Page 1 of 11');
      expect(Object.values(values).map((each) => each[JUMP]?.['selected_option'])).toEqual([null]);
    }
  });

  test('the jump offers a hundred, finds by part number, and cuts names in the middle', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses');
    await sees(mick, 'Page 1 of 11');
    const offered = async (query: string) =>
      (await mick.suggest('Jump to a product', query)).options.flatMap((list) => list.options);
    expect(await offered('')).toHaveLength(100);
    expect(await offered('sku_042')).toEqual([
      expect.objectContaining({ text: 'Product 042', description: 'SKU_042' }),
    ]);
    const [cut] = await offered('no teams');
    expect(cut?.text).toMatch(/^Visio and much else .*….*\(no Teams\)$/);
    expect(await offered('nonsense')).toEqual([]);
  });

  test.each([
    ['the only match', 'no teams', 'VISIO_NO_TEAMS'],
    ['the exact name among several matches', 'visio', 'R&amp;D &lt;b&gt;'],
    ['a part number with what Slack escapes', 'R&D <b>', 'R&amp;D &lt;b&gt;'],
  ])('/licenses NAME opens %s', async (_, name, partNumber) => {
    const mick = app.slack.as(app.member);
    await mick.command(`/licenses ${name}`);
    await sees(mick, `SKU part number ${partNumber} ·`);
    await mick.click('Back to products');
    await sees(mick, '*103* products');
  });

  test('/licenses NAME lists several matches, and pages keep the search', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses sku_0');
    await sees(mick, '*99* of 103 products match “sku_0”', 'Page 1 of 10');
    await mick.click('Next');
    await sees(mick, 'match “sku_0”', '*Product 011*', 'Page 2 of 10');
    await mick.click('View product Product 011');
    await sees(mick, 'SKU part number SKU_011');
    await mick.click('Back to products');
    await sees(mick, 'match “sku_0”', 'Page 2 of 10');
    await mick.click('Show all products');
    await sees(mick, '*103* products', 'Page 1 of 11');
  });

  test.each([
    ['a name nobody has', 'nonsense'],
    ['a mention of everybody', '<!channel>'],
    ['a person', '@mick'],
    ['a wildcard of the database', '%'],
    ['3,000 characters', `"${'\\'.repeat(3000)}`],
  ])('/licenses with %s matches nothing, says so, and offers all', async (_, name) => {
    const mick = app.slack.as(app.member);
    await mick.command(`/licenses ${name}`);
    await sees(mick, 'No product matches');
    await mick.click('Show all products');
    await sees(mick, '*103* products');
  });

  test.each(['/licenses', '/licenses Visio', '/licenses table'])(
    '%s, while the database does not answer, is told with a reference',
    async (line) => {
      const mick = app.slack.as(app.member);
      const { em } = app.database.orm;
      await em.execute('alter table subscription rename to subscription_away');
      try {
        const before = mick.messages().length;
        await mick.command(line);
        const { text } = await mick.waitFor((client) => client.messages()[before]);
        expect(text).toMatch(/Something went wrong on our side.* the reference [0-9a-f]{8}/);
      } finally {
        await em.execute('alter table subscription_away rename to subscription');
      }
    },
  );

  test('help tells the arguments', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses help');
    await isTold(mick, '`/licenses table`', '`/licenses Entra ID P1`', '`/license-mine`');
  });
});
