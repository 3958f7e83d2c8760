/** Slow databases, slow and failing Slacks, and people who are faster than both. */
import { PEOPLE, PRODUCT, REASON } from '../../../commands/assign-license/form.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../../support/builders.ts';
import { holdUp } from '../../support/held-up.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { form, message } = atForm(app, '/license-assign', 'Last day');
afterEach(async () => {
  app.slack.behave();
  await closeModals(app);
});

const WORKING = 'This takes a little longer than usual';

describe('work that takes longer than Slack waits', () => {
  test('shows that it works, then the result', async () => {
    const product = await aProduct(at(), { displayName: 'Slow' });
    const kim = await somebody(app, 'Kim Slow');
    const client = await form(`@${kim.name} Slow`);
    await holdUp(app, kim, async () => {
      await client.submit();
      expect(client.modal?.text).toContain(WORKING);
      expect(await holdersOf(app, product)).toEqual([]);
    });
    await sees(client, 'got *Slow*');
    await message('got *Slow*');
  });

  test('goes on with the window closed; the result comes as a message', async () => {
    const product = await aProduct(at(), { displayName: 'Unwatched' });
    const kim = await somebody(app, 'Kim Unwatched');
    const client = await form(`@${kim.name} Unwatched`);
    await holdUp(app, kim, async () => {
      await client.submit();
      await client.closeModal();
    });
    await message('got *Unwatched*');
    expect(client.modal).toBeUndefined();
    expect(await holdersOf(app, product)).toEqual(['Kim Unwatched']);
  });

  test('even before the form is read, shows that it works', async () => {
    const product = await aProduct(at(), { displayName: 'Sluggish' });
    const kim = await somebody(app, 'Kim Sluggish');
    const client = await form(`@${kim.name} Sluggish`);
    await at()
      .em.fork()
      .transactional(async (em) => {
        await em.execute('lock table tenant in access exclusive mode');
        await client.submit();
        expect(client.modal?.text).toContain(WORKING);
      });
    await sees(client, 'got *Sluggish*');
    expect(await holdersOf(app, product)).toEqual(['Kim Sluggish']);
  });

  test('even before it is found out what is wrong with the form, says so in its place', async () => {
    await aProduct(at(), { displayName: 'Nobody yet' });
    const client = await form('Nobody yet');
    await at()
      .em.fork()
      .transactional(async (em) => {
        await em.execute('lock table tenant in access exclusive mode');
        await client.submit();
      });
    await sees(client, 'Choose at least one person, here or below, or a group.');
  });

  test('and fails, gives the form back with its input and the reason', async () => {
    const product = await aProduct(at(), { displayName: 'Slow and full', seats: 1 });
    await anAssignment(at(), await aPerson(at()), product);
    const kim = await somebody(app, 'Kim Late');
    const client = await form(`@${kim.name} Slow and full`);
    await client.fill(REASON, 'keep me');
    await holdUp(app, kim, async () => {
      await client.submit();
      expect(client.modal?.text).toContain(WORKING);
    });
    const { values } = await sees(client, 'No seat of Slow and full is free');
    expect(values[REASON]?.[REASON]).toMatchObject({ value: 'keep me' });
    expect(values[PEOPLE]?.[PEOPLE]).toMatchObject({ selected_users: [kim.id] });
    expect(values[PRODUCT]?.[PRODUCT]).toMatchObject({ selected_option: { value: product.id } });
  });
});

describe('work that fails after Slack was told to wait', () => {
  test('names who cannot be assigned anything once', async () => {
    await aProduct(at(), { displayName: 'For the quick' });
    const kim = await somebody(app, 'Kim Gone');
    const client = await form(`@${kim.name} For the quick`);
    app.slack.updateUser(kim.id, { deleted: true });
    await at()
      .em.fork()
      .execute("update person set status = 'deleted' where id = ?", [kim.personId]);
    await holdUp(app, kim, async () => {
      await client.submit();
      expect(client.modal?.text).toContain(WORKING);
    });
    const { text } = await sees(client, 'Kim Gone is deactivated');
    expect(text.match(/is deactivated/g)).toHaveLength(1);
  });

  test('says why in the view, where no field is the way out', async () => {
    const product = await aProduct(at(), { displayName: 'Vanishing', subscriptions: [] });
    const kim = await somebody(app, 'Kim Vain');
    const client = await form(`@${kim.name} Vanishing`);
    await holdUp(app, kim, async () => {
      await client.submit();
      expect(client.modal?.text).toContain(WORKING);
      await at().em.fork().execute('delete from product where id = ?', [product.id]);
    });
    const { title } = await sees(client, 'This product does not exist here (anymore).');
    expect(title).toBe('That did not work');
  });
});

