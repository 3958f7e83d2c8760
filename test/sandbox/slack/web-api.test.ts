// Tokens, scopes, people, conversations, messages: the Web API as the app calls it.
import { type Sender, startSending } from './rules/sending.ts';

let sender: Sender;

beforeEach(async () => {
  sender = await startSending();
});

afterEach(() => sender.stop());

async function raw(method: string, token: string | undefined, form: Record<string, string> = {}) {
  const response = await fetch(`${sender.slack.apiUrl}${method}`, {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(form),
  });
  return response.json();
}

describe('tokens', () => {
  it('a call needs a token that Slack gave out', async () => {
    expect(await raw('auth.test', undefined)).toEqual({ ok: false, error: 'not_authed' });
    expect(await raw('auth.test', 'xoxb-other')).toEqual({ ok: false, error: 'invalid_auth' });
  });

  it('the token may stand in the body', async () => {
    const { botToken, botUserId, team } = sender.slack;
    expect(await raw('auth.test', undefined, { token: botToken })).toMatchObject({
      ok: true,
      user_id: botUserId,
      team_id: team.id,
      team: team.name,
      is_enterprise_install: false,
    });
  });

  it('arguments may come as JSON', async () => {
    const response = await fetch(`${sender.slack.apiUrl}users.info`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sender.slack.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({ user: sender.slack.botUserId, include_locale: true }),
    });
    expect(await response.json()).toMatchObject({ user: { is_bot: true, locale: 'en-US' } });
  });

  it('Socket Mode is opened with the app-level token only', async () => {
    const { appToken, botToken } = sender.slack;
    expect(await raw('apps.connections.open', botToken)).toEqual({
      ok: false,
      error: 'not_allowed_token_type',
    });
    expect(await raw('auth.test', appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await raw('apps.connections.open', appToken)).toMatchObject({
      ok: true,
      url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/socket\?ticket=/),
    });
  });

  it('an unknown method is refused', async () => {
    expect(await sender.call('licenses.grant', {})).toMatchObject({ error: 'unknown_method' });
  });
});

describe('scopes', () => {
  it('a method outside the manifest is refused, naming what is missing', async () => {
    const args = { user: sender.slack.botUserId };
    await expect(raw('users.profile.get', sender.slack.botToken, args)).resolves.toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users.profile:read',
      provided:
        'commands,chat:write,users:read,users:read.email,im:write,files:write,channels:read',
    });
  });

  it('private channels need their own scope', async () => {
    const { id } = sender.slack.addChannel({ name: 'hr', isPrivate: true, botIsMember: true });
    expect(await sender.call('conversations.info', { channel: id })).toMatchObject({
      error: 'missing_scope',
    });
    const types = 'public_channel,private_channel';
    expect(await sender.call('conversations.list', { types })).toMatchObject({
      error: 'missing_scope',
    });
  });
});

