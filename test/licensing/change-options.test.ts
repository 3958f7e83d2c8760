import { assignLicense } from '../../src/licensing/assign-license.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import { anAssignment, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

async function aHolder({
  product: overrides = {},
}: {
  product?: Parameters<typeof aProduct>[1];
} = {}) {
  const tenant = await aTenant(licensing);
  const [mail, chat] = [
    await aPlan(tenant, { name: 'Mail' }),
    await aPlan(tenant, { name: 'Chat' }),
  ];
  const product = await aProduct(tenant, { seats: 1, plans: [mail, chat], ...overrides });
  const person = await aPerson(tenant);
  const source = await anAssignment(tenant, person, product, {
    disabledPlans: [mail],
    untilDate: '2026-12-31',
    reason: 'first',
  });
  const assign = (options: Partial<Parameters<typeof assignLicense>[2]>) =>
    assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
      ...options,
    });
  const holding = async () =>
    (await listHoldings(licensing, tenant.admin, { personId: person.id })).holdings[0];
  return { tenant, mail, chat, product, person, source, assign, holding };
}

describe('assigning what somebody already holds', () => {
  test('with other options changes them, and needs no seat', async () => {
    const { tenant, chat, product, source, assign, holding } = await aHolder();
    const result = await assign({ disabledPlanIds: [chat.id], untilDate: null, reason: 'why' });
    expect(result).toMatchObject({ outcome: 'options_changed', sourceId: source.id });
    expect(await holding()).toMatchObject({
      since: source.since,
      untilDate: null,
      sources: [{ reason: 'first' }],
      plansOn: ['Mail'],
      plansOff: ['Chat'],
    });
    const { counts } = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(counts).toMatchObject({ assigned: 1, available: 0, over: 0 });
  });

  test('keeps a plan off that was off, beside one more', async () => {
    const { mail, chat, assign, holding } = await aHolder();
    await assign({ disabledPlanIds: [mail.id, chat.id] });
    expect(await holding()).toMatchObject({ plansOn: [], plansOff: ['Chat', 'Mail'] });
  });

  test('audits the options before and after, and why', async () => {
    const { tenant, mail, chat, product, person, source, assign } = await aHolder();
    await assign({ disabledPlanIds: [chat.id], untilDate: null, reason: 'why' });
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'license.change_options',
        personId: person.id,
        productId: product.id,
        reason: 'why',
        before: { sourceId: source.id, untilDate: '2026-12-31', disabledPlanIds: [mail.id] },
        after: { sourceId: source.id, untilDate: null, disabledPlanIds: [chat.id] },
      }),
    ]);
  });

  test('with the same options changes nothing and says so', async () => {
    const { tenant, mail, source, assign } = await aHolder();
    const result = await assign({ disabledPlanIds: [mail.id], untilDate: '2026-12-31' });
    expect(result).toMatchObject({ outcome: 'unchanged', sourceId: source.id });
    expect(await auditOf(tenant)).toEqual([]);
  });

  test('with the same options says so even where a later breach would refuse it today', async () => {
    const { tenant, mail, person, assign } = await aHolder();
    await tenant.em.execute('update person set usage_location = null where id = ?', [person.id]);
    expect(await assign({ disabledPlanIds: [mail.id], untilDate: '2026-12-31' })).toMatchObject({
      outcome: 'unchanged',
    });
  });

  test('still changes options after the last subscription has lapsed', async () => {
    const { chat, assign } = await aHolder({
      product: { subscriptions: [{ endDate: '2026-01-01' }] },
    });
    expect(await assign({ disabledPlanIds: [chat.id] })).toMatchObject({
      outcome: 'options_changed',
    });
  });

  test('still changes options where more are assigned than there are seats', async () => {
    const { assign } = await aHolder({ product: { seats: 0 } });
    expect(await assign({})).toMatchObject({ outcome: 'options_changed' });
  });

  test('takes no notice of a plan that was off and has left the product', async () => {
    const { tenant, mail, assign } = await aHolder();
    await tenant.em.execute('delete from product_plan where plan_id = ?', [mail.id]);
    expect(await assign({ untilDate: '2026-12-31' })).toMatchObject({ outcome: 'unchanged' });
  });

  test('checks the plans it switches on', async () => {
    const { tenant, mail, assign, holding } = await aHolder();
    await tenant.em.execute(`update service_plan set prohibited_countries = '{NL}' where id = ?`, [
      mail.id,
    ]);
    expect(await refusal(assign({}))).toMatchObject({ code: 'prohibited_in_usage_location' });
    expect(await holding()).toMatchObject({ plansOff: ['Mail'], untilDate: '2026-12-31' });
  });
});
