/** Who decides on requests by policies, on PostgreSQL. */
import type { Context } from '../../../src/licensing/actor.ts';
import { listHoldings } from '../../../src/licensing/list-holdings.ts';
import { changePolicy } from '../../../src/licensing/requests/change-policy.ts';
import { decideRequest } from '../../../src/licensing/requests/decide-request.ts';
import { decidingOf } from '../../../src/licensing/requests/deciding-of.ts';
import { givePolicyChannelUp } from '../../../src/licensing/requests/give-policy-channel-up.ts';
import { listRequests } from '../../../src/licensing/requests/list-requests.ts';
import { policyProblems } from '../../../src/licensing/requests/policy-problems.ts';
import { readPolicyOf } from '../../../src/licensing/requests/read-policy-of.ts';
import { readRequest } from '../../../src/licensing/requests/read-request.ts';
import {
  sendCopies,
  settleCopy,
  takeCopy,
} from '../../../src/licensing/requests/request-copies.ts';
import {
  ASSUMED_POLICY,
  type Policy,
  type PolicyStage,
} from '../../../src/licensing/rules/request-policy.ts';
import { anAskingCompany } from '../../support/asking.ts';
import { aGroup, aPerson, asEverybody } from '../../support/builders.ts';
import { refusal, useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();
type Company = Awaited<ReturnType<typeof anAskingCompany>>;
type Someone = { id: string; slackUserId: string | null };

const people = (some: readonly Someone[], needed = 1): PolicyStage => ({
  ...{ kind: 'people', groupId: null, personIds: some.map(({ id }) => id), needed },
});
const members = ({ id: groupId }: { id: string }, needed = 1): PolicyStage => ({
  ...{ kind: 'group', groupId, personIds: [], needed },
});
const MANAGER: PolicyStage = { kind: 'manager', groupId: null, personIds: [], needed: 1 };

async function withPolicy(
  { tenant, product }: Company,
  policy: Partial<Policy>,
  productId: string | null = product.id,
) {
  const { revision } = await readPolicyOf(licensing, tenant.admin, { productId });
  const input = { productId, policy: { ...ASSUMED_POLICY, ...policy }, revision };
  return changePolicy(licensing, tenant.admin, input);
}

/** Somebody in Slack without rights. */
async function approver({ tenant }: Company, displayName: string) {
  const slackUserId = `U${displayName.toUpperCase()}`;
  return aPerson(tenant, { displayName, slackUserId });
}

const as = ({ tenant }: Company, person: Someone): Context => asEverybody(tenant, person);

const approve = (company: Company, person: Someone, requestId: string, untilDate?: string) =>
  decideRequest(licensing, as(company, person), company.administrators, {
    ...{ requestId, decision: 'approve', untilDate: untilDate ?? null, disabledPlanIds: [] },
  });

const deny = (company: Company, person: Someone, requestId: string) =>
  decideRequest(licensing, as(company, person), company.administrators, {
    ...{ requestId, decision: 'deny', why: 'No' },
  });

const read = async ({ tenant }: Company, requestId: string) => {
  const request = await readRequest(licensing.em.fork(), tenant.tenantId, requestId);
  if (!request) throw new Error('It is there');
  return request;
};

async function holds({ tenant }: Company, { id }: Someone): Promise<string[]> {
  const { holdings } = await listHoldings(licensing, tenant.admin, { personId: id });
  return holdings.map(({ product, untilDate }) => `${product} ${untilDate ?? 'without end'}`);
}

/** Has who decides found out, as the job does. */
async function asked(company: Company, requestId: string): Promise<string[]> {
  await sendCopies(licensing, company.tenant, company.administrators, { requestId });
  return (await read(company, requestId)).asked;
}

const waiting = async (company: Company, person: Someone) => {
  const paging = { list: 'waiting', page: 0 } as const;
  return (await listRequests(licensing, as(company, person), company.administrators, paging)).count;
};

async function audited({ tenant }: Company): Promise<string[]> {
  const rows = await licensing.em.fork().execute<{ action: string; kind: string }[]>(
    `select action, actor_kind as kind from audit_entry
      where tenant_id = ? and action <> 'license.assign' order by id`,
    [tenant.tenantId],
  );
  return rows.map(({ action, kind }) => `${action} by ${kind}`);
}

/** No location is known, and no default: so nothing is assigned. */
const nowhere = ({ id }: { id: string }) =>
  licensing.em.fork().execute('update person set usage_location = null where id = ?', [id]);

test('automatic: it is granted as it is asked for, with every rule of assigning', async () => {
  const company = await anAskingCompany(licensing);
  const { mia, ned } = company;
  await withPolicy(company, { mode: 'automatic', stages: [] });
  const granted = await company.ask({ untilDate: '2026-12-31' });
  expect(granted).toMatchObject({ outcome: 'granted', refusal: null });
  expect(await holds(company, mia)).toEqual(['Suite 2026-12-31']);
  expect(await read(company, granted.requestId)).toMatchObject({
    ...{ state: 'fulfilled', decidedBy: null, grantedUntil: '2026-12-31' },
  });
  await nowhere(ned);
  const refused = await company.ask({ personId: ned.id });
  expect(refused).toMatchObject({ outcome: 'made', refusal: 'usage_location_missing' });
  expect(await holds(company, ned)).toEqual([]);
  expect(await read(company, refused.requestId)).toMatchObject({
    ...{ state: 'pending', refusal: 'usage_location_missing', asksAdministrators: true },
  });
  expect(await asked(company, refused.requestId)).toEqual([...company.slackIds].sort());
  expect(await audited(company)).toEqual([
    ...['request.policy by administrator', 'request.make by everybody', 'request.grant by system'],
    'request.make by everybody',
  ]);
});

test('automatic for the members of a group; for others its stages decide', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, mia, ned } = company;
  const { id: memberGroupId } = await aGroup(tenant, { members: [mia] });
  const carl = await approver(company, 'Carl');
  await withPolicy(company, { mode: 'automatic', memberGroupId, stages: [people([carl])] });
  expect(await company.ask()).toMatchObject({ outcome: 'granted' });
  const { outcome, requestId } = await company.ask({ personId: ned.id });
  expect(outcome).toBe('made');
  expect(await asked(company, requestId)).toEqual(['UCARL']);
  await approve(company, carl, requestId);
  expect(await holds(company, ned)).toEqual(['Suite without end']);
});

