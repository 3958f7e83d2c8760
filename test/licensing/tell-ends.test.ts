/** Who is told that a license is about to end, and when: by tenant's days, in a person's daytime. */
import { readEndingLicense, tellEnds } from '../../src/licensing/tell-ends.ts';
import { turnDay } from '../../src/licensing/turn-day.ts';
import { aGroup, anAssignment, aPerson, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { useProcesses } from './processes.ts';

const licensing = useLicensing();
const processes = useProcesses(licensing);

/** Noor in Amsterdam holds a product until a day; it is noon in UTC on 15 June. */
async function aHolder(
  untilDate: string | null,
  {
    since = new Date('2026-01-01T09:00:00Z'),
    timeZone = 'Europe/Amsterdam',
    ...person
  }: { since?: Date; timeZone?: string | null; slackUserId?: string | null } = {},
) {
  const tenant = await aTenant(licensing, { timeZone: 'Europe/Amsterdam' });
  const { tenantId } = tenant;
  const product = await aProduct(tenant, { displayName: 'Suite' });
  const noor = await aPerson(tenant, { slackUserId: 'U0NOOR', timeZone, ...person });
  const source = await anAssignment(tenant, noor, product, { untilDate, since });
  const told = () => licensing.queue.sent(tenantId, 'tell-person');
  const at = async (moment: string) => {
    licensing.time.set(moment);
    return tellEnds(licensing, tenantId);
  };
  const tidings = { kind: 'license_ends', sourceId: source.id, untilDate };
  return { tenant, tenantId, product, noor, source, told, at, tidings };
}

test('a holder is told a week before and the day before, each once', async () => {
  const { at, told, tidings } = await aHolder('2026-06-25');
  expect(await at('2026-06-17T12:00:00Z')).toBe(0);
  expect(await at('2026-06-18T12:00:00Z')).toBe(1);
  expect(told()).toEqual([tidings]);
  expect(await at('2026-06-18T13:00:00Z')).toBe(0);
  expect(await at('2026-06-23T12:00:00Z')).toBe(0);
  expect(await at('2026-06-24T12:00:00Z')).toBe(1);
  expect(await at('2026-06-25T12:00:00Z')).toBe(0);
  expect(told()).toEqual([tidings, tidings]);
});

test('it waits for nine in the morning where the holder is, and for the next day after six', async () => {
  const tokyo = await aHolder('2026-06-25', { timeZone: 'Asia/Tokyo' });
  expect(await tokyo.at('2026-06-18T12:00:00Z')).toBe(0);
  expect(await tokyo.at('2026-06-18T23:59:00Z')).toBe(0);
  expect(await tokyo.at('2026-06-19T00:00:00Z')).toBe(1);
  const unknown = await aHolder('2026-06-25', { timeZone: null });
  expect(await unknown.at('2026-06-18T06:59:00Z')).toBe(0);
  expect(await unknown.at('2026-06-18T16:00:00Z')).toBe(0);
  expect(await unknown.at('2026-06-18T07:00:00Z')).toBe(1);
});

test('after an outage it is late, and once', async () => {
  const { at, told } = await aHolder('2026-06-25');
  expect(await at('2026-06-25T12:00:00Z')).toBe(1);
  expect(told()).toHaveLength(1);
  expect(await at('2026-06-26T12:00:00Z')).toBe(0);
});

test('over ends of months and summer time the days stay days', async () => {
  const spring = await aHolder('2027-03-31');
  expect(await spring.at('2027-03-23T22:59:00Z')).toBe(0);
  expect(await spring.at('2027-03-24T08:00:00Z')).toBe(1);
  expect(await spring.at('2027-03-29T12:00:00Z')).toBe(0);
  expect(await spring.at('2027-03-30T07:00:00Z')).toBe(1);
  const leap = await aHolder('2028-02-29', { since: new Date('2027-01-01T09:00:00Z') });
  expect(await leap.at('2028-02-22T08:00:00Z')).toBe(1);
  expect(await leap.at('2028-02-28T08:00:00Z')).toBe(1);
});

test('with another last day it is told anew', async () => {
  const { tenant, at, told, source } = await aHolder('2026-06-25');
  expect(await at('2026-06-24T12:00:00Z')).toBe(1);
  await tenant.em
    .fork()
    .execute(`update source set until_date = '2026-07-25' where id = ?`, [source.id]);
  expect(await at('2026-07-17T12:00:00Z')).toBe(0);
  expect(await at('2026-07-18T12:00:00Z')).toBe(1);
  expect(told().map((each) => 'untilDate' in each && each.untilDate)).toEqual([
    '2026-06-25',
    '2026-07-25',
  ]);
});

test('who got it for a few days is told the day before only; for a day, not at all', async () => {
  const days = await aHolder('2026-06-20', { since: new Date('2026-06-15T12:00:00Z') });
  expect(await days.at('2026-06-16T12:00:00Z')).toBe(0);
  expect(await days.at('2026-06-19T12:00:00Z')).toBe(1);
  const day = await aHolder('2026-06-15', { since: new Date('2026-06-15T11:00:00Z') });
  expect(await day.at('2026-06-15T12:00:00Z')).toBe(0);
});

test('nobody is told of what goes on afterwards, or who is not in Slack', async () => {
  const through = await aHolder('2026-06-25');
  const group = await aGroup(through.tenant);
  const onward = await aHolder('2026-06-25');
  const { em } = licensing;
  await em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, group_id, since)
       select tenant_id, gen_random_uuid(), person_id, product_id, cast(? as uuid), since
         from source where id = ?`,
    [group.id, through.source.id],
  );
  await em.fork().execute(
    `insert into source (tenant_id, id, person_id, product_id, state, start_date, since)
       select tenant_id, gen_random_uuid(), person_id, product_id, 'scheduled', '2026-06-26', since
         from source where id = ?`,
    [onward.source.id],
  );
  const outside = await aHolder('2026-06-25', { slackUserId: null });
  const endless = await aHolder(null);
  for (const each of [through, onward, outside, endless]) {
    expect(await each.at('2026-06-18T12:00:00Z')).toBe(0);
  }
});

test('two processes at once tell once; the turn of the day does so', async () => {
  const { tenantId, told } = await aHolder('2026-06-22');
  const looks = [0, 1, 0, 1].map((index) => turnDay(processes(index), tenantId));
  await Promise.all(looks);
  expect(told()).toHaveLength(1);
});

test('what is told is read as it is sent: not once it is extended or removed, nor too late', async () => {
  const { tenant, tenantId, source, product } = await aHolder('2026-06-22');
  const read = (untilDate = '2026-06-22') =>
    readEndingLicense(licensing, tenantId, { sourceId: source.id, untilDate });
  expect(await read()).toEqual({
    ...{
      slackUserId: 'U0NOOR',
      locale: null,
      tenantLanguage: null,
      productId: product.id,
      product: 'Suite',
    },
    ...{ days: 7, isAsked: false },
  });
  expect(await read('2026-06-23')).toBeNull();
  licensing.time.set('2026-06-22T22:00:00Z');
  expect(await read()).toBeNull();
  licensing.time.set('2026-06-22T12:00:00Z');
  expect(await read()).toMatchObject({ days: 0 });
  await tenant.em
    .fork()
    .execute(`update source set state = 'ended', ended_at = now() where id = ?`, [source.id]);
  expect(await read()).toBeNull();
});
