// Which block stands on which surface, and which element in which block.
import {
  actions,
  button,
  input,
  type Json,
  mrkdwn,
  oneOption,
  plain,
  type Sender,
  section,
  startSending,
} from './sending.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await startSending();
});

afterAll(() => sender.stop());

const cell = (text: string) => ({ type: 'raw_text', text });
const dataTable = { type: 'data_table', caption: 'C', rows: [[cell('a')], [cell('b')]] };
const table = { type: 'table', rows: [[cell('a')]] };
const alert = { type: 'alert', text: plain('Careful') };
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' };

describe.each([
  ['section', section(), ['modal', 'home', 'message']],
  ['actions', actions(button()), ['modal', 'home', 'message']],
  ['input', input({ type: 'plain_text_input' }), ['modal', 'home', 'message']],
  ['header', { type: 'header', text: plain('H') }, ['modal', 'home', 'message']],
  ['context', { type: 'context', elements: [mrkdwn('c')] }, ['modal', 'home', 'message']],
  ['divider', { type: 'divider' }, ['modal', 'home', 'message']],
  ['image', image, ['modal', 'home', 'message']],
  // https://docs.slack.dev/reference/block-kit/blocks/data-table-block
  ['data_table', dataTable, ['message']],
  // https://docs.slack.dev/reference/block-kit/blocks/table-block
  ['table', table, ['message']],
  // https://docs.slack.dev/reference/block-kit/blocks/alert-block
  ['alert', alert, ['modal']],
  ['an unknown block', { type: 'banner', text: plain('B') }, []],
] as [string, Json, string[]][])('%s', (_name, block, surfaces) => {
  it.each(['modal', 'home', 'message'] as const)('in a %s', async (surface) => {
    const answer = await sender[surface]([block]);
    const pointer = surface === 'message' ? '/blocks/0/type' : '/view/blocks/0/type';
    if (surfaces.includes(surface)) expect(answer).toMatchObject({ ok: true });
    else expect(answer.messages).toEqual([`[ERROR] unsupported type [json-pointer:${pointer}]`]);
  });
});

const holders: Record<string, (element: Json) => Json> = {
  section: (element) => section({ accessory: element }),
  actions: (element) => actions(element),
  input: (element) => input(element),
  context: (element) => ({ type: 'context', elements: [element] }),
};

// https://docs.slack.dev/reference/block-kit/block-elements
describe.each([
  ['button', button(), ['section', 'actions']],
  ['overflow', { type: 'overflow', ...oneOption }, ['section', 'actions']],
  ['image', image, ['section', 'context']],
  ['datepicker', { type: 'datepicker' }, ['section', 'actions', 'input']],
  ['timepicker', { type: 'timepicker' }, ['section', 'actions', 'input']],
  ['datetimepicker', { type: 'datetimepicker' }, ['actions', 'input']],
  ['checkboxes', { type: 'checkboxes', ...oneOption }, ['section', 'actions', 'input']],
  ['radio_buttons', { type: 'radio_buttons', ...oneOption }, ['section', 'actions', 'input']],
  ['static_select', { type: 'static_select', ...oneOption }, ['section', 'actions', 'input']],
  ['external_select', { type: 'external_select' }, ['section', 'actions', 'input']],
  ['users_select', { type: 'users_select' }, ['section', 'actions', 'input']],
  ['conversations_select', { type: 'conversations_select' }, ['section', 'actions', 'input']],
  ['channels_select', { type: 'channels_select' }, ['section', 'actions', 'input']],
  [
    'multi_static_select',
    { type: 'multi_static_select', ...oneOption },
    ['section', 'actions', 'input'],
  ],
  ['multi_external_select', { type: 'multi_external_select' }, ['section', 'actions', 'input']],
  ['multi_users_select', { type: 'multi_users_select' }, ['section', 'actions', 'input']],
  ['plain_text_input', { type: 'plain_text_input' }, ['input']],
  ['email_text_input', { type: 'email_text_input' }, ['input']],
  ['url_text_input', { type: 'url_text_input' }, ['input']],
  ['number_input', { type: 'number_input', is_decimal_allowed: false }, ['input']],
  ['rich_text_input', { type: 'rich_text_input' }, ['actions', 'input']],
  ['text', mrkdwn('a'), ['context']],
  ['an unknown element', { type: 'slider' }, []],
] as [string, Json, string[]][])('%s', (_name, element, places) => {
  it.each(Object.keys(holders))('in %s', async (holder) => {
    const answer = await sender.modal([holders[holder]?.(element)]);
    if (places.includes(holder)) expect(answer).toMatchObject({ ok: true });
    else expect(answer.messages).toEqual([expect.stringContaining('unsupported type')]);
  });
});
