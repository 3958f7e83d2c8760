/** Approved without a seat: in line, offered one, taken, passed on, lapsed and closed, on PostgreSQL. */
import { addSubscription } from '../../../src/licensing/add-subscription.ts';
import { archiveProduct } from '../../../src/licensing/archive-product.ts';
import { assignLicense } from '../../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../../src/licensing/assign-to-group.ts';
import { checkCounts } from '../../../src/licensing/check-counts.ts';
import { healProduct } from '../../../src/licensing/heal-product.ts';
import { listHolders } from '../../../src/licensing/list-holders.ts';
import { nextInTurn } from '../../../src/licensing/next-in-turn.ts';
import { previewGroupChange } from '../../../src/licensing/preview-group-change.ts';
import { removeLicense } from '../../../src/licensing/remove-license.ts';
import { passOffer, takeOffer } from '../../../src/licensing/requests/answer-offer.ts';
import { changePolicy } from '../../../src/licensing/requests/change-policy.ts';
import { decideRequest } from '../../../src/licensing/requests/decide-request.ts';
import { readPolicyOf } from '../../../src/licensing/requests/read-policy-of.ts';
import { readRequest } from '../../../src/licensing/requests/read-request.ts';
import { settleCopy, takeCopy } from '../../../src/licensing/requests/request-copies.ts';
import { reviewRequests } from '../../../src/licensing/requests/review-requests.ts';
import { withdrawRequest } from '../../../src/licensing/requests/withdraw-request.ts';
import { ASSUMED_POLICY, type Policy } from '../../../src/licensing/rules/request-policy.ts';
import { showProduct } from '../../../src/licensing/show-product.ts';
import { anAskingCompany } from '../../support/asking.ts';
import { aGroup, anAssignment, aPerson, aPlan, asEverybody } from '../../support/builders.ts';
import { refusal, useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';
import { workOff } from '../../support/work-off.ts';

const licensing = useLicensing();
type Company = Awaited<ReturnType<typeof aFullCompany>>;
type Person = Awaited<ReturnType<typeof aPerson>>;

/** Each is approved a second after the other. */
const later = (seconds = 1) =>
  licensing.time.set(new Date(licensing.clock().getTime() + seconds * 1000).toISOString());

/** All its seats are Holly's, and whoever else holds one. */
async function aFullCompany({ seats = 1 }: { seats?: number } = {}) {
  const company = await anAskingCompany(licensing, { seats });
  const holders: Person[] = [];
  for (let n = 0; n < seats; n += 1) {
    const holder = await aPerson(company.tenant, { displayName: `Holder ${n}` });
    await anAssignment(company.tenant, holder, company.product);
    holders.push(holder);
  }
  return { ...company, holders };
}

const askers = (company: Company, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      aPerson(company.tenant, { displayName: `Asker ${n}`, slackUserId: `UASKER${n}` }),
    ),
  );

async function waitlisted(company: Company, person: Person, untilDate: string | null = null) {
  const mine = asEverybody(company.tenant, person);
  const { requestId } = await company.ask({ personId: person.id, untilDate }, mine);
  await approve(company, requestId, untilDate);
  later();
  return requestId;
}

const approve = ({ by, administrators }: Company, requestId: string, untilDate: string | null) =>
  decideRequest(licensing, by.ada, administrators, {
    ...{ requestId, decision: 'approve', untilDate, disabledPlanIds: [] },
  });

async function read({ tenant }: Company, requestId: string) {
  const request = await readRequest(licensing.em.fork(), tenant.tenantId, requestId);
  if (!request) throw new Error('It is there');
  return request;
}

const state = async (company: Company, requestId: string) => {
  const { state, place, cause } = await read(company, requestId);
  return [state, place ?? cause].filter((each) => each !== null).join(' ');
};

async function free({ tenant, product, holders }: Company, count = 1): Promise<void> {
  for (const { id: personId } of holders.splice(0, count)) {
    await removeLicense(licensing, tenant.admin, { personId, productId: product.id, reason: null });
  }
}

