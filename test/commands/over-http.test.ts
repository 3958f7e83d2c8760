import { useApp } from '../support/app.ts';
import { atForm } from '../support/at-form.ts';
import { aProduct } from '../support/builders.ts';
import { holdUp } from '../support/held-up.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../support/somebody.ts';

const app = useApp({ mode: 'http' });
const assigning = atForm(app, '/license-assign', 'Last day');
const removing = atForm(app, '/license-remove', 'Not in Slack?');
afterEach(() => closeModals(app));

test('over HTTP a license is assigned, slowly, removed and given back', async () => {
  const product = await aProduct(inTenantOf(app), { displayName: 'Posted' });
  const kim = await somebody(app, 'Kim Posted');
  const client = await assigning.form(`@${kim.name} Posted`);
  await holdUp(app, kim, async () => {
    await client.submit();
    expect(client.modal?.text).toContain('This takes a little longer than usual');
  });
  await sees(client, `<@${kim.id}> got *Posted*.`);
  await closeModals(app);

  await removing.form(`@${kim.name} Posted`);
  await client.submit();
  await sees(client, `Remove *Posted* from <@${kim.id}>?`);
  await client.submit();
  await sees(client, 'Removed *Posted*');
  expect(await holdersOf(app, product)).toEqual([]);
  await client.click('Undo');
  await sees(client, '↩ *Posted*: restored');
  expect(await holdersOf(app, product)).toEqual(['Kim Posted']);
});

test('over HTTP errors stand at their field', async () => {
  await aProduct(inTenantOf(app), { displayName: 'Nobody' });
  await (await assigning.form('Nobody')).submit();
  expect(assigning.errorAt('assign.people')).toBe(
    'Choose at least one person, here or below, or a group.',
  );
});
