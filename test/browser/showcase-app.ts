/** A Bolt app over Socket Mode that shows every block and element, and remembers what it was told. */
import { App, type BlockAction, LogLevel, SocketModeReceiver, type ViewOutput } from '@slack/bolt';
import type { LocalSlack } from '../../sandbox/slack/local-slack.ts';
import type { ManifestInput } from '../../sandbox/slack/manifest.ts';
import { detailsView, formView } from './showcase-form.ts';
import { homeBlocks, messageBlocks, tableBlocks } from './showcase-message.ts';
import { plainTable, restView } from './showcase-rest.ts';
import { products } from './showcase-texts.ts';

export const showcaseManifest = {
  display_information: { name: 'Seatkeeper' },
  features: {
    slash_commands: [
      {
        command: '/assign',
        description: 'Assign a license',
        usage_hint: '[@person product]',
        should_escape: true,
      },
      { command: '/ask', description: 'Post a request in the channel' },
      { command: '/table', description: 'See products as a table' },
      { command: '/rest', description: 'What the first form does not have' },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write', 'users:read', 'im:write'] } },
  settings: { event_subscriptions: { bot_events: ['app_home_opened', 'message.im'] } },
} satisfies ManifestInput;

export interface Showcase {
  /** The first action of each block_actions payload, oldest first. */
  actions: BlockAction['actions'][number][];
  submissions: ViewOutput['state']['values'][];
  commands: string[];
  /** The next submission is refused with these errors. */
  refuseNext: (errors: Record<string, string>) => void;
  /** The next action is never acknowledged. */
  ignoreNext: () => void;
  /** Searches are answered once this is over; within the 3 s that Slack waits. */
  holdSearches: (during: () => Promise<void>) => Promise<void>;
  stop: () => Promise<void>;
}

export async function startShowcase(slack: LocalSlack): Promise<Showcase> {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const app = new App({
    token: slack.botToken,
    receiver: new SocketModeReceiver({
      appToken: slack.appToken,
      installerOptions: { clientOptions },
      logLevel: LogLevel.ERROR,
    }),
    clientOptions,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  });
  await app.init();

  const actions: Showcase['actions'] = [];
  const submissions: Showcase['submissions'] = [];
  const commands: string[] = [];
  let refusal: Record<string, string> | undefined;
  let isIgnoring = false;
  let held = Promise.resolve();

  app.command('/assign', async ({ ack, command, client }) => {
    commands.push(command.text);
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: formView() });
  });
  app.command('/ask', async ({ ack, command, client }) => {
    await ack();
    await client.chat.postMessage({
      channel: command.channel_id,
      text: 'License request',
      blocks: messageBlocks(command.user_id, command.channel_id),
    });
  });
  app.command('/table', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Products', blocks: tableBlocks(), response_type: 'ephemeral' });
  });
  app.command('/rest', async ({ ack, command, client, respond }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: restView() });
    await respond({ text: 'Plans', blocks: plainTable() });
  });
  app.options(/product_search|value/, async ({ ack, payload }) => {
    const query = payload.value.toLowerCase();
    await held;
    await ack({ options: products.filter(({ text }) => text.text.toLowerCase().includes(query)) });
  });
  app.action<BlockAction>(/.*/, async ({ ack, body, client }) => {
    actions.push(...body.actions);
    if (isIgnoring) {
      isIgnoring = false;
      return;
    }
    await ack();
    const [action] = body.actions;
    if (action?.action_id === 'details') {
      await client.views.push({ trigger_id: body.trigger_id, view: detailsView() });
    }
    if (action?.type === 'external_select' && body.view) {
      const view = formView(action.selected_option?.text.text);
      await client.views.update({ view_id: body.view.id, view });
    }
    if (action?.action_id === 'home_refresh') await publish(body.user.id, 3);
    if (action?.action_id === 'approve' && body.channel && body.message) {
      const text = `Approved by <@${body.user.id}>`;
      await client.chat.update({
        channel: body.channel.id,
        ts: body.message.ts ?? '',
        text,
        blocks: [],
      });
    }
  });
  app.view(/form|rest/, async ({ ack, view }) => {
    submissions.push(view.state.values);
    if (refusal === undefined) await ack();
    else await ack({ response_action: 'errors', errors: refusal });
    refusal = undefined;
  });
  const publish = (user: string, count: number) =>
    app.client.views.publish({ user_id: user, view: { type: 'home', blocks: homeBlocks(count) } });
  app.event('app_home_opened', async ({ event }) => {
    await publish(event.user, 2);
  });
  app.message('hello', async ({ say }) => {
    await say({ text: 'Hello to you' });
  });

  await app.start();
  return {
    actions,
    submissions,
    commands,
    refuseNext: (errors) => {
      refusal = errors;
    },
    ignoreNext: () => {
      isIgnoring = true;
    },
    holdSearches: async (during) => {
      held = during();
      await held;
    },
    stop: async () => {
      await app.stop();
    },
  };
}
