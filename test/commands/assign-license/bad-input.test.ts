import { LOCATION, PRODUCT, UNTIL } from '../../../commands/assign-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { form, message, errorAt } = atForm(app, '/license-assign', 'Last day');
afterEach(() => closeModals(app));

describe('bad input', () => {
  test('a last day in the past is refused at the date', async () => {
    await aProduct(at(), { displayName: 'Yesterday' });
    const kim = await somebody(app, 'Kim Yesterday');
    const client = await form(`@${kim.name} Yesterday`);
    await client.choose(UNTIL, '2026-06-14');
    await client.submit();
    expect(errorAt(UNTIL)).toBe(
      'The last day has passed already. Choose today (Jun 15, 2026) or a later day.',
    );
  });

  test('names of 3,000 characters, with markup and right-to-left text, ping nobody', async () => {
    const name = `<!channel> & \u202eשלום <@${app.admin.id}> `;
    const kim = await somebody(app, name.repeat(100).slice(0, 3000), {
      name: 'longname',
      usageLocation: null,
    });
    await aProduct(at(), {
      displayName: name.repeat(10).slice(0, 255),
      skuPartNumber: 'LONG_NAME',
    });
    const client = await form('@longname LONG_NAME');
    await client.choose({ actionId: LOCATION }, 'NL');
    await client.submit();
    await sees(client, `<@${kim.id}> got *&lt;!channel&gt;`);
    const dm = await message('&lt;!channel&gt; &amp;');
    expect(dm.text).not.toContain('<!channel>');
    expect(dm.text).not.toContain('\u202e');
  });

  test.each([
    ['no JSON', '{'],
    ['not ours', '{"productId":"1; drop table"}'],
  ])('a form whose metadata is %s is refused in words', async (_what, metadata) => {
    await aProduct(at(), { displayName: `Tampered ${metadata.length}` });
    const kim = await somebody(app, `Kim Tampered ${metadata.length}`);
    const client = await form(`@${kim.name} Tampered ${metadata.length}`);
    const stored = app.slack.workspace.views.get(client.modal?.id ?? '');
    if (stored) stored.view.private_metadata = metadata;
    await client.submit();
    await sees(client, 'This form cannot be read');
  });

  test('a product that no picker offered is refused in words', async () => {
    await aProduct(at(), { displayName: 'Offered' });
    const kim = await somebody(app, 'Kim Offered');
    const client = await form(`@${kim.name} Offered`);
    const values = client.modal?.values[PRODUCT];
    if (values) values[PRODUCT] = { type: 'external_select', selected_option: { value: "'; --" } };
    await client.submit();
    await sees(client, 'This form cannot be read');
  });
});
