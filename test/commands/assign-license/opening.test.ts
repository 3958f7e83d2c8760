import { LOCATION, PEOPLE, PRODUCT } from '../../../commands/assign-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { aProduct } from '../../support/builders.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { manyOf } from '../../support/shown.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { anna, form } = atForm(app, '/license-assign', 'Last day');
afterEach(() => closeModals(app));

describe('/license-assign', () => {
  test('help tells how', async () => {
    await anna().command('/license-assign help');
    const { ephemeral } = await isTold(anna(), '`/license-assign @anna Entra ID P1`');
    expect(ephemeral).toBe(true);
  });

  test('is refused to everybody else, with who may', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/license-assign');
    const { ephemeral } = await isTold(mick, 'Only license administrators', 'owners and admins');
    expect(ephemeral).toBe(true);
    expect(mick.modal).toBeUndefined();
  });

  test('comes filled in with people and product, in any order', async () => {
    const product = await aProduct(at(), { displayName: 'Order P1', skuPartNumber: 'ORDER_P1' });
    const [kim, lee] = [await somebody(app, 'Kim Order'), await somebody(app, 'Lee Order')];
    const { modal } = await form(`@${kim.name} order_p1 @${lee.name} @${kim.name}`);
    expect(modal?.values[PRODUCT]?.[PRODUCT]).toMatchObject({
      selected_option: { value: product.id },
    });
    expect(modal?.values[PEOPLE]?.[PEOPLE]).toMatchObject({ selected_users: [kim.id, lee.id] });
    expect(modal?.text).toContain('*10* seats of 10 are free.');
  });

  test('prefers the product of exactly that name, else leaves the choice', async () => {
    const exact = await aProduct(at(), { displayName: 'Visio Plan' });
    await aProduct(at(), { displayName: 'Visio Plan 2' });
    expect((await form('visio plan')).modal?.values[PRODUCT]?.[PRODUCT]).toMatchObject({
      selected_option: { value: exact.id },
    });
    await closeModals(app);
    const { modal } = await form('Visio');
    expect(modal?.values[PRODUCT]?.[PRODUCT]).toMatchObject({ selected_option: null });
    expect(modal?.text).toContain('“Visio” matches 2 products');
  });

  test('finds the product of exactly that name behind a hundred others', async () => {
    for (const displayName of manyOf(101, (index) => `A Crowd ${index}`)) {
      await aProduct(at(), { displayName });
    }
    const exact = await aProduct(at(), { displayName: 'Crowd' });
    expect((await form('crowd')).modal?.values[PRODUCT]?.[PRODUCT]).toMatchObject({
      selected_option: { value: exact.id },
    });
  });

  test('says what it could not read', async () => {
    const { modal } = await form('@nobody Nonesuch & Sons');
    expect(modal?.text).toContain('@nobody could not be matched to anybody');
    expect(modal?.text).toContain('No product matches “Nonesuch &amp; Sons”');
  });
});

test('countries are found by name and code, plans and products by name', async () => {
  await aProduct(at(), { displayName: 'Searchable', skuPartNumber: 'SEARCH_ME' });
  const kim = await somebody(app, 'Kim Search', { usageLocation: null });
  const client = await form(`@${kim.name}`);
  const texts = async (target: string, query: string) =>
    (await client.suggest({ actionId: target }, query)).options.flatMap(({ options }) =>
      options.map(({ text }) => text),
    );
  expect(await texts(LOCATION, 'curacao')).toEqual(['Curaçao']);
  expect(await texts(LOCATION, 'nl')).toEqual(['Netherlands', 'Finland', 'Greenland']);
  expect(await texts(PRODUCT, 'search_me')).toEqual(['Searchable']);
  expect(await texts(PRODUCT, '%')).toEqual([]);
});

describe('from a product’s page', () => {
  test('the product is filled in, and the counts underneath follow', async () => {
    await aProduct(at(), { displayName: 'Paged', seats: 3 });
    const kim = await somebody(app, 'Kim Paged');
    const client = anna();
    await client.command('/licenses Paged');
    await sees(client, '*3* available');
    await client.click('Assign a license of Paged');
    await sees(client, 'Last day', 'Paged');
    await client.choose(PEOPLE, [kim.id]);
    await client.submit();
    await sees(client, `<@${kim.id}> got *Paged*.`);
    await client.waitFor(({ modals }) => modals[0]?.text.includes('*2* available'));
    await client.closeModal();
    expect(client.modals).toHaveLength(1);
    expect(client.modal?.text).toContain('*1* assigned');
  });
});

test('from the Home tab the form opens empty', async () => {
  const client = anna();
  await client.openHome();
  await client.waitFor(({ home }) => home?.buttons.includes('Assign license'));
  await client.click('Assign license', 'home');
  const { values } = await sees(client, 'Last day');
  expect(values[PRODUCT]?.[PRODUCT]).toMatchObject({ selected_option: null });
});
