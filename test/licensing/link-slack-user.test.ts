import { findPersonBySlackId } from '../../src/licensing/find-person-by-slack-id.ts';
import { isKnownEmail } from '../../src/licensing/is-known-email.ts';
import { linkSlackUser, type SlackProfile } from '../../src/licensing/link-slack-user.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, aTenant, type Workspace } from '../support/builders.ts';
import { NOON, useLicensing } from '../support/licensing.ts';
import { outcomes, times, useProcesses } from './processes.ts';

const licensing = useLicensing();
const processOf = useProcesses(licensing);

const noor: SlackProfile = {
  slackUserId: 'U1',
  email: 'Noor@Example.test',
  displayName: 'Noor',
  isGuest: false,
  isWorkspaceAdmin: false,
  locale: 'nl-NL',
  deleted: false,
};
const link = ({ tenantId }: Workspace, profile: Partial<SlackProfile> = {}) =>
  linkSlackUser(licensing, tenantId, { ...noor, ...profile });
const find = ({ tenantId }: Workspace, slackUserId = 'U1') =>
  findPersonBySlackId(licensing, tenantId, slackUserId);
const actions = async (tenant: Workspace) => (await auditOf(tenant)).map(({ action }) => action);

describe('a Slack user', () => {
  test('never met becomes a person, and is found again', async () => {
    const tenant = await aTenant(licensing);
    expect(await find(tenant)).toBeNull();
    const person = await link(tenant);
    expect(person).toEqual({
      id: expect.any(String),
      slackUserId: 'U1',
      displayName: 'Noor',
      email: 'noor@example.test',
      slackEmail: 'noor@example.test',
      status: 'active',
      usageLocation: null,
      isGuest: false,
      isWorkspaceAdmin: false,
      isTenantAdministrator: false,
      tenantLanguage: null,
      locale: 'nl-NL',
      emailConflict: false,
    });
    const { emailConflict, ...record } = person;
    expect(await find(tenant)).toEqual({ ...record, slackReadAt: new Date(NOON) });
    expect(await actions(tenant)).toEqual([]);
  });

  test('is the same person ever after, brought up to date', async () => {
    const tenant = await aTenant(licensing);
    const { id } = await link(tenant);
    licensing.time.advance({ minutes: 90 });
    const changes = {
      email: 'noor.new@example.test',
      displayName: 'Noor B.',
      isGuest: true,
      isWorkspaceAdmin: true,
      locale: 'en-GB',
    };
    expect(await link(tenant, changes)).toMatchObject({ id, ...changes });
    expect(await find(tenant)).toMatchObject({
      id,
      ...changes,
      slackReadAt: new Date('2026-06-15T13:30:00Z'),
    });
  });

  test('keeps e-mail and locale where Slack does not tell them', async () => {
    const tenant = await aTenant(licensing);
    await link(tenant);
    expect(await link(tenant, { email: null, locale: null })).toMatchObject({
      email: 'noor@example.test',
      locale: 'nl-NL',
    });
  });

  test('of another tenant is another person', async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const [one, other] = [await link(mine), await link(theirs)];
    expect(one.id).not.toBe(other.id);
    expect(other.emailConflict).toBe(false);
  });

  test('without an e-mail is nobody else without one', async () => {
    const tenant = await aTenant(licensing);
    const imported = await aPerson(tenant);
    const person = await link(tenant, { email: null });
    expect(person.id).not.toBe(imported.id);
    expect(person).toMatchObject({ email: null, emailConflict: false });
  });

  test('with a name of 3,000 characters has the first 255 of them', async () => {
    const tenant = await aTenant(licensing);
    const displayName = `${'<!channel> & \u202e👩 '.repeat(250)}\0`;
    const person = await link(tenant, { displayName });
    expect(person.displayName).toBe([...displayName].slice(0, 255).join(''));
  });

  test('deleted in Slack is deleted here, restored there is restored; each audited once', async () => {
    const tenant = await aTenant(licensing);
    const { id } = await link(tenant);
    expect(await link(tenant, { deleted: true })).toMatchObject({ id, status: 'deleted' });
    await link(tenant, { deleted: true });
    expect(await link(tenant)).toMatchObject({ id, status: 'active' });
    const change = { action: 'person.change_status', personId: id, actorKind: 'system' };
    const [active, deleted] = [{ status: 'active' }, { status: 'deleted' }];
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({ ...change, before: active, after: deleted }),
      expect.objectContaining({ ...change, before: deleted, after: active }),
    ]);
  });
});

describe('what Slack said earlier', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 5, 15, 12, 0, second));

  test('undoes nothing that it said later: no right comes back, nobody who left', async () => {
    const tenant = await aTenant(licensing);
    await link(tenant, { isWorkspaceAdmin: true, updatedAt: at(1) });
    const now = { isWorkspaceAdmin: false, deleted: true, displayName: 'Gone' };
    await link(tenant, { ...now, updatedAt: at(2) });
    const late = { isWorkspaceAdmin: true, deleted: false, updatedAt: at(1) };
    const kept = { isWorkspaceAdmin: false, status: 'deleted', displayName: 'Gone' };
    expect(await link(tenant, late)).toMatchObject(kept);
    expect(await find(tenant)).toMatchObject(kept);
    expect(await actions(tenant)).toEqual(['person.change_status']);
  });

  test('counts for as long as Slack says nothing else', async () => {
    const tenant = await aTenant(licensing);
    await link(tenant, { updatedAt: at(5) });
    expect(await link(tenant, { displayName: 'N', updatedAt: at(5) })).toMatchObject({
      displayName: 'N',
    });
    expect(await link(tenant, { displayName: 'O' })).toMatchObject({ displayName: 'O' });
    expect(await link(tenant, { updatedAt: at(4) })).toMatchObject({ displayName: 'O' });
    expect(await link(tenant, { updatedAt: at(6) })).toMatchObject({ displayName: 'Noor' });
  });
});

