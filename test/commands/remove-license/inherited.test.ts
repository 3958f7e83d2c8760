/** What comes through a group, what somebody else waits for, and groups themselves. */
import { GROUP } from '../../../commands/remove-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { anAssignment, aProduct } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { form } = atForm(app, '/license-remove', 'Not in Slack?');
afterEach(() => closeModals(app));

/** Two people who have a product through a group. */
async function throughGroup(name: string) {
  const product = await aProduct(at(), { displayName: `Suite ${name}` });
  const kim = await somebody(app, `Kim ${name}`);
  const lee = await somebody(app, `Lee ${name}`);
  const group = await inGroup(app, `Staff ${name}`, [kim, lee], [product]);
  return { product, kim, lee, group };
}

test('is not removed directly: taking the person out of the group does, after a preview', async () => {
  const { product, kim } = await throughGroup('One');
  const client = await form(`@${kim.name}`);
  await client.submit();
  await sees(client, `<@${kim.id}> has *Suite One* through Staff One only.`);
  expect(client.modal?.hasSubmit).toBe(false);
  await client.click('Take person out of Staff One');
  await sees(
    client,
    `Remove <@${kim.id}> from the group *Staff One*?`,
    '*Suite One*: 2 → 1 of 10 seats assigned',
    '✗ *1* loses it: Kim One',
  );
  expect(await holdersOf(app, product)).toHaveLength(2);
  await client.submit();
  await sees(client, `<@${kim.id}> is out of the group *Staff One*`);
  await until('Kim has lost it', async () => (await holdersOf(app, product)).length === 1);
  await client.closeModal();
  expect(client.modals).toEqual([]);
});

test('taking the product off the group does so for all, after a preview', async () => {
  const { product, kim } = await throughGroup('All');
  const client = await form(`@${kim.name}`);
  await client.submit();
  await sees(client, 'What would remove it');
  await client.click('Take product off Staff All');
  await sees(
    client,
    'Remove *Suite All* from *Staff All*? 2 members have it by that.',
    '*Suite All*: 2 → 0 of 10 seats assigned',
    '✗ *2* lose it: ',
  );
  await client.submit();
  await sees(client, '*Suite All* is removed from *Staff All*: 2 members had it by that.');
  expect(await holdersOf(app, product)).toEqual([]);
});

test('what is direct beside goes, and nothing is lost by that', async () => {
  const { kim, product } = await throughGroup('Deep');
  await anAssignment(at(), { id: kim.personId }, product);
  await at()
    .em.fork()
    .execute('update product set assigned = assigned - 1 where id = ?', [product.id]);
  const client = await form(`@${kim.name} Suite Deep`);
  await client.submit();
  await sees(
    client,
    `<@${kim.id}> keeps *Suite Deep* through Staff Deep: only the direct license goes.`,
    '*Suite Deep*: 2 of 10 seats assigned, as now',
  );
  await client.submit();
  await sees(client, 'Removed *Suite Deep*');
  expect(await holdersOf(app, product)).toHaveLength(2);
});

test('who waits for the seat is named, and then nothing can be undone', async () => {
  const product = await aProduct(at(), { displayName: 'Scarce', seats: 1 });
  const kim = await somebody(app, 'Kim Scarce');
  const fay = await somebody(app, 'Fay Waiting');
  await anAssignment(at(), { id: kim.personId }, product);
  await inGroup(app, 'Waiting', [fay], [product]);
  const client = await form(`@${kim.name} Scarce`);
  await client.submit();
  await sees(
    client,
    'The seat of *Scarce* goes to Fay Waiting, who waits for it. So this cannot be undone.',
    '*1* who waits gets the free seat: Fay Waiting',
  );
  expect(client.modal?.text).not.toContain('can undo');
  await client.submit();
  await sees(client, 'Removed *Scarce*');
  expect(client.modal?.buttons).toEqual([]);
  await until('Fay has it', async () => (await holdersOf(app, product)).includes('Fay Waiting'));
});

test('a group is chosen like people: its product goes, after a preview, with its progress', async () => {
  const { product } = await throughGroup('Group');
  const client = await form();
  await client.choose(GROUP, 'Staff Group');
  await sees(client, 'Product to remove from the group');
  await client.submit();
  await sees(client, 'Remove *Suite Group* from *Staff Group*?', '✗ *2* lose it');
  await client.submit();
  await sees(client, '*Suite Group* is removed from *Staff Group*: 2 members had it by that.');
  expect(await holdersOf(app, product)).toEqual([]);
});
