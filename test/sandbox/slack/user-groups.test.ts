// User groups: usergroups.*, and the events by which an app keeps up with them.
import { EventEmitter, on } from 'node:events';
import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { demoManifest, socketModeApp } from './demo-app.ts';

const SUBTEAM_EVENTS = [
  'subteam_created',
  'subteam_updated',
  'subteam_members_changed',
  'subteam_self_added',
  'subteam_self_removed',
];
const manifest = {
  ...demoManifest,
  oauth_config: { scopes: { bot: ['usergroups:read'] } },
  settings: { event_subscriptions: { bot_events: SUBTEAM_EVENTS } },
};
let slack: LocalSlack;
let client: WebClient;
let now = Date.now();

async function start(options: Parameters<typeof startLocalSlack>[0] = {}) {
  slack = await startLocalSlack({ manifest, now: () => now, ...options });
  client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } },
  });
}

afterEach(() => slack.stop());

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error) => error.data?.error,
  );

it('are listed with what was asked for, disabled ones where they were', async () => {
  await start();
  const anna = slack.addUser();
  slack.addUserGroup({ id: 'S1', name: 'Sales Team', users: [anna.id] });
  slack.addUserGroup({ id: 'S2', name: 'Old', users: [anna.id], disabled: true });
  const plainly = await client.usergroups.list();
  expect(plainly.usergroups).toMatchObject([
    { id: 'S1', name: 'Sales Team', handle: 'sales-team', is_usergroup: true, date_delete: 0 },
  ]);
  expect(plainly.usergroups?.[0]).not.toHaveProperty('users');
  expect(plainly.usergroups?.[0]).not.toHaveProperty('user_count');
  const all = await client.usergroups.list({
    ...{ include_disabled: true, include_users: true, include_count: true },
  });
  expect(all.usergroups).toMatchObject([
    { id: 'S1', users: [anna.id], user_count: 1 },
    { id: 'S2', users: [], user_count: 0, date_delete: expect.any(Number) },
  ]);
  expect(all.usergroups?.[1]?.date_delete).not.toBe(0);
});

it('tell who is in them, but not who is in a disabled one or one that is not there', async () => {
  await start();
  const anna = slack.addUser();
  slack.addUserGroup({ id: 'S1', users: [anna.id] });
  slack.addUserGroup({ id: 'S2', disabled: true });
  expect((await client.usergroups.users.list({ usergroup: 'S1' })).users).toEqual([anna.id]);
  expect(await code(client.usergroups.users.list({ usergroup: 'S2' }))).toBe('no_such_subteam');
  expect(await code(client.usergroups.users.list({ usergroup: 'S3' }))).toBe('no_such_subteam');
  const disabled = { usergroup: 'S2', include_disabled: true };
  expect((await client.usergroups.users.list(disabled)).users).toEqual([]);
});

it('are not to be had on the free plan, nor without the scope', async () => {
  await start();
  slack.workspace.hasUserGroups = false;
  expect(await code(client.usergroups.list())).toBe('plan_upgrade_required');
  const users = client.usergroups.users.list({ usergroup: 'S1' });
  expect(await code(users)).toBe('plan_upgrade_required');
  await slack.stop();
  await start({ manifest: demoManifest });
  expect(await code(client.usergroups.list())).toBe('missing_scope');
});

it('are asked for 20 times a minute at most, where limits are enforced', async () => {
  await start({ enforceRateLimits: true });
  for (let count = 0; count < 20; count += 1) {
    await client.usergroups.list();
    now += 1000;
  }
  const outcome = await client.usergroups.list().catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(WebAPIRateLimitedError);
  expect(outcome).toMatchObject({ retryAfter: 40 });
  now += 40_000;
  expect(await client.usergroups.list()).toMatchObject({ ok: true });
});

it('tell the app of each change, as Slack does', async () => {
  await start();
  const inbox = new EventEmitter();
  const arrivals = on(inbox, 'arrived');
  const next = async () => (await arrivals.next()).value?.[0];
  const demo = await socketModeApp(slack, (app) => {
    for (const type of SUBTEAM_EVENTS) {
      app.event(type, async ({ event }) => void inbox.emit('arrived', event));
    }
  });
  slack.addUserGroup({ id: 'S1', name: 'Sales', users: ['U1', 'U2'] });
  expect(await next()).toMatchObject({
    type: 'subteam_created',
    subteam: { id: 'S1', name: 'Sales', users: ['U1', 'U2'], user_count: 2 },
  });
  slack.updateUserGroup('S1', { users: ['U2', 'U3', slack.botUserId] });
  const changes = [await next(), await next(), await next()];
  expect(changes.find(({ type }) => type === 'subteam_members_changed')).toMatchObject({
    ...{ subteam_id: 'S1', team_id: slack.team.id },
    ...{ added_users: ['U3', slack.botUserId], added_users_count: '2' },
    ...{ removed_users: ['U1'], removed_users_count: '1' },
  });
  expect(changes.find(({ type }) => type === 'subteam_updated')).toMatchObject({
    subteam: { id: 'S1', users: ['U2', 'U3', slack.botUserId] },
  });
  expect(changes.find(({ type }) => type === 'subteam_self_added')).toMatchObject({
    subteam_id: 'S1',
  });
  slack.updateUserGroup('S1', { disabled: true });
  const gone = [await next(), await next(), await next()];
  expect(gone.map(({ type }) => type).sort()).toEqual([
    ...['subteam_members_changed', 'subteam_self_removed', 'subteam_updated'],
  ]);
  slack.updateUserGroup('S1', { name: 'Sellers' });
  expect(await next()).toMatchObject({ type: 'subteam_updated', subteam: { name: 'Sellers' } });
  await demo.stop();
});
