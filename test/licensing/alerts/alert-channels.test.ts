/** Which channel an alert goes to, of those that were chosen. */
import { type AlertScope, readAlertRoutes } from '../../../src/licensing/alerts/alert-route.ts';
import { chooseAlertChannel } from '../../../src/licensing/alerts/choose-alert-channel.ts';
import {
  chooseAlertChannels,
  chosenScopes,
  readAlertChannels,
} from '../../../src/licensing/alerts/choose-alert-channels.ts';
import { chooseProductChannel } from '../../../src/licensing/alerts/choose-product-channel.ts';
import { closeAlertChannel } from '../../../src/licensing/alerts/close-alert-channel.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { auditOf } from '../../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing);
  licensing.time.set('2026-06-15T12:00:00Z');
});

const choose = (channelId: string | null, scope: AlertScope = {}) =>
  licensing.em
    .fork()
    .transactional((em) => chooseAlertChannel(em, licensing, at.admin, channelId, scope));
const close = (channelId: string) =>
  closeAlertChannel(licensing, at.tenantId, { channelId, why: 'is_archived' });
const review = () => reviewAlerts(licensing, at.tenantId, { productId: null });
/** As if the job had told all that has a place. */
const tell = () =>
  licensing.em.fork().execute(
    `update alert_message m set ts = '1.0', shown_revision = a.revision, told_level = a.level
       from alert a where m.tenant_id = ? and a.tenant_id = m.tenant_id and a.id = m.alert_id
        and m.ts is null`,
    [at.tenantId],
    'run',
  );
/** By product, those where they are only kept true in brackets. */
async function places() {
  const rows = await licensing.em.fork().execute<{ product: string; channels: string }[]>(
    `select pr.display_name as product, string_agg(
        case when m.moved then '(' || r.channel_id || ')' else r.channel_id end, ' '
        order by m.moved desc, r.channel_id) as channels
       from alert a join product pr on pr.tenant_id = a.tenant_id and pr.id = a.product_id
       join alert_message m on m.tenant_id = a.tenant_id and m.alert_id = a.id
       join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id
        and (r.closed_at is null or r.closed_why = 'replaced')
      where a.tenant_id = ? group by pr.display_name`,
    [at.tenantId],
  );
  return Object.fromEntries(rows.map(({ product, channels }) => [product, channels]));
}

const product = (displayName: string, seats = 10) => aProduct(at, { displayName, seats });
const expiring = (displayName: string, endDate: string) =>
  aProduct(at, { displayName, subscriptions: [{ endDate }] });
async function exhausted(displayName: string) {
  const one = await product(displayName, 1);
  await anAssignment(at, await aPerson(at), one);
  return one;
}

test('the most specific counts: its product, its kind, its severity, all', async () => {
  const own = await exhausted('Own');
  await exhausted('Kind');
  await expiring('Soon', '2026-06-20');
  await expiring('Later', '2026-07-30');
  await choose('CALL');
  await choose('CURGENT', { severity: 'urgent' });
  await choose('CSEATS', { kind: 'seats_short' });
  await choose('COWN', { productId: own.id });
  await review();
  expect(await places()).toEqual({ Own: 'COWN', Kind: 'CSEATS', Soon: 'CURGENT', Later: 'CALL' });
});

test('without one for all, only what has a channel of its own is told', async () => {
  await expiring('Soon', '2026-06-20');
  await expiring('Later', '2026-07-30');
  await choose('CURGENT', { severity: 'urgent' });
  await review();
  expect(await places()).toEqual({ Soon: 'CURGENT' });
});

test('what becomes urgent is told in that channel from then on, and kept true where it stood', async () => {
  await expiring('Nearing', '2026-07-30');
  await choose('CALL');
  await choose('CURGENT', { severity: 'urgent' });
  await review();
  await tell();
  licensing.time.set('2026-07-01T12:00:00Z');
  await review();
  expect(await places()).toEqual({ Nearing: 'CALL' });
  licensing.time.set('2026-07-23T12:00:00Z');
  await review();
  await tell();
  expect(await places()).toEqual({ Nearing: '(CALL) CURGENT' });
  licensing.time.set('2026-07-29T12:00:00Z');
  await review();
  expect(await places()).toEqual({ Nearing: '(CALL) CURGENT' });
  // Where that takes nothing any more, it is told again where it stood before.
  await close('CURGENT');
  await review();
  expect(await places()).toEqual({ Nearing: 'CALL' });
});

test('of channels that take nothing any more the next counts, and administrators see them', async () => {
  const own = await exhausted('Own');
  await choose('CALL');
  await choose('CONE', { productId: own.id });
  await choose('CONE', { kind: 'seats_short' });
  await review();
  await tell();
  await close('CONE');
  await review();
  expect(await places()).toEqual({ Own: 'CALL' });
  const routes = () => readAlertRoutes(licensing.em.fork(), at.tenantId);
  const why = 'is_archived';
  expect(await routes()).toMatchObject({
    general: { channelId: 'CALL', closedWhy: null },
    closed: [
      { channelId: 'CONE', why, product: null, kind: 'seats_short' },
      { channelId: 'CONE', why, product: 'Own', kind: null },
    ],
  });
  // Whoever chose both is told once.
  expect(licensing.queue.sent(at.tenantId, 'tell-administrators')).toHaveLength(1);
  await choose('CTWO', { kind: 'seats_short' });
  expect((await routes()).closed).toMatchObject([{ product: 'Own' }]);
});

test('of a channel that takes nothing any more nobody hears once another is chosen, or none', async () => {
  const own = await exhausted('Own');
  await choose('CONE', { productId: own.id });
  await choose('CONE', { severity: 'urgent' });
  await close('CONE');
  const closed = async () => (await readAlertRoutes(licensing.em.fork(), at.tenantId)).closed;
  expect(await closed()).toHaveLength(2);
  const none = { productId: own.id, channelId: null, seenId: null };
  expect(await chooseProductChannel(licensing, at.admin, none)).toMatchObject({ changed: true });
  expect(await chooseProductChannel(licensing, at.admin, none)).toMatchObject({ changed: false });
  expect(await closed()).toMatchObject([{ severity: 'urgent' }]);
  const seen = await readAlertChannels(licensing, at.admin);
  expect(await chooseAlertChannels(licensing, at.admin, seen)).toMatchObject({ changed: true });
  expect(await chooseAlertChannels(licensing, at.admin, seen)).toMatchObject({ changed: false });
  expect(await closed()).toEqual([]);
  expect((await auditOf(at)).at(-1)).toMatchObject({
    before: { alertChannelId_urgent: 'CONE' },
    after: { alertChannelId_urgent: null },
  });
});

test('all are chosen at once, upon what was seen', async () => {
  const { channelIds, revision } = await readAlertChannels(licensing, at.admin);
  expect(new Set(channelIds)).toEqual(new Set([null]));
  const chosen = chosenScopes.map((scope) => ('severity' in scope ? 'CONE' : null));
  const save = () => chooseAlertChannels(licensing, at.admin, { channelIds: chosen, revision });
  expect(await save()).toMatchObject({ changed: true });
  await expect(save()).rejects.toMatchObject({ code: 'changed_meanwhile' });
  const seen = await readAlertChannels(licensing, at.admin);
  expect(seen.channelIds).toEqual(chosen);
  expect(await chooseAlertChannels(licensing, at.admin, seen)).toMatchObject({ changed: false });
  const somebody = { ...at.admin, actor: { kind: 'everybody', personId: '' } } as const;
  await expect(readAlertChannels(licensing, somebody)).rejects.toMatchObject({
    code: 'not_allowed',
  });
});
