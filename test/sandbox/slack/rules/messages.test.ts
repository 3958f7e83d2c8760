// What a message as a whole must be. https://docs.slack.dev/reference/methods/chat.postMessage
import {
  type Json,
  letters,
  mrkdwn,
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

const refused = (error: string, ...messages: string[]) => ({
  ok: false,
  error,
  messages: messages.map((message) => `[ERROR] ${message}`),
});

function table(characters: number): Json {
  const cell = (text: string) => ({ type: 'raw_text', text });
  return {
    type: 'data_table',
    caption: 'T',
    rows: [[cell('a')], [cell(letters(characters - 1))]],
  };
}

it('every message has text, also one with blocks', async () => {
  expect(await sender.message([section()], { text: undefined })).toEqual(refused('no_text'));
  expect(await sender.message([section()], { text: '' })).toEqual(refused('no_text'));
  expect(await sender.message(undefined)).toMatchObject({ ok: true });
});

it('text holds 40,000 characters', async () => {
  expect(await sender.message(undefined, { text: letters(40_000) })).toMatchObject({ ok: true });
  expect(await sender.message(undefined, { text: letters(40_001) })).toEqual(
    refused('msg_too_long'),
  );
});

it('a message holds 50 blocks', async () => {
  const send = (n: number) => sender.message(times(n, () => section()));
  expect(await send(50)).toMatchObject({ ok: true });
  expect(await send(51)).toEqual(
    refused('invalid_blocks', 'no more than 50 items allowed [json-pointer:/blocks]'),
  );
});

it('all blocks together hold about 13,000 characters', async () => {
  const send = (n: number) =>
    sender.message(times(5, () => section({ text: mrkdwn(letters(n / 5)) })));
  expect(await send(13_000)).toMatchObject({ ok: true });
  expect(await send(13_005)).toEqual(refused('msg_blocks_too_long'));
});

it('all data tables of a message together hold 10,000 characters', async () => {
  expect(await sender.message([table(10_000)])).toMatchObject({ ok: true });
  expect(await sender.message([table(5000), table(5000)])).toMatchObject({ ok: true });
  const error = 'data tables hold up to 10000 characters [json-pointer:/blocks]';
  expect(await sender.message([table(10_001)])).toEqual(refused('invalid_blocks', error));
  expect(await sender.message([table(5000), table(5001)])).toEqual(
    refused('invalid_blocks', error),
  );
});

it('a message holds one table', async () => {
  const one = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
  expect(await sender.message([one])).toMatchObject({ ok: true });
  expect(await sender.message([one, one])).toEqual(
    refused('invalid_blocks', 'only one table block is allowed [json-pointer:/blocks]'),
  );
});

it('a block_id stands once in a message', async () => {
  expect(await sender.message([section({ block_id: 'a' }), section({ block_id: 'a' })])).toEqual(
    refused('invalid_blocks', 'block_id a already exists [json-pointer:/blocks/1/block_id]'),
  );
});

it('blocks are a list', async () => {
  expect(await sender.message('[{"type":')).toEqual(refused('invalid_blocks_format'));
  expect(await sender.message({ type: 'section' })).toEqual(refused('invalid_blocks_format'));
});

it('a refused message is on record, for the tests of the app', async () => {
  const before = sender.slack.violations.length;
  await sender.message([{ type: 'section' }]);
  expect(sender.slack.violations.slice(before)).toEqual([
    {
      where: 'chat.postMessage',
      error: 'invalid_blocks',
      problems: ['[ERROR] must have text or fields [json-pointer:/blocks/0]'],
    },
  ]);
});
