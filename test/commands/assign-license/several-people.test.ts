import { GROUP, OTHERS, PEOPLE, REASON } from '../../../commands/assign-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { form, message, errorAt } = atForm(app, '/license-assign', 'Last day');
afterEach(() => closeModals(app));

describe('several people', () => {
  test('who can be served is served; the others keep their named error', async () => {
    const product = await aProduct(at(), { displayName: 'Scarce', seats: 1 });
    const nowhere = await somebody(app, 'Nora Nowhere', { usageLocation: null });
    const first = await somebody(app, 'Fay First');
    const second = await somebody(app, 'Sam Second');
    const client = await form(`@${nowhere.name} @${first.name} @${second.name} Scarce`);
    expect(client.modal?.text).toContain(
      '1 of these people has no usage location, and there is no default one',
    );
    await client.submit();
    await sees(
      client,
      `Assign *Scarce* to <@${first.id}>?`,
      `✗ <@${nowhere.id}> cannot get it: Nora Nowhere has no usage location`,
      `✗ <@${second.id}> cannot get it: No seat of Scarce is free: 1 assigned, 1 bought.`,
      '*Scarce*: 0 → 1 of 1 seats assigned',
      '✓ *1* gets it: Fay First',
    );
    expect(await holdersOf(app, product)).toEqual([]);
    await client.submit();
    const said = [
      '1 of 3 people got *Scarce*.',
      `✗ <@${nowhere.id}>: not assigned. Nora Nowhere has no usage location`,
      `✓ <@${first.id}>: assigned`,
      `✗ <@${second.id}>: not assigned. No seat of Scarce is free: 1 assigned, 1 bought.`,
    ];
    await sees(client, ...said);
    await message(...said);
    expect(await holdersOf(app, product)).toEqual(['Fay First']);
  });

  test('without a location use the default, which is named and not written', async () => {
    const setDefault = (code: string | null) =>
      at()
        .em.fork()
        .execute('update tenant set default_usage_location = ? where id = ?', [code, app.tenantId]);
    await setDefault('BE');
    try {
      await aProduct(at(), { displayName: 'Defaulted' });
      const one = await somebody(app, 'Dan Default', { usageLocation: null });
      const two = await somebody(app, 'Dora Default');
      const client = await form(`@${one.name} @${two.name} Defaulted`);
      expect(client.modal?.text).toContain(
        '1 of these people has no usage location and will use the default, Belgium.',
      );
      await client.submit();
      await sees(client, `– <@${one.id}>: uses the default usage location, Belgium`);
      await client.submit();
      await sees(
        client,
        '2 of 2 people got *Defaulted*.',
        `✓ <@${one.id}>: assigned, with the default usage location Belgium`,
      );
    } finally {
      await setDefault(null);
    }
  });

  test('a bot among them does not stop the others', async () => {
    await aProduct(at(), { displayName: 'Mixed' });
    const bot = app.slack.addUser({ name: 'mixbot', isBot: true });
    const kim = await somebody(app, 'Kim Mixed');
    const client = await form('Mixed');
    await client.choose(PEOPLE, [bot.id, kim.id]);
    await client.submit();
    await sees(
      client,
      `Assign *Mixed* to <@${kim.id}>?`,
      `✗ <@${bot.id}> cannot get it: This person is not known here`,
    );
    await client.submit();
    await sees(client, `<@${kim.id}> got *Mixed*.`);
  });

  test('are at most 25 over both fields, and at least one', async () => {
    await aProduct(at(), { displayName: 'Crowd' });
    const users = Array.from({ length: 25 }, (_, n) => app.slack.addUser({ name: `crowd${n}` }).id);
    await aPerson(at(), { displayName: 'Twenty Sixth' });
    const client = await form('Crowd');
    await client.submit();
    expect(errorAt(PEOPLE)).toBe('Choose at least one person, here or below, or a group.');
    await client.choose(PEOPLE, users);
    await client.choose(OTHERS, ['Twenty Sixth']);
    await client.submit();
    expect(errorAt(PEOPLE)).toContain('These are 26 people. At most 25');
  });
});

describe('a group', () => {
  test('gets it as people do: after a preview, with its progress', async () => {
    const product = await aProduct(at(), { displayName: 'For all', seats: 5 });
    const [kim, lee] = [await somebody(app, 'Kim All'), await somebody(app, 'Lee All')];
    await inGroup(app, 'All', [kim, lee], []);
    const client = await form('For all');
    await client.choose(GROUP, 'All');
    await client.fill(REASON, 'New team');
    await client.submit();
    const { values } = await sees(
      client,
      'Assign *For all* to the 2 members of *All*?',
      '*For all*: 0 → 2 of 5 seats assigned',
    );
    expect(JSON.stringify(values)).toContain('New team');
    expect(await holdersOf(app, product)).toEqual([]);
    await client.submit();
    await sees(client, 'All 2 members of *All* have *For all*.');
    expect(await holdersOf(app, product)).toEqual(['Kim All', 'Lee All']);
  });

  test('and people are not chosen together: nothing more is asked or said of them', async () => {
    const kim = await somebody(app, 'Kim Both', { usageLocation: null });
    await inGroup(app, 'Both', [], []);
    const either = await aProduct(at(), { displayName: 'Either' });
    await anAssignment(at(), { id: kim.personId }, either);
    const client = await form(`@${kim.name} Either`);
    await sees(client, 'already holds this', 'Usage location of Kim Both');
    await client.choose(GROUP, 'Both');
    await client.waitFor(({ modal }) => !modal?.text.includes('Choose one or more people'));
    expect(client.modal?.text).not.toMatch(/already holds this|Usage location/);
    await client.choose(GROUP, 'No group: choose people');
    await sees(client, 'Choose one or more people');
    await client.submit();
    expect(errorAt(PEOPLE)).toBe('Choose at least one person, here or below, or a group.');
  });
});