const heal = ({ tenant, product }: Company) =>
  healProduct(licensing, tenant.tenantId, { productId: product.id, everybody: false });

const review = ({ tenant }: Company) => reviewRequests(licensing, tenant.tenantId);

const take = ({ tenant }: Company, person: Person, requestId: string) =>
  takeOffer(licensing, asEverybody(tenant, person), { requestId });

const pass = ({ tenant }: Company, person: Person, requestId: string) =>
  passOffer(licensing, asEverybody(tenant, person), { requestId });

/** The message of the offer stands in Slack. */
async function shown({ tenant }: Company, { slackUserId }: Person, requestId: string, offer = 1) {
  const what = { requestId, slackUserId: slackUserId ?? '', offer };
  const copy = await takeCopy(licensing, tenant.tenantId, what);
  if (typeof copy === 'string') throw new Error('It is to be posted');
  await settleCopy(licensing, tenant.tenantId, copy, { channelId: 'D1', ts: '1.0' });
}

const counts = async ({ tenant, product }: Company) => {
  const shownProduct = await showProduct(licensing, tenant.admin, { productId: product.id });
  const { total, assigned, held } = shownProduct.counts;
  expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
  return { total, assigned, held };
};

const holders = async ({ tenant, product }: Company) => {
  const paging = { productId: product.id, page: 0, pageSize: 200 };
  const listed = await listHolders(licensing, tenant.admin, paging);
  return listed.holders.map(({ displayName }) => displayName).sort();
};

const assign = ({ tenant, product }: Company, person: Person, untilDate: string | null = null) =>
  assignLicense(licensing, tenant.admin, {
    ...{ personId: person.id, productId: product.id, untilDate, reason: null },
    ...{ disabledPlanIds: [], useDefaultLocation: false },
  });

function told({ tenant }: Company): string[] {
  const tidings = licensing.queue.sent(tenant.tenantId, 'tell-person');
  while (licensing.queue.take(tenant.tenantId));
  return tidings.flatMap((each) => (each.kind === 'request_decided' ? [each.personId] : []));
}

async function audited({ tenant }: Company): Promise<string[]> {
  const rows = await licensing.em
    .fork()
    .execute<{ action: string; kind: string }[]>(
      'select action, actor_kind as kind from audit_entry where tenant_id = ? order by id',
      [tenant.tenantId],
    );
  return rows.map(({ action, kind }) => `${action} by ${kind}`);
}

async function withPolicy({ tenant, product }: Company, policy: Partial<Policy>) {
  const of = { productId: product.id };
  const { revision } = await readPolicyOf(licensing, tenant.admin, of);
  const input = { ...of, policy: { ...ASSUMED_POLICY, ...policy }, revision };
  await changePolicy(licensing, tenant.admin, input);
}

test('approved without a seat it waits in line, is offered the seat that comes free, and takes it', async () => {
  const company = await aFullCompany();
  const { mia, ned, tenant } = company;
  const first = await waitlisted(company, mia, '2026-12-31');
  expect(told(company)).toEqual([mia.id]);
  const second = await waitlisted(company, ned);
  expect([await state(company, first), await state(company, second)]).toEqual([
    ...['waitlisted 1', 'waitlisted 2'],
  ]);
  await free(company);
  expect(licensing.queue.sent(tenant.tenantId, 'heal-product')).toHaveLength(1);
  expect(
    await nextInTurn(licensing.em.fork(), tenant.tenantId, company.product.id, licensing.clock()),
  ).toEqual(['Mia']);
  await heal(company);
  expect(await read(company, first)).toMatchObject({
    ...{ state: 'offered', offers: 1, holdsSeat: true, place: null },
    offeredUntil: expect.stringContaining('2026-06-16T12:00:02'),
  });
  expect(await state(company, second)).toBe('waitlisted 1');
  expect(await counts(company)).toEqual({ total: 1, assigned: 0, held: 1 });
  expect(await refusal(assign(company, ned))).toEqual({
    code: 'seats_exhausted',
    details: { product: 'Suite', total: 1, assigned: 0, held: 1 },
  });
  expect(await refusal(take(company, ned, first))).toMatchObject({ code: 'not_your_offer' });
  expect(await refusal(take(company, ned, second))).toMatchObject({ code: 'offer_over' });
  expect(await take(company, mia, first)).toMatchObject({ outcome: 'taken', repeated: false });
  expect(await counts(company)).toEqual({ total: 1, assigned: 1, held: 0 });
  expect(await read(company, first)).toMatchObject({
    ...{ state: 'fulfilled', grantedUntil: '2026-12-31', decidedBy: { displayName: 'Ada' } },
  });
  expect(await refusal(take(company, mia, first))).toMatchObject({ code: 'offer_over' });
  expect(await audited(company)).toEqual([
    ...['request.make by everybody', 'request.waitlist by approver'],
    ...['request.make by everybody', 'request.waitlist by approver'],
    ...['license.remove by administrator', 'request.offer by system'],
    ...['license.assign by approver', 'request.take by everybody'],
  ]);
});