describe('a person of an import with the same e-mail', () => {
  test('is linked, keeps what the import knew, and the link is audited', async () => {
    const tenant = await aTenant(licensing);
    const imported = await aPerson(tenant, {
      displayName: 'Bakker, N.',
      email: 'noor@example.test',
      usageLocation: 'FR',
    });
    expect(await link(tenant)).toMatchObject({
      id: imported.id,
      slackUserId: 'U1',
      displayName: 'Noor',
      usageLocation: 'FR',
      emailConflict: false,
    });
    await link(tenant);
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'person.link_slack',
        actorKind: 'system',
        surface: 'slack',
        personId: imported.id,
        before: { slackUserId: null },
        after: { slackUserId: 'U1', email: 'noor@example.test' },
      }),
    ]);
  });

  test('that the import called deleted is what Slack says', async () => {
    const tenant = await aTenant(licensing);
    await aPerson(tenant, { email: 'noor@example.test', status: 'deleted' });
    expect(await link(tenant)).toMatchObject({ status: 'active' });
    expect(await actions(tenant)).toEqual(['person.link_slack', 'person.change_status']);
  });
});

describe('an e-mail that is somebody else’s', () => {
  test('is left empty, reported each time and audited once', async () => {
    const tenant = await aTenant(licensing);
    const first = await link(tenant);
    const second = await link(tenant, { slackUserId: 'U2', displayName: 'Other Noor' });
    expect(second).toMatchObject({ slackUserId: 'U2', email: null, emailConflict: true });
    expect(second.slackEmail).toBe('noor@example.test');
    expect(second.id).not.toBe(first.id);
    expect(await link(tenant, { slackUserId: 'U2' })).toMatchObject({ emailConflict: true });
    expect(await find(tenant)).toMatchObject({ id: first.id, email: 'noor@example.test' });
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'person.email_conflict',
        personId: second.id,
        after: { slackUserId: 'U2', email: 'noor@example.test', belongsTo: first.id },
      }),
    ]);
  });

  test('comes to them when the other gives it up', async () => {
    const tenant = await aTenant(licensing);
    await link(tenant);
    await link(tenant, { slackUserId: 'U2' });
    await link(tenant, { email: 'noor.new@example.test' });
    expect(await link(tenant, { slackUserId: 'U2' })).toMatchObject({
      email: 'noor@example.test',
      emailConflict: false,
    });
  });

  test('is not merged where a person linked already changes to the e-mail of an import', async () => {
    const tenant = await aTenant(licensing);
    const imported = await aPerson(tenant, { email: 'noor.new@example.test' });
    const { id } = await link(tenant);
    expect(await link(tenant, { email: 'noor.new@example.test' })).toMatchObject({
      id,
      email: null,
      emailConflict: true,
    });
    const [row] = await tenant.em.execute<object[]>(
      'select slack_user_id, email from person where id = ?',
      [imported.id],
    );
    expect(row).toEqual({ slack_user_id: null, email: 'noor.new@example.test' });
  });
});

describe('two processes that meet somebody at the same time', () => {
  test('make one person', async () => {
    const tenant = await aTenant(licensing);
    const people = await Promise.all(
      times(32, (index) => linkSlackUser(processOf(index), tenant.tenantId, noor)),
    );
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
  });

  test('link a person of an import once', async () => {
    const tenant = await aTenant(licensing);
    const imported = await aPerson(tenant, { email: 'noor@example.test' });
    const people = await Promise.all(
      times(32, (index) => linkSlackUser(processOf(index), tenant.tenantId, noor)),
    );
    expect(new Set(people.map(({ id }) => id))).toEqual(new Set([imported.id]));
    expect(await actions(tenant)).toEqual(['person.link_slack']);
  });

  test('give one e-mail to one of those who claim it', async () => {
    const tenant = await aTenant(licensing);
    const claims = times(16, (index) =>
      linkSlackUser(processOf(index), tenant.tenantId, { ...noor, slackUserId: `U${index}` }),
    );
    expect(await outcomes(claims)).toEqual({ done: 16 });
    const people = await Promise.all(claims);
    expect(people.filter(({ email }) => email !== null)).toHaveLength(1);
    expect(people.filter(({ emailConflict }) => emailConflict)).toHaveLength(15);
  });
});

test('an e-mail is known by its person, whatever its case', async () => {
  const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
  await aPerson(mine, { email: 'noor@example.test' });
  const known = ({ tenantId }: Workspace, email?: string) =>
    isKnownEmail(licensing, tenantId, email);
  expect(await known(mine, ' NOOR@example.test')).toBe(true);
  expect(await known(mine, 'nora@example.test')).toBe(false);
  expect(await known(mine)).toBe(false);
  expect(await known(theirs, 'noor@example.test')).toBe(false);
});
