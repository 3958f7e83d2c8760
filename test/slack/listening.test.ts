import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { useApp } from '../support/app.ts';
import { deliver } from '../support/deliver.ts';
import { sees } from '../support/seeing.ts';

const app = useApp({ mode: 'http' });

const FORM = 'application/x-www-form-urlencoded';
const url = () => `http://127.0.0.1:${app.running.port}/slack/events`;
const signed = () => ({ url: url(), signingSecret: app.slack.signingSecret });

/** A response_url of our own, which hands over what the bot posts there. */
async function listenForReply() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const reply = once(server, 'request').then(async ([request, response]) => {
    const body: { text: string } = JSON.parse(await text(request));
    response.end();
    server.close();
    return body.text;
  });
  return { responseUrl: `http://127.0.0.1:${port}/`, reply };
}

function aCommand(responseUrl: string, fields: Record<string, string> = {}) {
  return {
    command: '/licenses',
    text: 'help',
    user_id: app.admin.id,
    team_id: app.tenantId,
    channel_id: 'C1',
    trigger_id: '1.2.3',
    response_url: responseUrl,
    ...fields,
  };
}

function aClick(responseUrl: string, fields: Record<string, unknown> = {}) {
  const payload = {
    type: 'block_actions',
    user: { id: app.admin.id, team_id: app.tenantId },
    team: { id: app.tenantId },
    channel: { id: 'C1' },
    message: { ts: '1.2', text: 'old' },
    container: { type: 'message', message_ts: '1.2', channel_id: 'C1' },
    trigger_id: '1.2.3',
    response_url: responseUrl,
    actions: [{ type: 'button', action_id: 'old.button', block_id: 'b', value: '{}' }],
    ...fields,
  };
  return { payload: JSON.stringify(payload) };
}

