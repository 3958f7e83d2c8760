import { setTimeout } from 'node:timers/promises';
import { OPEN_REMOVE } from '../../../src/slack/entry-points.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { manyOf } from '../../support/shown.ts';

const app = useApp();
afterEach(() => closeModals(app));
const workspace = () => ({ em: app.database.orm.em, tenantId: app.tenantId });

/** The app takes in Slack's event after it has acked it. */
async function heardOf(slackUserId: string, { isAdmin }: { isAdmin: boolean }): Promise<void> {
  const read = 'select is_workspace_admin as "isAdmin" from person where slack_user_id = ?';
  for (;;) {
    const [person] = await app.database.orm.em.execute(read, [slackUserId]);
    if (person?.isAdmin === isAdmin) return;
    await setTimeout(10);
  }
}

beforeAll(async () => {
  const teams = await aPlan(workspace(), { name: 'Teams' });
  const phone = await aPlan(workspace(), {
    name: 'Phone System',
    needs: [teams],
    prohibitedCountries: ['IN'],
  });
  const office = await aProduct(workspace(), {
    displayName: 'Office E3',
    skuPartNumber: 'SPE_E3',
    plans: [teams, phone],
    subscriptions: [
      {
        seats: 100,
        startDate: '2025-07-01',
        endDate: '2026-06-30',
        price: '34.40',
        currency: 'EUR',
      },
      { seats: 20, startDate: '2026-07-01', endDate: null },
    ],
  });
  for (const n of manyOf(101, (index) => index)) {
    const person = await aPerson(workspace(), { displayName: `Person ${n}` });
    const since = new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
    await anAssignment(workspace(), person, office, {
      since,
      ...(n === 100 && { untilDate: '2026-12-31', disabledPlans: [phone] }),
    });
  }
  await aProduct(workspace(), { displayName: 'Visio', skuPartNumber: 'VISIO', subscriptions: [] });
});

describe('an administrator', () => {
  const anna = () => app.slack.as(app.admin);
  beforeEach(async () => {
    await anna().command('/licenses Office E3');
    await sees(anna(), 'SKU part number SPE_E3');
  });

  test('sees counts, and subscriptions with dates and price', async () => {
    expect(anna().modal?.text).toContain(
      '*100* seats · *101* assigned · :warning: *over by 1*\n:hourglass: 100 expire soon, 20 of them replaced',
    );
    expect(anna().modal?.text).toContain(
      'Jul 1, 2025 – Jun 30, 2026\nActive, ends on Jun 30, 2026',
    );
    expect(anna().modal?.text).toContain('€34.40 a seat');
    expect(anna().modal?.text).toContain('Scheduled: starts on Jul 1, 2026');
  });

  test('turns to the service plans and back', async () => {
    await anna().click('Service plans (2)');
    await sees(anna(), '*Phone System*', 'not offered in India · needs Teams', '● Service plans');
    await anna().click('Overview');
    await sees(anna(), '● Overview', 'Active, ends on');
    expect(anna().modals).toHaveLength(1);
  });

  test('pages through who holds it, newest first, each with a way to remove', async () => {
    await anna().click('Holders (101)');
    const first = await sees(anna(), '*Person 100*', '*Person 91*', 'Page 1 of 11');
    expect(first.text).toContain('until Dec 31, 2026\nPlans off: Phone System');
    expect(first.buttons.filter((each) => each === 'Remove license')).toHaveLength(10);
    await anna().click('Next');
    const second = await sees(anna(), '*Person 90*', 'Page 2 of 11');
    expect(JSON.stringify(second.blocks)).toContain(OPEN_REMOVE);
    await anna().click('Back to products');
    await sees(anna(), '*2* products');
  });

  test('who lost the rights since then is refused the holders, in a sentence', async () => {
    await anna().click('Holders (101)');
    await sees(anna(), 'Page 1 of 11');
    app.slack.updateUser(app.admin.id, { isAdmin: false });
    await heardOf(app.admin.id, { isAdmin: false });
    await anna().click('Next');
    await sees(anna(), 'Only license administrators can do this');
    app.slack.updateUser(app.admin.id, { isAdmin: true });
    await heardOf(app.admin.id, { isAdmin: true });
  });
});

describe('everybody else', () => {
  const mick = () => app.slack.as(app.member);
  beforeEach(async () => {
    await mick().command('/licenses Office E3');
    await sees(mick(), 'SKU part number SPE_E3');
  });

  test('sees counts, dates and plans, but no price, no holders and nothing to change', async () => {
    const { text, buttons } = await sees(mick(), 'Active, ends on Jun 30, 2026');
    expect(text).toContain('*100* seats · *101* assigned');
    expect(text).not.toContain('34.40');
    expect(buttons).toEqual(['Back to products', '● Overview', 'Service plans (2)']);
    await mick().click('Service plans (2)');
    const plans = await sees(mick(), '*Phone System*');
    expect(plans.buttons).toEqual(['Back to products', 'Overview', '● Service plans (2)']);
  });
});

test('a product without subscriptions says what that means', async () => {
  const anna = app.slack.as(app.admin);
  await anna.command('/licenses Visio');
  await sees(anna, '*No active subscription*', 'so nothing can be assigned');
  await anna.click('Service plans (0)');
  await sees(anna, 'has no service plans');
  await anna.click('Holders (0)');
  await sees(anna, 'Nobody holds this product yet');
});

test('a product that is gone by now is named as such', async () => {
  const mick = app.slack.as(app.member);
  const gone = await aProduct(workspace(), { displayName: 'Gone', subscriptions: [] });
  await mick.command('/licenses Gone');
  await sees(mick, 'No active subscription');
  await app.database.orm.em.fork().execute('delete from product where id = ?', [gone.id]);
  await mick.click('Service plans (0)');
  await sees(mick, 'This product does not exist here (anymore)');
});

describe('what a client sends back is not trusted', () => {
  test.each([
    ['not JSON', 'nonsense'],
    ['another tab', JSON.stringify({ productId: crypto.randomUUID(), tab: 'secrets' })],
    ['a product that is no id', JSON.stringify({ productId: "' or 1=1" })],
  ])('a private_metadata that is %s', async (_, metadata) => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses Office E3');
    const { id } = await sees(mick, 'SPE_E3');
    const stored = app.slack.workspace.views.get(id);
    if (stored) stored.view.private_metadata = metadata;
    await mick.click('Service plans (2)');
    await sees(mick, 'This form cannot be read');
  });

  test('holders asked for by somebody who may not see them', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/licenses Office E3');
    const { id } = await sees(mick, 'SPE_E3');
    const block = app.slack.workspace.views
      .get(id)
      ?.view.blocks.find((each) => JSON.stringify(each).includes('product.tab.plans'));
    if (block?.type !== 'actions' || !('elements' in block)) throw new Error('no tabs');
    const [, plans] = block.elements;
    Object.assign(plans ?? {}, { value: JSON.stringify({ tab: 'holders' }) });
    await mick.click('Service plans (2)');
    const { text } = await sees(mick, 'Only license administrators can do this');
    expect(text).toContain('the owners and admins of this workspace');
    expect(mick.modals[0]?.text).not.toContain('Person 100');
  });
});
