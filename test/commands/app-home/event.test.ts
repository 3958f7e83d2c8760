import type { SlackUser } from '../../../sandbox/slack/people.ts';
import { findPersonBySlackId } from '../../../src/licensing/find-person-by-slack-id.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { until } from '../../support/until.ts';

const app = useApp();
afterEach(() => closeModals(app));

function published({ id }: SlackUser): string | undefined {
  const { views, homes } = app.slack.workspace;
  return views.get(homes.get(id) ?? '')?.hash;
}

/** Opens the Home tab, and waits until the app has published it anew with all of `words`. */
async function homeOf(user: SlackUser, ...words: string[]) {
  const client = app.slack.as(user);
  const before = published(user);
  await client.openHome();
  return client.waitFor(
    ({ home }) =>
      published(user) !== before && words.every((word) => home?.text.includes(word)) && home,
  );
}

test('a member finds what they hold, and the ways on', async () => {
  const mick = app.slack.as(app.member);
  await homeOf(app.member, 'Hello Mick Member', 'You hold no licenses', 'License administrators');

  const me = await findPersonBySlackId(app.licensing, app.tenantId, app.member.id);
  if (!me) throw new Error('not linked');
  const workspace = { em: app.database.orm.em, tenantId: app.tenantId };
  await anAssignment(workspace, me, await aProduct(workspace, { displayName: 'Visio' }));
  const { buttons } = await homeOf(app.member, 'You hold 1 license', '• Visio');
  const ways = ['See products', 'Request license', 'Show my licenses'];
  expect(buttons).toEqual([...ways, 'Return license']);

  await mick.click('Show my licenses', 'home');
  await sees(mick, 'You hold *1* license.');
  await mick.closeModal();
  await mick.click('See products', 'home');
  await sees(mick, '*1* product', '*Visio*');
  await mick.closeModal();

  await mick.click('Return license', 'home');
  await mick.waitFor(({ home }) => home?.text.includes('You returned *Visio*') && home);
  await homeOf(app.member, 'You hold no licenses');
});

test('an administrator is offered to assign and to remove', async () => {
  const { buttons } = await homeOf(app.admin, 'Hello Anna Admin');
  expect(buttons).toEqual([
    'See products',
    'Assign license',
    'Remove license',
    'See groups',
    'Request license',
  ]);
});

test('somebody of another organization gets no Home', async () => {
  const stranger = app.slack.addUser({ name: 'sam', realName: 'Sam Stranger', isStranger: true });
  await app.slack.as(stranger).openHome();
  const asked = ({ method, args }: (typeof app.slack.calls)[number]) =>
    method === 'users.info' && args['user'] === stranger.id;
  await until('who they are is asked', () => app.slack.calls.some(asked));
  // Begun later, and longer: when it is done, the stranger's would be too.
  await homeOf(app.member, 'Hello Mick Member');
  expect(published(stranger)).toBeUndefined();
});

test('while the database does not answer, the Home says so with a reference', async () => {
  const { em } = app.database.orm;
  await em.execute('alter table person rename to person_away');
  try {
    const { text } = await homeOf(app.member, 'cannot read its data at the moment');
    expect(text).toMatch(/the reference [0-9a-f]{8}\./);
  } finally {
    await em.execute('alter table person_away rename to person');
  }
  await homeOf(app.member, 'Hello Mick Member');
});

describe('where no window can be opened any more', () => {
  const late = useApp({ slack: async () => ({ triggerLifetimeMs: 0 }) });

  test('a click in the Home is answered by a direct message', async () => {
    const mick = late.slack.as(late.member);
    await mick.openHome();
    await mick.waitFor(({ home }) => home?.text.includes('Hello Mick Member'));
    await mick.click('See products', 'home');
    const { text } = await mick.waitFor((client) => client.dm()[0]);
    expect(text).toMatch(/^This takes longer than it should.*the reference [0-9a-f]{8}\.$/);
  });
});
