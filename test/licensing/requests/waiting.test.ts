/** What becomes of requests that wait, and who else asks for them, on PostgreSQL. */
import type { Context } from '../../../src/licensing/actor.ts';
import { checkCounts } from '../../../src/licensing/check-counts.ts';
import { changePolicy } from '../../../src/licensing/requests/change-policy.ts';
import { decideRequest } from '../../../src/licensing/requests/decide-request.ts';
import { listRequests } from '../../../src/licensing/requests/list-requests.ts';
import { readPolicyOf } from '../../../src/licensing/requests/read-policy-of.ts';
import { readRequest } from '../../../src/licensing/requests/read-request.ts';
import { remindRequest } from '../../../src/licensing/requests/remind-request.ts';
import { sendCopies } from '../../../src/licensing/requests/request-copies.ts';
import { reviewRequests } from '../../../src/licensing/requests/review-requests.ts';
import { withdrawRequest } from '../../../src/licensing/requests/withdraw-request.ts';
import { ASSUMED_POLICY, type Policy } from '../../../src/licensing/rules/request-policy.ts';
import { anAskingCompany } from '../../support/asking.ts';
import { anAssignment, aPerson, asEverybody } from '../../support/builders.ts';
import { refusal, useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();
type Company = Awaited<ReturnType<typeof anAskingCompany>>;

const read = async ({ tenant }: Company, requestId: string) => {
  const request = await readRequest(licensing.em.fork(), tenant.tenantId, requestId);
  if (!request) throw new Error('It is there');
  return request;
};

/** What was sent of one kind since the last look. */
function sent({ tenant }: Company, kind: string): string[] {
  const tidings = licensing.queue.sent(tenant.tenantId, 'tell-person');
  while (licensing.queue.take(tenant.tenantId));
  return tidings.flatMap((each) =>
    each.kind !== kind
      ? []
      : 'slackUserId' in each
        ? each.slackUserId
        : 'personId' in each
          ? each.personId
          : [],
  );
}

const copies = ({ tenant, administrators }: Company, requestId: string) =>
  sendCopies(licensing, tenant, administrators, { requestId });

const review = ({ tenant }: Company) => reviewRequests(licensing, tenant.tenantId);

async function withPolicy({ tenant, product }: Company, policy: Partial<Policy>) {
  const of = { productId: product.id };
  const { revision } = await readPolicyOf(licensing, tenant.admin, of);
  const input = { ...of, policy: { ...ASSUMED_POLICY, ...policy }, revision };
  await changePolicy(licensing, tenant.admin, input);
}

test('approvers are reminded in the daytime, then administrators decide as well, then it expires', async () => {
  const company = await anAskingCompany(licensing);
  const { tenant, mia, slackIds } = company;
  const carl = await aPerson(tenant, { displayName: 'Carl', slackUserId: 'UCARL' });
  const stage = { kind: 'people', groupId: null, personIds: [carl.id], needed: 1 } as const;
  await withPolicy(company, { stages: [stage] });
  const { requestId } = await company.ask();
  await copies(company, requestId);
  sent(company, '');
  const at = async (time: string, kind: string) => {
    licensing.time.set(time);
    await review(company);
    await review(company);
    return sent(company, kind);
  };
  expect(await at('2026-06-15T17:00:00.000Z', 'request_waits')).toEqual([]);
  expect(await at('2026-06-16T08:59:00.000Z', 'request_waits')).toEqual([]);
  expect(await at('2026-06-16T09:00:00.000Z', 'request_waits')).toEqual(['UCARL']);
  expect(await at('2026-06-17T12:00:00.000Z', 'request_waits')).toEqual([]);
  // Two are due by then.
  expect(await at('2026-06-23T12:00:00.000Z', 'request_waits')).toEqual(['UCARL']);
  expect(await at('2026-06-24T12:00:00.000Z', 'request_waits')).toEqual([]);
  await at('2026-06-25T12:00:00.000Z', 'request_waits');
  await copies(company, requestId);
  expect((await read(company, requestId)).asked).toEqual(['UCARL', ...slackIds].sort());
  expect(await read(company, requestId)).toMatchObject({
    asksAdministrators: true,
    state: 'pending',
  });
  expect(await at('2026-07-15T12:00:00.000Z', 'request_decided')).toEqual([mia.id]);
  expect(await read(company, requestId)).toMatchObject({
    ...{ state: 'expired', decidedBy: null, asked: [] },
  });
});

test('by the tenant’s days, whatever its clocks do', async () => {
  const company = await anAskingCompany(licensing);
  await licensing.em
    .fork()
    .execute(`update tenant set time_zone = 'Europe/Amsterdam' where id = ?`, [
      company.tenant.tenantId,
    ]);
  // The last minutes of a Saturday, in the night in which the clocks go back.
  licensing.time.set('2026-10-24T21:50:00.000Z');
  const { requestId } = await company.ask();
  await copies(company, requestId);
  sent(company, '');
  licensing.time.set('2026-10-25T07:59:00.000Z');
  await review(company);
  expect(sent(company, 'request_waits')).toEqual([]);
  licensing.time.set('2026-10-25T08:00:00.000Z');
  await review(company);
  expect(sent(company, 'request_waits').sort()).toEqual([...company.slackIds].sort());
});

test('a second requester joins, decides on it no more, and is told of its end', async () => {
  const company = await anAskingCompany(licensing);
  const { tenant, mia, ned, ada, bo, administrators } = company;
  const { requestId } = await company.ask();
  await copies(company, requestId);
  sent(company, '');
  const joining = await company.ask({}, company.by.ada);
  expect(joining).toMatchObject({ outcome: 'joined', requestId });
  // Who decides is found out anew; until then it is in no list of hers.
  expect(licensing.queue.sent(tenant.tenantId, 'tell-approvers')).toEqual([{ requestId }]);
  const waiting = { list: 'waiting', page: 0 } as const;
  await copies(company, requestId);
  const { count } = await listRequests(licensing, company.by.ada, administrators, waiting);
  expect(count).toBe(0);
  expect(await company.ask({}, company.by.ada)).toMatchObject({ outcome: 'open', requestId });
  expect(await company.ask({}, asEverybody(tenant, ned))).toMatchObject({ outcome: 'joined' });
  const mine = { list: 'mine', page: 0 } as const;
  const neds = asEverybody(tenant, ned);
  expect((await listRequests(licensing, neds, administrators, mine)).count).toBe(1);
  const deny = (context: Context) =>
    decideRequest(licensing, context, administrators, { requestId, decision: 'deny', why: 'No' });
  expect(await refusal(deny(company.by.ada))).toMatchObject({ code: 'own_request' });

  // Who joined leaves it; it goes on.
  await withdrawRequest(licensing, neds, { requestId });
  expect(await read(company, requestId)).toMatchObject({
    state: 'pending',
    joined: [{ id: ada.id }],
  });
  sent(company, '');
  await deny(company.by.bo);
  expect(sent(company, 'request_decided').sort()).toEqual([mia.id, ada.id].sort());
  expect(bo.id).not.toBe(ada.id);
});

test('what is withdrawn is told to who joined', async () => {
  const company = await anAskingCompany(licensing);
  const { tenant, ned } = company;
  const { requestId } = await company.ask();
  await company.ask({}, asEverybody(tenant, ned));
  sent(company, '');
  await withdrawRequest(licensing, company.mine, { requestId });
  expect(sent(company, 'request_decided')).toEqual([ned.id]);
});

test('twenty ask at once for the same: one request, with all of them', async () => {
  const company = await anAskingCompany(licensing);
  const askers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => aPerson(company.tenant, { displayName: `P${index}` })),
  );
  const made = await Promise.all(
    askers.map((person) => company.ask({}, asEverybody(company.tenant, person))),
  );
  expect(new Set(made.map(({ requestId }) => requestId)).size).toBe(1);
  expect(made.map(({ outcome }) => outcome).sort()).toEqual([...Array(19).fill('joined'), 'made']);
  expect((await read(company, made[0]?.requestId ?? '')).joined).toHaveLength(19);
});

