import { type SlackUser, userObject } from '../../sandbox/slack/people.ts';
import { Person } from '../../src/licensing/entities/person.ts';
import { useApp } from '../support/app.ts';
import { aPerson } from '../support/builders.ts';
import { until } from '../support/until.ts';

const app = useApp({
  env: {
    LICENSE_ADMINS: 'lea@example.com, new.lea@example.com',
    LICENSE_ADMINS_INCLUDE_WORKSPACE_ADMINS: 'true',
  },
});

const personOf = (slackUserId: string) =>
  app.licensing.em.fork().findOne(Person, { tenantId: app.tenantId, slackUserId });

/** Repeats until it holds: events are acked before they are worked on. */
async function eventually(check: () => Promise<void>): Promise<void> {
  const holds = () =>
    check().then(
      () => true,
      () => false,
    );
  // Why it does not hold says more than that it was waited for.
  await until('it holds', holds).catch(check);
}

/** Slack delivers an event again, or late: what it says is older than what was heard since. */
async function heardLate(user: SlackUser, said: Record<string, unknown>): Promise<void> {
  const now = userObject(user, { email: true, locale: false, now: Date.now() });
  const event = { type: 'user_change', user: { ...now, updated: user.updated - 1, ...said } };
  const payload = { type: 'event_callback', team_id: app.tenantId, event };
  await app.slack.deliver({ type: 'events_api', payload, acceptsResponse: false });
  await app.idle();
}

describe('people', () => {
  test('are linked to their import by e-mail when they join Slack', async () => {
    const { id } = await aPerson(
      { em: app.licensing.em, tenantId: app.tenantId },
      { email: 'nina@example.com', displayName: 'Nina of the import' },
    );
    const user = app.slack.addUser({ realName: 'Nina', email: 'Nina@Example.com' });
    await eventually(async () => expect((await personOf(user.id))?.id).toBe(id));
  });

  test('who are not known here are left alone', async () => {
    const user = app.slack.addUser({ realName: 'Passer-by', email: 'passer@example.com' });
    await app.slack.as(app.admin).command('/license-mine help');
    expect(await personOf(user.id)).toBeNull();
  });

  test('lose their rights at once when Slack takes them away', async () => {
    const boss = app.slack.addUser({ realName: 'Bo', isAdmin: true });
    await app.slack.as(boss).command('/license-assign');
    await eventually(async () => expect(app.slack.as(boss).modal).toBeDefined());
    await app.slack.as(boss).closeModal({ all: true });

    app.slack.updateUser(boss.id, { isAdmin: false });
    await eventually(async () => expect((await personOf(boss.id))?.isWorkspaceAdmin).toBe(false));
    await heardLate(boss, { is_admin: true });
    await app.slack.as(boss).command('/license-assign');
    await eventually(async () =>
      expect(app.slack.as(boss).messages().at(-1)?.text).toContain('Only license administrators'),
    );
  });

  test('administer by configuration, told by e-mail', async () => {
    const lea = app.slack.addUser({ realName: 'Lea', email: 'lea@example.com' });
    await app.slack.as(lea).command('/license-assign');
    await eventually(async () => expect(app.slack.as(lea).modal).toBeDefined());
  });

  test('administer by the e-mail Slack tells, whoever else has it here', async () => {
    await aPerson(
      { em: app.licensing.em, tenantId: app.tenantId },
      { email: 'new.lea@example.com', displayName: 'Lea of the import' },
    );
    const lea = app.slack.addUser({ realName: 'Old Lea', email: 'old.lea@example.com' });
    await app.slack.as(lea).command('/license-mine');
    await eventually(async () => expect(app.slack.as(lea).modal).toBeDefined());
    await app.slack.as(lea).closeModal({ all: true });
    app.slack.updateUser(lea.id, { email: 'new.lea@example.com' });
    await eventually(async () => expect((await personOf(lea.id))?.email).toBeNull());
    await app.slack.as(lea).command('/license-assign');
    await eventually(async () => expect(app.slack.as(lea).modal).toBeDefined());
  });

  test('deactivated in Slack are deleted here, and come back', async () => {
    const user = app.slack.addUser({ realName: 'Lou', email: 'lou@example.com' });
    await app.slack.as(user).command('/license-mine');
    await eventually(async () => expect((await personOf(user.id))?.status).toBe('active'));
    app.slack.updateUser(user.id, { deleted: true });
    await eventually(async () => expect((await personOf(user.id))?.status).toBe('deleted'));
    await heardLate(user, { deleted: false });
    expect((await personOf(user.id))?.status).toBe('deleted');
    app.slack.updateUser(user.id, { deleted: false });
    await eventually(async () => expect((await personOf(user.id))?.status).toBe('active'));
  });
});
