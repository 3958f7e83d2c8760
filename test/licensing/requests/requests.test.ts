/** Asking for a license and deciding on it, on PostgreSQL. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../../src/licensing/actor.ts';
import { listHoldings } from '../../../src/licensing/list-holdings.ts';
import { decideRequest } from '../../../src/licensing/requests/decide-request.ts';
import { listRequests } from '../../../src/licensing/requests/list-requests.ts';
import { readRequest } from '../../../src/licensing/requests/read-request.ts';
import {
  sendCopies,
  settleCopy,
  takeCopy,
} from '../../../src/licensing/requests/request-copies.ts';
import { withdrawRequest } from '../../../src/licensing/requests/withdraw-request.ts';
import { anAskingCompany } from '../../support/asking.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
} from '../../support/builders.ts';
import { refusal, TODAY, useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();

const aCompany = (size?: { seats?: number }) => anAskingCompany(licensing, size);

type Company = Awaited<ReturnType<typeof aCompany>>;

const approve = (
  { administrators, by }: Company,
  requestId: string,
  {
    context = by.ada,
    untilDate = null,
  }: { context?: Company['by']['ada']; untilDate?: string | null } = {},
) =>
  decideRequest(licensing, context, administrators, {
    ...{ requestId, decision: 'approve', untilDate, disabledPlanIds: [] },
  });

const deny = (
  { administrators, by }: Company,
  requestId: string,
  why: string | null = 'No budget',
) => decideRequest(licensing, by.bo, administrators, { requestId, decision: 'deny', why });

const read = ({ tenant }: Company, requestId: string) =>
  readRequest(licensing.em.fork(), tenant.tenantId, requestId);

async function holds({ tenant }: Company, { id }: { id: string }): Promise<string[]> {
  const { holdings } = await listHoldings(licensing, tenant.admin, { personId: id });
  return holdings.map(({ product, untilDate }) => `${product} ${untilDate ?? 'without end'}`);
}

async function audited({ tenant }: Company): Promise<string[]> {
  const rows = await licensing.em
    .fork()
    .execute<{ action: string; reason: string | null }[]>(
      'select action, reason from audit_entry where tenant_id = ? order by id',
      [tenant.tenantId],
    );
  return rows.map(({ action, reason }) => `${action}: ${reason}`);
}

const sent = ({ tenant }: Company, name: string) => {
  const jobs: unknown[] = [];
  for (let job = licensing.queue.take(tenant.tenantId); job; ) {
    if (job.name === name) jobs.push(job.data);
    job = licensing.queue.take(tenant.tenantId);
  }
  return jobs;
};

test('approving is assigning, with the reason that was given', async () => {
  const company = await aCompany();
  const { requestId } = await company.ask({ untilDate: '2026-12-31' });
  expect(await read(company, requestId)).toMatchObject({
    ...{ state: 'pending', product: 'Suite', untilDate: '2026-12-31', decidedAt: null },
    ...{ reason: 'For a project', decidedBy: null, grantedUntil: null, revision: 1 },
  });
  await approve(company, requestId, { untilDate: '2026-09-30' });
  expect(await read(company, requestId)).toMatchObject({
    ...{ state: 'fulfilled', grantedUntil: '2026-09-30', revision: 2 },
    decidedBy: { displayName: 'Ada' },
  });
  expect(await holds(company, company.mia)).toEqual(['Suite 2026-09-30']);
  expect(await audited(company)).toEqual([
    'request.make: For a project',
    'license.assign: For a project',
    'request.approve: null',
  ]);
  expect(sent(company, 'tell-person')).toEqual([
    { kind: 'request_decided', personId: company.mia.id, requestId },
  ]);
});

test('denying wants a reason, and tells whoever asked and whom it was for', async () => {
  const company = await aCompany();
  const { requestId } = await company.ask({ personId: company.ned.id });
  expect(await refusal(deny(company, requestId, ' '))).toMatchObject({ code: 'reason_missing' });
  await deny(company, requestId);
  expect(await read(company, requestId)).toMatchObject({
    state: 'denied',
    decidedWhy: 'No budget',
  });
  expect(await holds(company, company.ned)).toEqual([]);
  const told = sent(company, 'tell-person').map((each) => Object(each).personId);
  expect(told.sort()).toEqual([company.mia.id, company.ned.id].sort());
});

test('where a rule refuses, nothing is recorded, and the request stays pending', async () => {
  const company = await aCompany();
  await licensing.em
    .fork()
    .execute('update person set usage_location = null where id = ?', [company.mia.id]);
  const { requestId } = await company.ask();
  const before = await audited(company);
  expect(await refusal(approve(company, requestId))).toMatchObject({
    code: 'usage_location_missing',
  });
  expect(await read(company, requestId)).toMatchObject({ state: 'pending', revision: 1 });
  expect(await audited(company)).toEqual(before);
});

test('of twenty and two who decide at once, one does; the others learn that it is done', async () => {
  const company = await aCompany({ seats: 5 });
  const { requestId } = await company.ask();
  const contexts = Array.from({ length: 22 }, (_, index) =>
    index % 2 === 0 ? company.by.ada : company.by.bo,
  );
  const outcomes = await Promise.allSettled(
    contexts.map((context, index) =>
      index % 3 === 0
        ? decideRequest(licensing, context, company.administrators, {
            ...{ requestId, decision: 'deny', why: 'No' },
          })
        : approve(company, requestId, { context }),
    ),
  );
  const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
  expect(lost).toEqual(Array(21).fill('request_not_pending'));
  const state = (await read(company, requestId))?.state;
  expect(await holds(company, company.mia)).toHaveLength(state === 'fulfilled' ? 1 : 0);
});

test('a click that is delivered twice decides once', async () => {
  const company = await aCompany();
  const { requestId } = await company.ask();
  const context = { ...company.by.ada, deedKey: 'a click' };
  expect(await approve(company, requestId, { context })).toMatchObject({ repeated: false });
  expect(await approve(company, requestId, { context })).toMatchObject({ repeated: true });
  expect(await audited(company)).toHaveLength(3);
});

test('whom it concerns does not decide, and nobody who administers nothing', async () => {
  const company = await aCompany();
  const { requestId } = await company.ask({ personId: company.ada.id });
  expect(await refusal(approve(company, requestId))).toMatchObject({ code: 'own_request' });
  const { mine, administrators } = company;
  const no = { requestId, decision: 'deny', why: 'Mine' } as const;
  expect(await refusal(decideRequest(licensing, mine, administrators, no))).toMatchObject({
    code: 'own_request',
  });
  const neds = asEverybody(company.tenant, company.ned);
  expect(await refusal(decideRequest(licensing, neds, administrators, no))).toMatchObject({
    code: 'not_allowed',
  });
  await approve(company, requestId, { context: company.by.bo });
  expect(await holds(company, company.ada)).toEqual(['Suite without end']);
});

test('where nobody else could, they decide on their own', async () => {
  const company = await aCompany();
  const administrators = {
    ...company.administrators,
    slackUserIds: new Set(company.slackIds.slice(0, 1)),
  };
  const { requestId } = await company.ask({ personId: company.ada.id }, company.by.ada);
  await approve({ ...company, administrators }, requestId);
  expect(await read(company, requestId)).toMatchObject({ state: 'fulfilled' });
});

test('what is asked for already is shown, and what is held is not asked for', async () => {
  const company = await aCompany({ seats: 5 });
  const { ned, mia, product, tenant } = company;
  const first = await company.ask({ personId: ned.id });
  const again = await company.ask({ personId: ned.id }, asEverybody(tenant, ned));
  expect(again).toMatchObject({ outcome: 'open', requestId: first.requestId });
  await anAssignment(tenant, mia, product, { untilDate: '2026-09-30' });
  const held = { code: 'asked_for_held', details: { person: 'Mia', product: 'Suite' } };
  expect(await refusal(company.ask({ untilDate: '2026-09-30' }))).toEqual(held);
  const { requestId } = await company.ask();
  await approve(company, requestId);
  expect(await holds(company, mia)).toEqual(['Suite without end']);
  const group = await aGroup(tenant, { members: [ned], products: [product] });
  await licensing.em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, group_id, since)
     values (?, gen_random_uuid(), ?, ?, ?, now())`,
    [tenant.tenantId, ned.id, product.id, group.id],
  );
  expect(await refusal(company.ask({ personId: ned.id }))).toMatchObject({
    code: 'asked_for_held',
  });
});

test.each([
  ['a reason that says nothing', { reason: ' \n' }, 'reason_missing'],
  ['a day that has passed', { untilDate: '2026-06-14' }, 'until_in_past'],
  ['nobody', { personId: randomUUID() }, 'person_not_found'],
  ['no product', { productId: randomUUID() }, 'product_not_found'],
  ['what is no id', { productId: "'" }, 'product_not_found'],
])('%s is refused', async (_, more, code) => {
  const company = await aCompany();
  expect(await refusal(company.ask(more))).toMatchObject({ code });
});

test('today is a last day, and deactivated people ask for nothing', async () => {
  const company = await aCompany();
  expect(await company.ask({ untilDate: TODAY })).toMatchObject({ outcome: 'made' });
  const gone = await aPerson(company.tenant, { displayName: 'Gone', status: 'deleted' });
  expect(await refusal(company.ask({ personId: gone.id }))).toEqual({
    code: 'person_deleted',
    details: { person: 'Gone' },
  });
});

test('it is withdrawn by whom it concerns, once', async () => {
  const company = await aCompany();
  const { requestId } = await company.ask({ personId: company.ned.id });
  expect(await refusal(withdrawRequest(licensing, company.by.ada, { requestId }))).toMatchObject({
    code: 'not_your_request',
  });
  await withdrawRequest(licensing, asEverybody(company.tenant, company.ned), { requestId });
  expect(await read(company, requestId)).toMatchObject({ state: 'withdrawn' });
  const after = [
    () => withdrawRequest(licensing, company.mine, { requestId }),
    () => approve(company, requestId),
    () => deny(company, requestId),
  ];
  for (const each of after) {
    expect(await refusal(each())).toMatchObject({ code: 'request_not_pending' });
  }
});

test('what is switched off stays so, and a location is set on the way', async () => {
  const company = await aCompany();
  const plan = await aPlan(company.tenant, { name: 'MAIL' });
  const product = await aProduct(company.tenant, { displayName: 'Other', plans: [plan] });
  const nowhere = await aPerson(company.tenant, { displayName: 'Nora', usageLocation: null });
  const { requestId } = await company.ask({ personId: nowhere.id, productId: product.id });
  const input = { requestId, decision: 'approve', untilDate: null } as const;
  const decide = (more: { setUsageLocation?: string }) =>
    decideRequest(licensing, company.by.ada, company.administrators, {
      ...{ ...input, disabledPlanIds: [plan.id], ...more },
    });
  expect(await refusal(decide({}))).toMatchObject({ code: 'usage_location_missing' });
  await decide({ setUsageLocation: 'NL' });
  const { holdings, person } = await listHoldings(licensing, company.tenant.admin, {
    personId: nowhere.id,
  });
  expect(person.usageLocation).toBe('NL');
  expect(holdings).toMatchObject([{ plansOff: ['MAIL'], plansOn: [] }]);
});

test('lists: mine, what waits for me, and all by state', async () => {
  const company = await aCompany({ seats: 5 });
  const { ada, mia, ned, administrators, by, mine } = company;
  const first = await company.ask();
  licensing.time.set('2026-06-15T13:00:00.000Z');
  const second = await company.ask({ personId: ned.id });
  licensing.time.set('2026-06-15T14:00:00.000Z');
  const own = await company.ask({ personId: ada.id }, by.ada);
  await deny(company, first.requestId);
  const ids = async (context: Context, more: Partial<Parameters<typeof listRequests>[3]>) => {
    const paging = { list: 'all', page: 0, ...more } as const;
    const { requests, count } = await listRequests(licensing, context, administrators, paging);
    expect(count).toBe(requests.length);
    return requests.map(({ id }) => id);
  };
  const [a, b, c] = [first, second, own].map(({ requestId }) => requestId);
  expect(await ids(mine, { list: 'mine' })).toEqual([b, a]);
  expect(await ids(asEverybody(company.tenant, ned), { list: 'mine' })).toEqual([b]);
  expect(await ids(by.ada, { list: 'waiting' })).toEqual([b]);
  expect(await ids(by.bo, { list: 'waiting' })).toEqual([b, c]);
  expect(await ids(by.bo, {})).toEqual([c, b, a]);
  expect(await ids(by.bo, { state: 'denied' })).toEqual([a]);
  expect(await ids(mine, { list: 'waiting' })).toEqual([]);
  expect(await refusal(ids(mine, {}))).toMatchObject({ code: 'not_allowed' });
  expect(mia.id).not.toBe(ned.id);
});

test('the first 100 of a list are shown, and that there are more', async () => {
  const company = await aCompany();
  const { tenant, product, administrators, by, mia } = company;
  await licensing.em.fork().execute(
    `with asker as (
       insert into person (tenant_id, id, display_name)
       select ?, gen_random_uuid(), 'Asker ' || n from generate_series(1, 101) n returning *
     ) insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at)
     select tenant_id, gen_random_uuid(), ?, id, ?, 'For a project', now() from asker`,
    [tenant.tenantId, mia.id, product.id],
  );
  const read = (list: 'all' | 'mine' | 'waiting', page: number) =>
    listRequests(licensing, by.ada, administrators, { list, page });
  const whole = { count: 100, isMore: true, pages: 10 };
  const last = await read('waiting', 99);
  expect(last).toMatchObject({ ...whole, page: 9 });
  expect(last.requests).toHaveLength(10);
  expect(await read('all', 0)).toMatchObject({ ...whole, page: 0 });
  expect(await read('mine', 0)).toMatchObject({ count: 0, isMore: false, requests: [] });
});

test('a copy is posted by one at a time, edited once it changed, and not posted once it is decided', async () => {
  const company = await aCompany({ seats: 5 });
  const { tenant, administrators, slackIds } = company;
  const { tenantId } = tenant;
  const { requestId } = await company.ask();
  expect(await sendCopies(licensing, tenant, administrators, { requestId })).toBe(2);
  expect(sent(company, 'show-request')).toHaveLength(2);
  await sendCopies(licensing, tenant, administrators, { requestId });
  expect(sent(company, 'show-request')).toEqual([]);
  const [adas = '', bos = ''] = slackIds;
  const copy = await takeCopy(licensing, tenantId, { requestId, slackUserId: adas });
  if (typeof copy === 'string') throw new Error('It is to be posted');
  expect(copy).toMatchObject({ place: null, request: { state: 'pending' } });
  expect(await takeCopy(licensing, tenantId, { requestId, slackUserId: adas })).toBe('later');
  await approve(company, requestId);
  expect(sent(company, 'show-request')).toHaveLength(2);
  await settleCopy(licensing, tenantId, copy, { channelId: 'D1', ts: '1.0' });
  const next = await takeCopy(licensing, tenantId, { requestId, slackUserId: adas });
  expect(next).toMatchObject({
    place: { channelId: 'D1', ts: '1.0' },
    request: { state: 'fulfilled' },
  });
  expect(await takeCopy(licensing, tenantId, { requestId, slackUserId: bos })).toBe('nothing');
  expect(await sendCopies(licensing, tenant, administrators, { requestId })).toBeNull();
});

test('another tenant’s requests are none', async () => {
  const [ours, theirs] = [await aCompany(), await aCompany()];
  const { requestId } = await theirs.ask();
  const others = [
    () => approve(ours, requestId),
    () => deny(ours, requestId),
    () => withdrawRequest(licensing, ours.mine, { requestId }),
    () => sendCopies(licensing, ours.tenant, ours.administrators, { requestId }),
  ];
  for (const each of others) {
    expect(await refusal(each())).toMatchObject({ code: 'request_not_found' });
  }
  expect(await refusal(ours.ask({ personId: theirs.mia.id }))).toMatchObject({
    code: 'person_not_found',
  });
  expect(await read(ours, requestId)).toBeNull();
  expect(await read(theirs, requestId)).toMatchObject({ state: 'pending' });
  const all = { list: 'all', page: 0 } as const;
  expect((await listRequests(licensing, ours.by.ada, ours.administrators, all)).count).toBe(0);
});
