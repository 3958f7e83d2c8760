import { GROUP, LICENSES, PEOPLE } from '../../../commands/remove-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { anna, form, errorAt } = atForm(app, '/license-remove', 'Not in Slack?');
afterEach(() => closeModals(app));

/** Somebody in Slack who holds these products. */
async function holder(name: string, ...products: string[]) {
  const person = await somebody(app, name);
  for (const displayName of products) {
    const skuPartNumber = displayName.toUpperCase().replaceAll(' ', '_');
    const product = await aProduct(at(), { displayName, skuPartNumber });
    await anAssignment(at(), { id: person.personId }, product);
  }
  return person;
}

/** What is chosen in the field whose block begins so. */
function chosenAt(block: string): unknown {
  const values = Object.entries(anna().modal?.values ?? {});
  const [, field] = values.find(([id]) => id.startsWith(block)) ?? [];
  const value = Object.values(field ?? {})[0];
  return value?.['selected_users'] ?? value?.['selected_option'] ?? value?.['selected_options'];
}

describe('/license-remove', () => {
  test('help tells how', async () => {
    await anna().command('/license-remove help');
    await isTold(anna(), '`/license-remove @anna Entra ID P1`');
  });

  test('is refused to everybody else, with who may', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/license-remove');
    await isTold(mick, 'Only license administrators');
    expect(mick.modal).toBeUndefined();
  });

  test('comes filled in with the person and the license meant', async () => {
    const kim = await holder('Kim Filled', 'Filled P1', 'Filled P2');
    await form(`filled_p2 @${kim.name}`);
    expect(chosenAt(PEOPLE)).toEqual([kim.id]);
    expect(chosenAt(LICENSES)).toEqual([
      expect.objectContaining({ text: expect.objectContaining({ text: 'Filled P2' }) }),
    ]);
  });

  test('says what it could not read', async () => {
    const kim = await holder('Kim Unclear', 'Unclear P1', 'Unclear P2');
    const lee = await holder('Lee Unclear');
    const told = async (line: string) => {
      const { modal } = await form(line);
      await closeModals(app);
      return modal?.text;
    };
    expect(await told(`@${kim.name} unclear`)).toContain('“unclear” matches several licenses');
    expect(await told(`@${kim.name} Visio`)).toContain(
      `<@${kim.id}> holds nothing that matches “Visio”`,
    );
    expect(await told(`@${kim.name} @${lee.name} Visio`)).toContain(
      `<@${kim.id}> and <@${lee.id}> hold nothing that matches “Visio”`,
    );
    expect(await told('@nobody Unclear P1')).toContain('@nobody could not be matched to anybody');
    expect(await told('Unclear P1')).toContain('Choose the person; then the licenses they hold');
  });
});

