import { audit } from '../../src/licensing/audit.ts';
import { auditOf } from '../support/audit.ts';
import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

async function anAudit() {
  const tenant = await aTenant(licensing);
  await audit(licensing.em.fork(), tenant.admin, licensing.clock(), { action: 'deed' });
  return tenant;
}

describe('the audit', () => {
  test.each([
    `update audit_entry set reason = 'other'`,
    'update audit_entry set reason = reason where false',
    'delete from audit_entry',
    'truncate audit_entry',
    'truncate tenant cascade',
  ])('refuses %s', async (sql) => {
    const tenant = await anAudit();
    const before = await auditOf(tenant);
    await expect(licensing.em.execute(sql)).rejects.toThrow('audit_entry is append-only');
    expect(await auditOf(tenant)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('keeps what it was told, and nothing for what it was not', async () => {
    const tenant = await anAudit();
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        at: licensing.clock(),
        actorKind: 'administrator',
        actorId: tenant.admin.actor.personId,
        onBehalfOfId: null,
        action: 'deed',
        surface: 'slack',
        personId: null,
        productId: null,
        planId: null,
        reason: null,
        before: null,
        after: null,
        requestId: null,
      }),
    ]);
  });
});
