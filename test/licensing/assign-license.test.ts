import { assignLicense } from '../../src/licensing/assign-license.ts';
import { listHolders } from '../../src/licensing/list-holders.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { NOON, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

describe('assigning a license', () => {
  test('takes one seat and writes down since when, by whom, why, until when and which plans', async () => {
    const tenant = await aTenant(licensing);
    const [mail, chat] = [
      await aPlan(tenant, { name: 'Mail' }),
      await aPlan(tenant, { name: 'Chat' }),
    ];
    const product = await aProduct(tenant, { displayName: 'P1', seats: 3, plans: [mail, chat] });
    const person = await aPerson(tenant, { displayName: 'Noor' });

    const result = await assignLicense(licensing, tenant.admin, {
      personId: person.id,
      productId: product.id,
      disabledPlanIds: [chat.id, chat.id],
      untilDate: '2026-06-15',
      reason: 'joins sales',
      useDefaultLocation: false,
    });

    expect(result).toEqual({
      outcome: 'assigned',
      sourceId: expect.any(String),
      repeated: false,
      person: 'Noor',
      product: 'P1',
      defaultLocationUsed: null,
    });
    const { counts } = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(counts).toMatchObject({ total: 3, assigned: 1, available: 2 });
    const { holdings } = await listHoldings(licensing, tenant.admin, { personId: person.id });
    expect(holdings).toMatchObject([
      {
        sources: [{ id: result.sourceId, group: null, reason: 'joins sales' }],
        productId: product.id,
        since: new Date(NOON),
        untilDate: '2026-06-15',
        assignedByName: 'Ada Admin',
        plansOn: ['Mail'],
        plansOff: ['Chat'],
      },
    ]);
  });

  test('is audited in full', async () => {
    const tenant = await aTenant(licensing);
    const plan = await aPlan(tenant);
    const product = await aProduct(tenant, { plans: [plan] });
    const person = await aPerson(tenant);

    const { sourceId } = await assignLicense(
      licensing,
      { ...tenant.admin, requestId: 'req-1' },
      {
        ...plainly,
        personId: person.id,
        productId: product.id,
        disabledPlanIds: [plan.id],
        untilDate: '2027-01-31',
        reason: 'joins sales',
      },
    );

    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        tenantId: tenant.tenantId,
        at: new Date(NOON),
        actorKind: 'administrator',
        actorId: tenant.admin.actor.personId,
        onBehalfOfId: null,
        action: 'license.assign',
        personId: person.id,
        productId: product.id,
        surface: 'slack',
        reason: 'joins sales',
        before: null,
        after: { sourceId, untilDate: '2027-01-31', disabledPlanIds: [plan.id] },
        requestId: 'req-1',
      }),
    ]);
  });

  test('by the system names its cause', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const person = await aPerson(tenant);
    await assignLicense(
      licensing,
      {
        tenantId: tenant.tenantId,
        actor: { kind: 'system', cause: 'import' },
        surface: 'cli',
      },
      { ...plainly, personId: person.id, productId: product.id },
    );
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        actorKind: 'system',
        actorId: null,
        surface: 'cli',
        reason: 'import',
      }),
    ]);
    const { holders } = await listHolders(licensing, tenant.admin, {
      productId: product.id,
      page: 0,
      pageSize: 10,
    });
    expect(holders).toMatchObject([{ sources: [{ assignedByName: null }] }]);
  });

  test('of an unlimited product never runs out of seats', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, {
      subscriptions: [{ seats: 0 }, { seats: null }],
    });
    const person = await aPerson(tenant);
    const { outcome } = await assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
    });
    expect(outcome).toBe('assigned');
  });

  test('adds up subscriptions of two billion seats each', async () => {
    const tenant = await aTenant(licensing);
    const seats = 2_000_000_000;
    const product = await aProduct(tenant, { subscriptions: [{ seats }, { seats }] });
    const person = await aPerson(tenant);
    await assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
    });
    const { counts } = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(counts).toMatchObject({ total: 4_000_000_000, available: 3_999_999_999 });
  });

  test('takes a seat of a subscription in grace', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, {
      subscriptions: [{ seats: 1, endDate: '2026-05-16' }],
    });
    const person = await aPerson(tenant);
    const { outcome } = await assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
    });
    expect(outcome).toBe('assigned');
  });

  test('works for guests', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const guest = await aPerson(tenant, { isGuest: true });
    await assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: guest.id,
      productId: product.id,
    });
    const { holders } = await listHolders(licensing, tenant.admin, {
      productId: product.id,
      page: 0,
      pageSize: 10,
    });
    expect(holders).toEqual([expect.objectContaining({ personId: guest.id, isGuest: true })]);
  });
});
