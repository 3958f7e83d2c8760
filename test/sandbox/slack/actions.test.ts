// Elements in use: what block_actions and block_suggestion carry from views and messages.
import type { App, BlockAction, BlockSuggestion, RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { SlackClient } from '../../../sandbox/slack/client.ts';
import type { ClientMessage } from '../../../sandbox/slack/client-protocol.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { type DemoApp, demoManifest, socketModeApp } from './demo-app.ts';
import { options, plain, times } from './rules/sending.ts';

let slack: LocalSlack;
let demo: DemoApp;
let anna: SlackClient;
let last: BlockAction | undefined;
let asked: BlockSuggestion | undefined;
let respond: RespondFn;
/** How many options the app offers; undefined: it never answers. */
let offers: number | undefined;

const words = (text: string) => ({ type: 'plain_text', text }) as const;

const block: KnownBlock = {
  type: 'actions',
  block_id: 'row',
  elements: [
    { type: 'button', action_id: 'go', value: '42', style: 'danger', text: words('Go') },
    {
      type: 'static_select',
      action_id: 'color',
      placeholder: words('Color'),
      options: [
        { text: words('Red'), value: 'r' },
        { text: words('Blue'), value: 'b' },
      ],
    },
    { type: 'users_select', action_id: 'who' },
    { type: 'datepicker', action_id: 'day' },
    { type: 'external_select', action_id: 'book', min_query_length: 0 },
    { type: 'overflow', action_id: 'more', options: [{ text: words('Archive'), value: 'a' }] },
  ],
};

function register(app: App): void {
  app.action(/.*/, async ({ ack, body, respond: given }) => {
    if (body.type === 'block_actions') last = body;
    respond = given;
    await ack();
  });
  app.options(/.*/, async ({ ack, body }) => {
    if (body.type === 'block_suggestion') asked = body;
    if (offers === undefined) return;
    const offered = times(offers, (i) => ({ text: words(`Book ${i}`), value: `b${i}` }));
    await ack({ options: offered });
  });
}

beforeEach(async () => {
  offers = 1;
  last = undefined;
  asked = undefined;
  slack = await startLocalSlack({ manifest: demoManifest, ackTimeoutMs: 300 });
  demo = await socketModeApp(slack, register);
  anna = slack.as(slack.addUser({ name: 'anna' }));
});

afterEach(async () => {
  await demo.stop();
  await slack.stop();
});

async function openModal(): Promise<void> {
  await demo.app.client.views.open({
    trigger_id: slack.triggerFor(anna.userId),
    view: { type: 'modal', title: words('Title'), private_metadata: 'p', blocks: [block] },
  });
}

async function postMessage(): Promise<ClientMessage> {
  await demo.app.client.chat.postMessage({ channel: anna.userId, text: 'Hi', blocks: [block] });
  return anna.waitFor(() => anna.dm()[0]);
}

describe('in a modal', () => {
  beforeEach(openModal);

  it('a button says which it is and in what view', async () => {
    await anna.choose('color', 'Red');
    await anna.click('Go');
    expect(last).toMatchObject({
      type: 'block_actions',
      user: { id: anna.userId, username: 'anna', team_id: slack.team.id },
      container: { type: 'view', view_id: anna.modal?.id },
      trigger_id: expect.any(String),
      view: { id: anna.modal?.id, private_metadata: 'p', type: 'modal' },
      actions: [
        {
          type: 'button',
          block_id: 'row',
          action_id: 'go',
          value: '42',
          style: 'danger',
          text: words('Go'),
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    });
    expect(last).not.toHaveProperty('response_url');
    expect(last?.view?.state.values['row']).toEqual({
      color: { type: 'static_select', selected_option: { text: words('Red'), value: 'r' } },
      who: { type: 'users_select', selected_user: null },
      day: { type: 'datepicker', selected_date: null },
      book: { type: 'external_select', selected_option: null },
    });
  });

  it('menus and pickers say what was chosen', async () => {
    const ben = slack.addUser();
    const chosen = async (target: string, choice: string | null) => {
      await anna.choose(target, choice);
      return last?.actions[0];
    };
    expect(await chosen('Color', 'b')).toMatchObject({ selected_option: { value: 'b' } });
    expect(await chosen('who', ben.id)).toMatchObject({ selected_user: ben.id });
    expect(await chosen('day', '2026-12-31')).toMatchObject({ selected_date: '2026-12-31' });
    expect(await chosen('day', null)).toMatchObject({ selected_date: null });
    expect(await chosen('book', 'Book 0')).toMatchObject({ selected_option: { value: 'b0' } });
    expect(await chosen('more', 'Archive')).toMatchObject({
      type: 'overflow',
      selected_option: { value: 'a' },
    });
    expect(last?.view?.state.values['row']).not.toHaveProperty('more');
  });

  it('an external select asks the app', async () => {
    offers = 100;
    const { options: lists } = await anna.suggest('book', 'du');
    expect(lists[0]?.options).toHaveLength(100);
    expect(asked).toMatchObject({
      type: 'block_suggestion',
      action_id: 'book',
      block_id: 'row',
      value: 'du',
      user: { id: anna.userId },
      team: { id: slack.team.id },
      container: { type: 'view', view_id: anna.modal?.id },
      view: { private_metadata: 'p' },
    });
  });

  it('more than 100 options are none', async () => {
    offers = 101;
    expect(await anna.suggest('book', '')).toEqual({ options: [], failure: 'invalid_options' });
    expect(slack.violations).toEqual([
      {
        where: 'options',
        error: 'invalid_options',
        problems: ['no more than 100 items allowed [json-pointer:/options]'],
      },
    ]);
  });

  it('an external select asks from three characters on, unless it says otherwise', async () => {
    const select: KnownBlock = {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'external_select', action_id: 'book' }],
    };
    await demo.app.client.views.update({
      view_id: anna.modal?.id ?? '',
      view: { type: 'modal', title: words('Title'), blocks: [select] },
    });
    await expect((async () => anna.suggest('book', 'du'))()).rejects.toThrow('3 characters');
    expect(asked).toBeUndefined();
    await anna.suggest('book', 'dun');
    expect(asked?.value).toBe('dun');
  });

  it('options that come too late are none', async () => {
    offers = undefined;
    expect((await anna.suggest('book', '')).failure).toBeDefined();
  });
});

describe('in a message', () => {
  it('a button says in what message', async () => {
    const message = await postMessage();
    await anna.choose('color', 'Red', message);
    await anna.click('Go', message);
    expect(last).toMatchObject({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channelId,
        is_ephemeral: false,
      },
      channel: { id: message.channelId, name: 'directmessage' },
      message: { type: 'message', ts: message.ts, text: 'Hi', user: slack.botUserId },
      state: { values: { row: { color: { selected_option: { value: 'r' } } } } },
      response_url: expect.stringMatching(`^${slack.url}/response/`),
      actions: [{ action_id: 'go' }],
    });
    expect(last).not.toHaveProperty('view');
  });

  it('the answer replaces or deletes it, or stands below for one reader', async () => {
    const message = await postMessage();
    await anna.click('Go', message);
    await respond({ text: 'Below' });
    await respond({ text: 'Instead', replace_original: true });
    expect(anna.dm().map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ['Instead', false],
      ['Below', true],
    ]);
    await respond({ text: '', delete_original: true });
    expect(anna.dm().map(({ text }) => text)).toEqual(['Below']);
  });

  it('an ephemeral message is not sent along', async () => {
    const room = slack.addChannel({ name: 'room', botIsMember: true, members: [anna.userId] });
    await demo.app.client.chat.postEphemeral({
      channel: room.id,
      user: anna.userId,
      text: 'Psst',
      blocks: [block],
    });
    const message = await anna.waitFor(() => anna.messages(room.id)[0]);
    await anna.click('Go', message);
    expect(last?.container).toMatchObject({ is_ephemeral: true, message_ts: message.ts });
    expect(last).not.toHaveProperty('message');
    await respond({ text: 'Done', replace_original: true });
    expect(anna.messages(room.id)).toMatchObject([{ text: 'Done', ephemeral: true }]);
  });
});

