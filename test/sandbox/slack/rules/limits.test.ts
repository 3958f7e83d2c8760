// Every length and count: accepted at the limit, refused one above it, with the place named.
import {
  type Answer,
  actions,
  button,
  input,
  type Json,
  letters,
  mrkdwn,
  oneOption,
  option,
  options,
  plain,
  type Sender,
  section,
  startSending,
  times,
} from './sending.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await startSending();
});

afterAll(() => sender.stop());

interface Limit {
  rule: string;
  max: number;
  /** The block that holds `n` of it. */
  block: (n: number) => Json;
  /** Where the refusal points, from the blocks down. */
  at: string;
  says: 'characters' | 'items';
}

const text = (rule: string, max: number, at: string, block: (text: string) => Json): Limit => ({
  rule,
  max,
  at,
  block: (n) => block(letters(n)),
  says: 'characters',
});

const items = (rule: string, max: number, at: string, block: (n: number) => Json): Limit => ({
  rule,
  max,
  at,
  block,
  says: 'items',
});

const confirming = (fields: Json) =>
  actions(
    button({
      confirm: {
        title: plain('Sure?'),
        text: plain('Really?'),
        confirm: plain('Yes'),
        deny: plain('No'),
        ...fields,
      },
    }),
  );
const select = (fields: Json) => actions({ type: 'static_select', ...fields });
const group = (fields: Json) =>
  select({ option_groups: [{ label: plain('Group'), ...oneOption, ...fields }] });
const field = (fields: Json) => input({ type: 'plain_text_input', ...fields });

const inViews: Limit[] = [
  text('section text', 3000, '0/text/text', (t) => section({ text: mrkdwn(t) })),
  text('section field', 2000, '0/fields/0/text', (t) => section({ fields: [mrkdwn(t)] })),
  items('section fields', 10, '0/fields', (n) => section({ fields: times(n, () => mrkdwn('a')) })),
  text('block_id', 255, '0/block_id', (t) => section({ block_id: t })),
  text('header', 150, '0/text/text', (t) => ({ type: 'header', text: plain(t) })),
  items('context elements', 10, '0/elements', (n) => ({
    type: 'context',
    elements: times(n, () => mrkdwn('a')),
  })),
  items('actions elements', 25, '0/elements', (n) => actions(...times(n, () => button()))),
  text('image alt_text', 2000, '0/alt_text', (t) => ({
    type: 'image',
    image_url: 'https://example.com/a.png',
    alt_text: t,
  })),
  text('image title', 2000, '0/title/text', (t) => ({
    type: 'image',
    image_url: 'https://example.com/a.png',
    alt_text: 'A',
    title: plain(t),
  })),
  text('input label', 2000, '0/label/text', (t) =>
    input({ type: 'plain_text_input' }, { label: plain(t) }),
  ),
  text('input hint', 2000, '0/hint/text', (t) =>
    input({ type: 'plain_text_input' }, { hint: plain(t) }),
  ),
  text('action_id', 255, '0/elements/0/action_id', (t) => actions(button({ action_id: t }))),
  text('button text', 75, '0/elements/0/text/text', (t) => actions(button({ text: plain(t) }))),
  text('button value', 2000, '0/elements/0/value', (t) => actions(button({ value: t }))),
  text('button accessibility_label', 75, '0/elements/0/accessibility_label', (t) =>
    actions(button({ accessibility_label: t })),
  ),
  text('confirm title', 100, '0/elements/0/confirm/title/text', (t) =>
    confirming({ title: plain(t) }),
  ),
  text('confirm text', 300, '0/elements/0/confirm/text/text', (t) =>
    confirming({ text: plain(t) }),
  ),
  text('confirm button', 30, '0/elements/0/confirm/confirm/text', (t) =>
    confirming({ confirm: plain(t) }),
  ),
  text('confirm deny button', 30, '0/elements/0/confirm/deny/text', (t) =>
    confirming({ deny: plain(t) }),
  ),
  items('select options', 100, '0/elements/0/options', (n) => select({ options: options(n) })),
  items('option groups', 100, '0/elements/0/option_groups', (n) =>
    select({
      option_groups: times(n, (i) => ({ label: plain('G'), options: [option(`o${i}`)] })),
    }),
  ),
  items('options of a group', 100, '0/elements/0/option_groups/0/options', (n) =>
    group({ options: options(n) }),
  ),
  text('group label', 75, '0/elements/0/option_groups/0/label/text', (t) =>
    group({ label: plain(t) }),
  ),
  text('option text', 75, '0/elements/0/options/0/text/text', (t) =>
    select({ options: [option('a', { text: plain(t) })] }),
  ),
  text('option value', 75, '0/elements/0/options/0/value', (t) =>
    select({ options: [option(t, { text: plain('a') })] }),
  ),
  text('option description', 75, '0/elements/0/options/0/description/text', (t) =>
    select({ options: [option('a', { description: plain(t) })] }),
  ),
  text('placeholder', 150, '0/elements/0/placeholder/text', (t) =>
    select({ ...oneOption, placeholder: plain(t) }),
  ),
  items('radio buttons', 10, '0/elements/0/options', (n) =>
    actions({ type: 'radio_buttons', options: options(n) }),
  ),
  items('checkboxes', 10, '0/elements/0/options', (n) =>
    actions({ type: 'checkboxes', options: options(n) }),
  ),
  items('overflow options', 5, '0/elements/0/options', (n) =>
    actions({ type: 'overflow', options: options(n) }),
  ),
  text('initial text', 3000, '0/element/initial_value', (t) => field({ initial_value: t })),
];

const inMessages: Limit[] = [
  items('data_table rows', 101, '0/rows', (n) => dataTable(times(n, () => ['a']))),
  items('data_table columns', 20, '0/rows/0', (n) => {
    const row = times(n, () => 'a');
    return dataTable([row, row]);
  }),
  items('table rows', 100, '0/rows', (n) => ({
    type: 'table',
    rows: cells(times(n, () => ['a'])),
  })),
  items('table columns', 20, '0/rows/0', (n) => ({
    type: 'table',
    rows: cells([times(n, () => 'a')]),
  })),
];

function cells(rows: string[][]): Json[][] {
  return rows.map((row) => row.map((each) => ({ type: 'raw_text', text: each })));
}

function dataTable(rows: string[][]): Json {
  return { type: 'data_table', caption: 'Table', rows: cells(rows) };
}

function sentence({ max, says }: Limit): string {
  if (says === 'items') return `no more than ${max} items allowed`;
  return `must be less than ${max + 1} characters`;
}

function expectRefusal(answer: Answer, error: string, pointer: string, limit: Limit): void {
  expect(answer).toEqual({
    ok: false,
    error,
    messages: expect.arrayContaining([
      `[ERROR] ${sentence(limit)} [json-pointer:${pointer}/${limit.at}]`,
    ]),
  });
}

describe('in a modal', () => {
  it.each(inViews)('$rule: $max', async (limit) => {
    expect(await sender.modal([limit.block(limit.max)])).toMatchObject({ ok: true });
    const refused = await sender.modal([limit.block(limit.max + 1)]);
    expectRefusal(refused, 'invalid_arguments', '/view/blocks', limit);
  });
});

describe('in a message', () => {
  it.each(inMessages)('$rule: $max', async (limit) => {
    expect(await sender.message([limit.block(limit.max)])).toMatchObject({ ok: true });
    const refused = await sender.message([limit.block(limit.max + 1)]);
    expectRefusal(refused, 'invalid_blocks', '/blocks', limit);
  });
});
