import { ADMINISTER_PRODUCT } from '../../../src/slack/entry-points.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf } from '../../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const menu = (verb: string) => anna().choose(ADMINISTER_PRODUCT, verb);

test('an administrator starts with nothing but Slack', async () => {
  await anna().command('/licenses');
  await sees(anna(), 'There are no products yet. Add the first one here');
  await anna().click('Add product');
  await sees(anna(), 'SKU part number');
  await anna().fill('Name', 'Figma Organization');
  await anna().submit();
  await sees(anna(), '*Figma Organization* is on the list');
  await anna().waitFor(({ modals: [first] }) => first?.text.includes('FIGMA_ORGANIZATION'));
  await anna().click('Add subscription');
  await sees(anna(), 'Figma Organization', 'First day');
  await anna().fill('Seats', '10');
  await anna().submit();
  await sees(anna(), 'Added to *Figma Organization*: *10 seats*');
  await anna().closeModal();
  await sees(anna(), 'FIGMA_ORGANIZATION', '*10* available');
  expect(anna().modals).toHaveLength(1);
});

describe('from a product’s detail an administrator', () => {
  beforeAll(async () => {
    await aProduct(inTenantOf(app), { displayName: 'Taken', skuId: 'taken-1' });
  });

  test('edits it, and the detail shows it at once', async () => {
    await aProduct(inTenantOf(app), { displayName: 'Editable', skuId: 'edit-1' });
    await anna().command('/licenses Editable');
    await sees(anna(), 'SKU id edit-1');
    await menu('Edit product');
    await sees(anna(), 'Where to buy it');
    await anna().fill('Name', 'Edited & <!channel>');
    await anna().fill('Help page', 'not an address');
    await anna().submit();
    expect(anna().modal?.errors).toEqual({
      'product.help_url': expect.stringContaining('https://example.com/'),
    });
    await anna().fill('Help page', 'https://example.com/help');
    await anna().fill('SKU id', 'taken-1');
    await anna().submit();
    expect(anna().modal?.errors).toEqual({
      'product.sku_id': expect.stringContaining('Another product has the SKU id taken-1'),
    });
    await anna().fill('SKU id', '');
    await anna().submit();
    await sees(anna(), '*Edited &amp; &lt;!channel&gt;* is changed');
    await anna().waitFor(
      ({ modals: [first] }) =>
        first?.text.includes('SKU id edit-1') && first.text.includes('https://example.com/help'),
    );
  });

  test('leaves a description alone that is too long for the form', async () => {
    const product = await aProduct(inTenantOf(app), { displayName: 'Wordy', skuId: 'wordy-1' });
    const description = 'w'.repeat(9003);
    const em = app.licensing.em.fork();
    await em.execute('update product set description = ? where id = ?', [description, product.id]);
    await anna().command('/licenses Wordy');
    await sees(anna(), 'SKU id wordy-1');
    await menu('Edit product');
    await sees(anna(), 'more than 3,000 characters and stays as it is');
    await anna().fill('Name', 'Wordy 2');
    await anna().submit();
    await sees(anna(), '*Wordy 2* is changed');
    const [row] = await em.execute<{ description: string }[]>(
      'select description from product where id = ?',
      [product.id],
    );
    expect(row?.description).toBe(description);
  });

  test('archives what nobody holds, and comes back to the list', async () => {
    await aProduct(inTenantOf(app), { displayName: 'Unwanted', skuId: 'unwanted-1' });
    await anna().command('/licenses Unwanted');
    await sees(anna(), 'SKU id unwanted-1');
    await menu('Archive product');
    await sees(anna(), 'Archive *Unwanted*?', 'unwanted-1 brings it back');
    await anna().submit();
    await sees(anna(), '*Unwanted* is archived');
    const { text } = await anna().waitFor(
      ({ modals: [first] }) => first?.text.includes('products ·') && first,
    );
    expect(text).not.toContain('Unwanted');
  });

  test('is told why what somebody holds cannot be archived', async () => {
    const product = await aProduct(inTenantOf(app), { displayName: 'Held' });
    await anAssignment(inTenantOf(app), await aPerson(inTenantOf(app)), product);
    await anna().command('/licenses Held');
    await sees(anna(), '*1* assigned');
    await menu('Archive product');
    await sees(anna(), 'Held cannot be archived while somebody holds it (1 assigned)');
  });

  test('reads who did what in its history', async () => {
    await aProduct(inTenantOf(app), { displayName: 'Storied', skuId: 'story-1' });
    await anna().command('/licenses Storied');
    await sees(anna(), 'SKU id story-1');
    await menu('History');
    await sees(anna(), 'Nothing has been done to it yet');
    await anna().closeModal();
    await menu('Edit product');
    await sees(anna(), 'Where to buy it');
    await anna().fill('Name', 'Storied 2');
    await anna().submit();
    await sees(anna(), '*Storied 2* is changed');
    await anna().closeModal();
    await menu('History');
    await sees(anna(), `<@${app.admin.id}> edited *Storied 2*.`, 'Name: Storied → Storied 2');
  });
});

test('everybody else sees none of it, and is refused at the click', async () => {
  await aProduct(inTenantOf(app), { displayName: 'Guarded', skuId: 'guarded-1' });
  await anna().command('/licenses Guarded');
  await sees(anna(), 'guarded-1');
  const detail = anna().modal?.blocks ?? [];
  await anna().closeModal();
  const mick = app.slack.as(app.member);
  await mick.command('/licenses');
  expect((await sees(mick, 'products ·')).buttons).not.toContain('Add product');
  await mick.closeModal();
  await mick.command('/licenses Guarded');
  const { id, blocks } = await sees(mick, 'guarded-1');
  expect(JSON.stringify(blocks)).not.toContain(ADMINISTER_PRODUCT);
  const stored = app.slack.workspace.views.get(id);
  if (stored) stored.view.blocks = [...detail];
  for (const verb of ['Edit product', 'Archive product', 'History']) {
    await mick.choose(ADMINISTER_PRODUCT, verb);
    await sees(mick, 'Only license administrators can do this');
    await mick.closeModal();
  }
});