describe('the person', () => {
  test('once chosen, shows what they hold', async () => {
    const kim = await holder('Kim Holding', 'Holding P1', 'Holding P2');
    const client = await form();
    expect(client.modal?.text).not.toContain('Licenses to remove');
    await client.choose(PEOPLE, [kim.id]);
    const { text } = await sees(client, 'Licenses to remove');
    expect(text).toContain('Holding P1\nHOLDING_P1');
    await expect(async () => client.submit()).rejects.toThrow('"Licenses to remove" is required');
  });

  test('who holds nothing is said to, and nothing is asked', async () => {
    const kim = await holder('Kim Empty');
    const client = await form(`@${kim.name}`);
    expect(client.modal?.text).toContain(`<@${kim.id}> holds no licenses, and waits for none.`);
    await client.submit();
    expect(errorAt(PEOPLE)).toBe('Kim Empty holds no licenses, so there is nothing to remove.');
  });

  test('not in Slack, or deactivated, is found in a field of their own', async () => {
    const product = await aProduct(at(), { displayName: 'Left behind' });
    const gone = await aPerson(at(), {
      displayName: 'Gus Gone',
      slackUserId: 'UGUS',
      status: 'deleted',
    });
    await anAssignment(at(), gone, product);
    await aPerson(at(), { displayName: 'Gwen Imported', email: 'gwen@example.test' });
    await holder('Gil InSlack');
    const client = await form();
    const { options } = await client.suggest('Not in Slack?', 'g');
    expect(
      options.flatMap((list) => list.options).map(({ text, description }) => [text, description]),
    ).toEqual([
      ['Gus Gone', 'deleted'],
      ['Gwen Imported', 'gwen@example.test · not in Slack'],
    ]);
    await client.choose('Not in Slack?', ['Gus Gone']);
    await sees(client, 'Left behind');
    await client.submit();
    await sees(client, 'Remove *Left behind* from Gus Gone (deleted)?', 'it cannot be undone');
    await client.submit();
    const result = await sees(client, 'Removed *Left behind* from Gus Gone (deleted).');
    expect(result.buttons).toEqual([]);
    expect(await holdersOf(app, product)).toEqual([]);
  });

  test('may be several, in both fields; each license goes from those who have it', async () => {
    const kim = await holder('Kim Shared', 'Shared P1', 'Only Kim');
    const lee = await holder('Lee Shared');
    const ida = await aPerson(at(), { displayName: 'Ida Imported' });
    const [shared] = await at()
      .em.fork()
      .execute<{ id: string }[]>("select id from product where display_name = 'Shared P1'");
    if (!shared) throw new Error('It was made');
    for (const id of [lee.personId, ida.id]) await anAssignment(at(), { id }, shared);
    const client = await form(`@${kim.name} @${lee.name}`);
    await client.choose('Not in Slack?', ['Ida Imported']);
    await app.idle();
    await sees(client, 'Each is removed from those of them who have it.');
    await client.choose({ actionId: LICENSES }, ['Shared P1', 'Only Kim']);
    await client.submit();
    await sees(
      client,
      'Remove these 4 licenses?',
      `• *Shared P1* of <@${lee.id}>`,
      '• *Shared P1* of Ida Imported (not in Slack)',
      `• *Only Kim* of <@${kim.id}>`,
      '*Shared P1*: 3 → 0 of 10 seats assigned',
    );
    await client.submit();
    await sees(client, '4 of 4 licenses were removed.', `✓ *Shared P1* of <@${lee.id}>: removed`);
    expect(await holdersOf(app, shared)).toEqual([]);
  });

  test('or a group is chosen, not both', async () => {
    const kim = await holder('Kim Grouped');
    await inGroup(app, 'Chosen too', [kim], []);
    const bot = app.slack.addUser({ name: 'rebot', isBot: true });
    const client = await form(`@${kim.name}`);
    await client.choose(PEOPLE, [kim.id, bot.id]);
    await sees(client, 'is not known here. Bots and people of other organizations');
    await client.choose(GROUP, 'Chosen too');
    await sees(client, '*Chosen too* holds no products.');
    expect(chosenAt(PEOPLE)).toBeUndefined();
    expect(client.modal?.text).not.toContain('is not known here');
    await client.submit();
    expect(errorAt(GROUP)).toBe('Chosen too holds no products, so there is nothing to remove.');
  });

  test('is needed', async () => {
    await (await form()).submit();
    expect(errorAt(PEOPLE)).toBe('Choose at least one person, here or below, or a group.');
  });

  test.each([
    ['a bot', { name: 'remobot', isBot: true }],
    ['somebody of another organization', { name: 'remostranger', isStranger: true }],
  ])('%s is refused at the field', async (_who, seed) => {
    const user = app.slack.addUser(seed);
    const client = await form();
    await client.choose(PEOPLE, [user.id]);
    await sees(client, 'is not known here. Bots and people of other organizations');
    await client.submit();
    expect(errorAt(PEOPLE)).toContain('This person is not known here.');
  });
});

describe('a tampered form', () => {
  test.each(['', '{"returnTo":-1}', '[]'])(
    'with metadata %j is refused in words',
    async (metadata) => {
      const client = await form();
      const stored = app.slack.workspace.views.get(client.modal?.id ?? '');
      if (stored) stored.view.private_metadata = metadata;
      await client.submit();
      await sees(client, 'This form cannot be read');
    },
  );
});

test('from the Home tab the form opens empty', async () => {
  const client = anna();
  await client.openHome();
  await client.waitFor(({ home }) => home?.buttons.includes('Remove license'));
  await client.click('Remove license', 'home');
  await sees(client, 'Not in Slack?');
  expect(chosenAt(PEOPLE)).toEqual([]);
});
