// What must be inside elements and blocks, beyond lengths and counts.
import {
  actions,
  button,
  input,
  type Json,
  letters,
  mrkdwn,
  oneOption,
  option,
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

const text = (words: string): Json => ({ type: 'raw_text', text: words });
const rich = (...elements: Json[]): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const select = (fields: Json) => actions({ type: 'static_select', ...fields });
const dataTable = (fields: Json) => ({
  type: 'data_table',
  caption: 'Table',
  rows: [[text('a')], [text('b')]],
  ...fields,
});

const chart = (points: Record<string, string[]>, categories = ['Figma']) => ({
  type: 'data_visualization',
  title: 'Seats',
  chart: {
    type: 'bar',
    series: Object.entries(points).map(([name, labels]) => ({
      ...{ name, data: labels.map((label) => ({ label, value: 1 })) },
    })),
    axis_config: { categories },
  },
});

// rule, a block that is fine, the same one breaking the rule, what is said
const inModals: [string, Json, Json, string][] = [
  [
    'text is never empty',
    section({ text: mrkdwn('a') }),
    section({ text: mrkdwn('') }),
    'must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
  ],
  [
    'a section has text or fields',
    { type: 'section', fields: [mrkdwn('a')] },
    { type: 'section' },
    'must have text or fields [json-pointer:/view/blocks/0]',
  ],
  [
    'a header is plain text',
    { type: 'header', text: plain('a') },
    { type: 'header', text: mrkdwn('a') },
    'must be one of: plain_text [json-pointer:/view/blocks/0/text/type]',
  ],
  [
    'a button is plain text',
    actions(button()),
    actions(button({ text: mrkdwn('Go') })),
    'must be one of: plain_text [json-pointer:/view/blocks/0/elements/0/text/type]',
  ],
  [
    'a button has one of two styles',
    actions(button({ style: 'danger' })),
    actions(button({ style: 'red' })),
    'must be one of: primary, danger [json-pointer:/view/blocks/0/elements/0/style]',
  ],
  [
    'what Slack does not know is refused',
    section(),
    section({ color: 'red' }),
    'invalid additional property: color [json-pointer:/view/blocks/0]',
  ],
  [
    'an actions block has elements',
    actions(button()),
    actions(),
    'no fewer than 1 items allowed [json-pointer:/view/blocks/0/elements]',
  ],
  [
    'an input has a label',
    input({ type: 'plain_text_input' }),
    { type: 'input', element: { type: 'plain_text_input' } },
    'missing required field: label [json-pointer:/view/blocks/0]',
  ],
  [
    'an image has alt_text',
    { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' },
    { type: 'image', image_url: 'https://example.com/a.png' },
    'missing required field: alt_text [json-pointer:/view/blocks/0]',
  ],
  [
    'a select has options',
    select(oneOption),
    select({ options: [] }),
    'no fewer than 1 items allowed [json-pointer:/view/blocks/0/elements/0/options]',
  ],
  [
    'a select has options or groups, not both',
    select({ option_groups: [{ label: plain('G'), ...oneOption }] }),
    select({ ...oneOption, option_groups: [{ label: plain('G'), options: [option('a')] }] }),
    'exactly one of options and option_groups must be given [json-pointer:/view/blocks/0/elements/0]',
  ],
  [
    'an option has a value',
    select(oneOption),
    select({ options: [{ text: plain('A') }] }),
    'missing required field: value [json-pointer:/view/blocks/0/elements/0/options/0]',
  ],
  [
    'values of options are unique',
    select({ options: [option('a'), option('b')] }),
    select({ options: [option('a'), option('a')] }),
    'values must be unique [json-pointer:/view/blocks/0/elements/0/options]',
  ],
  [
    'initial_option is one of the options',
    select({ ...oneOption, initial_option: option('v0') }),
    select({ ...oneOption, initial_option: option('v1') }),
    'must match one of the options [json-pointer:/view/blocks/0/elements/0/initial_option]',
  ],
  [
    'initial_option matches to the letter',
    select({ ...oneOption, initial_option: option('v0') }),
    select({ ...oneOption, initial_option: option('v0', { text: plain('Other') }) }),
    'must match one of the options [json-pointer:/view/blocks/0/elements/0/initial_option]',
  ],
  [
    'initial_options are among the checkboxes',
    actions({ type: 'checkboxes', ...oneOption, initial_options: [option('v0')] }),
    actions({ type: 'checkboxes', ...oneOption, initial_options: [option('v0'), option('x')] }),
    'must match one of the options [json-pointer:/view/blocks/0/elements/0/initial_options/1]',
  ],
  [
    'initial_users are no more than may be chosen',
    actions({ type: 'multi_users_select', initial_users: ['U1', 'U2'], max_selected_items: 2 }),
    actions({ type: 'multi_users_select', initial_users: ['U1', 'U2'], max_selected_items: 1 }),
    'no more than 1 items allowed [json-pointer:/view/blocks/0/elements/0/initial_users]',
  ],
  [
    'at least one may be chosen',
    actions({ type: 'multi_users_select', max_selected_items: 1 }),
    actions({ type: 'multi_users_select', max_selected_items: 0 }),
    'must be no less than 1 [json-pointer:/view/blocks/0/elements/0/max_selected_items]',
  ],
  [
    'a confirmation has text',
    actions(button({ confirm: confirmation() })),
    actions(button({ confirm: confirmation({ text: undefined }) })),
    'missing required field: text [json-pointer:/view/blocks/0/elements/0/confirm]',
  ],
  [
    'a confirmation is plain text',
    actions(button({ confirm: confirmation() })),
    actions(button({ confirm: confirmation({ text: mrkdwn('*Really?*') }) })),
    'must be one of: plain_text [json-pointer:/view/blocks/0/elements/0/confirm/text/type]',
  ],
  [
    'initial_date is a date',
    actions({ type: 'datepicker', initial_date: '2026-02-28' }),
    actions({ type: 'datepicker', initial_date: '2026-02-30' }),
    'must be a date as YYYY-MM-DD [json-pointer:/view/blocks/0/elements/0/initial_date]',
  ],
  [
    'initial_time is a time',
    actions({ type: 'timepicker', initial_time: '23:59' }),
    actions({ type: 'timepicker', initial_time: '24:00' }),
    'must be a time as HH:mm [json-pointer:/view/blocks/0/elements/0/initial_time]',
  ],
  [
    'the text a field starts with fits in it',
    input({ type: 'plain_text_input', initial_value: 'ab', max_length: 2 }),
    input({ type: 'plain_text_input', initial_value: 'abc', max_length: 2 }),
    'must be less than 3 characters [json-pointer:/view/blocks/0/element/initial_value]',
  ],
  [
    'max_length is at most 3000',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
    'must be no more than 3000 [json-pointer:/view/blocks/0/element/max_length]',
  ],
  [
    'a number field says whether decimals are allowed',
    input({ type: 'number_input', is_decimal_allowed: true }),
    input({ type: 'number_input' }),
    'missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]',
  ],
  [
    'a filter of conversations filters something',
    actions({ type: 'conversations_select', filter: { exclude_bot_users: true } }),
    actions({ type: 'conversations_select', filter: {} }),
    'a filter needs at least one field [json-pointer:/view/blocks/0/elements/0/filter]',
  ],
  [
    'a field dispatches on something',
    input({
      type: 'plain_text_input',
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    }),
    input({ type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: [] } }),
    'no fewer than 1 items allowed [json-pointer:/view/blocks/0/element/dispatch_action_config/trigger_actions_on]',
  ],
];

const inMessages: [string, Json, Json, string][] = [
  [
    'a data_table has a caption',
    dataTable({}),
    dataTable({ caption: undefined }),
    'missing required field: caption [json-pointer:/blocks/0]',
  ],
  [
    'a data_table has a row below its header',
    dataTable({}),
    dataTable({ rows: [[text('a')]] }),
    'no fewer than 2 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'the rows of a data_table are equally wide',
    dataTable({}),
    dataTable({ rows: [[text('a')], [text('b'), text('c')]] }),
    'all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'a header cell is no rich text',
    dataTable({ rows: [[text('a')], [rich({ type: 'text', text: 'b' })]] }),
    dataTable({ rows: [[rich({ type: 'text', text: 'a' })], [text('b')]] }),
    'rich_text cannot be used for header cells [json-pointer:/blocks/0/rows/0/0]',
  ],
  [
    'a cell is never empty',
    dataTable({}),
    dataTable({ rows: [[text('a')], [text('')]] }),
    'must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]',
  ],
  [
    'a number has a value',
    dataTable({ rows: [[text('a')], [{ type: 'raw_number', value: 1, text: '1' }]] }),
    dataTable({ rows: [[text('a')], [{ type: 'raw_number', text: '1' }]] }),
    'missing required field: value [json-pointer:/blocks/0/rows/1/0]',
  ],
  [
    'a page of a data_table has up to 100 rows',
    dataTable({ page_size: 100 }),
    dataTable({ page_size: 101 }),
    'must be no more than 100 [json-pointer:/blocks/0/page_size]',
  ],
  [
    'the row header is one of the columns',
    dataTable({ row_header_column_index: 0 }),
    dataTable({ row_header_column_index: 1 }),
    'must be the index of a column [json-pointer:/blocks/0/row_header_column_index]',
  ],
  [
    'a chart has up to 20 characters in a name',
    chart({ ['s'.repeat(20)]: ['Figma'] }),
    chart({ ['s'.repeat(21)]: ['Figma'] }),
    'must be less than 21 characters [json-pointer:/blocks/0/chart/series/0/name]',
  ],
  [
    'a chart has a point of each category in each series',
    chart({ Seats: ['Figma'], Assigned: ['Figma'] }),
    chart({ Seats: ['Figma'], Assigned: ['Miro'] }),
    'each series must have one point of each category [json-pointer:/blocks/0/chart/series]',
  ],
  [
    'rich text knows its parts',
    rich({ type: 'user', user_id: 'U1' }, { type: 'emoji', name: 'wave' }),
    rich({ type: 'shout', text: 'HEY' }),
    'unsupported type [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
];

function confirmation(fields: Json = {}): Json {
  const texts = { title: plain('Sure?'), text: plain('Really?') };
  return { ...texts, confirm: plain('Yes'), deny: plain('No'), ...fields };
}

describe('in a modal', () => {
  it.each(inModals)('%s', async (_rule, fine, wrong, said) => {
    expect(await sender.modal([fine])).toMatchObject({ ok: true });
    expect(await sender.modal([wrong])).toEqual({
      ok: false,
      error: 'invalid_arguments',
      messages: [`[ERROR] ${said}`],
    });
  });
});

describe('in a message', () => {
  it.each(inMessages)('%s', async (_rule, fine, wrong, said) => {
    expect(await sender.message([fine])).toMatchObject({ ok: true });
    expect(await sender.message([wrong])).toEqual({
      ok: false,
      error: 'invalid_blocks',
      messages: [`[ERROR] ${said}`],
    });
  });
});

it('everything that is wrong is named at once', async () => {
  const { messages } = await sender.modal([
    section({ text: mrkdwn('') }),
    { type: 'header', text: plain(letters(151)) },
  ]);
  expect(messages).toEqual([
    '[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
    '[ERROR] must be less than 151 characters [json-pointer:/view/blocks/1/text/text]',
  ]);
});
