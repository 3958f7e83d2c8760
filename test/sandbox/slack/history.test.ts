// Reading a channel back, by scopes that may be lacking.
import { WebClient } from '@slack/web-api';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { demoManifest } from './demo-app.ts';
import { quiet } from './rules/sending.ts';

let slack: LocalSlack;
let client: WebClient;
let channel: string;

async function start(scopes: { bot: string[]; bot_optional?: string[] }) {
  slack = await startLocalSlack({ manifest: { ...demoManifest, oauth_config: { scopes } } });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: quiet });
  channel = slack.addChannel({ name: 'own', botIsMember: true }).id;
}

afterEach(() => slack.stop());

const post = async (text: string, more: object = {}) => {
  const { ts = '' } = await client.chat.postMessage({ channel, text, ...more });
  return ts;
};
const texts = ({ messages = [] }: { messages?: { text?: string }[] }) =>
  messages.map(({ text }) => text);

test('shows the latest first, of threads only what was sent to the channel as well', async () => {
  await start({ bot: ['chat:write', 'channels:history'] });
  const first = await post('One', { metadata: { event_type: 'seen', event_payload: { n: 1 } } });
  await post('Below', { thread_ts: first });
  await post('Below, for all', { thread_ts: first, reply_broadcast: true });
  const last = await post('Two');
  const history = (args: object = {}) => client.conversations.history({ channel, ...args });
  expect(texts(await history())).toEqual(['Two', 'Below, for all', 'One']);
  expect(texts(await history({ oldest: first }))).toEqual(['Two', 'Below, for all']);
  expect(texts(await history({ oldest: last }))).toEqual([]);

  const page = await history({ limit: 2 });
  expect(page).toMatchObject({ has_more: true });
  const cursor = page.response_metadata?.next_cursor ?? '';
  expect(texts(await history({ limit: 2, cursor }))).toEqual(['One']);

  const one = async (args: object) => (await history(args)).messages?.at(-1);
  expect(await one({})).not.toHaveProperty('metadata');
  expect(await one({ include_all_metadata: true })).toMatchObject({
    metadata: { event_type: 'seen', event_payload: { n: 1 } },
  });

  const replies = await client.conversations.replies({ channel, ts: first });
  expect(texts(replies)).toEqual(['One', 'Below', 'Below, for all']);
  expect(replies.messages?.[2]).toMatchObject({ subtype: 'thread_broadcast', thread_ts: first });
  await expect(client.conversations.replies({ channel, ts: '1.1' })).rejects.toThrow(
    'thread_not_found',
  );
});

test('only where the app is, and by a scope of its own for private channels', async () => {
  await start({ bot: ['chat:write', 'channels:history'] });
  const read = (id: string) => client.conversations.history({ channel: id });
  await expect(read(slack.general.id)).rejects.toThrow('not_in_channel');
  const hidden = slack.addChannel({ name: 'hidden', isPrivate: true });
  await expect(read(hidden.id)).rejects.toThrow('channel_not_found');
  const own = slack.addChannel({ name: 'hr', isPrivate: true, botIsMember: true });
  await expect(read(own.id)).rejects.toThrow('missing_scope');
  expect(slack.violations).toHaveLength(1);
});

test('an optional scope is not granted, and an app may ask all the same', async () => {
  await start({ bot: ['chat:write'], bot_optional: ['channels:history'] });
  await expect(client.conversations.history({ channel })).rejects.toThrow('missing_scope');
  expect(slack.violations).toEqual([]);
});
