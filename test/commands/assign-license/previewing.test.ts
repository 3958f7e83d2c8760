/** One person is assigned at once, and previewed on request; and what starts on a later day. */
import { PREVIEW, START, UNTIL } from '../../../commands/assign-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { aPlan, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { sourcesOf } from '../../support/sources.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { form, errorAt } = atForm(app, '/license-assign', 'Last day');
afterEach(() => closeModals(app));

test('a preview of one person shows what they would get, and leads to the deed', async () => {
  const plan = await aPlan(at(), { name: 'Calls' });
  const product = await aProduct(at(), { displayName: 'Seen', plans: [plan] });
  const kim = await somebody(app, 'Kim Seen');
  const client = await form(`@${kim.name} Seen`);
  await client.click({ actionId: PREVIEW });
  await sees(
    client,
    `Assign *Seen* to <@${kim.id}>?`,
    '*Seen*: 0 → 1 of 10 seats assigned',
    '✓ *1* gets it, with Calls: Kim Seen',
  );
  expect(await holdersOf(app, product)).toEqual([]);
  await client.submit();
  await sees(client, `<@${kim.id}> got *Seen*.`);
  expect(await holdersOf(app, product)).toEqual(['Kim Seen']);
  await client.closeModal();
  expect(client.modals).toEqual([]);
});

test('a preview of what cannot be says why, and leads nowhere', async () => {
  await aProduct(at(), { displayName: 'Sold out', seats: 0 });
  const kim = await somebody(app, 'Kim Late');
  const client = await form(`@${kim.name} Sold out`);
  await client.click({ actionId: PREVIEW });
  await sees(client, `✗ <@${kim.id}> cannot get it: No seat of Sold out is free`);
  expect(client.modal?.hasSubmit).toBe(false);
});

test('what a preview lacks is said in the form', async () => {
  const client = await form();
  await client.click({ actionId: PREVIEW });
  await sees(client, 'Choose a product.', 'Choose at least one person, here or below, or a group.');
});

test('a first day to come is kept for it, and takes no seat before', async () => {
  const product = await aProduct(at(), { displayName: 'Soon', seats: 1 });
  const kim = await somebody(app, 'Kim Soon');
  const client = await form(`@${kim.name} Soon`);
  await client.choose(START, '2026-06-14');
  await client.choose(UNTIL, '2026-06-30');
  await client.submit();
  expect(errorAt(START)).toContain('The first day has passed already.');
  await client.choose(START, '2026-07-01');
  await client.submit();
  expect(errorAt(UNTIL)).toBe('The last day is before the first. Choose a later one.');
  await client.choose(UNTIL, '2026-12-31');
  await client.click({ actionId: PREVIEW });
  await sees(client, `– <@${kim.id}>: it starts on Jul 1, 2026`, '0 of 1 seats assigned, as now');
  await client.submit();
  await sees(client, `*Soon* will start for <@${kim.id}> on its first day.`);
  expect(await holdersOf(app, product)).toEqual([]);
  expect(await sourcesOf(at())).toContain('Kim Soon Soon direct scheduled');
});
