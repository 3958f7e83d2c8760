// What a page does over its WebSocket is what the driver does in the process.
import { once } from 'node:events';
import type { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import {
  type ClientPush,
  type ClientRequest,
  type ClientState,
  NOBODY,
} from '../../../sandbox/slack/client-protocol.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { type DemoApp, demoManifest, socketModeApp } from './demo-app.ts';

const words = (text: string) => ({ type: 'plain_text', text }) as const;

function register(app: App): void {
  app.command('/demo', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'form',
        title: words('Form'),
        submit: words('Send'),
        blocks: [
          {
            type: 'input',
            block_id: 'name',
            label: words('Name'),
            element: { type: 'plain_text_input', action_id: 'name' },
          },
          {
            type: 'actions',
            block_id: 'row',
            elements: [
              { type: 'external_select', action_id: 'book', min_query_length: 0 },
              { type: 'button', action_id: 'hello', text: words('Hello') },
            ],
          },
        ],
      },
    });
  });
  app.options('book', async ({ ack, options }) => {
    await ack({ options: [{ text: words(`About ${options.value}`), value: '1' }] });
  });
  app.action('hello', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const name = body.view?.state.values['name']?.['name']?.value;
    await client.chat.postMessage({ channel: body.user.id, text: `Hello ${name}` });
  });
  app.view('form', async ({ ack, view }) => {
    const name = view.state.values['name']?.['name']?.value;
    if (name === 'Ada') await ack();
    else await ack({ response_action: 'errors', errors: { name: `${name} is unknown` } });
  });
}

class Page {
  readonly #socket: WebSocket;
  readonly #pushes: ClientPush[] = [];
  #arrived = () => {};

  constructor(slack: LocalSlack, userId: string) {
    this.#socket = new WebSocket(`${slack.url.replace('http', 'ws')}/client?user=${userId}`);
    this.#socket.on('message', (data) => {
      this.#pushes.push(JSON.parse(String(data)));
      this.#arrived();
    });
  }

  send(request: ClientRequest): void {
    this.#socket.send(JSON.stringify(request));
  }

  async until<T>(look: (push: ClientPush) => T | undefined): Promise<T> {
    for (;;) {
      const push = this.#pushes.shift();
      const found = push && look(push);
      if (found !== undefined) return found;
      if (push !== undefined) continue;
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  state(isIt: (state: ClientState) => boolean): Promise<ClientState> {
    return this.until((push) =>
      push.type === 'state' && isIt(push.state) ? push.state : undefined,
    );
  }

  close(): void {
    this.#socket.terminate();
  }
}

let slack: LocalSlack;
let demo: DemoApp;
let page: Page;
let userId: string;

beforeEach(async () => {
  slack = await startLocalSlack({ manifest: demoManifest });
  demo = await socketModeApp(slack, register);
  userId = slack.addUser({ name: 'anna', realName: 'Anna Bos' }).id;
  page = new Page(slack, userId);
});

afterEach(async () => {
  page.close();
  await demo.stop();
  await slack.stop();
});

async function openForm(): Promise<string> {
  await page.state(() => true);
  page.send({ type: 'command', channelId: slack.general.id, line: '/demo' });
  const { modals } = await page.state((state) => state.modals.length === 1);
  return modals[0]?.id ?? '';
}

const name = (value: string) => ({ name: { name: { type: 'plain_text_input', value } } });

it('shows who and what there is', async () => {
  const state = await page.state(() => true);
  expect(state.me).toMatchObject({ id: userId, name: 'anna', realName: 'Anna Bos' });
  expect(state.appConnected).toBe(true);
  expect(state.commands).toContainEqual({
    command: '/demo',
    description: 'Try it',
    usageHint: '[anything]',
  });
  expect(state.channels.map(({ name: channel, kind }) => [channel, kind])).toEqual([
    ['general', 'channel'],
    ['Demo', 'app'],
  ]);
});

it('opens a form, is told what is wrong, and sends it', async () => {
  const viewId = await openForm();
  page.send({ type: 'submit', viewId, values: name('Bob') });
  const { modals } = await page.state((state) =>
    state.modals.some((modal) => Object.keys(modal.errors).length > 0),
  );
  expect(modals[0]).toMatchObject({ id: viewId, errors: { name: 'Bob is unknown' }, busy: false });
  page.send({ type: 'submit', viewId, values: name('Ada') });
  await page.state((state) => state.modals.length === 0);
});

it('uses buttons and menus with what was typed', async () => {
  const viewId = await openForm();
  const container = { type: 'view', viewId } as const;
  const blockId = 'row';
  page.send({ type: 'suggest', id: 7, container, blockId, actionId: 'book', query: 'du' });
  const offered = await page.until((push) => (push.type === 'options' ? push : undefined));
  expect(offered).toEqual({
    type: 'options',
    id: 7,
    options: [{ options: [{ text: 'About du', value: '1' }] }],
  });
  page.send({
    type: 'act',
    container,
    blockId,
    actionId: 'hello',
    value: { type: 'button' },
    values: name('Ada'),
  });
  const state = await page.state((each) => each.messages.length > 0);
  expect(state.messages[0]?.text).toBe('Hello Ada');
  const app = state.channels.find((channel) => channel.kind === 'app');
  expect(app?.unread).toBe(1);
  page.send({ type: 'read', channelId: app?.id ?? '' });
  await page.state((each) => each.channels.every((channel) => channel.unread === 0));
});

it('outlives what cannot be done any more', async () => {
  const viewId = await openForm();
  page.send({ type: 'close', viewId, all: false });
  await page.state((state) => state.modals.length === 0);
  page.send({ type: 'submit', viewId, values: {} });
  page.send({ type: 'send', channelId: slack.general.id, text: 'Still here' });
  const state = await page.state((each) => each.messages.length > 0);
  expect(state.messages[0]).toMatchObject({ text: 'Still here', userId });
});

it('serves only known people, and no page of another site', async () => {
  const at = `${slack.url.replace('http', 'ws')}/client?user=`;
  expect(await once(new WebSocket(`${at}U0`), 'close')).toEqual([NOBODY, expect.anything()]);
  const foreign = new WebSocket(`${at}${userId}`, { origin: 'https://evil.example.com' });
  const refused = new Promise((resolve) => {
    foreign.once('error', resolve);
  });
  expect(await refused).toBeInstanceOf(Error);
});