describe('a person cannot', () => {
  beforeEach(openModal);

  it.each([
    ['click what is not there', () => anna.click('Delete')],
    ['submit a modal without a submit button', () => anna.submit()],
    ['choose what is not offered', () => anna.choose('color', 'Green')],
    ['pick somebody who was deactivated', () => anna.choose('who', gone())],
    ['pick somebody unknown', () => anna.choose('who', 'U0')],
    ['choose two of one', () => anna.choose('color', ['Red', 'Blue'])],
    ['type a command under a modal', async () => anna.command('/demo')],
  ])('%s', async (_what, attempt) => {
    await expect((async () => attempt())()).rejects.toThrow();
    expect(last).toBeUndefined();
  });

  it('but can pick bots and people of other organizations', async () => {
    await anna.choose('who', slack.botUserId);
    const stranger = slack.addUser({ isStranger: true });
    await anna.choose('who', stranger.id);
    expect(last?.actions[0]).toMatchObject({ selected_user: stranger.id });
  });
});

function gone(): string {
  return slack.addUser({ deleted: true }).id;
}

describe('a form is not sent', () => {
  const input = (block_id: string, element: object, fields: object = {}) => ({
    type: 'input' as const,
    block_id,
    label: plain(block_id),
    element: { action_id: 'a', ...element },
    ...fields,
  });

  async function openForm(blocks: object[]): Promise<void> {
    await demo.app.client.apiCall('views.open', {
      trigger_id: slack.triggerFor(anna.userId),
      view: { type: 'modal', title: words('Form'), submit: words('Send'), blocks },
    });
  }

  it('while a required field is empty', async () => {
    await openForm([
      input('Name', { type: 'plain_text_input' }),
      input('Color', { type: 'multi_static_select', options: options(2), max_selected_items: 1 }),
      input('Note', { type: 'plain_text_input' }, { optional: true }),
    ]);
    await expect(anna.submit()).rejects.toThrow('"Name" is required; "Color" is required');
    await anna.fill('Name', 'Ada');
    await expect(anna.choose('Color', ['v0', 'v1'])).rejects.toThrow('at most 1');
    await expect(anna.submit()).rejects.toThrow('"Color" is required');
  });

  it.each([
    ['too short', { type: 'plain_text_input', min_length: 3 }, 'ab', 'needs 3 characters'],
    ['too long', { type: 'plain_text_input', max_length: 3 }, 'abcd', 'is too long'],
    ['no address', { type: 'email_text_input' }, 'ada', 'is not an e-mail address'],
    ['no link', { type: 'url_text_input' }, 'ada', 'is not a URL'],
    ['no number', { type: 'number_input', is_decimal_allowed: true }, 'x', 'is not a number'],
    ['no whole number', { type: 'number_input', is_decimal_allowed: false }, '1.5', 'not a number'],
    [
      'too small',
      { type: 'number_input', is_decimal_allowed: false, min_value: '2' },
      '1',
      'is less than 2',
    ],
  ])('with text that is %s', async (_what, element, text, problem) => {
    await openForm([input('Field', element)]);
    await anna.fill('Field', text);
    await expect(anna.submit()).rejects.toThrow(problem);
  });
});