test('a hundred who ask at once for ten seats: ten are granted, the others wait for a seat', async () => {
  const company = await anAskingCompany(licensing, { seats: 10 });
  await withPolicy(company, { mode: 'automatic', stages: [] });
  const askers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => approver(company, `Asker${index}`)),
  );
  const results = await Promise.all(
    askers.map((person) => company.ask({ personId: person.id }, as(company, person))),
  );
  const count = (outcome: string) => results.filter((each) => each.outcome === outcome).length;
  expect([count('granted'), count('waitlisted')]).toEqual([10, 90]);
});

test('two stages, and two of the first must agree; each sees what is theirs', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, mia, ada } = company;
  const [carl, dora, emil, fay] = [
    ...[await approver(company, 'Carl'), await approver(company, 'Dora')],
    ...[await approver(company, 'Emil'), await approver(company, 'Fay')],
  ] as const;
  const group = await aGroup(tenant, { members: [carl, dora, emil] });
  await withPolicy(company, { stages: [members(group, 2), people([fay])] });
  const { requestId } = await company.ask();
  expect(await asked(company, requestId)).toEqual(['UCARL', 'UDORA', 'UEMIL']);
  expect(await waiting(company, fay)).toBe(0);
  expect(await refusal(approve(company, fay, requestId))).toMatchObject({ code: 'not_approver' });
  expect(await refusal(approve(company, mia, requestId))).toMatchObject({ code: 'own_request' });
  const byAda = decideRequest(licensing, company.by.ada, company.administrators, {
    ...{ requestId, decision: 'deny', why: 'No' },
  });
  expect(await refusal(byAda)).toMatchObject({ code: 'not_approver' });
  expect(await holds(company, ada)).toEqual([]);

  await approve(company, carl, requestId, '2026-12-31');
  expect(await refusal(approve(company, carl, requestId))).toMatchObject({ code: 'voted_already' });
  expect(await asked(company, requestId)).toEqual(['UDORA', 'UEMIL']);
  expect(await waiting(company, carl)).toBe(0);
  expect(await waiting(company, dora)).toBe(1);
  await approve(company, dora, requestId, '2026-11-30');
  expect(await read(company, requestId)).toMatchObject({ stage: 2, state: 'pending', asked: [] });
  expect(await asked(company, requestId)).toEqual(['UFAY']);
  expect(await refusal(approve(company, emil, requestId))).toMatchObject({ code: 'not_approver' });
  await approve(company, fay, requestId, '2026-11-30');
  expect(await holds(company, mia)).toEqual(['Suite 2026-11-30']);
  expect(
    (await read(company, requestId)).votes
      .map(({ stage, person }) => [stage, person.displayName])
      .sort(),
  ).toEqual([
    ...[
      [1, 'Carl'],
      [1, 'Dora'],
      [2, 'Fay'],
    ],
  ]);
  expect((await audited(company)).slice(2)).toEqual([
    ...['request.agree by approver', 'request.agree by approver', 'request.approve by approver'],
  ]);
});

