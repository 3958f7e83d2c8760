import { setTimeout as sleep } from 'node:timers/promises';
import { Person } from '../../src/licensing/entities/person.ts';
import { useApp } from '../support/app.ts';
import { aPerson } from '../support/builders.ts';

const app = useApp({
  env: { LICENSE_ADMINS: 'lea@example.com', LICENSE_ADMINS_INCLUDE_WORKSPACE_ADMINS: 'true' },
});

const personOf = (slackUserId: string) =>
  app.licensing.em.fork().findOne(Person, { tenantId: app.tenantId, slackUserId });

/** Repeats until it holds: events are acked before they are worked on. */
async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
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

  test('deactivated in Slack are deleted here, and come back', async () => {
    const user = app.slack.addUser({ realName: 'Lou', email: 'lou@example.com' });
    await app.slack.as(user).command('/license-mine');
    await eventually(async () => expect((await personOf(user.id))?.status).toBe('active'));
    app.slack.updateUser(user.id, { deleted: true });
    await eventually(async () => expect((await personOf(user.id))?.status).toBe('deleted'));
    app.slack.updateUser(user.id, { deleted: false });
    await eventually(async () => expect((await personOf(user.id))?.status).toBe('active'));
  });
});
