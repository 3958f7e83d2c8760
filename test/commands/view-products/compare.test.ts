import { compareView } from '../../../commands/view-products/compare-view.ts';
import { COMPARE, FIRST_PAGE, productPlace } from '../../../commands/view-products/place.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { useApp } from '../../support/app.ts';
import { aPlan, aProduct } from '../../support/builders.ts';
import { readModal } from '../../support/reading.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { aShownPlan, aShownProduct, manyOf, STRANGE_NAMES } from '../../support/shown.ts';
import { inTenantOf } from '../../support/somebody.ts';

describe('the view', () => {
  const read = (
    one: ReturnType<typeof aShownProduct>,
    other: ReturnType<typeof aShownProduct>,
    page = 0,
  ) => {
    const product = productPlace.parse({
      productId: one.product.id,
      list: { ...FIRST_PAGE, query: 'q'.repeat(255) },
    });
    const place = { product, otherId: other.product.id, page };
    return readModal(compareView(textsFor(null), one, other, place));
  };

  test('says of each plan where it is, the same plan once under whatever name', () => {
    const shared = aShownPlan({ friendlyName: 'Teams' });
    const one = aShownProduct({
      product: { displayName: 'E3' },
      plans: [shared, aShownPlan({ friendlyName: 'Phone' })],
    });
    const other = aShownProduct({
      product: { displayName: 'E5' },
      plans: [
        { ...shared, friendlyName: 'Microsoft Teams' },
        aShownPlan({ friendlyName: 'Defender' }),
      ],
    });
    const { text } = read(one, other);
    expect(text).toContain(
      '– ✓ *Defender* · only in E5\n✓ – *Phone* · only in E3\n✓ ✓ *Teams* · in both',
    );
    expect(text).toContain(
      'Service plans in both: 1 · only in the first: 1 · only in the second: 1',
    );
  });

  test('without plans says so', () => {
    const none = aShownProduct({ plans: [] });
    expect(read(none, none).text).toContain('Neither of them has service plans');
  });

  test.each(Object.entries(STRANGE_NAMES))('of 101 plans bears %s in every name', (_, name) => {
    const many = () =>
      aShownProduct({
        product: { displayName: name },
        plans: manyOf(101, () => aShownPlan({ friendlyName: name })),
      });
    const { pings, buttons } = read(many(), many(), 2);
    expect(pings).toEqual([]);
    expect(buttons).toEqual(['Back', 'Previous', 'Next']);
  });
});

describe('anybody', () => {
  const app = useApp();
  afterEach(() => closeModals(app));
  beforeAll(async () => {
    const teams = await aPlan(inTenantOf(app), { name: 'Teams' });
    const phone = await aPlan(inTenantOf(app), { name: 'Phone' });
    await aProduct(inTenantOf(app), { displayName: 'Small', plans: [teams] });
    await aProduct(inTenantOf(app), { displayName: 'Large', plans: [teams, phone] });
  });

  test('compares a product with another one, and goes back', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses Small');
    await sees(mick, 'Small', 'Numbers of');
    const { options } = await mick.suggest(COMPARE, '');
    expect(JSON.stringify(options)).not.toContain('Small');
    await mick.choose(COMPARE, 'Large');
    await sees(mick, '✓ ✓ *Teams*', '– ✓ *Phone* · only in Large');
    await mick.click('Back');
    await sees(mick, 'Numbers of', '● Overview');
  });
});
