/** One product out and another in, for people and for a group, in Slack. */
import { FROM, GROUP, OTHERS, PEOPLE, TO } from '../../../commands/swap-license/form.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { sourcesOf } from '../../support/sources.ts';
import { until } from '../../support/until.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const at = () => inTenantOf(app);
const errors = () => Object.values(anna().modal?.errors ?? {});

test('people get the new product instead of the old one; who cannot keeps it', async () => {
  const [mail, calls] = [
    await aPlan(at(), { name: 'Mail' }),
    await aPlan(at(), { name: 'Calls', prohibitedCountries: ['FR'] }),
  ];
  const old = await aProduct(at(), { displayName: 'Plain', seats: 3, plans: [mail] });
  const successor = await aProduct(at(), { displayName: 'Fancy', plans: [mail, calls] });
  const kim = await somebody(app, 'Kim Known');
  const fae = await somebody(app, 'Fae French', { usageLocation: 'FR' });
  const otto = await aPerson(at(), { displayName: 'Otto Outside', email: 'otto@example.com' });
  for (const id of [kim.personId, fae.personId, otto.id]) await anAssignment(at(), { id }, old);

  await anna().command(`/license-swap @${kim.name} @${fae.name} Plain to Fancy`);
  await sees(anna(), 'Product to take', 'Service plans to switch off');
  await anna().choose(OTHERS, ['Otto Outside']);
  await anna().submit();
  await sees(
    anna(),
    `Take *Plain* from <@${kim.id}> and Otto Outside and give *Fancy* instead?`,
    `✗ <@${fae.id}> keeps what they have: The service plan Calls is not offered in France.`,
    '*Plain*: 3 → 1 of 3 seats assigned',
    '✗ *2* lose it: Kim Known and Otto Outside',
    '*2* keep, through another product, Mail: Kim Known and Otto Outside',
    '*Fancy*: 0 → 2 of 10 seats assigned',
    '✓ *2* get it, with Calls: Kim Known and Otto Outside',
  );
  expect(await holdersOf(app, old)).toHaveLength(3);
  await anna().fill('Reason', 'They call a lot');
  await anna().submit();
  const said = ['2 of 3 people have *Fancy* instead of *Plain* now.', '✓ Otto Outside: swapped'];
  await sees(anna(), ...said, `✗ <@${fae.id}> keeps what they have`);
  await anna().waitFor((client) =>
    client.dm().some(({ text }) => text.startsWith('2 of 3 people have *Fancy*')),
  );
  expect(await holdersOf(app, old)).toEqual(['Fae French']);
  expect(await holdersOf(app, successor)).toEqual(['Kim Known', 'Otto Outside']);
  await anna().closeModal();
  expect(anna().modal).toBeUndefined();

  await anna().command(`/license-swap @${fae.name} Plain to Fancy`);
  await sees(anna(), 'Service plans to switch off');
  await anna().submit();
  await sees(anna(), 'Swapping *Plain* for *Fancy* would change nothing:');
  expect(anna().modal?.hasSubmit).toBe(false);
});

test('a group gets it as a whole; who cannot have it keeps the old one and is listed', async () => {
  const old = await aProduct(at(), { displayName: 'Before' });
  const successor = await aProduct(at(), { displayName: 'After', seats: 1 });
  const ann = await somebody(app, 'Ann Early');
  await inGroup(app, 'Movers', [ann], [old]);
  await anna().command('/license-swap Before to After for Movers');
  await sees(anna(), 'Product to take');
  await anna().submit();
  await sees(
    anna(),
    'Give *After* to the 1 member of *Movers*, instead of *Before*?',
    '*After*: 0 → 1 of 1 seats assigned',
    '✓ *1* gets it: Ann Early',
    '*Before*: 1 → 0 of 10 seats assigned',
    '✗ *1* loses it: Ann Early',
  );
  await anna().submit();
  await sees(anna(), 'The only member of *Movers* has *After*.');
  await until('Ann has moved', async () => {
    const lines = await sourcesOf(at());
    return (
      lines.join().includes('Ann Early After via Movers active') &&
      !lines.join().includes('Ann Early Before')
    );
  });
  expect(await holdersOf(app, successor)).toEqual(['Ann Early']);
});

test('a product may have “for” in its name, with a group behind it or without', async () => {
  for (const displayName of ['Guard for Desks', 'Guard for Labs'])
    await aProduct(at(), { displayName });
  await inGroup(app, 'Guarded', [], []);
  const ways = ['', ' for Guarded'];
  for (const end of ways) {
    await anna().command(`/license-swap Guard for Desks to Guard for Labs${end}`);
    await sees(anna(), 'Guard for Desks', 'Guard for Labs', end === '' ? 'People' : 'Guarded');
    expect(anna().modal?.text).not.toMatch(/matches “/);
    await anna().closeModal();
  }
  await anna().command('/license-swap Guard for Desks to Guard for Labs for Nobody');
  await sees(anna(), 'No group, or more than one, matches “Nobody”', 'Guard for Labs');
});

test('a product may have “to” in its name: both sides are products; where that is so twice, it is said', async () => {
  for (const displayName of ['Desk to Go', 'Pad to Go', 'Go to Tablet', 'Desk', 'Tablet']) {
    await aProduct(at(), { displayName });
  }
  await inGroup(app, 'Goers', [], []);
  for (const end of ['', ' for Goers']) {
    await anna().command(`/license-swap desk to go to pad to go${end}`);
    await sees(anna(), 'Desk to Go', 'Pad to Go', end === '' ? 'People' : 'Goers');
    expect(anna().modal?.text).not.toMatch(/matches “|match “|several ways/);
    await anna().closeModal();
  }
  await anna().command('/license-swap Desk to Go to Tablet');
  await sees(
    anna(),
    'read in several ways',
    '• *Desk* to *Go to Tablet*',
    '• *Desk to Go* to *Tablet*',
  );
  await anna().closeModal();
});

test('what is missing or too much is said at its field', async () => {
  await aProduct(at(), { displayName: 'Single' });
  const kim = await somebody(app, 'Kim Chosen');
  await inGroup(app, 'Chosen', [], []);
  await anna().command('/license-swap nothing to such');
  await sees(anna(), 'No product matches “nothing”', 'No product matches “such”');
  await anna().choose(FROM, 'Single');
  await anna().choose(TO, 'Single');
  await anna().submit();
  expect(errors()).toEqual([
    'A product is swapped for another one. Choose two different products.',
    'Choose at least one person, here or below, or a group.',
  ]);
  await anna().choose(PEOPLE, [kim.id]);
  // A form that was drawn anew meanwhile is not drawn by an older click.
  await app.idle();
  await anna().choose(GROUP, 'Chosen');
  await anna().waitFor(({ modal }) => !modal?.text.includes('Choose one or more people'));
  await anna().choose(GROUP, 'No group: choose people');
  await sees(anna(), 'Choose one or more people');
});

test('only administrators swap', async () => {
  const mick = app.slack.as(app.member);
  await mick.command('/license-swap');
  await isTold(mick, 'Only license administrators can do this');
  await mick.command('/license-swap help');
  await isTold(mick, 'takes one product from people');
});
