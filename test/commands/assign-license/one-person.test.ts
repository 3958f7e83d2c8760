import {
  LOCATION,
  OTHERS,
  PEOPLE,
  PLANS,
  PRODUCT,
  REASON,
  UNTIL,
} from '../../../commands/assign-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { auditOf } from '../../support/audit.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { form, message, errorAt } = atForm(app, '/license-assign', 'Last day');
afterEach(() => closeModals(app));

describe('one person', () => {
  test('gets the license as chosen; the result comes as a message too', async () => {
    const [mail, chat] = [await aPlan(at(), { name: 'Mail' }), await aPlan(at(), { name: 'Chat' })];
    const product = await aProduct(at(), { displayName: 'Suite One', plans: [mail, chat] });
    const kim = await somebody(app, 'Kim One');
    const client = await form();
    await client.choose(PRODUCT, 'Suite One');
    await sees(client, 'switch off (all others are on)');
    await client.choose(PEOPLE, [kim.id]);
    await client.choose({ actionId: PLANS }, ['Chat']);
    await client.choose(UNTIL, '2026-06-15');
    await client.fill(REASON, ' for the fair ');
    await client.submit();
    await sees(client, `<@${kim.id}> got *Suite One*.`);
    expect(client.modal?.hasSubmit).toBe(false);
    expect((await message(`<@${kim.id}> got *Suite One*.`)).ephemeral).toBe(false);

    expect(await holdersOf(app, product)).toEqual(['Kim One']);
    const entry = (await auditOf(at())).findLast(({ action }) => action === 'license.assign');
    expect(entry).toMatchObject({
      reason: 'for the fair',
      after: { untilDate: '2026-06-15', disabledPlanIds: [chat.id] },
    });
  });

  test('who holds it already is said to; options change, or nothing does', async () => {
    const plan = await aPlan(at(), { name: 'Forms' });
    const product = await aProduct(at(), { displayName: 'Held Suite', plans: [plan] });
    const kim = await somebody(app, 'Kim Held');
    await anAssignment(at(), { id: kim.personId }, product, { disabledPlans: [plan] });
    const client = await form(`@${kim.name} Held Suite`);
    expect(client.modal?.text).toContain(`<@${kim.id}> already holds this`);
    expect(client.modal?.text).toContain('Switched off now: Forms');
    await client.submit();
    await sees(client, `The options of *Held Suite* for <@${kim.id}> were changed.`);
    await closeModals(app);

    await (await form(`@${kim.name} Held Suite`)).submit();
    await sees(client, `<@${kim.id}> already has *Held Suite* with these options`);
  });

  test('is told at the product that no seat is free, and the input survives', async () => {
    const product = await aProduct(at(), { displayName: 'Full House', seats: 1 });
    await anAssignment(at(), await aPerson(at()), product);
    const kim = await somebody(app, 'Kim Full');
    const client = await form(`@${kim.name} Full House`);
    expect(client.modal?.text).toContain('*No seat is free*: 1 assigned, 1 bought');
    await client.fill(REASON, 'please');
    await client.submit();
    expect(errorAt(PRODUCT)).toContain('No seat of Full House is free: 1 assigned, 1 bought');
    expect(client.modal?.values[REASON]?.[REASON]).toMatchObject({ value: 'please' });
    expect(await holdersOf(app, product)).toEqual(['Pat Person']);
  });

  test('of an expired product is told so at the product', async () => {
    await aProduct(at(), { displayName: 'Long Gone', subscriptions: [{ endDate: '2024-01-31' }] });
    const kim = await somebody(app, 'Kim Gone');
    const client = await form(`@${kim.name} Long Gone`);
    expect(client.modal?.text).toContain('*It has no subscription that is active or in grace.*');
    await client.submit();
    expect(errorAt(PRODUCT)).toContain('Long Gone has no subscription that is active or in grace');
  });

  test('in a country where a plan is not offered gets it without that plan', async () => {
    const plan = await aPlan(at(), { name: 'Calls & <Talks>', prohibitedCountries: ['AE'] });
    const product = await aProduct(at(), { displayName: 'Phone', plans: [plan] });
    const kim = await somebody(app, 'Kim Dubai', { usageLocation: 'AE' });
    const client = await form(`@${kim.name} Phone`);
    await client.submit();
    expect(errorAt(PLANS)).toBe(
      'The service plan Calls & <Talks> is not offered in United Arab Emirates. Switch it off in the form, then try again.',
    );
    await client.choose({ actionId: PLANS }, ['Calls & <Talks>']);
    await client.submit();
    await sees(client, 'got *Phone*');
    expect(await holdersOf(app, product)).toEqual(['Kim Dubai']);
  });

  test('who lacks a plan that is needed is told so at the plans', async () => {
    const base = await aPlan(at(), { name: 'Base' });
    const addOn = await aPlan(at(), { name: 'Add-on', needs: [base] });
    await aProduct(at(), { displayName: 'Add-on Pack', plans: [addOn] });
    const kim = await somebody(app, 'Kim Needs');
    const client = await form(`@${kim.name} Add-on Pack`);
    await client.submit();
    expect(errorAt(PLANS)).toContain('Add-on needs BASE'.replace('BASE', 'Base'));
  });

  test('without a usage location is given one in the form', async () => {
    const product = await aProduct(at(), { displayName: 'Located' });
    const kim = await somebody(app, 'Kim Nowhere', { usageLocation: null });
    const client = await form('Located');
    expect(client.modal?.text).not.toContain('Usage location');
    await client.choose(PEOPLE, [kim.id]);
    await sees(client, 'Usage location of Kim Nowhere');
    await client.choose({ actionId: LOCATION }, 'Curaçao');
    await client.submit();
    await sees(client, 'got *Located*');
    expect(await holdersOf(app, product)).toEqual(['Kim Nowhere']);
    await closeModals(app);
    await form(`@${kim.name} Located`);
    expect(client.modal?.text).not.toContain('Usage location');
  });

  test('whose location got lost meanwhile is asked for it, and the input survives', async () => {
    const product = await aProduct(at(), { displayName: 'Relocated' });
    const kim = await somebody(app, 'Kim Moving');
    const client = await form(`@${kim.name} Relocated`);
    await client.fill(REASON, 'keep me');
    const values = [app.tenantId, kim.personId];
    await at()
      .em.fork()
      .execute('update person set usage_location = null where tenant_id = ? and id = ?', values);
    await client.submit();
    await sees(client, 'Usage location of Kim Moving', 'has no usage location, and');
    expect(client.modal?.values[REASON]?.[REASON]).toMatchObject({ value: 'keep me' });
    await client.choose({ actionId: LOCATION }, 'Netherlands');
    await client.submit();
    await sees(client, 'got *Relocated*');
    expect(await holdersOf(app, product)).toEqual(['Kim Moving']);
  });

  test('who is not in Slack is found by name or e-mail', async () => {
    const product = await aProduct(at(), { displayName: 'Outside' });
    await aPerson(at(), { displayName: 'Olga Outside', email: 'olga@example.test' });
    await aPerson(at(), { displayName: 'Olga Deleted', status: 'deleted' });
    const client = await form('Outside');
    expect((await client.suggest(OTHERS, 'olga')).options).toEqual([
      {
        options: [
          expect.objectContaining({
            text: 'Olga Outside',
            description: 'olga@example.test · not in Slack',
          }),
        ],
      },
    ]);
    await client.choose(OTHERS, ['Olga Outside']);
    await client.submit();
    await sees(client, 'Olga Outside got *Outside*.');
    expect(await holdersOf(app, product)).toEqual(['Olga Outside']);
  });
});

describe('who cannot hold a license', () => {
  test.each([
    ['a bot', { name: 'robo', isBot: true }],
    ['somebody of another organization', { name: 'stranger', isStranger: true }],
  ])('%s is named in the form, and refused at the field', async (_who, seed) => {
    await aProduct(at(), { displayName: `For ${seed.name}` });
    const user = app.slack.addUser(seed);
    const client = await form(`For ${seed.name}`);
    await client.choose(PEOPLE, [user.id]);
    await sees(client, `<@${user.id}> is not known here. Bots and people of other organizations`);
    await client.submit();
    expect(errorAt(PEOPLE)).toContain('This person is not known here. Bots');
  });

  test('a deactivated person is named in the form, and refused at the field', async () => {
    await aProduct(at(), { displayName: 'For the living' });
    const kim = await somebody(app, 'Kim Leaving');
    const client = await form(`@${kim.name} For the living`);
    app.slack.updateUser(kim.id, { deleted: true });
    await at()
      .em.fork()
      .execute(`update person set slack_read_at = null where id = ?`, [kim.personId]);
    await client.submit();
    expect(errorAt(PEOPLE)).toContain('Kim Leaving is deactivated and cannot be assigned licenses');
  });
});
