import { LICENSES } from '../../../commands/remove-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { anna, form, message } = atForm(app, '/license-remove', 'Not in Slack?');
const noon = app.now;
afterEach(async () => {
  app.now = noon;
  app.slack.behave();
  await closeModals(app);
});

/** Kim held this product until a moment ago; the result is shown. */
async function removed(name: string, { seats = 10 } = {}) {
  const product = await aProduct(at(), { displayName: name, seats });
  const kim = await somebody(app, `Kim ${name}`);
  await anAssignment(at(), { id: kim.personId }, product);
  const client = await form(`@${kim.name} ${name}`);
  await client.submit();
  await sees(client, `Remove *${name}*`);
  await client.submit();
  await sees(client, `Removed *${name}*`);
  const dm = await message(`Removed *${name}*`);
  return { product, kim, dm };
}

const told = (words: string) =>
  anna().waitFor((client) =>
    client.dm().find((each) => each.ephemeral && each.text.includes(words)),
  );

describe('Undo', () => {
  test('in the view gives the license back; the message says so too', async () => {
    const { product, kim, dm } = await removed('Viewed');
    await anna().click('Undo');
    const restored = `↩ *Viewed*: restored to Kim Viewed by <@${app.admin.id}>, <!date^`;
    await sees(anna(), restored);
    expect(anna().modal?.buttons).toEqual([]);
    expect((await message(restored)).ts).toBe(dm.ts);
    expect(await holdersOf(app, product)).toEqual([kim.realName]);
  });

  test('in the message gives the license back; the message says so', async () => {
    const { product, kim, dm } = await removed('Messaged');
    await closeModals(app);
    await anna().click('Undo', dm);
    const edited = await message(`↩ *Messaged*: restored to Kim Messaged by <@${app.admin.id}>`);
    expect(edited.ts).toBe(dm.ts);
    expect(JSON.stringify(edited.blocks)).not.toContain('Undo');
    expect(await holdersOf(app, product)).toEqual([kim.realName]);
  });

  test('clicked again, in the copy that is left, says that it is done', async () => {
    const { product, dm } = await removed('Twice');
    await anna().click('Undo', dm);
    await message('↩ *Twice*');
    await anna().click('Undo');
    await sees(anna(), 'Kim Twice holds Twice again already. Nothing was changed');
    expect(await holdersOf(app, product)).toEqual(['Kim Twice']);
  });

  test('of one of two leaves the other', async () => {
    const kim = await somebody(app, 'Kim Both');
    for (const displayName of ['Both A', 'Both B']) {
      await anAssignment(at(), { id: kim.personId }, await aProduct(at(), { displayName }));
    }
    const client = await form(`@${kim.name}`);
    await client.choose({ actionId: LICENSES }, ['Both A', 'Both B']);
    await client.submit();
    await sees(client, 'Remove these 2');
    await client.submit();
    await sees(client, '2 of 2 licenses were removed');
    await client.click('Undo: give Both B back');
    await sees(client, '✓ *Both A*: removed', '↩ *Both B*: restored', 'Undo works for 15 minutes');
    const dm = await message('↩ *Both B*', '✓ *Both A*: removed');
    await client.closeModal({ all: true });
    await client.click('Undo: give Both A back', dm);
    await message('↩ *Both A*', '↩ *Both B*');
  });

  test('after somebody took the seat says so, and can be tried again', async () => {
    const { product, dm } = await removed('Taken', { seats: 1 });
    await anAssignment(at(), await aPerson(at(), { displayName: 'Quick Quinn' }), product);
    await closeModals(app);
    await anna().click('Undo', dm);
    await told('No seat of Taken is free: 1 assigned, 1 bought');
    expect(await holdersOf(app, product)).toEqual(['Quick Quinn']);
    expect(JSON.stringify((await message('Removed *Taken*')).blocks)).toContain('Undo');
  });

  test('comes too late after 15 minutes', async () => {
    const { product } = await removed('Late');
    app.now = new Date(noon.getTime() + 16 * 60_000);
    await anna().click('Undo');
    await sees(anna(), 'Undo works for 15 minutes, and they are over');
    expect(await holdersOf(app, product)).toEqual([]);
  });

  test('is refused to who is no administrator any more', async () => {
    const olga = app.slack.addUser({ name: 'olga', realName: 'Olga Once', isAdmin: true });
    const product = await aProduct(at(), { displayName: 'Demoted' });
    const kim = await somebody(app, 'Kim Demoted');
    await anAssignment(at(), { id: kim.personId }, product);
    const client = app.slack.as(olga);
    await client.command(`/license-remove @${kim.name} Demoted`);
    await sees(client, 'Licenses to remove');
    await client.submit();
    await sees(client, 'Remove *Demoted*');
    await client.submit();
    await sees(client, 'Removed *Demoted*');
    app.slack.updateUser(olga.id, { isAdmin: false });
    const isAdmin = async () => {
      const query = 'select is_workspace_admin as "is" from person where slack_user_id = ?';
      const [row] = await at().em.fork().execute<{ is: boolean }[]>(query, [olga.id]);
      return row?.is;
    };
    await until('it is heard', async () => !(await isAdmin()));
    await client.click('Undo');
    await sees(client, 'Only license administrators can do this.');
    expect(await holdersOf(app, product)).toEqual([]);
  });

  test('of what never was is refused in words', async () => {
    const { dm } = await removed('Forged');
    await closeModals(app);
    const stored = app.slack.workspace.findMessage(dm.channelId, dm.ts);
    const blocks: unknown = JSON.parse(
      JSON.stringify(stored?.blocks).replace(/\\"sourceId\\":\\"[^"]*\\"/, '\\"x\\":\\"1\\"'),
    );
    if (stored) Object.assign(stored, { blocks });
    await anna().click('Undo', dm);
    await told('This form cannot be read');
  });
});

describe('where the message could not be sent', () => {
  test('the license is removed, and Undo works in the view', async () => {
    const product = await aProduct(at(), { displayName: 'Unsent' });
    const kim = await somebody(app, 'Kim Unsent');
    await anAssignment(at(), { id: kim.personId }, product);
    const client = await form(`@${kim.name} Unsent`);
    await client.submit();
    await sees(client, 'Remove *Unsent*');
    app.slack.misbehave({ kind: 'error500', method: 'conversations.open', times: 1 });
    await client.submit();
    await sees(client, 'Removed *Unsent*');
    expect(await holdersOf(app, product)).toEqual([]);
    await client.click('Undo');
    await sees(client, '↩ *Unsent*');
    expect(await holdersOf(app, product)).toEqual(['Kim Unsent']);
  });
});
