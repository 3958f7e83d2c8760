// Events reach the app that subscribed to them, again when they were not taken.
// https://docs.slack.dev/apis/events-api
import { EventEmitter, on, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { demoManifest, socketModeApp } from './demo-app.ts';

describe('over Socket Mode', () => {
  let slack: LocalSlack;
  let inbox: EventEmitter;
  let arrivals: ReturnType<typeof on>;

  beforeEach(() => {
    inbox = new EventEmitter();
    arrivals = on(inbox, 'arrived');
  });

  function register(app: App): void {
    for (const type of ['team_join', 'user_change', 'app_home_opened', 'message']) {
      app.event(type, async ({ event, body }) => {
        inbox.emit('arrived', event, body);
      });
    }
  }

  /** The next event and the envelope it came in. */
  async function next(): Promise<unknown[]> {
    return (await arrivals.next()).value ?? [];
  }

  it('tells about people, the Home and direct messages', async () => {
    slack = await startLocalSlack({ manifest: demoManifest });
    const early = slack.addUser({ name: 'early' });
    const demo = await socketModeApp(slack, register);

    const late = slack.addUser({ name: 'late', locale: 'nl-NL' });
    const [joined, envelope] = await next();
    expect(joined).toMatchObject({
      type: 'team_join',
      user: { id: late.id, name: 'late', locale: 'nl-NL', is_bot: false },
      event_ts: expect.any(String),
    });
    expect(envelope).toMatchObject({
      type: 'event_callback',
      team_id: slack.team.id,
      api_app_id: expect.stringMatching(/^A/),
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [{ team_id: slack.team.id, user_id: slack.botUserId, is_bot: true }],
    });

    slack.updateUser(early.id, { deleted: true });
    expect((await next())[0]).toMatchObject({
      type: 'user_change',
      user: { id: early.id, deleted: true },
    });

    const client = slack.as(late);
    await client.openHome();
    expect((await next())[0]).toMatchObject({
      type: 'app_home_opened',
      tab: 'home',
      user: late.id,
      channel: expect.stringMatching(/^D/),
    });

    await client.send('Hello?');
    expect((await next())[0]).toMatchObject({
      type: 'message',
      channel_type: 'im',
      user: late.id,
      text: 'Hello?',
    });
    await demo.stop();
    await slack.stop();
  });

  it('says nothing the app did not ask for: the first thing it hears is the second that happened', async () => {
    slack = await startLocalSlack({
      manifest: {
        ...demoManifest,
        settings: { event_subscriptions: { bot_events: ['user_change'] } },
      },
    });
    const demo = await socketModeApp(slack, register);
    const anna = slack.addUser();
    slack.updateUser(anna.id, { title: 'Boss' });
    expect((await next())[0]).toMatchObject({ type: 'user_change' });
    await demo.stop();
    await slack.stop();
  });
});

describe('over HTTP', () => {
  let slack: LocalSlack;
  let server: Server;
  let headers: IncomingMessage['headers'][];
  let bodies: string[];
  let reply: (response: ServerResponse) => void;
  let answered: (() => void) | undefined;

  beforeEach(async () => {
    headers = [];
    bodies = [];
    server = createServer((request, response) => {
      headers.push(request.headers);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(Buffer.concat(chunks).toString());
        reply(response);
        if (bodies.length === 4 || response.statusCode === 200) answered?.();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    slack = await startLocalSlack({ manifest: demoManifest, eventRetryDelaysMs: [0, 1, 1] });
    slack.deliverOverHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await slack.stop();
  });

  it('come signed, and again up to three times until they are taken', async () => {
    reply = (response) => response.writeHead(bodies.length < 3 ? 500 : 200).end();
    const taken = new Promise<void>((resolve) => {
      answered = resolve;
    });
    slack.addUser();
    await taken;
    expect(headers.map((each) => each['x-slack-retry-num'])).toEqual([undefined, '1', '2']);
    expect(headers[1]).toMatchObject({ 'x-slack-retry-reason': 'http_error' });
    expect(headers[0]).toMatchObject({
      'content-type': 'application/json',
      'x-slack-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
      'x-slack-request-timestamp': expect.stringMatching(/^\d{10}$/),
    });
    expect(new Set(bodies.map((body) => JSON.parse(body).event_id)).size).toBe(1);
  });

  it('are given up after the third retry', async () => {
    reply = (response) => response.writeHead(500).end();
    const tried = new Promise<void>((resolve) => {
      answered = resolve;
    });
    slack.addUser();
    await tried;
    // Another event shows that nothing more of the first one follows.
    reply = (response) => response.writeHead(200).end();
    const second = new Promise<void>((resolve) => {
      answered = resolve;
    });
    slack.addUser();
    await second;
    expect(headers.map((each) => each['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
      undefined,
    ]);
  });
});