describe('people', () => {
  const info = (user: string) =>
    raw('users.info', sender.slack.botToken, { user, include_locale: 'true' });

  it('tell who they are', async () => {
    const eva = sender.slack.addUser({
      name: 'eva',
      realName: 'Eva Visser',
      email: 'eva@example.com',
      isOwner: true,
      locale: 'nl-NL',
      tz: 'Europe/Amsterdam',
    });
    expect(await info(eva.id)).toMatchObject({
      ok: true,
      user: {
        id: eva.id,
        team_id: sender.slack.team.id,
        name: 'eva',
        real_name: 'Eva Visser',
        deleted: false,
        is_admin: true,
        is_owner: true,
        is_bot: false,
        is_restricted: false,
        locale: 'nl-NL',
        tz: 'Europe/Amsterdam',
        profile: { email: 'eva@example.com', real_name: 'Eva Visser', first_name: 'Eva' },
      },
    });
  });

  it('of another organization are strangers without an e-mail address', async () => {
    const stranger = sender.slack.addUser({ name: 'sam', isStranger: true });
    const { user } = await sender.client.users.info({ user: stranger.id });
    expect(user).toMatchObject({ is_stranger: true, team_id: stranger.teamId });
    expect(user?.team_id).not.toBe(sender.slack.team.id);
    expect(user?.profile).not.toHaveProperty('email');
  });

  it('who were deactivated keep little', async () => {
    const gone = sender.slack.addUser({ deleted: true, isAdmin: true });
    const { user } = await sender.client.users.info({ user: gone.id });
    expect(user?.deleted).toBe(true);
    expect(user).not.toHaveProperty('is_admin');
  });

  it('are found by e-mail while they are active', async () => {
    const email = 'Mia@Example.com';
    const mia = sender.slack.addUser({ email: 'mia@example.com' });
    const find = () => raw('users.lookupByEmail', sender.slack.botToken, { email });
    expect(await find()).toMatchObject({ user: { id: mia.id } });
    sender.slack.updateUser(mia.id, { deleted: true });
    expect(await find()).toEqual({ ok: false, error: 'users_not_found' });
  });

  it('are listed page by page, all of them once', async () => {
    const added = Array.from({ length: 5 }, () => sender.slack.addUser().id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await sender.client.users.list({ limit: 3, ...(cursor ? { cursor } : {}) });
      expect(page.members?.length).toBeLessThanOrEqual(3);
      seen.push(...(page.members ?? []).map((user) => user.id ?? ''));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(added));
    expect(await sender.call('users.list', { cursor: 'nonsense' })).toMatchObject({
      error: 'invalid_cursor',
    });
  });

  it('who do not exist are not found', async () => {
    expect(await sender.call('users.info', { user: 'U0' })).toMatchObject({
      error: 'user_not_found',
    });
    expect(await sender.call('users.info', {})).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('channels', () => {
  const post = (channel: string) => sender.call('chat.postMessage', { channel, text: 'Hello' });

  it('take messages once the app is in them', async () => {
    const { slack } = sender;
    expect(await post(slack.general.id)).toMatchObject({ error: 'not_in_channel' });
    const own = slack.addChannel({ name: 'own', botIsMember: true });
    expect(await post(own.id)).toMatchObject({ ok: true });
    expect(await post('C0')).toMatchObject({ error: 'channel_not_found' });
    const old = slack.addChannel({ name: 'old', botIsMember: true, isArchived: true });
    expect(await post(old.id)).toMatchObject({ error: 'is_archived' });
    const hidden = slack.addChannel({ name: 'hidden', isPrivate: true });
    expect(await post(hidden.id)).toMatchObject({ error: 'channel_not_found' });
  });

  it('show ephemeral messages to one member', async () => {
    const { slack } = sender;
    const [anna, ben] = [slack.addUser(), slack.addUser()];
    const room = slack.addChannel({ name: 'room', botIsMember: true, members: [anna.id] });
    const whisper = (user: string) =>
      sender.call('chat.postEphemeral', { channel: room.id, user, text: 'Psst' });
    expect(await whisper(ben.id)).toMatchObject({ error: 'user_not_in_channel' });
    expect(await whisper(anna.id)).toMatchObject({ ok: true });
    expect(slack.as(anna).messages(room.id)).toMatchObject([{ text: 'Psst', ephemeral: true }]);
    expect(slack.as(ben).messages(room.id)).toEqual([]);
  });

  it('list their members', async () => {
    const { slack } = sender;
    const anna = slack.addUser();
    const room = slack.addChannel({ name: 'room', botIsMember: true, members: [anna.id] });
    const { members } = await sender.client.conversations.members({ channel: room.id });
    expect(members).toEqual([anna.id, slack.botUserId]);
  });
});

describe('direct messages', () => {
  it('open with an active person', async () => {
    const { slack } = sender;
    const open = (users: string) => sender.call('conversations.open', { users });
    const anna = slack.addUser();
    const { channel } = await sender.client.conversations.open({ users: anna.id });
    expect(channel?.id).toMatch(/^D/);
    const again = await sender.client.conversations.open({ users: anna.id });
    expect(again.channel?.id).toBe(channel?.id);
    expect(await open(slack.addUser({ deleted: true }).id)).toMatchObject({
      error: 'user_disabled',
    });
    expect(await open(slack.addUser({ isBot: true }).id)).toMatchObject({ error: 'cannot_dm_bot' });
    expect(await open('U0')).toMatchObject({ error: 'user_not_found' });
  });

  it('are edited and deleted by the app that wrote them', async () => {
    const { slack } = sender;
    const anna = slack.as(slack.addUser());
    const token = slack.botToken;
    const posted = await sender.client.chat.postMessage({
      channel: anna.userId,
      text: 'One',
      blocks: [{ type: 'divider' }],
    });
    const { channel = '', ts = '' } = posted;
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Two' } }];
    await raw('chat.update', token, { channel, ts, text: 'Two', blocks: JSON.stringify(blocks) });
    expect(anna.dm()).toMatchObject([{ ts, text: 'Two', edited: false, blocks }]);
    await raw('chat.update', token, { channel, ts, text: 'Three' });
    expect(anna.dm()).toMatchObject([{ ts, text: 'Three', edited: true, blocks: [] }]);
    expect(await raw('chat.update', token, { channel, ts: '1.1', text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
    await raw('chat.delete', token, { channel, ts });
    expect(anna.dm()).toEqual([]);

    await anna.send('Mine');
    const mine = anna.dm()[0]?.ts ?? '';
    expect(await raw('chat.update', token, { channel, ts: mine, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await raw('chat.delete', token, { channel, ts: mine })).toMatchObject({
      error: 'cant_delete_message',
    });
    expect(await raw('chat.getPermalink', token, { channel, message_ts: mine })).toMatchObject({
      permalink: `https://example.slack.com/archives/${channel}/p${mine.replace('.', '')}`,
    });
  });
});

it('calls are on record, without the token', async () => {
  const { slack } = sender;
  await raw('users.info', undefined, { token: slack.botToken, user: 'U0' });
  expect(slack.calls).toEqual([
    {
      method: 'users.info',
      args: { user: 'U0' },
      response: { ok: false, error: 'user_not_found' },
    },
  ]);
});
