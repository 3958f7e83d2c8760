/** The floor of benches 1 and 4: a Bolt app that acks and opens a modal that never changes. */
import { readFileSync } from 'node:fs';
import { App } from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, VIEW_FILE = '' } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  convoStore: false,
  deferInitialization: true,
});
const view = VIEW_FILE ? JSON.parse(readFileSync(VIEW_FILE, 'utf8')) : undefined;
app.command('/licenses', async ({ ack, client, command }) => {
  await ack();
  if (view) await client.views.open({ trigger_id: command.trigger_id, view });
});
await app.init();
const server = await app.start(0);
const address = server.address();
console.log(
  JSON.stringify({ msg: 'ready', port: typeof address === 'object' ? address?.port : 0 }),
);