test('passed on, it goes to the next; back at the end once, then closed', async () => {
  const company = await aFullCompany();
  const { mia, ned } = company;
  const mias = await waitlisted(company, mia);
  const neds = await waitlisted(company, ned);
  await free(company);
  await heal(company);
  later();
  expect(await pass(company, mia, mias)).toMatchObject({ outcome: 'back' });
  await heal(company);
  expect([await state(company, mias), await state(company, neds)]).toEqual([
    ...['waitlisted 1', 'offered'],
  ]);
  later();
  await pass(company, ned, neds);
  await heal(company);
  expect(await state(company, mias)).toBe('offered');
  told(company);
  expect(await pass(company, mia, mias)).toMatchObject({ outcome: 'closed' });
  expect(await state(company, mias)).toBe('closed passed');
  await heal(company);
  expect(await state(company, neds)).toBe('offered');
  expect(await counts(company)).toEqual({ total: 1, assigned: 0, held: 1 });
});

test('unanswered it lapses after the hours of its policy, at a change of clocks, too', async () => {
  const company = await aFullCompany();
  const { mia, tenant } = company;
  await licensing.em
    .fork()
    .execute(`update tenant set time_zone = 'Europe/Amsterdam' where id = ?`, [tenant.tenantId]);
  await withPolicy(company, { offerHours: 24, expiresDays: 1 });
  const requestId = await waitlisted(company, mia);
  await free(company);
  // Clocks go back in this night: it is a day of 25 hours.
  licensing.time.set('2026-10-24T10:00:00.000Z');
  await heal(company);
  await shown(company, mia, requestId);
  told(company);
  licensing.time.set('2026-10-25T09:59:00.000Z');
  await review(company);
  expect(await state(company, requestId)).toBe('offered');
  licensing.time.set('2026-10-25T10:00:00.000Z');
  await Promise.all([review(company), review(company)]);
  expect(await read(company, requestId)).toMatchObject({
    ...{ state: 'waitlisted', place: 1, passes: 1, cause: 'lapsed' },
  });
  expect(told(company)).toEqual([mia.id]);
  // Offered at the end of a month, and not answered once more: closed, and nothing is held.
  licensing.time.set('2026-10-31T23:30:00.000Z');
  await heal(company);
  await shown(company, mia, requestId, 2);
  licensing.time.set('2026-11-01T23:30:00.000Z');
  await review(company);
  expect(await state(company, requestId)).toBe('closed lapsed');
  expect(told(company)).toEqual([mia.id]);
  expect(await counts(company)).toEqual({ total: 1, assigned: 0, held: 0 });
});

