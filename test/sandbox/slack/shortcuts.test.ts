// Message shortcuts, over both transports.
// https://docs.slack.dev/interactivity/implementing-shortcuts
import type { App, MessageShortcut } from '@slack/bolt';
import type { SlackClient } from '../../../sandbox/slack/client.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import type { ManifestInput } from '../../../sandbox/slack/manifest.ts';
import { type DemoApp, demoManifest, httpApp, socketModeApp } from './demo-app.ts';
import { quiet } from './rules/sending.ts';

const manifest = {
  ...demoManifest,
  features: {
    ...demoManifest.features,
    shortcuts: [
      { name: 'Look', type: 'message', callback_id: 'look', description: 'Look at it' },
      { name: 'Anywhere', type: 'global', callback_id: 'anywhere', description: 'From the + menu' },
    ],
  },
} satisfies ManifestInput;

describe.each([
  ['Socket Mode', socketModeApp],
  ['HTTP', httpApp],
])('over %s', (_name, start) => {
  let slack: LocalSlack;
  let demo: DemoApp;
  let [anna, ben]: SlackClient[] = [];
  let last: MessageShortcut | undefined;
  let acks = true;

  const register = (app: App) => {
    app.shortcut<MessageShortcut>(/.*/, async ({ ack, shortcut, client }) => {
      last = shortcut;
      if (!acks) return;
      await ack();
      const view = {
        type: 'modal' as const,
        title: { type: 'plain_text' as const, text: 'Looked' },
        blocks: [],
      };
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
  };

  beforeEach(async () => {
    acks = true;
    slack = await startLocalSlack({ manifest, ackTimeoutMs: 300 });
    demo = await start(slack, register, quiet);
    anna = slack.as(slack.addUser({ name: 'anna' }));
    ben = slack.as(slack.addUser({ name: 'ben' }));
    await ben.send('Look at me', { channelId: slack.general.id });
  });

  afterEach(async () => {
    await demo.stop();
    await slack.stop();
  });

  it('tells who looked at whose message, and may open a modal', async () => {
    const [message] = anna?.messages() ?? [];
    if (!anna || !ben || !message) throw new Error('They are there');
    expect(await anna.shortcut('Look', message)).toMatchObject({ ok: true });
    expect(last).toMatchObject({
      type: 'message_action',
      callback_id: 'look',
      user: { id: anna.userId },
      channel: { id: slack.general.id },
      message_ts: message.ts,
      message: { type: 'message', user: ben.userId, ts: message.ts, text: 'Look at me' },
      response_url: expect.stringMatching(`^${slack.url}/response/`),
    });
    const { title } = await anna.waitFor(({ modal }) => modal);
    expect(title).toBe('Looked');
  });

  it('that the app does not acknowledge is told to have failed', async () => {
    const [message] = anna?.messages() ?? [];
    if (!anna || !message) throw new Error('It is there');
    acks = false;
    const outcome = await anna.shortcut('Look', message);
    expect(outcome.ok).toBe(false);
    await anna.waitFor((client) =>
      client.messages().find(({ text }) => text.startsWith('Look failed with the error')),
    );
  });

  it('is not offered where there is none, nor of what only one reader sees', async () => {
    const [message] = anna?.messages() ?? [];
    if (!anna || !message) throw new Error('It is there');
    await expect(anna.shortcut('Anywhere', message)).rejects.toThrow('there is no shortcut');
    await anna.command('/unknown');
    const hidden = anna.messages().at(-1);
    if (!hidden) throw new Error('It was told');
    await expect(anna.shortcut('Look', hidden)).rejects.toThrow('there is no shortcut');
  });
});
