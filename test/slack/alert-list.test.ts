/** Alerts of which several are due at once: one message stands for them. */
import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { readManifest } from '../../sandbox/slack/manifest.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { SHOW_ALERT, TAKE_ALERT } from '../../src/slack/entry-points.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { aProduct } from '../support/builders.ts';
import { inTenantOf } from '../support/somebody.ts';
import { until } from '../support/until.ts';

/** Slack lets the app look for what it has posted. */
const app = useApp({
  slack: async (): Promise<LocalSlackOptions> => {
    const manifest = readManifest('manifest.yml');
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    const scopes = { bot: [...bot, ...bot_optional], bot_optional: [] };
    return { manifest: { ...manifest, oauth_config: { scopes } }, enforceRateLimits: true };
  },
});
const channel = useChannel(app);
afterEach(() => app.slack.behave());

/** But what only who clicked sees. */
const posted = (words: string) =>
  channel.messages(words).filter(({ onlyFor }) => onlyFor === undefined || onlyFor === null);
const expiring = async (names: readonly string[], endDate: string) => {
  for (const displayName of names) {
    await aProduct(inTenantOf(app), { displayName, subscriptions: [{ endDate }] });
  }
};
const archive = async (product: string) => {
  const [{ id: subscriptionId }] = await app.licensing.em.fork().execute<[{ id: string }]>(
    `select s.id from subscription s join product p on p.tenant_id = s.tenant_id and p.id = s.product_id
      where p.display_name = ?`,
    [product],
  );
  await archiveSubscription(app.licensing, channel.context(), { subscriptionId });
};

test('what holds and was never told is one message, what passed none; each is kept true in it', async () => {
  await expiring(['List a', 'List b', 'List c', 'List d', 'List e', 'Passed'], '2026-07-30');
  // Nothing is told yet, as if there had been an outage.
  await channel.turn();
  await archive('Passed');
  await channel.choose();
  await channel.turn();
  const [list, ...others] = posted('List');
  expect(others).toEqual([]);
  expect(channel.messages('Passed')).toEqual([]);
  expect(list?.text).toMatch(/^🔔 \*5 alerts at once\*\n⏳ \*List a\*.*\n⏳ \*List b\*/);

  const anna = app.slack.as(app.admin);
  const place = { channelId: channel.channelId, ts: list?.ts ?? '' };
  const blockId = list?.blocks?.[1]?.block_id ?? '';
  await anna.click({ actionId: SHOW_ALERT, blockId }, place);
  const shown = await until('she sees it', () =>
    anna.messages(channel.channelId).find(({ text }) => text.startsWith('⏳')),
  );
  await anna.click(TAKE_ALERT, { channelId: channel.channelId, ts: shown.ts });
  await until('it is hers', () => list?.text.includes('takes care of this'));
  await archive('List b');
  await channel.turn();
  expect(list?.text).toMatch(/\n✔ \*List b\*[^\n]*$/);

  // Worse on the same day, they are one reply.
  await channel.turn(new Date('2026-06-30T10:00:00Z'));
  const [, worse, ...more] = posted('List');
  expect(more).toEqual([]);
  expect(worse).toMatchObject({ threadTs: list?.ts, isBroadcast: true });
  expect(worse?.text).toMatch(/^🔔 \*4 of these alerts are worse now\*\n⏳ \*List a\*/);
  await channel.turn(new Date('2026-06-30T11:00:00Z'));
  expect(posted('List')).toHaveLength(2);
});

test('a list whose answer is lost stands there once, and so does what is replied to it', async () => {
  app.slack.misbehave({ kind: 'lost_answer', method: 'chat.postMessage', times: 1 });
  await expiring(['Lost a', 'Lost b', 'Lost c', 'Lost d'], '2026-08-29');
  await channel.turn(new Date('2026-07-01T10:00:00Z'));
  expect(channel.messages('Lost')).toHaveLength(1);
  app.slack.misbehave({ kind: 'lost_answer', method: 'chat.postMessage', times: 1 });
  await channel.turn(new Date('2026-07-30T10:00:00Z'));
  const [list, worse, ...more] = channel.messages('Lost');
  expect(more).toEqual([]);
  expect(worse?.threadTs).toBe(list?.ts);
});