test('what nobody could see, as Slack was away, is offered once more and counts for nothing, but not for good', async () => {
  const company = await aFullCompany();
  const requestId = await waitlisted(company, company.mia);
  const next = await waitlisted(company, company.ned);
  await free(company);
  await heal(company);
  licensing.time.set('2026-06-17T12:00:00.000Z');
  await review(company);
  expect(await read(company, requestId)).toMatchObject({ place: 1, passes: 0, cause: 'recalled' });
  await heal(company);
  expect(await read(company, requestId)).toMatchObject({ state: 'offered', offers: 2 });
  expect(await state(company, next)).toBe('waitlisted 1');
  for (const now of ['2026-06-19T12:00:00.000Z', '2026-06-21T12:00:00.000Z']) {
    licensing.time.set(now);
    await review(company);
    await heal(company);
  }
  expect(await read(company, requestId)).toMatchObject({ place: 1, passes: 1, cause: 'lapsed' });
  expect(await state(company, next)).toBe('offered');
});

test('withdrawn from every open state; a seat that was held goes on', async () => {
  const company = await aFullCompany();
  const { mia, ned, tenant } = company;
  const [mias, neds] = [await waitlisted(company, mia), await waitlisted(company, ned)];
  const withdraw = (person: Person, requestId: string) =>
    withdrawRequest(licensing, asEverybody(tenant, person), { requestId });
  await free(company);
  await heal(company);
  await withdraw(mia, mias);
  expect(await state(company, mias)).toBe('withdrawn');
  await heal(company);
  expect(await state(company, neds)).toBe('offered');
  await pass(company, ned, neds);
  await withdraw(ned, neds);
  expect(await refusal(withdraw(ned, neds))).toMatchObject({ code: 'request_not_pending' });
  expect(await counts(company)).toEqual({ total: 1, assigned: 0, held: 0 });
  expect(await company.ask()).toMatchObject({ outcome: 'made' });
});

test('who asks again sees what waits, and who joins learns of its end', async () => {
  const company = await aFullCompany();
  const { mia, ned } = company;
  const requestId = await waitlisted(company, mia);
  expect(await company.ask()).toMatchObject({ outcome: 'open', requestId });
  const joined = await company.ask({ personId: mia.id }, asEverybody(company.tenant, ned));
  expect(joined).toMatchObject({ outcome: 'joined', requestId });
  await free(company);
  await heal(company);
  told(company);
  expect(await refusal(take(company, ned, requestId))).toMatchObject({ code: 'not_your_offer' });
  await take(company, mia, requestId);
  expect(told(company)).toEqual([ned.id]);
});

test.each([
  [
    'who left',
    'person_deleted',
    'update person set status = ?, deleted_at = now() where id = :mia',
    'deleted',
  ],
  ['a last day that has passed', 'until_in_past', null, '2026-08-01T12:00:00.000Z'],
  [
    'a product that lapsed',
    'product_expired',
    'update subscription set end_date = ? where product_id = :product',
    '2026-05-01',
  ],
] as const)('%s closes it openly, waiting or offered', async (_, cause, sql, value) => {
  const company = await aFullCompany();
  const { mia, ned, product } = company;
  const mias = await waitlisted(company, mia, '2026-07-31');
  const neds = await waitlisted(company, ned);
  await free(company);
  await heal(company);
  await shown(company, mia, mias);
  told(company);
  if (sql === null) licensing.time.set(value);
  else {
    const filled = sql.replace(':mia', `'${mia.id}'`).replace(':product', `'${product.id}'`);
    await licensing.em.fork().execute(filled, [value]);
  }
  if (cause === 'product_expired') licensing.time.set('2026-06-15T12:00:00.000Z');
  await review(company);
  expect(await state(company, mias)).toBe(`closed ${cause}`);
  expect(told(company)).toContain(mia.id);
  await heal(company);
  expect(await state(company, neds)).toBe(
    cause === 'product_expired' ? 'closed product_expired' : 'offered',
  );
  await counts(company);
});