test('one deny ends it, whatever others said', async () => {
  const company = await anAskingCompany(licensing);
  const [carl, dora] = [await approver(company, 'Carl'), await approver(company, 'Dora')];
  await withPolicy(company, { stages: [people([carl, dora], 2)] });
  const { requestId } = await company.ask();
  await approve(company, carl, requestId);
  await deny(company, dora, requestId);
  expect(await read(company, requestId)).toMatchObject({ state: 'denied', decidedWhy: 'No' });
  expect(await refusal(approve(company, carl, requestId))).toMatchObject({
    code: 'request_not_pending',
  });
});

test('if a rule refuses the assignment, the last vote is not recorded; the one before stands', async () => {
  const company = await anAskingCompany(licensing);
  const [carl, dora] = [await approver(company, 'Carl'), await approver(company, 'Dora')];
  await withPolicy(company, { stages: [people([carl, dora], 2)] });
  await nowhere(company.mia);
  const { requestId } = await company.ask();
  await approve(company, carl, requestId);
  const before = await read(company, requestId);
  expect(await refusal(approve(company, dora, requestId))).toMatchObject({
    code: 'usage_location_missing',
  });
  expect(await read(company, requestId)).toEqual(before);
});

test.each([2, 20])(
  '%i approvers at once: as many agree as are needed, and it is assigned once',
  async (many) => {
    const company = await anAskingCompany(licensing, { seats: 5 });
    const all = await Promise.all(
      Array.from({ length: many }, (_, index) => approver(company, `Voter${index}`)),
    );
    const needed = many / 2;
    await withPolicy(company, { stages: [people(all, needed)] });
    const { requestId } = await company.ask();
    const outcomes = await Promise.allSettled(all.map((one) => approve(company, one, requestId)));
    const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(lost).toEqual(Array(many - needed).fill('request_not_pending'));
    const { state, votes } = await read(company, requestId);
    expect(state).toBe('fulfilled');
    expect(votes).toHaveLength(needed);
    expect(await holds(company, company.mia)).toEqual(['Suite without end']);
  },
);

test('an approver who leaves between posting and click: others decide, openly', async () => {
  const company = await anAskingCompany(licensing);
  const { tenant, slackIds } = company;
  const carl = await approver(company, 'Carl');
  const group = await aGroup(tenant, { members: [carl] });
  await withPolicy(company, { stages: [members(group)] });
  const { requestId } = await company.ask();
  expect(await asked(company, requestId)).toEqual(['UCARL']);
  await licensing.em
    .fork()
    .execute('delete from group_member where tenant_id = ? and person_id = ?', [
      tenant.tenantId,
      carl.id,
    ]);
  expect(await refusal(approve(company, carl, requestId))).toMatchObject({ code: 'not_allowed' });
  expect(await asked(company, requestId)).toEqual([...slackIds].sort());
  expect((await read(company, requestId)).asksAdministrators).toBe(true);
});