describe('deliveries', () => {
  test('with a forged signature are refused', async () => {
    const answer = await deliver(aCommand(''), { url: url(), signingSecret: 'forged' });
    expect(answer.status).toBe(401);
  });

  test('with a stale signature are refused', async () => {
    const timestamp = Math.floor(Date.now() / 1000) - 6 * 60;
    expect((await deliver(aCommand(''), { ...signed(), timestamp })).status).toBe(401);
  });

  test('that are not signed are refused before anything reads into them', async () => {
    const forged = { url: url(), signingSecret: 'forged' };
    expect((await deliver({ payload: 'null' }, forged)).status).toBe(401);
    const post = (body: string) =>
      fetch(url(), { method: 'POST', body, headers: { 'content-type': FORM } });
    // What URLSearchParams would take a minute for.
    expect((await post('a&'.repeat(500_000))).status).toBe(401);
    expect((await post('payload=null')).status).toBe(401);
    expect((await post('token=x&ssl_check=1')).status).toBe(200);
  });

  test('of a command nobody knows are answered with the commands there are', async () => {
    const { responseUrl, reply } = await listenForReply();
    const answer = await deliver(aCommand(responseUrl, { command: '/licences' }), signed());
    expect(answer.status).toBe(200);
    expect(await reply).toMatch(/does not know \/licences.*`\/licenses`.*`\/license-mine`/);
  });

  test('of what nobody knows are counted under one name', async () => {
    const { responseUrl } = await listenForReply();
    await deliver(aCommand(responseUrl, { command: '/made-up' }), signed());
    const figures = await (await fetch(new URL('/metrics', url()))).text();
    expect(figures).toMatch(/^seatkeeper_requests_total\{kind="command",name="unknown"\} \d+$/m);
    expect(figures).not.toContain('made-up');
  });

  test.each([
    ['nobody knows', 'old.shortcut', 'does not know this button'],
    ['without a name', undefined, 'cannot be read'],
    ['whose name is no text', 5, 'cannot be read'],
  ])('of a shortcut %s are answered', async (_, callbackId, answer) => {
    const payload = {
      type: 'message_action',
      callback_id: callbackId,
      user: { id: app.admin.id },
      team: { id: app.tenantId },
      trigger_id: app.slack.triggerFor(app.admin.id),
      message: { ts: '1.2' },
    };
    expect((await deliver({ payload: JSON.stringify(payload) }, signed())).status).toBe(200);
    await sees(app.slack.as(app.admin), answer);
    await app.slack.as(app.admin).closeModal();
  });

  test.each(['null', '5', '"x"', '[]', 'true', ' null '])('of %s are refused', async (payload) => {
    expect((await deliver({ payload }, signed())).status).toBe(400);
  });

  test('without end are refused', async () => {
    const answer = await deliver({ payload: `{"a":"${'x'.repeat(1024 * 1024)}"}` }, signed());
    expect(answer.status).toBe(413);
  });

  test('of a menu in which nothing was chosen are answered', async () => {
    const { responseUrl, reply } = await listenForReply();
    const actions = [{ type: 'overflow', action_id: 'group.product', block_id: 'b' }];
    await deliver(aClick(responseUrl, { actions }), signed());
    expect(await reply).toContain('cannot be read');
  });

  test('that are too late to open a window are answered', async () => {
    const triggerId = app.slack.triggerFor(app.admin.id);
    const trigger = app.slack.workspace.triggers.get(triggerId);
    if (trigger) trigger.issuedAt -= 4000;
    const { responseUrl, reply } = await listenForReply();
    await deliver(aCommand(responseUrl, { text: '', trigger_id: triggerId }), signed());
    expect(await reply).toContain('This takes longer than it should');
  });

  test('of a click in a view without an id are answered', async () => {
    const { responseUrl, reply } = await listenForReply();
    const view = { id: '', type: 'modal', callback_id: 'x', private_metadata: '', hash: '1.2' };
    const state = { values: {} };
    await deliver(aClick(responseUrl, { view: { ...view, blocks: [], state } }), signed());
    expect(await reply).toContain('cannot be read');
  });

  test('of something that Slack never sends are answered too', async () => {
    const { responseUrl, reply } = await listenForReply();
    const answer = await deliver(aCommand(responseUrl, { user_id: 'not an id' }), signed());
    expect(answer.status).toBe(200);
    expect(await reply).toMatch(/cannot be read/);
    const payload = JSON.stringify({ type: 'something_new', user: null });
    expect((await deliver({ payload }, signed())).status).toBe(200);
  });

  test('of a button nobody knows are answered', async () => {
    const { responseUrl, reply } = await listenForReply();
    expect((await deliver(aClick(responseUrl), signed())).status).toBe(200);
    expect(await reply).toMatch(/does not know this button/);
  });

  test('of a form nobody knows are answered in its place', async () => {
    const payload = {
      type: 'view_submission',
      user: { id: app.admin.id },
      team: { id: app.tenantId },
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'old.form',
        private_metadata: '',
        hash: '1.2',
        blocks: [],
        state: { values: {} },
      },
    };
    const answer = await deliver({ payload: JSON.stringify(payload) }, signed());
    expect(await answer.json()).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ text: { text: expect.stringContaining('does not know this button') } }] },
    });
  });

  test('of a picker nobody knows find nothing', async () => {
    const payload = {
      type: 'block_suggestion',
      user: { id: app.admin.id },
      team: { id: app.tenantId },
      action_id: 'old.picker',
      block_id: 'b',
      value: 'x',
      container: {},
    };
    const answer = await deliver({ payload: JSON.stringify(payload) }, signed());
    expect(await answer.json()).toEqual({ options: [] });
  });

  test('from another workspace are turned away', async () => {
    const { responseUrl, reply } = await listenForReply();
    await deliver(aCommand(responseUrl, { team_id: 'T0OTHER' }), signed());
    expect(await reply).toMatch(/set up for another workspace/);
  });

  test('by somebody of another organization are turned away', async () => {
    const stranger = app.slack.addUser({ name: 'stranger', isStranger: true });
    const { responseUrl, reply } = await listenForReply();
    await deliver(aCommand(responseUrl, { user_id: stranger.id }), signed());
    expect(await reply).toMatch(/set up for another workspace/);
  });

  test('elsewhere than at /slack/events find nothing', async () => {
    const answer = await deliver({}, { ...signed(), url: url().replace('events', 'install') });
    expect(answer.status).toBe(404);
  });
});

describe('health', () => {
  test.each(['/healthz', '/readyz'])('%s answers', async (path) => {
    expect((await fetch(new URL(path, url()))).status).toBe(200);
  });
});
