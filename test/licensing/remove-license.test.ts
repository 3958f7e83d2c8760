import { assignLicense } from '../../src/licensing/assign-license.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

async function aHolder() {
  const tenant = await aTenant(licensing);
  const plan = await aPlan(tenant);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1, plans: [plan] });
  const person = await aPerson(tenant, { displayName: 'Noor' });
  const source = await anAssignment(tenant, person, product, {
    untilDate: '2026-12-31',
    disabledPlans: [plan],
  });
  const input = { personId: person.id, productId: product.id, reason: 'left sales' };
  return { tenant, plan, product, person, source, input };
}

describe('removing a license', () => {
  test('leaves the one that is still to start after it, and tells its day, until that goes too', async () => {
    const { tenant, input } = await aHolder();
    const startDate = '2027-01-01';
    await assignLicense(licensing, tenant.admin, { ...plainly, ...input, startDate });
    const present = await removeLicense(licensing, tenant.admin, input);
    expect(present).toMatchObject({ startsAgain: startDate });
    expect(await removeLicense(licensing, tenant.admin, input)).not.toHaveProperty('startsAgain');
  });

  test('takes it away and frees its seat for the next', async () => {
    const { tenant, product, person, source, input } = await aHolder();
    expect(await removeLicense(licensing, tenant.admin, input)).toEqual({
      sourceId: source.id,
      person: 'Noor',
      product: 'P1',
      undoUntil: new Date('2026-06-15T12:15:00Z'),
      repeated: false,
    });
    const { holdings } = await listHoldings(licensing, tenant.admin, { personId: person.id });
    expect(holdings).toEqual([]);
    const { counts } = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(counts).toMatchObject({ assigned: 0, available: 1 });
    const next = await assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: (await aPerson(tenant)).id,
      productId: product.id,
    });
    expect(next.outcome).toBe('assigned');
  });

  test('is audited with what was there', async () => {
    const { tenant, plan, product, person, source, input } = await aHolder();
    await removeLicense(licensing, tenant.admin, input);
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        at: licensing.clock(),
        actorId: tenant.admin.actor.personId,
        action: 'license.remove',
        personId: person.id,
        productId: product.id,
        reason: 'left sales',
        before: { sourceId: source.id, untilDate: '2026-12-31', disabledPlanIds: [plan.id] },
        after: null,
      }),
    ]);
  });

  test('leaves the other licenses of that person, and that license of others', async () => {
    const { tenant, product, person, input } = await aHolder();
    const other = await aProduct(tenant, { displayName: 'Other' });
    await anAssignment(tenant, person, other);
    const colleague = await aPerson(tenant);
    await anAssignment(tenant, colleague, product);
    await removeLicense(licensing, tenant.admin, input);
    const held = async (personId: string) =>
      (await listHoldings(licensing, tenant.admin, { personId })).holdings.map((h) => h.product);
    expect(await held(person.id)).toEqual(['Other']);
    expect(await held(colleague.id)).toEqual(['P1']);
  });

  test('works for people who are deleted or not in Slack', async () => {
    const { tenant, person, input } = await aHolder();
    await tenant.em.execute(`update person set status = 'deleted' where id = ?`, [person.id]);
    expect(await removeLicense(licensing, tenant.admin, input)).toMatchObject({ person: 'Noor' });
  });

  test('works after the last subscription has lapsed', async () => {
    const { tenant, product, input } = await aHolder();
    await tenant.em.execute(`update subscription set end_date = start_date where product_id = ?`, [
      product.id,
    ]);
    expect(await removeLicense(licensing, tenant.admin, input)).toMatchObject({ product: 'P1' });
  });
});

describe('removing a license is refused', () => {
  test('to everybody but administrators', async () => {
    const { tenant, person, input } = await aHolder();
    const work = removeLicense(licensing, asEverybody(tenant, person), input);
    expect(await refusal(work)).toEqual({ code: 'not_allowed', details: {} });
  });

  test('where it is not assigned, or not any more', async () => {
    const { tenant, input } = await aHolder();
    await removeLicense(licensing, tenant.admin, input);
    expect(await refusal(removeLicense(licensing, tenant.admin, input))).toEqual({
      code: 'not_assigned',
      details: { person: 'Noor', product: 'P1' },
    });
    expect(await auditOf(tenant)).toHaveLength(1);
  });

  test("for made-up ids and another tenant's", async () => {
    const { tenant, input } = await aHolder();
    const elsewhere = await aTenant(licensing);
    const code = async (context: typeof tenant.admin, change: object) =>
      (await refusal(removeLicense(licensing, context, { ...input, ...change }))).code;
    expect(await code(tenant.admin, { personId: 'nobody' })).toBe('person_not_found');
    expect(await code(tenant.admin, { productId: 'nothing' })).toBe('product_not_found');
    expect(await code(elsewhere.admin, {})).toBe('person_not_found');
    const { id: personId } = await aPerson(elsewhere);
    expect(await code(elsewhere.admin, { personId })).toBe('product_not_found');
  });
});
