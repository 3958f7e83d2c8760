/** Alerts as they stand in the channel, from a Slack that has bad days, by one process or several. */
import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { startApp } from '../../src/app.ts';
import { chooseAlertChannel } from '../../src/licensing/alerts/choose-alert-channel.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { aGroup, anAssignment, aPerson, aProduct, aSubscription } from '../support/builders.ts';
import { withHistory } from '../support/history-scopes.ts';
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
          endDate: '2026-07-30',
          price: '5.60',
          currency: 'EUR',
          noticeDate: '2026-08-20',
        },
      ],
    });
    await channel.turn();
    const [message] = channel.messages('Chat &amp; &lt;!here&gt;');
    expect(message?.text).toBe(
      '⏳ *Chat &amp; &lt;!here&gt;*: the last day of 10 seats is Jul 30, 2026. ' +
        'From *Aug 30, 2026* on, after the grace period, this subscription gives no seats any more. ' +
        'Then there are enough (assigned: 0, seats: 0).',
    );
    expect(JSON.stringify(message?.blocks)).toContain('€5.60 per seat · notice date Aug 20, 2026');
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
    // That nobody has a seat for it any more is another condition.
    const [, , missing, ...others] = channel.messages('Chat &amp;');
    expect(missing?.text).toContain('*1 seat is missing* (assigned: 1, seats: 0)');
    expect(others).toEqual([]);
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
      for (let count = 0; count < 3; count += 1) {
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
      ).toHaveLength(3);
      expect(new Set(channel.messages('*Shared').map(({ text }) => text)).size).toBe(3);
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

describe('people in error', () => {
  const app = useApp();
  const channel = useChannel(app);

  test('are news in the thread of their alert as they become fewer or more, but not while it is quiet', async () => {
    await channel.choose();
    const at = inTenantOf(app);
    const product = await aProduct(at, { displayName: 'Waited for' });
    const group = await aGroup(at, { products: [product] });
    for (let count = 0; count < 15; count += 1) await aPerson(at);
    const wait = async (people: number) => {
      const of = { tenantId: at.tenantId, product: product.id, group: group.id };
      // At once, as a job may look meanwhile.
      await app.licensing.em.fork().execute(WAIT, { ...of, people }, 'run');
      await channel.turn();
      return channel.messages('').filter(({ threadTs }) => threadTs !== undefined);
    };
    expect(await wait(15)).toEqual([]);
    const [message] = channel.messages('*Waited for*');
    expect(message?.text).toContain('15 people are to have it');
    expect(await wait(3)).toMatchObject([
      { text: '✔ 12 healed, 3 still without it.', threadTs: message?.ts },
    ]);
    expect((await wait(3))[0]?.isBroadcast).toBeFalsy();
    expect(message?.text).toContain('3 people are to have it');
    expect((await wait(4)).map(({ text }) => text)).toEqual([
      '✔ 12 healed, 3 still without it.',
      '⚠ 1 more is to have it and does not: 4 now.',
    ]);
    await app.licensing.em.fork().execute(
      `update alert set quiet_why = 'resolved', quiet_at = now(), quiet_level = level,
        quiet_reason = 'Seen' where product_id = ?`,
      [product.id],
    );
    expect(await wait(2)).toHaveLength(2);
    expect(await wait(0)).toHaveLength(2);
    expect(message?.text).toContain('nobody waits for it any more');
  });
});

/** So many of those who are there, and nobody else. */
const WAIT = `
  delete from source where product_id = :product;
  insert into source (tenant_id, id, person_id, product_id, group_id, state, error_code, since)
  select tenant_id, gen_random_uuid(), id, :product, :group, 'error', 'dependency_missing', now()
    from person where tenant_id = :tenantId and display_name = 'Pat Person'
   order by id limit :people`;

describe('seats that become few', () => {
  const app = useApp();
  const channel = useChannel(app);

  test('are one message as well, raised where none is left, and marked when there are enough', async () => {
    await channel.choose();
    const at = inTenantOf(app);
    const product = await aProduct(at, { displayName: 'Scarce', seats: 20 });
    const assign = async (count: number) => {
      for (let made = 0; made < count; made += 1) {
        await anAssignment(at, await aPerson(at), product);
      }
      await channel.turn();
    };
    await assign(17);
    expect(channel.messages('*Scarce*')).toEqual([]);
    await assign(1);
    const [message] = channel.messages('*Scarce*');
    expect(message?.text).toContain('2 seats are left (assigned: 18, seats: 20)');
    await assign(2);
    const [, raised, ...more] = channel.messages('*Scarce*');
    expect(raised).toMatchObject({ threadTs: message?.ts, isBroadcast: true });
    expect(raised?.text).toContain('no seat is left; all 20 are assigned');
    expect(more).toEqual([]);
    await aSubscription(at, product, { seats: 5 });
    await channel.turn();
    expect(message?.text).toContain('enough seats again (assigned: 20, seats: 25)');
    expect(channel.messages('*Scarce*')).toHaveLength(2);
  });
});