test('what was agreed is enough once the policy asks for fewer: it goes on by itself, stage by stage', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const [carl, dora, fay] = [
    ...[await approver(company, 'Carl'), await approver(company, 'Dora')],
    await approver(company, 'Fay'),
  ] as const;
  await withPolicy(company, { stages: [people([carl, dora], 2), people([fay])] });
  const { requestId } = await company.ask();
  await approve(company, carl, requestId, '2026-12-31');
  await withPolicy(company, { stages: [people([carl]), people([fay])] });
  await asked(company, requestId);
  expect(await read(company, requestId)).toMatchObject({ stage: 2, state: 'pending' });
  expect(await asked(company, requestId)).toEqual(['UFAY']);

  await withPolicy(company, { stages: [people([carl]), people([carl, fay], 2)] });
  await approve(company, fay, requestId, '2026-11-30');
  await withPolicy(company, { stages: [people([carl]), people([carl, fay])] });
  expect(await asked(company, requestId)).toEqual([]);
  expect(await read(company, requestId)).toMatchObject({
    ...{ state: 'fulfilled', decidedBy: { id: fay.id }, grantedUntil: '2026-11-30' },
  });
  expect(await holds(company, company.mia)).toEqual(['Suite 2026-11-30']);
  expect((await audited(company)).at(-1)).toBe('request.approve by approver');
});

test('of who could not decide any more nothing is enough by itself', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const [carl, dora] = [await approver(company, 'Carl'), await approver(company, 'Dora')];
  await withPolicy(company, { stages: [people([carl, dora], 2)] });
  const { requestId } = await company.ask();
  await approve(company, carl, requestId);
  await withPolicy(company, { stages: [people([dora])] });
  expect(await asked(company, requestId)).toEqual(['UDORA']);
  expect((await read(company, requestId)).state).toBe('pending');
  await approve(company, dora, requestId);
  expect(await holds(company, company.mia)).toEqual(['Suite without end']);
});

test('what was agreed and is enough by now waits for one more vote if a rule refuses it', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const [carl, dora] = [await approver(company, 'Carl'), await approver(company, 'Dora')];
  await withPolicy(company, { stages: [people([carl, dora], 2)] });
  const { requestId } = await company.ask();
  await approve(company, carl, requestId);
  await withPolicy(company, { stages: [people([carl, dora])], longestDays: 30 });
  expect(await asked(company, requestId)).toEqual(['UDORA']);
  expect(await read(company, requestId)).toMatchObject({ state: 'pending', stage: 1 });
  await approve(company, dora, requestId, '2026-07-14');
  expect(await holds(company, company.mia)).toEqual(['Suite 2026-07-14']);
});

test('a product that lapses meanwhile: no vote is recorded, and it is approved once it is renewed', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, mia } = company;
  const carl = await approver(company, 'Carl');
  await withPolicy(company, { stages: [people([carl])] });
  const { requestId } = await company.ask();
  const ends = (day: string) =>
    licensing.em
      .fork()
      .execute('update subscription set end_date = ?, grace_days = 0 where tenant_id = ?', [
        day,
        tenant.tenantId,
      ]);
  await ends('2026-06-14');
  expect(await refusal(approve(company, carl, requestId))).toMatchObject({
    code: 'product_expired',
  });
  expect(await read(company, requestId)).toMatchObject({ state: 'pending', votes: [] });
  await ends('2027-06-14');
  await approve(company, carl, requestId);
  expect(await holds(company, mia)).toEqual(['Suite without end']);
});

test('the manager of whom it is for decides; of who has none, the administrators', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, mia, ned, slackIds } = company;
  const boss = await approver(company, 'Boss');
  await licensing.em
    .fork()
    .execute('update person set manager_id = ? where tenant_id = ? and id = ?', [
      ...[boss.id, tenant.tenantId, mia.id],
    ]);
  await withPolicy(company, { stages: [MANAGER] });
  const mias = await company.ask();
  expect(await asked(company, mias.requestId)).toEqual(['UBOSS']);
  const neds = await company.ask({ personId: ned.id }, as(company, ned));
  expect(await asked(company, neds.requestId)).toEqual([...slackIds].sort());
  await approve(company, boss, mias.requestId);
  expect(await holds(company, mia)).toEqual(['Suite without end']);
});

