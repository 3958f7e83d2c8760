// The two ways to the app: several sockets, broken ones, forged signatures.
import { once } from 'node:events';
import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import { signedHeaders } from '../../../sandbox/slack/delivery/http.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { demoManifest, httpApp, socketModeApp } from './demo-app.ts';
import { quiet } from './rules/sending.ts';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startLocalSlack({ manifest: demoManifest });
});

afterEach(() => slack.stop());

async function connect(): Promise<{ socket: WebSocket; first: Record<string, unknown> }> {
  const client = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl });
  const { url = '' } = await client.apps.connections.open({});
  const socket = new WebSocket(url);
  const first = new Promise<Record<string, unknown>>((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data))));
  });
  return { socket, first: await first };
}

describe('Socket Mode', () => {
  it('greets up to ten connections', async () => {
    const sockets: WebSocket[] = [];
    for (let number = 1; number <= 10; number += 1) {
      const { socket, first } = await connect();
      sockets.push(socket);
      expect(first).toMatchObject({
        type: 'hello',
        num_connections: number,
        connection_info: { app_id: expect.stringMatching(/^A/) },
      });
    }
    const { first } = await connect();
    expect(first).toEqual({ type: 'disconnect', reason: 'too_many_websockets' });
    for (const socket of sockets) socket.terminate();
  });

  it('an address is good for one connection', async () => {
    const { socket } = await connect();
    const again = new WebSocket(socket.url);
    const refused = new Promise((resolve) => {
      again.once('error', resolve);
    });
    expect(await refused).toBeInstanceOf(Error);
    socket.terminate();
  });

  it('hands each payload to one of the connections', async () => {
    const served: string[] = [];
    const named = (name: string) => (app: App) => {
      app.command('/demo', async ({ ack }) => {
        served.push(name);
        await ack();
      });
    };
    const apps = [await socketModeApp(slack, named('a')), await socketModeApp(slack, named('b'))];
    const anna = slack.as(slack.addUser());
    for (const _ of 'four') await anna.command('/demo');
    expect(served.sort()).toEqual(['a', 'a', 'b', 'b']);
    for (const each of apps) await each.stop();
  });

  it('an acknowledgement that never comes because the connection broke is a failure', async () => {
    const { socket } = await connect();
    socket.on('message', (data) => {
      if (JSON.parse(String(data)).type === 'slash_commands') slack.dropConnections();
    });
    const anna = slack.as(slack.addUser());
    expect(await anna.command('/demo')).toEqual({ ok: false, error: 'dispatch_failed' });
    expect(slack.connected).toBe(false);
  });

  it('asks the app to connect again', async () => {
    const { socket } = await connect();
    const said = once(socket, 'message');
    slack.refreshConnections();
    const [data] = await said;
    expect(JSON.parse(String(data))).toEqual({ type: 'disconnect', reason: 'refresh_requested' });
    socket.terminate();
  });

  it('envelopes say whether an answer is taken along', async () => {
    const { socket } = await connect();
    const envelopes: Record<string, unknown>[] = [];
    socket.on('message', (data) => {
      const envelope = JSON.parse(String(data));
      envelopes.push(envelope);
      socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
    });
    await slack.as(slack.addUser()).command('/demo');
    const [joined, command] = envelopes;
    expect(joined).toMatchObject({
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: 0,
    });
    expect(command).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      envelope_id: expect.any(String),
      payload: { command: '/demo' },
    });
    socket.terminate();
  });
});

it('reaches an app in all its ways, in turn', async () => {
  const served: string[] = [];
  const named = (name: string) => (app: App) => {
    app.command('/demo', async ({ ack }) => {
      served.push(name);
      await ack();
    });
  };
  const sockets = await socketModeApp(slack, named('sockets'));
  const http = [await httpApp(slack, named('one')), await httpApp(slack, named('two'))];
  slack.deliverOverHttp(
    http.map(({ url }) => url),
    { andSockets: true },
  );
  const anna = slack.as(slack.addUser());
  while (served.length < 6) await anna.command('/demo');
  expect(served.sort()).toEqual(['one', 'one', 'sockets', 'sockets', 'two', 'two']);
  for (const each of [sockets, ...http]) await each.stop();
});

describe('HTTP', () => {
  it('an app with another signing secret refuses what comes', async () => {
    let served = false;
    const serve = (app: App) => {
      app.command('/demo', async ({ ack }) => {
        served = true;
        await ack();
      });
    };
    const demo = await httpApp(slack, serve, quiet, 'another secret');
    expect(await slack.as(slack.addUser()).command('/demo')).toEqual({
      ok: false,
      error: 'dispatch_failed',
    });
    expect(served).toBe(false);
    await demo.stop();
  });

  // The worked example of https://docs.slack.dev/authentication/verifying-requests-from-slack
  it('signs as Slack documents', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(signedHeaders(body, '8f742231b10e8888abcd99yyyzzz85a5', 1531420618_000)).toEqual({
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    });
  });
});
