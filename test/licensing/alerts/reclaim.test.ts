/** Holders who are asked whether they still need what there is too little of. */
import type { Context } from '../../../src/licensing/actor.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { readShownAlerts } from '../../../src/licensing/alerts/shown-alert.ts';
import { archiveProduct } from '../../../src/licensing/archive-product.ts';
import { answerReclaim } from '../../../src/licensing/reclaim/answer-reclaim.ts';
import { readReclaim } from '../../../src/licensing/reclaim/read-reclaim.ts';
import { giveReclaimCopyUp, takeReclaimCopy } from '../../../src/licensing/reclaim/reclaim-copy.ts';
import { startReclaim } from '../../../src/licensing/reclaim/start-reclaim.ts';
import { removeLicense } from '../../../src/licensing/remove-license.ts';
import { resizeSubscription } from '../../../src/licensing/resize-subscription.ts';
import { auditOf } from '../../support/audit.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asAdministrator,
  asEverybody,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { refusal, useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';

const licensing = useLicensing();
let at: Workspace;
let chat: { id: string };
let kim: { id: string };
let lee: { id: string };
let alertId: string;

const BY = '2026-06-22';
const review = () => reviewAlerts(licensing, at.tenantId, { productId: null });
const start = async (people: { id: string }[], answerBy = BY, context: Context = at.admin) =>
  startReclaim(licensing, context, { alertId, personIds: people.map(({ id }) => id), answerBy });
const shown = async () => {
  const [alert] = await readShownAlerts(licensing.em.fork(), at.tenantId, [alertId]);
  return alert;
};
const facts = () => readReclaim(licensing, at.admin, { alertId });
const states = async () =>
  await licensing.em.fork().execute<{ name: string; state: string; reclaimId: string }[]>(
    `select p.display_name as name, state, reclaim_id as "reclaimId" from reclaim_ask k
       join person p on p.id = k.person_id where k.tenant_id = ? order by asked_at, name`,
    [at.tenantId],
  );
const answer = async (person: { id: string }, what: 'keep' | 'release') =>
  answerReclaim(licensing, asEverybody(at, person), {
    ...{ reclaimId: (await states()).at(-1)?.reclaimId ?? '', answer: what },
  });
const told = () => licensing.queue.sent(at.tenantId, 'show-reclaim').map((job) => job.personId);
const named = (displayName: string, count = 0) =>
  aPerson(at, { displayName, slackUserId: `U${displayName.toUpperCase()}${count}` });

/** Kim and Lee hold a product of which there is one seat. */
beforeEach(async () => {
  at = await aTenant(licensing);
  chat = await aProduct(at, { displayName: 'Chat', seats: 1 });
  kim = await named('Kim');
  lee = await named('Lee');
  for (const person of [kim, lee]) await anAssignment(at, person, chat);
  await review();
  const [alert] = await licensing.em
    .fork()
    .execute<[{ id: string }]>('select id from alert where tenant_id = ?', [at.tenantId]);
  alertId = alert.id;
  await runJobs(licensing, at.tenantId);
});

test('who can be asked: who has it directly and in no other way, and is in Slack', async () => {
  const [away, outside] = [
    await aPerson(at, { displayName: 'Away', slackUserId: 'U9', status: 'deleted' }),
    await aPerson(at, { displayName: 'Outside', slackUserId: null }),
  ];
  const both = await named('Both');
  const inherits = await named('Inherits');
  const group = await aGroup(at, { members: [both, inherits], products: [chat] });
  for (const person of [away, outside, both]) await anAssignment(at, person, chat);
  await licensing.em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, group_id, state, since)
       select tenant_id, gen_random_uuid(), person_id, ?, group_id, 'active', now()
         from group_member where group_id = ?`,
    [chat.id, group.id],
  );
  const { candidates } = await facts();
  expect(candidates.map(({ displayName }) => displayName).sort()).toEqual(['Kim', 'Lee']);
  const everybody = [away, outside, both, inherits];
  expect((await refusal(start(everybody))).code).toBe('nobody_to_ask');
  expect(await start([...everybody, kim])).toMatchObject({ asked: 1, passed: 4 });
});

test('one keeps it, one releases it at once; the alert says so, and the history', async () => {
  expect(await start([kim, lee])).toMatchObject({ product: 'Chat', asked: 2, passed: 0 });
  expect(told().sort()).toEqual([kim.id, lee.id].sort());
  expect((await shown())?.reclaim).toMatchObject({ silent: 2, kept: 0, released: 0 });
  const before = (await shown())?.revision ?? 0;
  expect(await answer(kim, 'keep')).toMatchObject({ state: 'kept' });
  expect(await shown()).toMatchObject({ revision: before + 1, reclaim: { kept: 1, silent: 1 } });
  expect(await answer(lee, 'release')).toMatchObject({ state: 'released' });
  const [product] = await licensing.em
    .fork()
    .execute<{ assigned: number }[]>('select assigned from product where id = ?', [chat.id]);
  expect(product?.assigned).toBe(1);
  expect((await shown())?.reclaim).toMatchObject({ kept: 1, released: 1, silent: 0 });
  const actions = (await auditOf(at)).map(({ action }) => action);
  expect(actions.filter((action) => action !== 'license.assign')).toEqual([
    ...['reclaim.ask', 'reclaim.ask', 'reclaim.keep', 'license.remove', 'reclaim.release'],
  ]);
});

test('who answers again changes nothing, and is told what came of it', async () => {
  await start([kim]);
  await answer(kim, 'keep');
  expect(await answer(kim, 'release')).toMatchObject({ state: 'kept', isHeld: true });
  const clicks = await start([lee]).then(() =>
    Promise.all([answer(lee, 'release'), answer(lee, 'keep'), answer(lee, 'release')]),
  );
  expect(new Set(clicks.map(({ state }) => state)).size).toBe(1);
});

test('more are asked in the same reclaim, each once', async () => {
  await start([kim]);
  expect((await facts()).candidates.map(({ displayName }) => displayName)).toEqual(['Lee']);
  expect(await start([kim, lee])).toMatchObject({ asked: 1, passed: 1 });
  expect(new Set((await states()).map(({ reclaimId }) => reclaimId)).size).toBe(1);
  expect((await refusal(start([kim, lee]))).code).toBe('nobody_to_ask');
  expect(told()).toHaveLength(2);
});

test('of two who start it at once each holder is asked once', async () => {
  const race = await Promise.allSettled([start([kim, lee]), start([kim, lee])]);
  expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await states()).toHaveLength(2);
});

test('only administrators start it, and only who was asked answers', async () => {
  const none = start([lee], BY, asEverybody(at, kim));
  expect((await refusal(none)).code).toBe('not_allowed');
  await start([kim]);
  expect((await refusal(answer(lee, 'release'))).code).toBe('reclaim_not_found');
  expect((await refusal(answer(lee, 'keep'))).code).toBe('reclaim_not_found');
  const other = await aTenant(licensing);
  const stranger = { ...asAdministrator(other, lee) };
  const theirs = startReclaim(licensing, stranger, { alertId, personIds: [kim.id], answerBy: BY });
  expect((await refusal(theirs)).code).toBe('alert_not_found');
});

test.each(['2026-06-14', '2026-09-14'])('an answer cannot be wanted by %s', async (day) => {
  expect((await refusal(start([kim], day))).code).toBe('day_out_of_range');
});

test('a license that went otherwise is not asked for any more', async () => {
  await start([kim, lee]);
  await removeLicense(licensing, at.admin, { personId: kim.id, productId: chat.id, reason: null });
  // Before anybody has looked, a click finds it.
  expect(await answer(kim, 'release')).toMatchObject({ state: 'gone' });
  await removeLicense(licensing, at.admin, { personId: lee.id, productId: chat.id, reason: null });
  await runJobs(licensing, at.tenantId);
  expect((await states()).map(({ state }) => state)).toEqual(['gone', 'gone']);
});

test('who has it through a group as well by now would free nothing: it is not taken', async () => {
  await start([kim, lee]);
  const group = await aGroup(at, { members: [kim], products: [chat] });
  await licensing.em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, group_id, state, since)
       values (?, gen_random_uuid(), ?, ?, ?, 'active', now())`,
    [at.tenantId, kim.id, chat.id, group.id],
  );
  expect(await answer(kim, 'release')).toMatchObject({ state: 'gone', isHeld: false });
  expect((await shown())?.reclaim).toMatchObject({ gone: 1, silent: 1, released: 0 });
  const actions = (await auditOf(at)).map(({ action }) => action);
  expect(actions).not.toContain('license.remove');
});