test('whom it concerns decides where the policy allows it', async () => {
  const company = await anAskingCompany(licensing);
  const { mia } = company;
  await withPolicy(company, { stages: [people([mia])], allowsOwn: true });
  const { requestId } = await company.ask();
  expect(await asked(company, requestId)).toHaveLength(1);
  await approve(company, mia, requestId);
  expect(await holds(company, mia)).toEqual(['Suite without end']);
});

test('no longer than the policy lets somebody ask for, and a reason only where it wants one', async () => {
  const company = await anAskingCompany(licensing);
  const carl = await approver(company, 'Carl');
  await withPolicy(company, { stages: [people([carl])], longestDays: 30, reasonNeeded: false });
  const late = { code: 'until_too_late', details: { latest: '2026-07-14' } };
  expect(await refusal(company.ask())).toEqual(late);
  expect(await refusal(company.ask({ untilDate: '2026-07-15' }))).toEqual(late);
  const { requestId } = await company.ask({ untilDate: '2026-07-14', reason: '' });
  expect(await refusal(approve(company, carl, requestId))).toEqual(late);
  await approve(company, carl, requestId, '2026-07-14');
  expect(await holds(company, company.mia)).toEqual(['Suite 2026-07-14']);
});

test('a product’s own policy comes before the tenant’s, which counts for all others', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, product, ned } = company;
  const [carl, dora] = [await approver(company, 'Carl'), await approver(company, 'Dora')];
  const { requestId } = await company.ask();
  await withPolicy(company, { stages: [people([carl])] }, null);
  // The one that waits may run before the policy counts.
  expect(licensing.queue.sent(tenant.tenantId, 'tell-approvers')).toEqual([
    ...[{ requestId }, { requestId, anew: true }],
  ]);
  expect(await asked(company, requestId)).toEqual(['UCARL']);
  await withPolicy(company, { stages: [people([dora])] });
  expect(await asked(company, requestId)).toEqual(['UDORA']);
  const { revision } = await readPolicyOf(licensing, tenant.admin, { productId: product.id });
  const none = { productId: product.id, policy: null, revision };
  expect(await changePolicy(licensing, tenant.admin, none)).toMatchObject({ changed: true });
  expect(await asked(company, requestId)).toEqual(['UCARL']);
  expect(await refusal(changePolicy(licensing, tenant.admin, none))).toMatchObject({
    code: 'changed_meanwhile',
  });
  const byNed = as(company, ned);
  expect(await refusal(changePolicy(licensing, byNed, none))).toMatchObject({
    code: 'not_allowed',
  });
});

test.each<[string, Partial<Policy>]>([
  ['nobody', { stages: [] }],
  ['chosen people, but none', { stages: [people([])] }],
  ['more than can agree', { stages: [{ ...MANAGER, needed: 21 }] }],
  ['four stages', { stages: [MANAGER, MANAGER, MANAGER, MANAGER] }],
  ['no day', { longestDays: 0 }],
])('a policy of %s is refused', async (_, policy) => {
  const company = await anAskingCompany(licensing);
  expect(await refusal(withPolicy(company, policy))).toMatchObject({ code: 'policy_invalid' });
});

test('what of a policy cannot be met is told', async () => {
  const company = await anAskingCompany(licensing);
  const { tenant, mia } = company;
  const [carl, dora] = [await approver(company, 'Carl'), await approver(company, 'Dora')];
  const gone = await aPerson(tenant, {
    displayName: 'Gone',
    slackUserId: 'UGONE',
    status: 'deleted',
  });
  const problems = (stage: PolicyStage, more: Partial<Policy> = {}) =>
    policyProblems(licensing, tenant.admin, { ...ASSUMED_POLICY, ...more, stages: [stage] });
  expect(await problems(people([carl, dora]))).toEqual([]);
  expect(await problems(people([gone]))).toEqual([
    { stage: 1, kind: 'nobody' },
    { stage: 1, kind: 'away', people: ['Gone'] },
  ]);
  expect(await problems(people([carl, gone], 2))).toMatchObject([
    { kind: 'too_few', able: 1, needed: 2 },
    { kind: 'away' },
  ]);
  expect(await problems(people([carl]))).toEqual([
    { stage: 1, kind: 'only_them', people: ['Carl'] },
  ]);
  expect(await problems(people([carl]), { allowsOwn: true })).toEqual([]);
  const crowd = await Promise.all(
    Array.from({ length: 26 }, (_, index) => approver(company, `Many${index}`)),
  );
  const group = await aGroup(tenant, { members: crowd });
  expect(await problems(members(group))).toEqual([{ stage: 1, kind: 'crowd', count: 26 }]);
  expect(await problems(members(group), { channelId: 'C1' })).toEqual([]);
  const [{ kind, count } = { kind: '', count: 0 }] = (await problems(MANAGER)) as {
    kind: string;
    count: number;
  }[];
  expect([kind, count]).toEqual(['no_manager', 32]);
  expect(mia.slackUserId).not.toBeNull();
});

