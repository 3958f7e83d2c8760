/** Alerts as they stand in the channel, from a Slack that has bad days, by one process or several. */
import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { readManifest } from '../../sandbox/slack/manifest.ts';
import { startApp } from '../../src/app.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aProduct } from '../support/builders.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { until } from '../support/until.ts';

/** Slack's own limit of one message a second is kept by the bot, too. */
const BUSY = async (): Promise<LocalSlackOptions> => ({ enforceRateLimits: true });

describe('a subscription that expires', () => {
  const app = useApp({ slack: BUSY });
  const channel = useChannel(app);
  afterEach(() => closeModals(app));

  test('is told nowhere before a channel is chosen, and then there, once', async () => {
    await aProduct(inTenantOf(app), {
      displayName: 'Early',
      subscriptions: [{ endDate: '2026-07-30' }],
    });
    await channel.turn();
    expect(channel.calls('Early')).toEqual([]);
    await channel.choose();
    await channel.turn();
    await channel.turn();
    expect(channel.messages('*Early*')).toHaveLength(1);
  });

  test('is one message: edited, raised below it, and marked when it is over', async () => {
    const kim = await somebody(app, 'Kim Held');
    const product = await aProduct(inTenantOf(app), {
      displayName: 'Chat & <!here>',
      subscriptions: [
        {
          seats: 1,
          endDate: '2026-07-30',
          price: '5.60',
          currency: 'EUR',
          noticeDate: '2026-07-01',
        },
      ],
    });
    await channel.turn();
    const [message] = channel.messages('Chat &amp; &lt;!here&gt;');
    expect(message?.text).toBe(
      '⏳ *Chat &amp; &lt;!here&gt;*: the last day of 1 seat is Jul 30, 2026. ' +
        'From *Aug 30, 2026* on, after the grace period, this subscription gives no seats any more. ' +
        'Then there are enough (assigned: 0, seats: 0).',
    );
    expect(JSON.stringify(message?.blocks)).toContain('€5.60 per seat · notice date Jul 1, 2026');
    const [posted] = channel.calls('Chat &amp;');
    expect(String(posted?.args['unfurl_links'])).toBe('false');

    await anAssignment(inTenantOf(app), { id: kim.personId }, product);
    await channel.turn();
    expect(channel.messages('Chat &amp;')).toHaveLength(1);
    expect(message?.text).toContain('Then *1 seat is short* (assigned: 1, seats: 0).');

    await channel.turn(new Date('2026-06-30T10:00:00Z'));
    const [, raised, ...more] = channel.messages('Chat &amp;');
    expect(more).toEqual([]);
    expect(raised).toMatchObject({ threadTs: message?.ts, isBroadcast: true });

    const anna = app.slack.as(app.admin);
    const shown = anna.messages(channel.channelId).find(({ ts }) => ts === message?.ts);
    await anna.click('View product', shown);
    await sees(anna, 'Chat & <!here>');

    const [{ id: subscriptionId }] = await app.licensing.em
      .fork()
      .execute<[{ id: string }]>('select id from subscription where product_id = ?', [product.id]);
    await archiveSubscription(app.licensing, channel.context(), { subscriptionId });
    await channel.turn(new Date('2026-06-30T10:00:00Z'));
    expect(message?.text).toMatch(/^✔ .*is no longer listed, or has no seats\.$/);
    expect(JSON.stringify(message?.blocks)).toContain('Resolved');
    expect(channel.messages('Chat &amp;')).toHaveLength(2);
  });

  test('with another last day is told of as it nears anew', async () => {
    const product = await aProduct(inTenantOf(app), {
      ...{ displayName: 'Anew', subscriptions: [{ endDate: '2026-06-20' }] },
    });
    await channel.turn();
    await app.licensing.em
      .fork()
      .execute("update subscription set end_date = '2026-07-30' where product_id = ?", [
        product.id,
      ]);
    await channel.turn();
    expect(channel.messages('*Anew*')).toMatchObject([
      { text: expect.stringContaining('the last day of 10 seats is Jul 30, 2026') },
    ]);
    await channel.turn(new Date('2026-06-30T10:00:00Z'));
    expect(channel.messages('*Anew*')).toMatchObject([{}, { isBroadcast: true }]);
  });

  test('waits as Slack asks, and is told once', async () => {
    await aProduct(inTenantOf(app), {
      displayName: 'Busy',
      subscriptions: [{ endDate: '2026-07-30' }],
    });
    app.slack.misbehave({
      kind: 'rate_limited',
      method: 'chat.postMessage',
      times: 1,
      retryAfter: 1,
    });
    await channel.turn();
    expect(channel.messages('*Busy*')).toHaveLength(1);
  });

  test('is told by several processes once, a message a second', async () => {
    const another = await startApp(app.config, { clock: () => app.now });
    try {
      for (let count = 0; count < 4; count += 1) {
        await aProduct(inTenantOf(app), {
          displayName: `Shared ${count}`,
          subscriptions: [{ endDate: '2026-07-30' }],
        });
      }
      await channel.turn();
      expect(
        channel
          .messages('*Shared')
          .map(({ text }) => text.slice(3, 12))
          .sort(),
      ).toHaveLength(4);
      expect(new Set(channel.messages('*Shared').map(({ text }) => text)).size).toBe(4);
    } finally {
      await another.stop();
    }
  });

  test('whose message somebody deleted is posted again with its next news', async () => {
    const product = await aProduct(inTenantOf(app), {
      displayName: 'Deleted',
      subscriptions: [{ endDate: '2026-07-30' }],
    });
    await channel.turn();
    const [message] = channel.messages('*Deleted*');
    if (message) app.slack.workspace.removeMessage(message);
    const kim = await somebody(app, 'Kim Deleted');
    await anAssignment(inTenantOf(app), { id: kim.personId }, product);
    await channel.turn();
    expect(channel.messages('*Deleted*')).toHaveLength(1);
  });
});