test('who was told although Slack says that they cannot be told answers like anybody', async () => {
  await start([kim]);
  const [{ reclaimId } = { reclaimId: '' }] = await states();
  const copy = await takeReclaimCopy(licensing, at.tenantId, { reclaimId, personId: kim.id });
  if (typeof copy === 'string') throw new Error('It is to be sent');
  await giveReclaimCopyUp(licensing, at.tenantId, copy);
  expect((await shown())?.reclaim).toMatchObject({ unreachable: 1 });
  expect(await answer(kim, 'keep')).toMatchObject({ state: 'kept' });
});

test('who has it again after it went otherwise can be asked anew', async () => {
  await start([kim]);
  const removal = { personId: kim.id, productId: chat.id, reason: null };
  await removeLicense(licensing, at.admin, removal);
  await runJobs(licensing, at.tenantId);
  expect((await states()).map(({ state }) => state)).toEqual(['gone']);
  await anAssignment(at, kim, chat);
  expect(await start([kim])).toMatchObject({ asked: 1 });
  expect((await states()).map(({ state }) => state)).toEqual(['asked']);
  expect(await answer(kim, 'keep')).toMatchObject({ state: 'kept' });
  expect((await refusal(start([kim]))).code).toBe('nobody_to_ask');
});

test('what others need of it stops a release, and they are still asked', async () => {
  const [plan, needy] = [await aPlan(at), await aPlan(at)];
  const base = await aProduct(at, { displayName: 'Base', seats: 0, plans: [plan] });
  const needing = await aProduct(at, {
    plans: [await aPlan(at, { needs: [plan] }), needy],
  });
  await anAssignment(at, kim, base);
  await anAssignment(at, kim, needing);
  await review();
  const [alert] = await licensing.em
    .fork()
    .execute<[{ id: string }]>('select id from alert where product_id = ?', [base.id]);
  alertId = alert.id;
  await start([kim]);
  expect((await refusal(answer(kim, 'release'))).code).toBe('dependency_in_use');
  expect((await states()).at(-1)?.state).toBe('asked');
});

