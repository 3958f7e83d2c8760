import { findPersonBySlackId } from '../../../src/licensing/find-person-by-slack-id.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPlan, aProduct } from '../../support/builders.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { manyOf } from '../../support/shown.ts';

const app = useApp();
afterEach(() => closeModals(app));
const workspace = () => ({ em: app.database.orm.em, tenantId: app.tenantId });

test('somebody new holds nothing, and learns whom to ask', async () => {
  const mick = app.slack.as(app.member);
  await mick.command('/license-mine');
  const { title } = await sees(mick, 'You hold no licenses', 'the owners and admins');
  expect(title).toBe('My licenses');
});

test('who names somebody learns that it shows what one holds oneself', async () => {
  const mick = app.slack.as(app.member);
  await mick.command('/license-mine and some words');
  await isTold(mick, '`/license-mine` shows the licenses you hold');
  expect(mick.modal).toBeUndefined();
});

test('what one holds comes in pages and opens its product; nobody else sees it', async () => {
  const mick = app.slack.as(app.member);
  await mick.command('/license-mine');
  await sees(mick, 'You hold no licenses');
  await mick.closeModal();
  const me = await findPersonBySlackId(app.licensing, app.tenantId, app.member.id);
  if (!me) throw new Error('not linked');
  const plans = [
    await aPlan(workspace(), { name: 'Teams' }),
    await aPlan(workspace(), { name: 'Yammer' }),
  ];
  for (const n of manyOf(101, (index) => String(index + 1).padStart(3, '0'))) {
    const product = await aProduct(workspace(), { displayName: `Product ${n}`, plans });
    await anAssignment(workspace(), me, product, {
      untilDate: '2026-12-31',
      disabledPlans: plans.slice(1),
    });
  }

  await mick.command('/license-mine');
  const { text } = await sees(mick, 'You hold *101* licenses', 'Page 1 of 11');
  expect(text).toContain('until Dec 31, 2026\nPlans on: Teams\nPlans off: Yammer');
  await mick.click('Next');
  await sees(mick, '*Product 011*', 'Page 2 of 11');
  await mick.click('View product Product 015');
  await sees(mick, 'Product 015', 'SKU part number');
  expect(mick.modals.map(({ title }) => title)).toEqual(['My licenses', 'Product']);
  await mick.click('Back to products');
  await sees(mick, '*101* products');
  await mick.closeModal();
  await sees(mick, 'Page 2 of 11');

  const anna = app.slack.as(app.admin);
  await anna.command('/license-mine');
  await sees(anna, 'You hold no licenses');
});

test('help', async () => {
  const mick = app.slack.as(app.member);
  await mick.command('/license-mine help');
  const { ephemeral } = await isTold(mick, '`/license-mine` shows the licenses you hold');
  expect(ephemeral).toBe(true);
});
