/** Alerts about a product that has a channel of its own. */
import { CHANNEL } from '../../commands/administer-product/alert-channel.ts';
import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { ADMINISTER_PRODUCT, TAKE_ALERT } from '../../src/slack/entry-points.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { aProduct, aSubscription } from '../support/builders.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { inTenantOf } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp({
  slack: async (): Promise<LocalSlackOptions> => ({ enforceRateLimits: true }),
});
const channel = useChannel(app);
beforeAll(async () => {
  await channel.choose();
  await channel.turn();
});
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);

const room = (name: string, botIsMember = true) =>
  app.slack.addChannel({ name, members: [app.admin.id], botIsMember });
const posted = ({ id }: { id: string }, words: string) =>
  app.slack.workspace.messages.filter(
    ({ channelId, text }) => channelId === id && text.includes(words),
  );
const product = (displayName: string) =>
  aProduct(inTenantOf(app), { displayName, subscriptions: [] });
const expires = (of: { id: string }) =>
  aSubscription(inTenantOf(app), of, { endDate: '2026-07-30' });
const expiring = async (displayName: string) => expires(await product(displayName));

async function openForm(product: string) {
  await anna().command(`/licenses ${product}`);
  await sees(anna(), product);
  await anna().choose(ADMINISTER_PRODUCT, 'Channel for alerts');
  await sees(anna(), 'go to a channel of their own');
}

async function choose(product: string, { id }: { id: string }) {
  await openForm(product);
  await anna().choose({ actionId: CHANNEL }, [id]);
  await anna().submit();
}

test('they go there, once the app is in it, and those about others do not', async () => {
  const own = room('own');
  const without = room('without', false);
  const ownWay = await product('Own way');
  await expiring('Common way');
  await choose('Own way', without);
  expect(Object.values(anna().modal?.errors ?? {})).toEqual([
    expect.stringContaining('Invite it there first'),
  ]);
  await anna().choose({ actionId: CHANNEL }, [own.id]);
  await anna().submit();
  await sees(anna(), `Alerts about *Own way* go to <#${own.id}> from now on`);
  await until('it is greeted', () => posted(own, 'has chosen it').length === 1);
  await expires(ownWay);
  await channel.turn();
  expect(posted(own, '⏳ *Own way*')).toHaveLength(1);
  expect(posted(own, 'Common way')).toEqual([]);
  expect(channel.messages('*Own way*')).toEqual([]);
  expect(channel.messages('*Common way*')).toHaveLength(1);
  const [message] = posted(own, '⏳ *Own way*');
  if (message) await anna().click(TAKE_ALERT, { channelId: own.id, ts: message.ts });
  await until('it is hers', () => JSON.stringify(message?.blocks).includes('takes care of this'));
});

test('what stands in the channel for all stays there; given up, others go there again', async () => {
  const own = room('later');
  await expiring('Moved');
  await channel.turn();
  await choose('Moved', own);
  await sees(anna(), 'from now on');
  await closeModals(app);
  await channel.turn();
  expect(channel.messages('*Moved*')).toHaveLength(1);
  expect(posted(own, '⏳')).toEqual([]);
  await openForm('Moved');
  await anna().submit();
  await sees(anna(), 'Nothing was changed');
  await closeModals(app);
  await openForm('Moved');
  await anna().choose({ actionId: CHANNEL }, []);
  await anna().submit();
  await sees(anna(), 'have no channel of their own any more');
});

test('where it takes nothing any more, they are posted in the channel for all', async () => {
  const own = room('closing');
  const closing = await product('Closing');
  await choose('Closing', own);
  await sees(anna(), 'from now on');
  await until('it is greeted', () => posted(own, 'has chosen it').length === 1);
  own.isArchived = true;
  await expires(closing);
  await channel.turn();
  await until('it is told', () => channel.messages('*Closing*').length === 1);
  await anna().waitFor((each) => each.dm().find(({ text }) => text.includes('`is_archived`')));
  await closeModals(app);
  await openForm('Closing');
  await sees(anna(), 'Slack says `is_archived`');
});

test('of two who choose at once the second sees what the first chose', async () => {
  const [one, other] = [room('one'), room('other')];
  await expiring('Twice');
  await openForm('Twice');
  await app.licensing.em.fork().execute(
    `insert into alert_route (tenant_id, id, product_id, channel_id, set_at)
       select tenant_id, gen_random_uuid(), id, ?, now() from product where display_name = 'Twice'`,
    [one.id],
  );
  await anna().choose({ actionId: CHANNEL }, [other.id]);
  await anna().submit();
  await sees(anna(), 'Somebody else changed this');
});

test('two of them that lead to one channel take turns there', async () => {
  const shared = room('shared');
  for (const name of ['Alpha', 'Beta']) {
    const one = await product(`Turn ${name}`);
    await choose(`Turn ${name}`, shared);
    await sees(anna(), 'from now on');
    await closeModals(app);
    await expires(one);
  }
  await until('each greets it', () => posted(shared, 'has chosen it').length === 2);
  await channel.turn();
  await until('both are told', () => posted(shared, '⏳ *Turn').length === 2);
  const [one, other] = posted(shared, '⏳ *Turn').map(({ ts }) => Number(ts));
  expect(Math.abs(Number(one) - Number(other))).toBeGreaterThan(0.9);
});
