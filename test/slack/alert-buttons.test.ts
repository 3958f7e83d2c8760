/** What people do about an alert in its channel, and what they are told. */
import type { SlackUser } from '../../sandbox/slack/people.ts';
import {
  ALERT_MENU,
  OPEN_ALERT_AGAIN,
  OPEN_PRODUCT,
  RENEW_SUBSCRIPTION,
  RESOLVE_ALERT,
  SNOOZE_ALERT,
  TAKE_ALERT,
  TURN_ON_ALERTS,
} from '../../src/slack/entry-points.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aProduct } from '../support/builders.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp();
const channel = useChannel(app);
let bob: SlackUser & { personId: string };
beforeAll(async () => {
  await channel.choose();
  bob = await somebody(app, 'Bob Buyer', { isAdmin: true });
  app.slack.workspace.conversations.get(channel.channelId)?.members.add(bob.id);
  app.slack.workspace.conversations.get(channel.channelId)?.members.add(app.member.id);
});
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const asBob = () => app.slack.as(bob);

/** Its alert, as it stands in the channel. */
async function alertOf(displayName: string) {
  const product = await aProduct(inTenantOf(app), {
    ...{ displayName, subscriptions: [{ endDate: '2026-07-30' }] },
  });
  await channel.turn();
  const [message] = channel.messages(`*${displayName}*`);
  if (!message) throw new Error('It was posted');
  const blocks = () => JSON.stringify(message.blocks);
  return {
    product,
    becomes: (words: string) => until(`it says ${words}`, () => blocks().includes(words)),
    place: { channelId: message.channelId, ts: message.ts },
    blocks,
  };
}

/** What only they see. */
async function told(user: SlackUser, words: string): Promise<void> {
  await app.slack
    .as(user)
    .waitFor((client) =>
      client.messages(channel.channelId).some(({ text }) => text.includes(words)),
    );
}

test('who takes it stands at its message; whoever comes second is told who was first', async () => {
  const { place, blocks, becomes } = await alertOf('Taken');
  await anna().click(TAKE_ALERT, place);
  await told(app.admin, 'You take care of the alert about *Taken* now');
  await asBob().click(TAKE_ALERT, place);
  await told(bob, 'takes care of the alert about Taken already');
  await becomes(`<@${app.admin.id}> takes care of this`);
  expect(blocks()).not.toContain(TAKE_ALERT);
});

test('it is handed over to who administers licenses, and released', async () => {
  const { place, blocks, becomes } = await alertOf('Handed');
  await anna().choose(ALERT_MENU, 'Hand over', place);
  await sees(anna(), 'nobody takes care of it yet');
  await anna().choose('Who is to take care of it?', app.member.id);
  await anna().submit();
  expect(Object.values(anna().modal?.errors ?? {})).toEqual([
    expect.stringContaining('does not administer licenses'),
  ]);
  await anna().choose('Who is to take care of it?', bob.id);
  await anna().submit();
  await sees(anna(), `<@${bob.id}> takes care of the alert about *Handed* now`);
  await becomes(`<@${bob.id}> takes care of this`);
  await asBob().choose(ALERT_MENU, 'Release', place);
  await told(bob, 'Nobody takes care of the alert about *Handed*');
  await becomes(TAKE_ALERT);
  expect(blocks()).not.toContain('takes care of this');
});

test('snoozed, nothing is replied to it until its day, and then once', async () => {
  const { place, blocks, becomes, product } = await alertOf('Asleep');
  await anna().click(SNOOZE_ALERT, place);
  await sees(anna(), 'For how long?');
  await anna().choose('For how long?', 'until');
  await anna().choose('Until which day?', '2026-06-01');
  await anna().submit();
  expect(Object.values(anna().modal?.errors ?? {})).toEqual([
    'Choose a day from Jun 16, 2026 to Jun 15, 2027.',
  ]);
  await anna().choose('Until which day?', '2026-07-10');
  await anna().submit();
  await sees(anna(), 'is snoozed until Jul 10, 2026, 9:00');
  await becomes(`Snoozed by <@${app.admin.id}> until Jul 10, 2026`);

  const kim = await somebody(app, 'Kim Asleep');
  await anAssignment(inTenantOf(app), { id: kim.personId }, product);
  await channel.turn(new Date('2026-06-30T10:00:00Z'));
  expect(blocks()).toContain('assigned: 1');
  expect(channel.messages('*Asleep*')).toHaveLength(1);

  for (let turn = 0; turn < 2; turn += 1) await channel.turn(new Date('2026-07-10T09:00:00Z'));
  const [, reply, ...more] = channel.messages('*Asleep*');
  expect(more).toEqual([]);
  expect(reply).toMatchObject({ threadTs: place.ts, isBroadcast: true });
  expect(JSON.stringify(reply?.blocks)).not.toContain(SNOOZE_ALERT);
  expect(blocks()).toContain(SNOOZE_ALERT);
});

