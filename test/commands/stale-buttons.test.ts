/** Buttons of views and messages that are older than what has happened since. */
import { PRODUCT } from '../../commands/license-groups/assign-form.ts';
import { useApp } from '../support/app.ts';
import { aGroup, aProduct } from '../support/builders.ts';
import { inGroup } from '../support/in-group.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const anna = () => app.slack.as(app.admin);
afterEach(() => closeModals(app));

const NO_GROUP = 'This group does not exist here (anymore)';

const sql = (statement: string, ...values: string[]) =>
  app.licensing.em.fork().execute(statement, values, 'run');

/** As another administrator does it. */
const deleteGroup = ({ id }: { id: string }) =>
  sql('update license_group set deleted_at = now() where id = ?', id);

test.each(['Change members', 'Assign product', 'Members (1)'])(
  'a group that was deleted meanwhile is named as such: %s',
  async (button) => {
    const kim = await somebody(app, `Kim ${button}`);
    const name = `Gone ${button.length}`;
    const group = await aGroup(at(), { name, members: [{ id: kim.personId }] });
    await anna().command(`/license-groups ${name}`);
    await sees(anna(), name, 'Members (1)');
    await deleteGroup(group);
    await anna().click(button);
    await sees(anna(), NO_GROUP);
  },
);

test('so it is where a form about it lies open, and where an old message leads to it', async () => {
  const nora = await somebody(app, 'Nora Stale', { usageLocation: null });
  const product = await aProduct(at(), { displayName: 'Stale' });
  const group = await aGroup(at(), { name: 'Old', members: [{ id: nora.personId }] });
  await anna().command('/license-groups Old');
  await sees(anna(), 'Members (1)');
  await anna().click('Assign product');
  await sees(anna(), 'For the *1* member');
  await anna().choose(PRODUCT, 'Stale');
  await sees(anna(), 'no service plans');
  await anna().submit();
  await sees(anna(), 'Assign *Stale*');
  await anna().submit();
  await closeModals(app);
  const { channelId, ts } = await anna().waitFor((client) =>
    client.dm().find(({ text }) => text.includes('*Stale* for *Old*: 0 have it, 1 does not')),
  );
  await anna().command('/license-groups Old');
  await sees(anna(), 'Members (1)');
  await anna().click('Change members');
  await sees(anna(), 'People to take in');
  await anna().choose('People to take in', [app.member.id]);
  await deleteGroup(group);
  await anna().submit();
  await sees(anna(), NO_GROUP);
  await closeModals(app);
  await anna().click('See who', { channelId, ts });
  await anna().waitFor((client) => client.dm().find(({ text }) => text.includes(NO_GROUP)));
  expect(await holdersOf(app, product)).toEqual([]);
});

test('who left the group meanwhile has nothing to be taken out of', async () => {
  const product = await aProduct(at(), { displayName: 'Left' });
  const kim = await somebody(app, 'Kim Left');
  const group = await inGroup(app, 'Leavers', [kim], [product]);
  await anna().command(`/license-why @${kim.name} Left`);
  await sees(anna(), `<@${kim.id}> has *Left*.`);
  await sql('delete from group_member where group_id = ?', group.id);
  await anna().click('Take out of group');
  await sees(anna(), `Remove <@${kim.id}> from the group *Leavers*?`);
  await anna().submit();
  await sees(anna(), `<@${kim.id}> was no member of *Leavers* (anymore). Nothing was changed.`);
});
