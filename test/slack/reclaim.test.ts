/** Holders asked in Slack whether they still need what there is too little of. */
import type { SlackUser } from '../../sandbox/slack/people.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { KEEP_LICENSE, RECLAIM, RELEASE_LICENSE } from '../../src/slack/entry-points.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aProduct } from '../support/builders.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../support/somebody.ts';
import { until } from '../support/until.ts';

type Holder = SlackUser & { personId: string };

const app = useApp();
const channel = useChannel(app);
beforeAll(async () => {
  await channel.choose();
});
afterEach(async () => {
  app.slack.behave();
  await closeModals(app);
});
const anna = () => app.slack.as(app.admin);

/** A product with too few seats, its holders, and its alert in the channel. */
async function short(displayName: string, names: string[], locale = 'en-GB') {
  const product = await aProduct(inTenantOf(app), { displayName, seats: 1 });
  const people: Holder[] = [];
  for (const name of names) {
    const person = await somebody(app, name, { locale });
    people.push(person);
    await anAssignment(inTenantOf(app), { id: person.personId }, product);
  }
  await channel.turn();
  const [message] = channel.messages(`*${displayName.split(' ')[0]}`);
  if (!message) throw new Error('It was posted');
  const says = (words: string) =>
    until(`it says ${words}`, () => JSON.stringify(message.blocks).includes(words));
  return { product, people, says, place: { channelId: message.channelId, ts: message.ts } };
}

async function ask(place: { channelId: string; ts: string }, people: readonly Holder[]) {
  await anna().click(RECLAIM, place);
  await sees(anna(), 'Whom to ask');
  const ids = people.map(({ personId }) => personId);
  await anna().choose('Whom to ask', ids);
  await anna().submit();
}

/** What they were asked about it, as it stands. */
const asked = (user: SlackUser, words: string) =>
  app.slack.as(user).waitFor((client) => client.dm().find(({ text }) => text.includes(words)));

test('who is chosen is asked, and the alert shows who keeps it, released it, and is silent', async () => {
  const { product, people, says, place } = await short('Chat & <!here>', ['Kim', 'Lee', 'Max']);
  const [kim, lee] = people as [Holder, Holder];
  await anna().click(RECLAIM, place);
  await sees(anna(), '2 seats are missing', 'Whom to ask', 'No usage data');
  await anna().choose(
    'Whom to ask',
    people.map(({ personId }) => personId),
  );
  await anna().choose('Answer wanted by', '2026-06-01');
  await anna().submit();
  expect(Object.values(anna().modal?.errors ?? {})).toEqual([
    'Choose a day from Jun 15, 2026 to Sep 13, 2026.',
  ]);
  await anna().choose('Answer wanted by', '2026-06-20');
  await anna().submit();
  await sees(anna(), '3 holders of *Chat &amp; &lt;!here&gt;* are asked now');
  await says('0 of 3 asked have answered: 3 silent');

  const question = await asked(kim, 'do you still need your license?');
  expect(question.text).toBe(
    `*Chat &amp; &lt;!here&gt;*: there are too few seats, and <@${app.admin.id}> asks: ` +
      '*do you still need your license?* Please answer by 20 Jun 2026.',
  );
  expect(JSON.stringify(question.blocks)).toContain('among the last who got it, on 1 Jan 2026');
  await app.slack.as(kim).click(KEEP_LICENSE, question);
  await asked(kim, 'you keep your license');
  await app.slack.as(lee).click(RELEASE_LICENSE, await asked(lee, 'do you still need'));
  await asked(lee, 'you gave your license back');
  await says('2 of 3 asked have answered: 1 released, 1 keeps it, 1 silent since');
  expect(await holdersOf(app, product)).toEqual(['Kim', 'Max']);

  await anna().click(RECLAIM, place);
  await sees(anna(), '*keeps it*', '*released*', '*no answer* since', 'Nobody else can be asked');
  await anna().click('Remove license');
  await sees(anna(), 'Max');
});

test('a license that went otherwise is asked for no more: a late click is told so', async () => {
  const { product, people, place } = await short('Gone', ['Nel', 'Ole']);
  const [nel] = people as [Holder];
  await ask(place, [nel]);
  const question = await asked(nel, 'do you still need');
  const stale = { channelId: question.channelId, ts: question.ts };
  const removal = { personId: nel.personId, productId: product.id, reason: null };
  await removeLicense(app.licensing, channel.context(), removal);
  await app.slack.as(nel).click(RELEASE_LICENSE, stale);
  await asked(nel, 'That has changed since');
  // Without a click the job edits it.
  const { product: other, people: others, place: at } = await short('Went', ['Pam', 'Quin']);
  const [pam] = others as [Holder];
  await ask(at, [pam]);
  await asked(pam, 'do you still need');
  const gone = { personId: pam.personId, productId: other.id, reason: null };
  await removeLicense(app.licensing, channel.context(), gone);
  await channel.turn();
  await asked(pam, 'nothing is left to answer');
});

test('a click of another day says what came of it, and changes nothing', async () => {
  const { product, people, place } = await short('Twice', ['Rob', 'Sue']);
  const [rob] = people as [Holder];
  await ask(place, [rob]);
  const question = await asked(rob, 'do you still need');
  const client = app.slack.as(rob);
  await Promise.all([client.click(KEEP_LICENSE, question), client.click(KEEP_LICENSE, question)]);
  await asked(rob, 'you keep your license');
  expect(client.dm().filter(({ text }) => text.includes('*Twice*'))).toHaveLength(1);
  expect(await holdersOf(app, product)).toEqual(['Rob', 'Sue']);
});

test('while Slack takes nothing they are asked later, once; in their language', async () => {
  const { people, place } = await short('Later', ['Tom', 'Uma'], 'nl-NL');
  const [tom] = people as [Holder];
  await anna().click(RECLAIM, place);
  await sees(anna(), 'Whom to ask');
  await anna().choose('Whom to ask', [tom.personId]);
  app.slack.misbehave({ kind: 'error500', method: 'chat.postMessage', times: 1 });
  await anna().submit();
  const question = await asked(tom, 'heb je je licentie nog nodig?');
  expect(question.text).toContain('Antwoord graag tot en met 22 jun 2026');
  expect(app.slack.as(tom).dm()).toHaveLength(1);
});

test('who cannot be told is shown as such', async () => {
  const { people, place, says } = await short('Unheard', ['Vic', 'Wim']);
  const [vic] = people as [Holder];
  app.slack.misbehave({
    ...{ kind: 'refused', method: 'conversations.open', error: 'user_not_found', times: 1 },
  });
  await ask(place, [vic]);
  await says('1 could not be told');
  await anna().closeModal({ all: true });
  await anna().click(RECLAIM, place);
  await sees(anna(), 'Slack takes no message to them', 'Remove license');
});

test('only administrators start it', async () => {
  const { place } = await short('Allowed', ['Xan', 'Yve']);
  app.slack.workspace.conversations.get(channel.channelId)?.members.add(app.member.id);
  const client = app.slack.as(app.member);
  await client.click(RECLAIM, place);
  await client.waitFor((each) =>
    each.messages(channel.channelId).some(({ text }) => text.includes('license administrators')),
  );
  expect(client.modal).toBeUndefined();
});