test('it closes by itself once whom it is for has it for as long', async () => {
  const company = await anAskingCompany(licensing, { seats: 5 });
  const { tenant, mia, ned, product } = company;
  const mias = await company.ask({ untilDate: '2026-12-31' });
  const neds = await company.ask({ personId: ned.id });
  await anAssignment(tenant, mia, product, { untilDate: '2026-12-31' });
  await anAssignment(tenant, ned, product, { untilDate: '2026-12-31' });
  sent(company, '');
  await review(company);
  expect(await read(company, mias.requestId)).toMatchObject({ state: 'closed', decidedBy: null });
  expect(await read(company, neds.requestId)).toMatchObject({ state: 'pending' });
  expect(sent(company, 'request_decided')).toEqual([mia.id]);
});

test('whoever asks has them reminded, once a day', async () => {
  const company = await anAskingCompany(licensing);
  const { requestId } = await company.ask();
  await copies(company, requestId);
  sent(company, '');
  const remind = (context: Context = company.mine) =>
    remindRequest(licensing, context, { requestId });
  expect(await refusal(remind())).toMatchObject({ code: 'reminded_already' });
  licensing.time.set('2026-06-16T12:00:00.000Z');
  expect(await refusal(remind(company.by.ada))).toMatchObject({ code: 'not_your_request' });
  await remind();
  expect(sent(company, 'request_waits').sort()).toEqual([...company.slackIds].sort());
  licensing.time.set('2026-06-17T11:59:00.000Z');
  expect(await refusal(remind())).toMatchObject({ code: 'reminded_already' });
  await withdrawRequest(licensing, company.mine, { requestId });
  licensing.time.set('2026-06-18T12:00:00.000Z');
  expect(await refusal(remind())).toMatchObject({ code: 'request_not_pending' });
});

test.each([
  ['person_deleted', `update person set status = 'deleted', deleted_at = now() where id = :mia`],
  ['product_not_found', 'update product set archived_at = now() where id = :product'],
] as const)(
  'undecided, too, it is closed by %s, and lets the seat go that it holds',
  async (cause, sql) => {
    const company = await anAskingCompany(licensing);
    const { mia, product } = company;
    await withPolicy(company, { holdSeats: 1 });
    const { requestId, holdsSeat } = await company.ask();
    expect(holdsSeat).toBe(true);
    const filled = sql.replace(':mia', `'${mia.id}'`).replace(':product', `'${product.id}'`);
    await licensing.em.fork().execute(filled);
    await review(company);
    expect(await read(company, requestId)).toMatchObject({
      state: 'closed',
      cause,
      holdsSeat: false,
    });
    expect(await checkCounts(licensing, company.tenant.tenantId)).toEqual([]);
  },
);