describe.each([
  ['is found where the app may look, and not posted twice', true, 1],
  ['comes a second time at most where it may not look', false, 2],
])('an alert whose answer was lost', (name, mayLook, most) => {
  const app = useApp({
    slack: async () => {
      if (!mayLook) return {};
      const manifest = readManifest('manifest.yml');
      const { bot, bot_optional } = manifest.oauth_config.scopes;
      const scopes = { bot: [...bot, ...bot_optional], bot_optional: [] };
      return { manifest: { ...manifest, oauth_config: { scopes } } };
    },
  });
  const channel = useChannel(app);
  afterEach(() => app.slack.behave());

  test(name, async () => {
    await aProduct(inTenantOf(app), {
      displayName: 'Lost',
      subscriptions: [{ endDate: '2026-07-30' }],
    });
    await channel.choose();
    const lost = { kind: 'lost_answer', method: 'chat.postMessage', times: 1 } as const;
    app.slack.misbehave(lost);
    await channel.turn();
    expect(channel.messages('*Lost*')).toHaveLength(most);

    // So is what is replied below it.
    app.slack.misbehave(lost);
    await channel.turn(new Date('2026-06-30T10:00:00Z'));
    const replies = channel.messages('*Lost*').filter(({ isBroadcast }) => isBroadcast);
    expect(replies).toHaveLength(most);
  });
});

describe('a channel that takes no messages any more', () => {
  const app = useApp();
  const channel = useChannel(app);
  const told = () =>
    app.slack
      .as(app.admin)
      .dm()
      .filter(({ text }) => text.includes('can no longer be posted'));

  test.each([
    ['not_in_channel', '2026-07-30'],
    ['is_archived', '2026-07-29'],
  ])(
    'as it says %s is given up; who chose it is told once, and the Home says so',
    async (why, endDate) => {
      const conversation = await channel.choose({ botIsMember: why !== 'not_in_channel' });
      if (!conversation) throw new Error('It was chosen');
      conversation.isArchived = why === 'is_archived';
      const before = told().length;
      for (const displayName of [`${why} one`, `${why} two`]) {
        await aProduct(inTenantOf(app), { displayName, subscriptions: [{ endDate }] });
      }
      await channel.turn();
      await until('she is told', () => told().length > before);
      await channel.turn();
      expect(told().slice(before)).toEqual([
        expect.objectContaining({ text: expect.stringContaining(`Slack says \`${why}\``) }),
      ]);
      const anna = app.slack.as(app.admin);
      await anna.openHome();
      await anna.waitFor(({ home }) => home?.text.includes(`Slack says \`${why}\``));

      // Once another is chosen, what holds is told there.
      await channel.choose();
      await channel.turn();
      expect(channel.messages(`*${why} one*`)).toHaveLength(1);
      expect(channel.messages(`*${why} two*`)).toHaveLength(1);
    },
  );
});