test('resolved, it says by whom and why, and what is stale is answered', async () => {
  const { place, blocks, becomes } = await alertOf('Done');
  await anna().click(RESOLVE_ALERT, place);
  await sees(anna(), 'Why is nothing more to be done?');
  await asBob().click(RESOLVE_ALERT, place);
  await sees(asBob(), 'Why is nothing more to be done?');
  await anna().fill('Why is nothing more to be done?', 'We leave <!here> it');
  await anna().submit();
  await sees(anna(), 'The alert about *Done* is resolved');
  await asBob().fill('Why is nothing more to be done?', 'Me, too');
  await asBob().submit();
  await sees(asBob(), 'has resolved the alert about Done already');
  await becomes(`Resolved by <@${app.admin.id}>`);
  expect(blocks()).toContain('We leave &lt;!here&gt; it');
  expect(blocks()).not.toContain(RENEW_SUBSCRIPTION);

  await asBob().click(OPEN_ALERT_AGAIN, place);
  await told(bob, 'The alert about *Done* is open again');
  await anna().click(OPEN_ALERT_AGAIN, place);
  await told(app.admin, 'The alert about Done is open again already');
  await becomes(RESOLVE_ALERT);
});

test('it opens the form for renewing, and who holds the product', async () => {
  const { place, blocks } = await alertOf('Led');
  await anna().click(RENEW_SUBSCRIPTION, place);
  await sees(anna(), 'New last day', 'Led');
  await anna().closeModal();
  await anna().click('Add seats', place);
  await sees(anna(), 'Led', 'First day');
  await anna().closeModal();
  await anna().click('Show holders', place);
  await sees(anna(), 'Led', 'Holders (0)');
  expect(anna().modal?.text).toContain('Nobody holds');
  expect(blocks()).toContain(OPEN_PRODUCT);
});

test('turned off for a product, it says how to turn it on again, and that works', async () => {
  const { place, blocks, becomes } = await alertOf('Quiet');
  await anna().choose(ALERT_MENU, 'Turn off for this product', place);
  await sees(anna(), '*Quiet*: nobody is told any more about subscriptions that expire');
  await anna().submit();
  await sees(anna(), 'are turned off. To turn them on again');
  await closeModals(app);
  await becomes(`<@${app.admin.id}> turned alerts about`);
  expect(blocks()).not.toContain(ALERT_MENU);
  await anna().click('View product', place);
  await sees(anna(), 'Nobody is told about subscriptions that expire');
  await anna().click(TURN_ON_ALERTS);
  await anna().waitFor(({ modal }) => !modal?.text.includes('Nobody is told about'));
  await channel.turn();
  expect(channel.messages('*Quiet*')).toHaveLength(2);
});

test('who may not is told who may, and the history tells who did what', async () => {
  const { place, blocks } = await alertOf('Mine');
  const member = app.slack.as(app.member);
  const before = blocks();
  for (const button of [TAKE_ALERT, SNOOZE_ALERT, RESOLVE_ALERT, RENEW_SUBSCRIPTION]) {
    await member.click(button, place);
  }
  await member.choose(ALERT_MENU, 'Turn off for this product', place);
  await told(app.member, 'Only license administrators can do this');
  await channel.turn();
  expect(blocks()).toBe(before);
  expect(member.modal).toBeUndefined();

  await anna().command('/license-audit');
  await sees(
    anna(),
    `<@${app.admin.id}> turned alerts about *Quiet* off`,
    'resolved an alert about *Done*',
  );
});