test('in a channel there is one copy; once Slack takes nothing there, everybody has their own', async () => {
  const company = await anAskingCompany(licensing);
  const { tenant, administrators } = company;
  const { tenantId } = tenant;
  const carl = await approver(company, 'Carl');
  await withPolicy(company, { stages: [people([carl])], channelId: 'C1' });
  const { requestId } = await company.ask();
  await sendCopies(licensing, tenant, administrators, { requestId });
  const recipients = () =>
    licensing.em.fork().execute<{ slackUserId: string }[]>(
      `select slack_user_id as "slackUserId" from license_request_message
          where tenant_id = ? order by 1`,
      [tenantId],
    );
  expect(await recipients()).toEqual([{ slackUserId: 'C1' }]);
  const copy = await takeCopy(licensing, tenantId, { requestId, slackUserId: 'C1' });
  if (typeof copy === 'string') throw new Error('It is to be posted');
  expect(copy).toMatchObject({ isAsked: true, place: null });
  await settleCopy(licensing, tenantId, copy, { channelId: 'C1', ts: '1.0' });
  await givePolicyChannelUp(licensing, tenantId, { channelId: 'C1', why: 'is_archived' });
  await sendCopies(licensing, tenant, administrators, { requestId });
  expect(await recipients()).toEqual([{ slackUserId: 'UCARL' }]);
  expect(licensing.queue.sent(tenantId, 'tell-administrators')).toMatchObject([
    { notice: { kind: 'request_channel_closed', channelId: 'C1', why: 'is_archived' } },
  ]);
});

test('a policy of another tenant’s people and groups names nobody', async () => {
  const [ours, theirs] = [await anAskingCompany(licensing), await anAskingCompany(licensing)];
  const group = await aGroup(theirs.tenant, { members: [theirs.mia] });
  expect(await refusal(withPolicy(ours, { stages: [members(group)] }))).toMatchObject({
    code: 'group_not_found',
  });
  await withPolicy(ours, { stages: [people([theirs.mia])] });
  const { policy } = await readPolicyOf(licensing, ours.tenant.admin, {
    productId: ours.product.id,
  });
  expect(policy?.stages).toMatchObject([{ personIds: [] }]);
  const ofTheirs = { productId: theirs.product.id };
  expect(await refusal(readPolicyOf(licensing, ours.tenant.admin, ofTheirs))).toMatchObject({
    code: 'product_not_found',
  });
});

test('of a policy that became shorter, or automatic, the stage it is in is the last', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, administrators } = company;
  const carl = await approver(company, 'Carl');
  await withPolicy(company, { stages: [people([carl]), people([carl])] });
  const { requestId } = await company.ask();
  const stages = async () => {
    const request = await read(company, requestId);
    return (await decidingOf(licensing.em.fork(), tenant.tenantId, administrators, request)).stages;
  };
  await approve(company, carl, requestId);
  expect(await stages()).toBe(2);
  await withPolicy(company, { mode: 'automatic', stages: [] });
  expect(await stages()).toBe(2);
  await decideRequest(licensing, company.by.ada, administrators, {
    ...{ requestId, decision: 'approve', untilDate: null, disabledPlanIds: [] },
  });
  expect(await holds(company, company.mia)).toEqual(['Suite without end']);
});
