import { type ChangeSettings, changeSettings } from '../../src/licensing/change-settings.ts';
import { findPersonBySlackId } from '../../src/licensing/find-person-by-slack-id.ts';
import { listAdministrators } from '../../src/licensing/list-administrators.ts';
import { readSettings } from '../../src/licensing/read-settings.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, asEverybody, aTenant, type Workspace } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

type Change = Partial<ChangeSettings['settings']> & {
  administratorIds?: string[];
  revision?: string;
};

/** Saves the settings as they are but for `change`. */
async function save(
  tenant: Workspace,
  { administratorIds, revision, ...settings }: Change,
  context: Parameters<typeof changeSettings>[1] = tenant.admin,
) {
  const now = await readSettings(licensing, tenant.admin);
  return changeSettings(licensing, context, {
    settings: { ...now.settings, ...settings },
    administratorIds: administratorIds ?? now.administrators.map(({ id }) => id),
    revision: revision ?? now.revision,
  });
}

const entries = async (tenant: Workspace) =>
  (await auditOf(tenant)).map(({ action, personId, before, after }) => ({
    action,
    personId,
    before,
    after,
  }));

test('nothing is set in a new tenant', async () => {
  const tenant = await aTenant(licensing);
  expect(await readSettings(licensing, tenant.admin)).toMatchObject({
    settings: {
      timeZone: null,
      defaultUsageLocation: null,
      language: null,
      expiringWindowDays: null,
      digestHour: null,
      automaticHealing: true,
    },
    administrators: [],
  });
});

