/** How requests are decided is set in Slack, and holds at once. */
import type { SlackUser } from '../../../sandbox/slack/people.ts';
import { useApp } from '../../support/app.ts';
import { aGroup, anAssignment, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
let carl: SlackUser & { personId: string };
let dora: SlackUser & { personId: string };
const anna = () => app.slack.as(app.admin);
const mick = () => app.slack.as(app.member);

beforeAll(async () => {
  carl = await somebody(app, 'Carl Chief');
  dora = await somebody(app, 'Dora Deputy');
  for (const client of [anna(), mick()]) await client.command('/license-mine');
  await sees(anna(), 'You hold');
  await sees(mick(), 'You hold');
  await closeModals(app);
});

afterEach(async () => {
  await closeModals(app);
  for (const user of [carl, dora]) {
    if (app.slack.as(user).modal) await app.slack.as(user).closeModal({ all: true });
  }
});

const message = (client: ReturnType<typeof anna>, ...words: string[]) =>
  client.waitFor((each) =>
    each
      .dm()
      .findLast(({ text, blocks }) =>
        words.every((word) => `${text}\n${JSON.stringify(blocks)}`.includes(word)),
      ),
  );

/** From the menu of the product's view. */
async function openPolicy(product: { id: string; displayName: string }): Promise<void> {
  await anna().command(`/licenses ${product.displayName}`);
  await sees(anna(), product.displayName);
  await anna().choose('product.administer', `requests:${product.id}`);
  await sees(anna(), `How requests for *${product.displayName}* are decided.`);
}

async function ask(product: string): Promise<void> {
  await mick().command(`/license-request ${product}`);
  await sees(mick(), 'Why is it needed?');
  await mick().fill('request.reason', 'For the audit');
  await mick().submit();
}

const product = (displayName: string, seats = 1) =>
  aProduct(inTenantOf(app), { displayName, skuPartNumber: displayName, seats });

test('two of the chosen must agree, and no administrator is asked', async () => {
  const visio = await product('Visio');
  await openPolicy(visio);
  await anna().choose('policy.mode', 'approval');
  await sees(anna(), 'Who decides?');
  await anna().choose('policy.kind', 'people');
  await sees(anna(), 'Which people?');
  await anna().choose('policy.people.1', [carl.id]);
  await anna().fill('policy.needed.1', '2');
  await anna().submit();
  await sees(
    anna(),
    'requests for *Visio* are decided like this',
    '2 must agree, but only 1 person',
  );
  await anna().closeModal({ all: true });

  await openPolicy(visio);
  await sees(anna(), 'only 1 person is there');
  await anna().choose('policy.people.1', [carl.id, dora.id]);
  await anna().fill('policy.hold', '1');
  await anna().fill('policy.offer', '48');
  await anna().submit();
  await sees(anna(), 'are decided like this', 'leaves too few to decide');

  await ask('Visio');
  await sees(mick(), 'You asked for *Visio*', `<@${carl.id}>`, 'A seat is held for it until');
  const [carls, doras] = [app.slack.as(carl), app.slack.as(dora)];
  const copies = [
    await message(carls, 'asks for *Visio*', '0 of 2 have agreed', 'one is held for it'),
    await message(doras, 'asks for *Visio*'),
  ] as const;
  expect(
    anna()
      .dm()
      .filter(({ text }) => text.includes('Visio')),
  ).toEqual([]);

  await carls.click('Review', copies[0]);
  await sees(carls, 'asks for *Visio*', 'More have to agree after you');
  await carls.choose('review.day', '2026-12-31');
  await carls.click('Approve');
  const voted = await sees(carls, 'You agreed. It waits for', '1 of 2 have agreed');
  expect(voted.buttons).toEqual([]);
  const edited = await message(carls, '*Agreed:*', 'until Dec 31, 2026');
  expect(edited.ts).toBe(copies[0].ts);
  expect(JSON.stringify(edited.blocks)).not.toContain('button');

  await doras.command('/license-requests');
  await sees(doras, 'Waiting for me');
  await doras.click('Waiting for me');
  await sees(doras, '*1 request* waits for your decision', '*Agreed:*');
  await doras.click('Review');
  const last = await sees(doras, 'asks for *Visio*', '*Usage location of');
  expect(last.buttons).toContain('Approve');
  await doras.choose('review.location', 'Netherlands');
  await doras.click('Approve');
  await sees(doras, '*Approved* by', 'until Dec 31, 2026');
  expect(await holdersOf(app, visio)).toEqual(['Mick Member']);
  await message(mick(), `<@${dora.id}> approved that you get *Visio*`);
});

test('granted at once; where a rule refuses, the administrators are asked, openly', async () => {
  const free = await product('Free');
  await openPolicy(free);
  await anna().choose('policy.mode', 'automatic');
  await sees(anna(), 'For how many days at most?');
  await anna().choose('policy.reason', []);
  await anna().submit();
  await sees(anna(), 'requests for *Free* are decided like this');

  await mick().command('/license-request Free');
  await sees(mick(), 'You get it at once');
  await mick().submit();
  await sees(mick(), 'You have *Free* now');
  expect(await holdersOf(app, free)).toEqual(['Mick Member']);
  await mick().closeModal({ all: true });

  await mick().command(`/license-request @${dora.name} Free`);
  await sees(mick(), 'number 1 on the waitlist');
  await mick().submit();
  await sees(mick(), `<@${dora.id}> gets *Free*, as its policy grants it, but no seat is free`);
  await mick().closeModal({ all: true });

  const nowhere = await somebody(app, 'Nils Nowhere', { usageLocation: null });
  await mick().command(`/license-request @${nowhere.name} Free`);
  await sees(mick(), 'Free');
  await mick().submit();
  await sees(mick(), 'granted at once, but no usage location', 'license administrators decide');
  await message(anna(), `asks for *Free* for <@${nowhere.id}>`, 'granted at once, but no usage');
});

test('the policy of all products, with a group that is asked in a channel', async () => {
  const words = await product('Words');
  const group = await aGroup(inTenantOf(app), {
    name: 'Deciders',
    members: [{ id: carl.personId }],
  });
  await anna().command('/license-requests');
  await sees(anna(), 'Default policy');
  await anna().click('Default policy');
  await sees(anna(), 'How requests are decided for *all products*');
  await anna().choose('policy.kind', 'group');
  await sees(anna(), 'Members of which group?');
  await anna().choose('policy.group.1', 'Deciders');
  const elsewhere = app.slack.addChannel({ name: 'elsewhere', members: [app.admin.id] });
  await anna().choose('policy.channel', [elsewhere.id]);
  await anna().submit();
  const { errors } = await anna().waitFor(({ modal }) =>
    modal && Object.keys(modal.errors).length > 0 ? modal : undefined,
  );
  expect(errors['policy.channel']).toContain('/invite');
  const all = [app.admin.id, app.member.id, carl.id, dora.id];
  const { id: channel } = app.slack.addChannel({
    ...{ name: 'asked', botIsMember: true, members: all },
  });
  await anna().choose('policy.channel', [channel]);
  await anna().submit();
  await sees(anna(), 'all products without a policy of their own', 'Carl Chief');
  expect(group.id).toHaveLength(36);

  await ask('Words');
  await sees(mick(), 'You asked for *Words*', `<@${carl.id}>`);
  const posted = await mick().waitFor((each) =>
    each.messages(channel).findLast(({ text }) => text.includes('asks for *Words*')),
  );
  await app.slack.as(dora).click('Review', posted);
  const told = await app.slack
    .as(dora)
    .waitFor((each) =>
      each.messages(channel).findLast(({ text }) => text.includes('Others decide on this request')),
    );
  expect(told.text).toContain(`<@${carl.id}>`);
  await app.slack.as(carl).click('Review', posted);
  await sees(app.slack.as(carl), 'asks for *Words*');
  await app.slack.as(carl).click('Deny');
  await sees(app.slack.as(carl), 'Why not?');
  await app.slack.as(carl).fill('deny.why', 'Not now');
  await app.slack.as(carl).submit();
  await sees(app.slack.as(carl), '*Denied* by', 'Not now');
  await mick().waitFor((each) =>
    each.messages(channel).find(({ ts, text }) => ts === posted.ts && text.includes('*Denied* by')),
  );
  await message(mick(), 'denied you *Words*: Not now');
  expect(await holdersOf(app, words)).toEqual([]);
  await anAssignment(inTenantOf(app), { id: dora.personId }, words);
});