describe('a Slack that fails', () => {
  test('to take the message leaves the deed done, and is sent it again', async () => {
    const product = await aProduct(at(), { displayName: 'Mute' });
    const kim = await somebody(app, 'Kim Mute');
    const client = await form(`@${kim.name} Mute`);
    app.slack.misbehave({ kind: 'error500', method: 'chat.postMessage', times: 1 });
    await client.submit();
    await sees(client, 'got *Mute*');
    expect(await holdersOf(app, product)).toEqual(['Kim Mute']);
    expect(client.dm().some(({ text }) => text.includes('Mute'))).toBe(false);
    await message('got *Mute*');
  });

  test('to tell about one of several people leaves the others served', async () => {
    await aProduct(at(), { displayName: 'Patchy' });
    const kim = await somebody(app, 'Kim Patchy');
    const stranger = app.slack.addUser({ name: 'never.met' });
    const client = await form(`@${kim.name} Patchy`);
    app.slack.misbehave({ kind: 'rate_limited', method: 'users.info' });
    await client.choose(PEOPLE, [kim.id, stranger.id]);
    await client.submit();
    await sees(
      client,
      `Assign *Patchy* to <@${kim.id}>?`,
      `✗ <@${stranger.id}> cannot get it: Slack is limiting requests at the moment.`,
    );
    await client.submit();
    await sees(client, `<@${kim.id}> got *Patchy*.`);
  });
});

describe('somebody faster than the form', () => {
  test('keeps the result: a redraw that comes late does not take its place', async () => {
    await aProduct(at(), { displayName: 'Late redraw' });
    const kim = await somebody(app, 'Kim Fast');
    const client = await form('Late redraw');
    const before = app.slack.calls.length;
    app.slack.misbehave({ kind: 'slow', method: 'views.update', times: 1, delayMs: 1500 });
    await client.choose(PEOPLE, [kim.id]);
    await client.submit();
    await sees(client, 'got *Late redraw*');
    const isRedrawn = () =>
      app.slack.calls.slice(before).some(({ method }) => method === 'views.update');
    await until('it is redrawn', isRedrawn);
    expect(client.modal?.text).toContain('got *Late redraw*');
  });

  test('sees the plans of the product before it is assigned', async () => {
    const plan = await aPlan(at(), { name: 'Unseen Plan' });
    const product = await aProduct(at(), { displayName: 'Unseen', plans: [plan] });
    const kim = await somebody(app, 'Kim Hasty');
    const client = await form(`@${kim.name}`);
    app.slack.misbehave({ kind: 'slow', method: 'views.update', times: 1, delayMs: 800 });
    await client.choose(PRODUCT, 'Unseen');
    await client.submit();
    await sees(client, 'You were faster than this form', 'Unseen Plan');
    expect(await holdersOf(app, product)).toEqual([]);
    await client.submit();
    await sees(client, 'got *Unseen*');
  });
});

test('a deed that is done while the connection is lost is told as done', async () => {
  const product = await aProduct(at(), { displayName: 'Cut off' });
  const kim = await somebody(app, 'Kim Cut Off');
  const client = await form(`@${kim.name} Cut off`);
  await holdUp(app, kim, async () => {
    const submitting = client.submit();
    await until('it waits', async () => (await waiting()) > 0);
    app.slack.dropConnections();
    await submitting;
  });
  await sees(client, 'got *Cut off*');
  await message('got *Cut off*');
  expect(await holdersOf(app, product)).toEqual(['Kim Cut Off']);
});

/** How many statements wait for somebody else's lock. */
async function waiting(): Promise<number> {
  const [row] = await at().em.execute<{ count: number }[]>(
    `select cast(count(*) as int) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