describe.each([
  ['is found where the app may look, and not posted twice', true, 1],
  ['comes a second time at most where it may not look', false, 2],
])('an alert whose answer was lost', (name, mayLook, most) => {
  const app = useApp({ slack: mayLook ? withHistory : async () => ({}) });
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

  test(`${name}, nor is the news in its thread`, async () => {
    const at = inTenantOf(app);
    const product = await aProduct(at, { displayName: 'Lost news' });
    const group = await aGroup(at, { products: [product] });
    for (let count = 0; count < 3; count += 1) await aPerson(at);
    await channel.choose();
    const wait = async (people: number) => {
      const of = { tenantId: at.tenantId, product: product.id, group: group.id };
      await app.licensing.em.fork().execute(WAIT, { ...of, people }, 'run');
      await channel.turn();
    };
    const news = () =>
      channel.messages('✔').flatMap(({ text, threadTs }) => (threadTs ? [text] : []));
    await wait(3);
    app.slack.misbehave({ kind: 'lost_answer', method: 'chat.postMessage', times: 1 });
    await wait(2);
    expect(news()).toEqual(Array(most).fill('✔ 1 healed, 2 still without it.'));
    // What is told afterwards is told of the number that was told then.
    await wait(1);
    expect(news().slice(most)).toEqual(['✔ 1 healed, 1 still without it.']);
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

  test('as the token was revoked is given up as well; who chose it is told once a token holds', async () => {
    await channel.choose();
    const before = told().length;
    await aProduct(inTenantOf(app), {
      ...{ displayName: 'Revoked', subscriptions: [{ endDate: '2026-07-28' }] },
    });
    app.slack.misbehave({ kind: 'refused', error: 'token_revoked' });
    await channel.turn();
    const letters = () => channel.jobs.boss.findJobs(`${app.tenantId}/tell-person`);
    await until('she could not be told', async () =>
      (await letters()).some(({ state }) => state === 'retry'),
    );
    app.slack.behave();
    await until('she is told', () => told().length > before);
    expect(told().slice(before)).toEqual([
      expect.objectContaining({ text: expect.stringContaining('Slack says `token_revoked`') }),
    ]);
    expect(channel.messages('*Revoked*')).toEqual([]);
    await channel.choose();
    await channel.turn();
    expect(channel.messages('*Revoked*')).toHaveLength(1);
  });
});

describe('several channels', () => {
  const app = useApp({ slack: BUSY });
  const channel = useChannel(app);
  afterEach(() => app.slack.behave());

  test('are told at once: one that is slow or fails holds up no other', async () => {
    const rooms = ['slow', 'failing', 'well'].map((name) =>
      app.slack.addChannel({ name, members: [app.admin.id], botIsMember: true }),
    );
    const [slow, failing, well] = rooms.map(({ id }) => id) as [string, string, string];
    app.now = new Date('2026-06-15T10:00:00Z');
    const post = { method: 'chat.postMessage' };
    app.slack.misbehave({ ...post, kind: 'slow', delayMs: 8000, channel: slow });
    app.slack.misbehave({ ...post, kind: 'error500', channel: failing });
    for (const { id, name } of rooms) {
      for (const count of [1, 2]) {
        const product = await aProduct(inTenantOf(app), {
          ...{ displayName: `${name} ${count}`, subscriptions: [{ endDate: '2026-07-30' }] },
        });
        await app.licensing.em
          .fork()
          .transactional((em) =>
            chooseAlertChannel(em, app.licensing, channel.context(), id, { productId: product.id }),
          );
      }
    }
    await channel.jobs
      .queueOf(app.tenantId)
      .then((queue) =>
        queue.enqueue(app.licensing.em.fork(), 'review-alerts', { productId: null }),
      );
    const posted = (channelId: string) =>
      app.slack.workspace.messages.filter((message) => message.channelId === channelId);
    await until('the others have theirs', () => posted(well).length === 2);
    expect(posted(slow).length + posted(failing).length).toBe(0);
    app.slack.behave();
    await until('all are told', () => posted(slow).length === 2 && posted(failing).length === 2);
    const [one, other] = posted(well).map(({ ts }) => Number(ts));
    expect(Number(other) - Number(one)).toBeGreaterThan(0.9);
  });
});
