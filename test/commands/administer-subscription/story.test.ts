import { CHANGE_SUBSCRIPTION } from '../../../src/slack/entry-points.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf } from '../../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);

/** Anna at the detail of a product with one subscription. */
async function atProduct(
  displayName: string,
  subscription: NonNullable<Parameters<typeof aProduct>[1]>['subscriptions'],
  assigned = 0,
) {
  const product = await aProduct(inTenantOf(app), { displayName, subscriptions: subscription });
  for (let n = 0; n < assigned; n += 1) {
    await anAssignment(inTenantOf(app), await aPerson(inTenantOf(app)), product);
  }
  await anna().command(`/licenses ${displayName}`);
  await sees(anna(), displayName, 'Numbers of');
  return product;
}

const menu = (verb: string) => anna().choose(CHANGE_SUBSCRIPTION, verb);
const underneath = (...words: string[]) =>
  anna().waitFor(({ modals: [first] }) => words.every((word) => first?.text.includes(word)));

describe('from a product’s detail an administrator', () => {
  test('adds its first subscription, and can assign at once', async () => {
    await atProduct('Addable', []);
    await anna().click('Add subscription');
    await sees(anna(), 'Addable', 'First day');
    await anna().fill('Seats', '25');
    await anna().fill('Price of a seat', '12,50');
    await anna().fill('Currency', 'eur');
    await anna().submit();
    await sees(anna(), 'Added to *Addable*: *25 seats* · Jun 15, 2026 – Jun 14, 2027');
    await underneath('*25* seats', '€12.50 a seat');
    await anna().waitFor((client) =>
      client.dm().find(({ text }) => text.includes('Added to *Addable*')),
    );
  });

  test('is told at the field what is wrong, and what was entered stays', async () => {
    await atProduct('Wrong', []);
    await anna().click('Add subscription');
    await sees(anna(), 'First day');
    await anna().fill('Seats', 'many');
    await anna().fill('Price of a seat', 'cheap');
    await anna().fill('Currency', 'XXY');
    await anna().submit();
    expect(anna().modal?.errors).toEqual({
      'subscription.seats': expect.stringContaining('A whole number'),
      'subscription.price': expect.stringContaining('A price'),
      'subscription.currency': expect.stringContaining('A code of three letters'),
    });
    await anna().fill('Seats', '5');
    await anna().fill('Price of a seat', '1');
    await anna().fill('Currency', '');
    await anna().choose('Last day', '2026-06-01');
    await anna().submit();
    expect(anna().modal?.errors).toEqual({
      'subscription.end': expect.stringContaining('before the first'),
    });
  });

  test('is told at the field that a reference is taken, and what was entered stays', async () => {
    await atProduct('Twice', [{ seats: 2, externalId: 'PO-1' }]);
    await anna().click('Add subscription');
    await sees(anna(), 'First day');
    await anna().fill('Seats', '5');
    await anna().fill('Reference', 'PO-1');
    await anna().submit();
    expect(anna().modal?.errors).toEqual({
      'subscription.reference': expect.stringContaining('has the reference PO-1 already'),
    });
    expect(JSON.stringify(anna().modal?.values['subscription.seats'])).toContain('"5"');
    await anna().fill('Reference', 'PO-2');
    await anna().submit();
    await sees(anna(), 'Added to *Twice*: *5 seats*');
  });

  test('renews by a year unless told otherwise, and sees beforehand what follows', async () => {
    await atProduct('Renewable', [{ seats: 2, endDate: '2026-06-30' }], 1);
    await menu('Renew');
    await sees(
      anna(),
      'Renewable',
      '*2 seats*',
      '*Until Jun 30, 2027*: :warning: *1 more assigned than seats from Jul 31, 2027.*',
    );
    await anna().submit();
    await sees(anna(), 'Renewed *Renewable*: *2 seats*', 'Jun 30, 2027');
    await underneath('Active, ends on Jun 30, 2027');
  });

  test.each([
    ['2027-12-31', 'Until Dec 31, 2028'],
    ['9999-01-02', 'Until Dec 31, 9999'],
  ])('renews one that ends on %s %s', async (endDate, until) => {
    await atProduct(`Ends ${endDate}`, [{ seats: 2, endDate }], 1);
    await menu('Renew');
    await sees(anna(), `*${until}*`);
  });

  test('resizes below what is assigned only after being told what is over', async () => {
    await atProduct('Resizable', [{ seats: 3 }], 3);
    await menu('Resize');
    await anna().waitFor(({ modals }) => modals.length === 2);
    await anna().fill('Seats', '1');
    await anna().submit();
    await sees(anna(), '*2 more assigned than seats as of today.*', 'press the button again');
    await underneath('*3* seats');
    await anna().submit();
    await sees(anna(), 'Resized *Resizable*: *1 seat*', '*2 more assigned than seats');
    await underneath('*1* seat ·', '*over by 2*');
  });

  test('resizes up without being asked about the end that was there before', async () => {
    await atProduct('Growing', [{ seats: 1, endDate: '2026-12-31' }], 2);
    await menu('Resize');
    await anna().waitFor(({ modals }) => modals.length === 2);
    await anna().fill('Seats', '5');
    await anna().submit();
    await sees(anna(), 'Resized *Growing*: *5 seats*');
    await underneath('*5* seats');
  });

  test('cancels at the end, or today, and reads only of what comes of it', async () => {
    await atProduct('Over already', [{ seats: 3, endDate: '2026-12-31' }], 3);
    await menu('Resize');
    await anna().waitFor(({ modals }) => modals.length === 2);
    await anna().fill('Seats', '1');
    await anna().submit();
    await sees(anna(), 'press the button again');
    await anna().submit();
    await sees(anna(), 'Resized *Over already*');
    await anna().closeModal();
    await menu('Cancel');
    const { text } = await sees(anna(), '*At its end, without grace*', 'from Jan 1, 2027');
    expect(text).not.toContain('as of today');
  });

  test('cancels at the end, or today, knowing what each means', async () => {
    await atProduct('Cancelable', [{ seats: 3, endDate: '2026-12-31' }], 1);
    await menu('Cancel');
    await sees(
      anna(),
      '*At its end, without grace*: :warning: *1 more assigned than seats from Jan 1, 2027.*',
      '*Today is its last day*: :warning: *1 more assigned than seats from Jun 16, 2026.*',
    );
    await anna().submit();
    await sees(anna(), 'Canceled *Cancelable*', 'without grace');
    await underneath('Canceled: ends on Dec 31, 2026, without grace');
  });

  test('corrects it, and archives what should never have been', async () => {
    await atProduct('Correctable', [{ seats: 3, externalId: 'PO-7' }]);
    await menu('Edit');
    await sees(anna(), 'Correctable', 'Reference');
    await anna().fill('Reference', 'PO-8');
    await anna().submit();
    await sees(anna(), 'Changed *Correctable*');
    await underneath('reference PO-8');
    await anna().closeModal();
    await menu('Archive');
    await sees(anna(), 'entered by mistake', 'Nothing can be assigned');
    await anna().submit();
    await sees(anna(), 'Archived a subscription of *Correctable*');
    await underneath('There is no subscription of this product');
  });

  test('is told why an endless one cannot be renewed', async () => {
    await atProduct('Endless', [{ seats: 3 }]);
    await menu('Renew');
    await sees(anna(), 'What has no end needs no renewal');
  });
});

test('everybody else sees none of it, and is refused at the click', async () => {
  await atProduct('Guarded', [{ seats: 3, endDate: '2026-12-31' }]);
  const detail = anna().modal?.blocks ?? [];
  await anna().closeModal();
  const mick = app.slack.as(app.member);
  await mick.command('/licenses Guarded');
  const { id, blocks, buttons } = await sees(mick, 'Guarded', 'Numbers of');
  expect(buttons).not.toContain('Add subscription');
  expect(JSON.stringify(blocks)).not.toContain(CHANGE_SUBSCRIPTION);
  const stored = app.slack.workspace.views.get(id);
  if (stored) stored.view.blocks = [...detail];
  await mick.choose(CHANGE_SUBSCRIPTION, 'Cancel');
  await sees(mick, 'Only license administrators can do this');
  await mick.closeModal();
  await mick.click('Add subscription');
  await sees(mick, 'Only license administrators can do this');
});
