import { randomUUID } from 'node:crypto';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { ensureTenant } from '../../src/licensing/ensure-tenant.ts';
import { readTenant } from '../../src/licensing/read-tenant.ts';
import { anAssignment, aPerson, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

describe('a tenant', () => {
  test('is made once, with the defaults', async () => {
    const id = `T${randomUUID()}`;
    expect(await ensureTenant(licensing, { id, name: 'Acme' })).toEqual({ created: true });
    expect(await ensureTenant(licensing, { id, name: 'Acme' })).toEqual({ created: false });
    expect(await readTenant(licensing, id)).toEqual({
      id,
      name: 'Acme',
      timeZone: 'UTC',
      defaultUsageLocation: null,
      language: null,
      expiringWindowDays: 30,
      today: '2026-06-15',
    });
  });

  test('is made once by two who start at the same time', async () => {
    const id = `T${randomUUID()}`;
    const made = await Promise.all(
      Array.from({ length: 8 }, () => ensureTenant(licensing, { id, name: 'Acme' })),
    );
    expect(made.filter(({ created }) => created)).toHaveLength(1);
  });

  test('follows its name in Slack and keeps its settings', async () => {
    const { tenantId } = await aTenant(licensing, {
      name: 'Old',
      timeZone: 'Pacific/Kiritimati',
      defaultUsageLocation: 'NL',
      expiringWindowDays: 60,
    });
    const name = `New ${'x'.repeat(300)}`;
    expect(await ensureTenant(licensing, { id: tenantId, name })).toEqual({ created: false });
    expect(await readTenant(licensing, tenantId)).toEqual({
      id: tenantId,
      name: name.slice(0, 255),
      timeZone: 'Pacific/Kiritimati',
      defaultUsageLocation: 'NL',
      language: null,
      expiringWindowDays: 60,
      today: '2026-06-16',
    });
  });

  test('that is not there is named', async () => {
    await expect(readTenant(licensing, 'T-none')).rejects.toThrow('T-none');
  });
});

/** Of seats promised to requests. */
const AS_KEPT = { held: 0, promised: 0 };

describe('recounting', () => {
  test('names every product whose count differs from its sources, both ways', async () => {
    const tenant = await aTenant(licensing);
    const person = await aPerson(tenant);
    const products = {
      right: await aProduct(tenant, { displayName: 'right' }),
      more: await aProduct(tenant, { displayName: 'more' }),
      fewer: await aProduct(tenant, { displayName: 'fewer' }),
    };
    for (const product of Object.values(products)) await anAssignment(tenant, person, product);
    const keep = (assigned: number, { id }: { id: string }) =>
      tenant.em.execute('update product set assigned = ? where id = ?', [assigned, id]);
    await keep(5, products.more);
    await keep(0, products.fewer);
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([
      { productId: products.fewer.id, product: 'fewer', assigned: 0, counted: 1, ...AS_KEPT },
      { productId: products.more.id, product: 'more', assigned: 5, counted: 1, ...AS_KEPT },
    ]);
  });

  test('counts what was removed no more', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const source = await anAssignment(tenant, await aPerson(tenant), product);
    await tenant.em.execute(`update source set state = 'ended', ended_at = now() where id = ?`, [
      source.id,
    ]);
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([
      expect.objectContaining({ assigned: 1, counted: 0 }),
    ]);
  });
});