test('an archived product has no waitlist; a subscription that is to come keeps it', async () => {
  const company = await aFullCompany();
  const { mia, tenant, product } = company;
  const requestId = await waitlisted(company, mia);
  await licensing.em
    .fork()
    .execute(`update subscription set end_date = '2026-05-01' where product_id = ?`, [product.id]);
  const coming = { seats: 1, startDate: '2026-07-20', endDate: null, price: null, currency: null };
  const more = { productId: product.id, noticeDate: null, externalId: null, ...coming };
  await addSubscription(licensing, tenant.admin, more);
  licensing.time.set('2026-07-10T12:00:00.000Z');
  await review(company);
  await heal(company);
  expect(await state(company, requestId)).toBe('waitlisted 1');
  await free(company);
  await archiveProduct(licensing, tenant.admin, { productId: product.id });
  await review(company);
  expect(await state(company, requestId)).toBe('closed product_not_found');
});

test('what a rule refuses by now is closed as its turn comes, with the rule, and the next one gets the seat', async () => {
  const company = await aFullCompany();
  const { mia, ned, tenant, product } = company;
  const mias = await waitlisted(company, mia);
  const neds = await waitlisted(company, ned);
  const plan = await aPlan(tenant, { name: 'MAIL', prohibitedCountries: ['BE'] });
  await licensing.em.fork().execute(
    `insert into product_plan (tenant_id, product_id, plan_id, friendly_name)
     values (?, ?, ?, 'Mail')`,
    [tenant.tenantId, product.id, plan.id],
  );
  await licensing.em
    .fork()
    .execute(`update person set usage_location = 'BE' where id = ?`, [mia.id]);
  await free(company);
  await heal(company);
  expect(await state(company, mias)).toBe('closed prohibited_in_usage_location');
  expect(await state(company, neds)).toBe('offered');
  // The same at the click leaves the offer as it is.
  await licensing.em
    .fork()
    .execute(`update person set usage_location = 'BE' where id = ?`, [ned.id]);
  expect(await refusal(take(company, ned, neds))).toMatchObject({
    code: 'prohibited_in_usage_location',
  });
  expect(await state(company, neds)).toBe('offered');
  expect(await counts(company)).toEqual({ total: 1, assigned: 0, held: 1 });
});

test('without a location the tenant’s default serves, as it does where nobody was asked for one', async () => {
  const company = await aFullCompany();
  const { mia, tenant } = company;
  const requestId = await waitlisted(company, mia);
  const em = licensing.em.fork();
  await em.execute('update person set usage_location = null where id = ?', [mia.id]);
  await em.execute(`update tenant set default_usage_location = 'NL' where id = ?`, [
    tenant.tenantId,
  ]);
  await free(company);
  await heal(company);
  await take(company, mia, requestId);
  expect(await holders(company)).toEqual(['Mia']);
});

