// What a view as a whole must be. https://docs.slack.dev/reference/views
import {
  actions,
  button,
  input,
  letters,
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

const refusal = (message: string) => ({
  ok: false,
  error: 'invalid_arguments',
  messages: expect.arrayContaining([`[ERROR] ${message}`]),
});

describe.each([
  ['title', 24, 'title/text'],
  ['submit', 24, 'submit/text'],
  ['close', 24, 'close/text'],
])('the %s of a modal', (name, max, at) => {
  it(`holds ${max} characters`, async () => {
    const send = (n: number) => sender.modal([section()], { [name]: plain(letters(n)) });
    expect(await send(max)).toMatchObject({ ok: true });
    const message = `must be less than ${max + 1} characters [json-pointer:/view/${at}]`;
    expect(await send(max + 1)).toEqual(refusal(message));
  });
});

it.each([
  ['private_metadata', 3000],
  ['callback_id', 255],
  ['external_id', 255],
])('%s holds %i characters', async (name, max) => {
  const send = (n: number) => sender.modal([section()], { [name]: letters(n) });
  expect(await send(max)).toMatchObject({ ok: true });
  const message = `must be less than ${max + 1} characters [json-pointer:/view/${name}]`;
  expect(await send(max + 1)).toEqual(refusal(message));
});

it('a modal holds 100 blocks', async () => {
  const send = (n: number) => sender.modal(times(n, () => section()));
  expect(await send(100)).toMatchObject({ ok: true });
  const message = 'no more than 100 items allowed [json-pointer:/view/blocks]';
  expect(await send(101)).toEqual(refusal(message));
});

it('a Home holds 100 blocks', async () => {
  const send = (n: number) => sender.home(times(n, () => section()));
  expect(await send(100)).toMatchObject({ ok: true });
  const message = 'no more than 100 items allowed [json-pointer:/view/blocks]';
  expect(await send(101)).toEqual(refusal(message));
});

it('a view holds 250 KB', async () => {
  const send = (n: number) =>
    sender.modal(times(90, () => section({ text: { type: 'mrkdwn', text: letters(n) } })));
  expect(await send(2600)).toMatchObject({ ok: true });
  expect(await send(2800)).toEqual({ ok: false, error: 'view_too_large', messages: [] });
});

it('a modal with inputs needs a submit button, one without does not', async () => {
  const field = input({ type: 'plain_text_input' });
  expect(await sender.modal([section()], { submit: undefined })).toMatchObject({ ok: true });
  expect(await sender.modal([field], { submit: undefined })).toEqual(
    refusal(
      'submit is required when an input block is within the blocks array [json-pointer:/view]',
    ),
  );
});

it('a modal needs a title', async () => {
  expect(await sender.modal([section()], { title: undefined })).toEqual(
    refusal('missing required field: title [json-pointer:/view]'),
  );
});

it('a Home has no title', async () => {
  expect(await sender.home([section()], { title: plain('Home') })).toEqual(
    refusal('invalid additional property: title [json-pointer:/view]'),
  );
});

it('a block_id stands once in a view', async () => {
  expect(await sender.modal([section({ block_id: 'a' }), section({ block_id: 'a' })])).toEqual(
    refusal('block_id a already exists [json-pointer:/view/blocks/1/block_id]'),
  );
});

it('an action_id stands once in a block, but may return in another', async () => {
  const go = button({ action_id: 'go' });
  expect(await sender.modal([actions(go), actions(go)])).toMatchObject({ ok: true });
  expect(await sender.modal([actions(go, go)])).toEqual(
    refusal('action_id go already exists [json-pointer:/view/blocks/0/elements/1/action_id]'),
  );
});

it('only one element asks for the focus', async () => {
  const picker = { type: 'datepicker', focus_on_load: true };
  expect(await sender.modal([actions(picker)])).toMatchObject({ ok: true });
  expect(await sender.modal([actions(picker), section({ accessory: picker })])).toEqual(
    refusal('only one element can have focus_on_load [json-pointer:/view/blocks]'),
  );
});

it('an external_id is unique over the team', async () => {
  const anna = sender.slack.addUser();
  const view = { type: 'modal', title: plain('T'), blocks: [section()], external_id: 'one' };
  const open = () =>
    sender.call('views.open', { trigger_id: sender.slack.triggerFor(anna.id), view });
  expect(await open()).toMatchObject({ ok: true });
  const ben = sender.slack.addUser();
  expect(
    await sender.call('views.open', { trigger_id: sender.slack.triggerFor(ben.id), view }),
  ).toMatchObject({ ok: false, error: 'duplicate_external_id' });
});

it('a view that is no JSON is refused', async () => {
  const trigger = sender.slack.triggerFor(sender.slack.addUser().id);
  expect(await sender.call('views.open', { trigger_id: trigger, view: '{"type":' })).toMatchObject({
    ok: false,
    error: 'invalid_arguments',
  });
});
