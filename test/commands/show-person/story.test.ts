import { LOCATION } from '../../../commands/show-person/location-views.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aPlan, aProduct, aSubscription } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { sourcesOf } from '../../support/sources.ts';
import { until } from '../../support/until.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const mick = () => app.slack.as(app.member);
const at = () => inTenantOf(app);

const lines = async (name: string) =>
  (await sourcesOf(at())).filter((line) => line.startsWith(name));

async function page(person: { id: string; name: string }, ...words: string[]) {
  await anna().command(`/license-why @${person.name}`);
  return sees(anna(), `<@${person.id}>`, ...words);
}

describe('the message shortcut Show licenses', () => {
  test('opens the page of whoever wrote the message', async () => {
    const figma = await aProduct(at(), { displayName: 'Figma' });
    const kim = await somebody(app, 'Kim Writer');
    await anAssignment(at(), { id: kim.personId }, figma);
    const channelId = app.slack.general.id;
    await app.slack.as(kim).send('Who has a seat of Figma?', { channelId });
    const message = anna().messages().at(-1);
    if (!message) throw new Error('It was written');
    await anna().shortcut('Show licenses', message);
    await sees(anna(), `<@${kim.id}>`, 'holds *1* license', '*Figma*\nDirectly, since');

    await app.slack.as(kim).shortcut('Show licenses', message);
    const { buttons } = await sees(app.slack.as(kim), 'holds *1* license');
    expect(buttons).toEqual(['Why']);
    await app.slack.as(kim).closeModal();
  });

  test('is answered, too, where it is not for everybody, or an app wrote the message', async () => {
    const channelId = app.slack.general.id;
    await anna().send('Hello', { channelId });
    const message = mick().messages().at(-1);
    if (!message) throw new Error('It was written');
    await mick().shortcut('Show licenses', message);
    await sees(mick(), 'Only license administrators can do this.');
    await mick().closeModal();

    const kim = await somebody(app, 'Kim Told');
    const product = await aProduct(at(), { displayName: 'Told' });
    await anAssignment(at(), { id: kim.personId }, product);
    await anna().command(`/license-remove @${kim.name} Told`);
    await sees(anna(), 'Licenses to remove');
    await anna().submit();
    await sees(anna(), 'Remove *Told*');
    await anna().submit();
    await sees(anna(), 'Removed *Told*');
    const bots = await anna().waitFor((client) => client.dm().at(-1));
    await anna().closeModal({ all: true });
    await anna().shortcut('Show licenses', bots);
    await sees(anna(), 'This person is not known here. Bots');
  });
});