test('before the groups’ waiting, and behind direct ones that wait for longer', async () => {
  const company = await aFullCompany({ seats: 2 });
  const { mia, ned, tenant, product } = company;
  const gus = await aPerson(tenant, { displayName: 'Gus' });
  const group = await aGroup(tenant, { members: [gus] });
  await assignToGroup(licensing, tenant.admin, {
    ...{ groupId: group.id, productId: product.id, disabledPlanIds: [], reason: null },
  });
  await runJobs(licensing, tenant.tenantId);
  const dirk = await aPerson(tenant, { displayName: 'Dirk' });
  await licensing.em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, state, error_code, since)
     values (?, gen_random_uuid(), ?, ?, 'error', 'seats_exhausted', ?)`,
    [tenant.tenantId, dirk.id, product.id, licensing.clock()],
  );
  later();
  const requestId = await waitlisted(company, mia);
  const waiting = { productId: product.id, state: 'error', page: 0, pageSize: 10 } as const;
  expect(
    (await listHolders(licensing, tenant.admin, waiting)).holders.map((each) => [
      ...[each.displayName, each.turn],
    ]),
  ).toEqual([
    ['Dirk', 1],
    ['Gus', 3],
  ]);
  await free(company, 2);
  await runJobs(licensing, tenant.tenantId);
  expect(await holders(company)).toEqual(['Dirk']);
  expect(await state(company, requestId)).toBe('offered');
  // Whoever joins the group by now waits behind it, too.
  await take(company, mia, requestId);
  const later2 = await waitlisted(company, ned);
  await withdrawRequest(licensing, asEverybody(tenant, ned), { requestId: later2 });
  await removeLicense(licensing, tenant.admin, {
    ...{ personId: mia.id, productId: product.id, reason: null },
  });
  await runJobs(licensing, tenant.tenantId);
  expect(await holders(company)).toEqual(['Dirk', 'Gus']);
});

test('a preview of what comes free names whose requests are offered it, before members who wait', async () => {
  const company = await anAskingCompany(licensing, { seats: 3 });
  const { tenant, product, mia } = company;
  const person = (displayName: string) => aPerson(tenant, { displayName });
  const staff = await aGroup(tenant, {
    members: [await person('A'), await person('B'), await person('C')],
    products: [product],
  });
  const fans = await aGroup(tenant, {
    members: [await person('D'), await person('E')],
    products: [product],
  });
  for (const group of [staff, fans]) await workOff(licensing, tenant, group);
  const requestId = await waitlisted({ ...company, holders: [] }, mia);
  expect(await state({ ...company, holders: [] }, requestId)).toBe('waitlisted 1');
  const off = { groupId: staff.id, kind: 'remove', productId: product.id } as const;
  const { products } = await previewGroupChange(licensing, tenant.admin, off);
  expect(products).toMatchObject([{ next: { count: 3, names: ['Mia', 'D', 'E'] } }]);
});

test('who is approved while a seat is free waits behind those who were approved before', async () => {
  const company = await aFullCompany();
  const { mia, ned } = company;
  const mias = await waitlisted(company, mia);
  await free(company);
  const neds = await waitlisted(company, ned);
  expect(await state(company, neds)).toBe('waitlisted 2');
  await withPolicy(company, { mode: 'automatic', stages: [] });
  const [asker] = await askers(company, 1);
  if (!asker) throw new Error('There is one');
  const granted = await company.ask({ personId: asker.id }, asEverybody(company.tenant, asker));
  expect(granted).toMatchObject({ outcome: 'waitlisted', refusal: null });
  await heal(company);
  expect(await state(company, mias)).toBe('offered');
  expect(await state(company, granted.requestId)).toBe('waitlisted 2');
});

test('a hundred requests for ten seats, then twenty bought: the first who were approved are offered them', async () => {
  const company = await aFullCompany({ seats: 1 });
  const { tenant, product } = company;
  await free(company);
  const more = { startDate: '2026-01-01', endDate: null, price: null, currency: null };
  const buy = (seats: number) =>
    addSubscription(licensing, tenant.admin, {
      ...{ ...more, seats, productId: product.id, noticeDate: null, externalId: null },
    });
  await buy(9);
  const people = await askers(company, 100);
  const requests: string[] = [];
  for (const { id: personId } of people) requests.push((await company.ask({ personId })).requestId);
  // The last who asked is approved first.
  const line = people.map((person, n) => ({ person, requestId: requests[n] ?? '' })).reverse();
  for (const { requestId } of line) {
    await approve(company, requestId, null);
    later();
  }
  const names = (some: typeof line) => some.map(({ person }) => person.displayName).sort();
  expect(await holders(company)).toEqual(names(line.slice(0, 10)));
  const places = await Promise.all(line.slice(10).map((one) => state(company, one.requestId)));
  expect(places).toEqual(line.slice(10).map((_, n) => `waitlisted ${n + 1}`));
  await buy(20);
  await Promise.all([heal(company), heal(company)]);
  const states = await Promise.all(line.slice(10).map((one) => state(company, one.requestId)));
  expect(states.slice(0, 20)).toEqual(Array(20).fill('offered'));
  expect(states.slice(20)).toEqual(line.slice(30).map((_, n) => `waitlisted ${n + 1}`));
  expect(await counts(company)).toEqual({ total: 30, assigned: 10, held: 20 });
  await Promise.all(
    line.slice(10, 30).map(({ person, requestId }) => take(company, person, requestId)),
  );
  expect(await holders(company)).toEqual(names(line.slice(0, 30)));
  expect(await counts(company)).toEqual({ total: 30, assigned: 30, held: 0 });
});

test('many at once: no seat is given out twice, whoever takes, passes, assigns and heals', async () => {
  const company = await aFullCompany({ seats: 3 });
  const people = await askers(company, 6);
  const requests: string[] = [];
  for (const person of people) requests.push(await waitlisted(company, person));
  await free(company, 3);
  const others = await Promise.all(
    [1, 2, 3].map((n) => aPerson(company.tenant, { displayName: `Other ${n}` })),
  );
  const twice = [...people, ...people].map((person, n) => {
    const requestId = requests[n % 6] ?? '';
    return n % 3 === 0 ? pass(company, person, requestId) : take(company, person, requestId);
  });
  await Promise.allSettled([
    ...[heal(company), heal(company), review(company)],
    ...others.map((person) => assign(company, person)),
    ...twice,
  ]);
  const { total, assigned, held } = await counts(company);
  expect(assigned + held).toBeLessThanOrEqual(total ?? 0);
  await heal(company);
  const after = await counts(company);
  expect(after.assigned + after.held).toBe(3);
});

test.each([
  ['seats = 1', 1],
  ["end_date = '2026-01-01'", 0],
])(
  'of an offer whose seat is gone since, by %s, nothing is lost but the seat',
  async (set, total) => {
    const company = await aFullCompany({ seats: 2 });
    const { mia, tenant } = company;
    const requestId = await waitlisted(company, mia);
    await free(company);
    await heal(company);
    await licensing.em
      .fork()
      .execute(`update subscription set ${set} where tenant_id = ?`, [tenant.tenantId]);
    expect(await take(company, mia, requestId)).toMatchObject({ outcome: 'recalled' });
    expect(await read(company, requestId)).toMatchObject({
      place: 1,
      passes: 0,
      cause: 'recalled',
    });
    expect(await counts(company)).toEqual({ total, assigned: 1, held: 0 });
  },
);

test('a request that waits holds a seat where its policy says so, up to so many', async () => {
  const company = await anAskingCompany(licensing, { seats: 3 });
  const full = { ...company, holders: [] };
  await withPolicy(full, { holdSeats: 2 });
  const people = await askers(full, 3);
  const asked = [];
  for (const person of people) asked.push(await company.ask({ personId: person.id }));
  expect(asked.map(({ holdsSeat }) => holdsSeat)).toEqual([true, true, false]);
  expect(await counts(full)).toEqual({ total: 3, assigned: 0, held: 2 });
  const [first, second, third] = asked.map(({ requestId }) => requestId);
  if (!first || !second || !third) throw new Error('There are three');
  await assign(full, company.ned);
  expect(await refusal(assign(full, company.mia))).toMatchObject({ code: 'seats_exhausted' });
  // It takes what is held for it; the third has none.
  await approve(full, first, null);
  expect(await counts(full)).toEqual({ total: 3, assigned: 2, held: 1 });
  await approve(full, third, null);
  expect(await state(full, third)).toBe('waitlisted 1');
  // What is denied lets its seat go, to whoever waits.
  await decideRequest(licensing, company.by.bo, company.administrators, {
    ...{ requestId: second, decision: 'deny', why: 'No budget' },
  });
  await heal(full);
  expect(await state(full, third)).toBe('offered');
  expect(await counts(full)).toEqual({ total: 3, assigned: 2, held: 1 });
});

test('of who is not in Slack whoever asked is offered the seat; of who has left nobody', async () => {
  const company = await aFullCompany({ seats: 2 });
  const { mia, tenant } = company;
  const [ivy, sam] = [
    await aPerson(tenant, { displayName: 'Ivy' }),
    await aPerson(tenant, { displayName: 'Sam' }),
  ];
  const ask = async ({ id: personId }: Person) => {
    const { requestId } = await company.ask({ personId });
    await approve(company, requestId, null);
    later();
    return requestId;
  };
  const [ivys, sams] = [await ask(ivy), await ask(sam)];
  await licensing.em
    .fork()
    .execute(`update person set status = 'deleted', deleted_at = now() where id = ?`, [sam.id]);
  await free(company, 2);
  await heal(company);
  expect(await state(company, sams)).toBe('closed person_deleted');
  const copies = await licensing.em.fork().execute<{ slackUserId: string; offer: number }[]>(
    `select slack_user_id as "slackUserId", offer from license_request_message
        where tenant_id = ? and offer > 0`,
    [tenant.tenantId],
  );
  expect(copies).toEqual([{ slackUserId: mia.slackUserId, offer: 1 }]);
  expect(await take(company, mia, ivys)).toMatchObject({ outcome: 'taken' });
  expect(await holders(company)).toEqual(['Ivy']);
});

test('who cannot be written to counts as who does not answer', async () => {
  const company = await aFullCompany();
  const { mia, tenant } = company;
  const requestId = await waitlisted(company, mia);
  await free(company);
  await heal(company);
  const what = { requestId, slackUserId: mia.slackUserId ?? '', offer: 1 };
  const copy = await takeCopy(licensing, tenant.tenantId, what);
  if (typeof copy === 'string') throw new Error('It is to be posted');
  await settleCopy(licensing, tenant.tenantId, copy, null);
  licensing.time.set('2026-06-16T13:00:00.000Z');
  await review(company);
  expect(await read(company, requestId)).toMatchObject({ cause: 'lapsed', passes: 1 });
});

test('a click that is delivered twice answers once', async () => {
  const company = await aFullCompany();
  const { mia, tenant } = company;
  const requestId = await waitlisted(company, mia);
  await free(company);
  await heal(company);
  const once = { ...asEverybody(tenant, mia), deedKey: 'a click' };
  const twice = [1, 2].map(() => passOffer(licensing, once, { requestId }));
  const outcomes = await Promise.all(twice);
  expect(outcomes.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  expect(await read(company, requestId)).toMatchObject({ passes: 1, offers: 1 });
});

test('another tenant’s offers are none', async () => {
  const [ours, theirs] = [await aFullCompany(), await aFullCompany()];
  const requestId = await waitlisted(theirs, theirs.mia);
  await free(theirs);
  await heal(theirs);
  for (const each of [take, pass]) {
    expect(await refusal(each(ours, ours.mia, requestId))).toMatchObject({
      code: 'request_not_found',
    });
  }
  await review(ours);
  await heal(ours);
  expect(await state(theirs, requestId)).toBe('offered');
});

test('of who has a seat by now the held one goes on, as they take what is offered', async () => {
  const company = await aFullCompany({ seats: 2 });
  const { mia, ned, tenant } = company;
  const mias = await waitlisted(company, mia);
  await free(company);
  await heal(company);
  const neds = await waitlisted(company, ned);
  await free(company);
  await assign(company, mia, '2026-07-01');
  await runJobs(licensing, tenant.tenantId);
  expect(await state(company, neds)).toBe('waitlisted 1');
  await take(company, mia, mias);
  expect(await counts(company)).toEqual({ total: 2, assigned: 1, held: 0 });
  await runJobs(licensing, tenant.tenantId);
  expect(await state(company, neds)).toBe('offered');
});

test('who has it by now for less long than was approved gets the rest at once, as it takes no seat', async () => {
  const company = await aFullCompany();
  const { mia } = company;
  const requestId = await waitlisted(company, mia, '2026-12-31');
  await free(company);
  await assign(company, mia, '2026-07-01');
  told(company);
  await heal(company);
  expect(await read(company, requestId)).toMatchObject({
    ...{ state: 'fulfilled', grantedUntil: '2026-12-31' },
  });
  expect(told(company)).toEqual([mia.id]);
  expect((await audited(company)).slice(-2)).toEqual([
    ...['license.change_options by approver', 'request.give by system'],
  ]);
  expect(await counts(company)).toEqual({ total: 1, assigned: 1, held: 0 });
});