describe('a change', () => {
  test('is kept, and audited with what it changed alone', async () => {
    const tenant = await aTenant(licensing, { timeZone: 'UTC', expiringWindowDays: 30 });
    const settings = {
      timeZone: 'Europe/Amsterdam',
      defaultUsageLocation: 'NL',
      language: 'en',
      expiringWindowDays: null,
      digestHour: 9,
      automaticHealing: false,
    };
    expect(await save(tenant, settings)).toMatchObject({ changed: true });
    expect((await readSettings(licensing, tenant.admin)).settings).toEqual(settings);
    expect(await save(tenant, { expiringWindowDays: 365 })).toMatchObject({ changed: true });
    expect(await entries(tenant)).toEqual([
      {
        action: 'settings.change',
        personId: null,
        before: {
          timeZone: 'UTC',
          defaultUsageLocation: null,
          language: null,
          expiringWindowDays: 30,
          digestHour: null,
          automaticHealing: true,
        },
        after: settings,
      },
      {
        action: 'settings.change',
        personId: null,
        before: { expiringWindowDays: null },
        after: { expiringWindowDays: 365 },
      },
    ]);
  });

  test('of nothing leaves no trace', async () => {
    const tenant = await aTenant(licensing);
    expect(await save(tenant, {})).toMatchObject({ changed: false });
    expect(await auditOf(tenant)).toEqual([]);
  });

  test.each([
    [{ timeZone: 'Mars/Base' }, 'time_zone_unknown'],
    [{ timeZone: '+02:00' }, 'time_zone_unknown'],
    [{ defaultUsageLocation: 'XX' }, 'usage_location_unknown'],
    [{ expiringWindowDays: 0 }, 'expiring_window_invalid'],
    [{ expiringWindowDays: 366 }, 'expiring_window_invalid'],
    [{ expiringWindowDays: 1.5 }, 'expiring_window_invalid'],
    [{ administratorIds: ['nobody'] }, 'person_not_found'],
    [{ revision: '0000000000000000' }, 'settings_changed'],
  ])('to %j is refused with %s, and nothing of it is kept', async (change, code) => {
    const tenant = await aTenant(licensing);
    const before = await readSettings(licensing, tenant.admin);
    const all = { automaticHealing: false, ...change };
    expect(await refusal(save(tenant, all))).toMatchObject({ code });
    expect(await readSettings(licensing, tenant.admin)).toEqual(before);
    expect(await auditOf(tenant)).toEqual([]);
  });

  test('is for administrators, as is seeing what is set', async () => {
    const tenant = await aTenant(licensing);
    const somebody = asEverybody(tenant, await aPerson(tenant));
    expect(await refusal(save(tenant, {}, somebody))).toMatchObject({ code: 'not_allowed' });
    expect(await refusal(readSettings(licensing, somebody))).toMatchObject({ code: 'not_allowed' });
  });

  test('of two at once is made by one; the other is told', async () => {
    const tenant = await aTenant(licensing);
    const { revision } = await readSettings(licensing, tenant.admin);
    const outcomes = await Promise.allSettled(
      [10, 20, 40, 50].map((expiringWindowDays) => save(tenant, { expiringWindowDays, revision })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await auditOf(tenant)).toHaveLength(1);
  });
});

describe('administrators', () => {
  test('are named and no longer named, each audited, in their own tenant only', async () => {
    const tenant = await aTenant(licensing);
    const other = await aTenant(licensing);
    const lea = await aPerson(tenant, { displayName: 'Lea', slackUserId: 'ULEA' });
    const max = await aPerson(tenant, { displayName: 'max', slackUserId: 'UMAX' });
    await save(tenant, { administratorIds: [max.id, lea.id] });
    expect(await listAdministrators(licensing.em, tenant.tenantId)).toEqual([
      { id: lea.id, displayName: 'Lea', slackUserId: 'ULEA' },
      { id: max.id, displayName: 'max', slackUserId: 'UMAX' },
    ]);
    expect(await listAdministrators(licensing.em, other.tenantId)).toEqual([]);
    const isNamed = async (id: string) =>
      (await findPersonBySlackId(licensing, tenant.tenantId, id))?.isTenantAdministrator;
    expect([await isNamed('ULEA'), await isNamed('UMAX')]).toEqual([true, true]);

    await save(tenant, { administratorIds: [lea.id] });
    expect([await isNamed('ULEA'), await isNamed('UMAX')]).toEqual([true, false]);
    const [, , last] = await entries(tenant);
    expect(last).toMatchObject({ action: 'administrator.remove', personId: max.id });
    expect((await entries(tenant)).map(({ action }) => action)).toEqual([
      'administrator.add',
      'administrator.add',
      'administrator.remove',
    ]);
  });

  test.each([
    ['person_deleted', { status: 'deleted' } as const],
    ['guest_not_administrator', { isGuest: true }],
  ])('are refused with %s', async (code, overrides) => {
    const tenant = await aTenant(licensing);
    const { id } = await aPerson(tenant, overrides);
    expect(await refusal(save(tenant, { administratorIds: [id] }))).toMatchObject({ code });
  });

  test('of another tenant are nobody here', async () => {
    const tenant = await aTenant(licensing);
    const { id } = await aPerson(await aTenant(licensing));
    expect(await refusal(save(tenant, { administratorIds: [id] }))).toMatchObject({
      code: 'person_not_found',
    });
  });

  test('who left are listed apart, named when they come back, but not if saved meanwhile', async () => {
    const tenant = await aTenant(licensing);
    const lea = await aPerson(tenant, { displayName: 'Lea' });
    await save(tenant, { administratorIds: [lea.id] });
    const becomes = (status: string) =>
      licensing.em.execute('update person set status = ? where tenant_id = ? and id = ?', [
        status,
        tenant.tenantId,
        lea.id,
      ]);
    const named = async () => {
      const { administrators, away } = await readSettings(licensing, tenant.admin);
      return { administrators: administrators.length, away: away.length };
    };
    await becomes('deleted');
    expect(await named()).toEqual({ administrators: 0, away: 1 });
    await becomes('active');
    expect(await named()).toEqual({ administrators: 1, away: 0 });
    await becomes('deleted');
    await save(tenant, { expiringWindowDays: 60 });
    await becomes('active');
    expect(await named()).toEqual({ administrators: 0, away: 0 });
    expect((await entries(tenant)).at(-1)).toMatchObject({ action: 'administrator.remove' });
  });
});