describe('a person’s page', () => {
  test('and why they have something tell administrators of an e-mail address that is another’s', async () => {
    await aPerson(at(), { displayName: 'Twin Imported', email: 'twin@example.com' });
    const user = app.slack.addUser({ realName: 'Twin First', email: 'first@example.com' });
    await page(user, 'holds no licenses');
    await anna().closeModal();
    app.slack.updateUser(user.id, { email: 'twin@example.com' });
    await app.idle();
    const said = [
      'has the e-mail address twin@example.com, which is that of Twin Imported',
      'Are they two people? Then correct the address in Slack',
    ];
    await page(user, ...said);
    await anna().closeModal();
    const product = await aProduct(at(), { displayName: 'Twin set' });
    await anna().command(`/license-why @${user.name} ${product.displayName}`);
    await sees(anna(), 'does not have *Twin set*', ...said);
    await anna().closeModal();
    await app.slack.as(user).command('/license-why');
    const { text } = await sees(app.slack.as(user), 'holds no licenses');
    expect(text).not.toContain('e-mail address');
    await app.slack.as(user).closeModal();
  });

  test('tells what they have and through what, and leads to assigning and removing', async () => {
    const [both, group, direct] = [
      await aProduct(at(), { displayName: 'Both' }),
      await aProduct(at(), { displayName: 'Grouped' }),
      await aProduct(at(), { displayName: 'Own' }),
    ];
    const kim = await somebody(app, 'Kim Paged', { isRestricted: true });
    for (const product of [both, direct]) await anAssignment(at(), { id: kim.personId }, product);
    await inGroup(app, 'Ops', [kim], [both, group]);
    const { text, buttons } = await page(kim, 'guest · usage location Netherlands');
    expect(text).toContain('holds *3* licenses');
    expect(text).toMatch(/\*Both\*\nDirectly, since .*\nThrough \*Ops\*, since/);
    expect(text).toMatch(/\*Grouped\*\nThrough \*Ops\*, since .*\nAlready through Ops\./);
    expect(buttons).toEqual([
      ...['Assign license', 'Usage location'],
      ...['Why', 'Remove license', 'Why', 'Also assign directly', 'Why', 'Remove license'],
    ]);
    await anna().click('Also assign directly');
    await sees(anna(), 'Not in Slack?');
    await anna().submit();
    await sees(anna(), `<@${kim.id}> got *Grouped*.`);
    await anna().closeModal();
    await sees(anna(), 'holds *3* licenses');
    await app.idle();
    expect(anna().modal?.text).toMatch(/\*Grouped\*\nDirectly, since .* by .*\nThrough \*Ops\*/);

    const why = anna().modal?.blocks.findLast(({ type }) => type === 'actions');
    await anna().click({ actionId: 'why.open', blockId: why?.block_id ?? '' });
    await sees(anna(), `<@${kim.id}> has *Own*.`);
    await anna().click('Remove license');
    await sees(anna(), 'Remove *Own*');
    await anna().submit();
    await sees(anna(), 'Removed *Own*');
    await anna().closeModal();
    await sees(anna(), 'does not have *Own*');
    await anna().click('All licenses');
    await sees(anna(), 'holds *2* licenses');
    expect(anna().modals).toHaveLength(1);
  });

  test('sets the usage location, and tells beforehand what follows', async () => {
    const local = await aPlan(at(), { name: 'Local', prohibitedCountries: ['FR'] });
    const product = await aProduct(at(), { displayName: 'Localized', plans: [local] });
    const kim = await somebody(app, 'Kim Moves');
    await inGroup(app, 'Movers', [kim], [product]);
    await page(kim, 'usage location Netherlands');
    await anna().click('Usage location');
    await sees(anna(), `The usage location of <@${kim.id}> is *Netherlands*.`);
    await anna().choose(LOCATION, 'Netherlands');
    await anna().submit();
    await sees(anna(), 'is *Netherlands* already. Nothing would change.');
    await anna().closeModal();
    await anna().click('Usage location');
    await sees(anna(), 'is *Netherlands*.');
    await anna().choose(LOCATION, 'France');
    await anna().submit();
    await sees(
      anna(),
      `Set the usage location of <@${kim.id}> to *France*?`,
      '*1* license is lost',
      '• *Localized*, through *Movers*: a service plan is not offered in their usage location',
    );
    expect(await holdersOf(app, product)).toEqual(['Kim Moves']);
    await anna().submit();
    await sees(anna(), `The usage location of <@${kim.id}> is *France* now.`);
    await anna().closeModal();
    // The page below shows what follows, too, once it is done.
    await sees(
      anna(),
      ...['usage location France', 'holds no licenses'],
      'The service plan Local is not offered in France.',
    );
    expect(await holdersOf(app, product)).toEqual([]);
    await anna().closeModal();
  });

  test('tries again what waits, and restores what is suspended once they are back', async () => {
    const product = await aProduct(at(), { displayName: 'Scarce', seats: 0 });
    const kim = await somebody(app, 'Kim Retried');
    await inGroup(app, 'Retried', [kim], [product]);
    await page(kim, 'No seat is free: 0 assigned, 0 bought.');
    await aSubscription(at(), product, { seats: 1 });
    await anna().click('Try again');
    await sees(anna(), 'It is being tried again');
    await until('they have it', async () => (await holdersOf(app, product)).length === 1);
    await anna().closeModal();

    await at().em.execute(
      `update source set state = 'suspended', suspended_at = ? where person_id = ?`,
      [app.now, kim.personId],
    );
    await at().em.execute('update product set assigned = 0 where id = ?', [product.id]);
    await page(kim, '*1* is suspended', 'ends for good on');
    await anna().click('Restore licenses');
    await sees(anna(), 'It is being tried again');
    await until('it is back', async () => (await holdersOf(app, product)).length === 1);
    expect(await lines('Kim Retried')).toEqual(['Kim Retried Scarce via Retried active']);
  });

  test('of more products than fit comes in pages', async () => {
    const kim = await somebody(app, 'Kim Plenty');
    for (let n = 10; n < 20; n += 1) {
      const product = await aProduct(at(), { displayName: `Plenty ${n}` });
      await anAssignment(at(), { id: kim.personId }, product);
    }
    await page(kim, 'holds *10* licenses', 'Plenty 17', 'Page 1 of 2');
    await anna().click('Next');
    await sees(anna(), 'Plenty 19', 'Page 2 of 2');
    await anna().click('Previous');
    await sees(anna(), 'Plenty 10');
  });
});