test('once there are enough seats nobody needs to answer; a shortage later asks anew', async () => {
  await start([kim, lee]);
  await answer(kim, 'keep');
  const [{ id: subscriptionId }] = await licensing.em
    .fork()
    .execute<[{ id: string }]>('select id from subscription where product_id = ?', [chat.id]);
  await resizeSubscription(licensing, at.admin, { subscriptionId, seats: 20 });
  await runJobs(licensing, at.tenantId);
  expect(await states()).toMatchObject([{ state: 'kept' }, { state: 'over' }]);
  expect(await answer(lee, 'release')).toMatchObject({ state: 'over', isHeld: true });
  expect((await refusal(start([lee]))).code).toBe('alert_over');
  await resizeSubscription(licensing, at.admin, { subscriptionId, seats: 1 });
  await runJobs(licensing, at.tenantId);
  const [open] = await licensing.em
    .fork()
    .execute<[{ id: string }]>('select id from alert where resolved_at is null and tenant_id = ?', [
      at.tenantId,
    ]);
  alertId = open.id;
  licensing.time.advance({ days: 1 });
  expect(await start([kim, lee])).toMatchObject({ asked: 2 });
});

test('with the product it is over', async () => {
  await start([kim, lee]);
  for (const { id: personId } of [kim, lee]) {
    await removeLicense(licensing, at.admin, { personId, productId: chat.id, reason: null });
  }
  await archiveProduct(licensing, at.admin, { productId: chat.id });
  await runJobs(licensing, at.tenantId);
  const [reclaim] = await licensing.em
    .fork()
    .execute<{ closed: boolean }[]>(
      'select closed_at is not null as closed from reclaim where tenant_id = ?',
      [at.tenantId],
    );
  expect(reclaim).toEqual({ closed: true });
  expect((await states()).map(({ state }) => state)).toEqual(['gone', 'gone']);
});

test('of a subscription that expires it can be started where seats will be short', async () => {
  const ending = await aProduct(at, {
    displayName: 'Ending',
    subscriptions: [{ seats: 1000, endDate: '2026-07-01' }],
  });
  await anAssignment(at, kim, ending);
  await review();
  const [alert] = await licensing.em
    .fork()
    .execute<[{ id: string }]>('select id from alert where product_id = ?', [ending.id]);
  alertId = alert.id;
  expect(await start([kim])).toMatchObject({ product: 'Ending', asked: 1 });
  await aProduct(at, { displayName: 'Empty', subscriptions: [{ endDate: '2026-07-01' }] });
  await review();
  const [empty] = await licensing.em
    .fork()
    .execute<[{ id: string }]>(
      "select a.id from alert a join product p on p.id = a.product_id where p.display_name = 'Empty' and a.tenant_id = ?",
      [at.tenantId],
    );
  alertId = empty.id;
  expect((await refusal(start([kim]))).code).toBe('alert_over');
});
