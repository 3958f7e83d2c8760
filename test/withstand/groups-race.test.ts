/** Two processes work off groups while many change them, and assign and remove beside. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../src/licensing/actor.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { editGroup } from '../../src/licensing/edit-group.ts';
import { LicensingError } from '../../src/licensing/errors.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { resizeSubscription } from '../../src/licensing/resize-subscription.ts';
import { setUsageLocation } from '../../src/licensing/set-usage-location.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { swapLicense } from '../../src/licensing/swap-license.ts';
import { aGroup, aPlan, aProduct, aSubscription } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useDatabase } from '../support/database.ts';
import { useJobs } from '../support/jobs.ts';
import { report, sized } from '../support/sizes.ts';
import { anAdministrator, atRest, onStage, unfounded } from './group-work.ts';
import { useStage } from './stage.ts';
import { any, everyone } from './work.ts';

const PEOPLE = sized({ short: 40, long: 400 });
const CLIENTS = sized({ short: 6, long: 16 });
const DEEDS = sized({ short: 40, long: 2000 });

const database = useDatabase();
const jobs = useJobs(database);
const stage = useStage(database);

interface Field {
  people: readonly { id: string }[];
  groups: readonly { id: string; name: string }[];
  products: readonly { id: string }[];
  /** Of the one product whose seats change. */
  subscriptionId: string;
}

/** What somebody may do, by chance; what is twice in the list is done twice as often. */
function deeds(
  licensing: Licensing,
  admin: Context,
  { people, groups, products, ...field }: Field,
) {
  const reason = null;
  const group = () => ({ groupId: any(groups).id });
  const product = () => ({ productId: any(products).id });
  const some = () => people.filter(() => Math.random() < 0.2).map(({ id }) => id);
  const whom = () => ({ personId: any(people).id, ...product() });
  const plainly = { disabledPlanIds: [], reason, useDefaultLocation: false };
  const members = () =>
    changeMembers(licensing, admin, { ...group(), add: some(), remove: some() });
  const assign = () => assignLicense(licensing, admin, { ...plainly, ...whom(), untilDate: null });
  const remove = () => removeLicense(licensing, admin, { ...whom(), reason });
  const hold = () =>
    assignToGroup(licensing, admin, { ...group(), ...product(), disabledPlanIds: [], reason });
  const swapped = () => ({ fromProductId: any(products).id, toProductId: any(products).id });
  return [
    ...[members, members, members, assign, assign, remove, remove, hold, hold],
    () => removeFromGroup(licensing, admin, { ...group(), ...product(), reason }),
    () => swapGroup(licensing, admin, { ...group(), ...swapped(), disabledPlanIds: [], reason }),
    () => swapLicense(licensing, admin, { ...plainly, personId: any(people).id, ...swapped() }),
    () => {
      const { id: groupId, name } = any(groups);
      return editGroup(licensing, admin, { groupId, name, priority: any([1, 10, 100]) });
    },
    () => reprocessGroup(licensing, admin, { ...group(), productId: null }),
    () =>
      setUsageLocation(licensing, admin, {
        personId: any(people).id,
        usageLocation: any(['NL', 'FR']),
      }),
    () =>
      resizeSubscription(licensing, admin, {
        subscriptionId: field.subscriptionId,
        seats: any([PEOPLE / 4, PEOPLE / 2]),
      }),
  ];
}

/** Whatever is there: who has what through what, and the counts. */
async function everything(): Promise<unknown> {
  const { em, tenantId } = stage.at;
  const sources = await em.fork().execute(
    `select person_id, product_id, group_id, state, error_code from source
      where tenant_id = ? and state <> 'ended' order by product_id, person_id, group_id`,
    [tenantId],
  );
  const counts = await em
    .fork()
    .execute('select id, assigned from product where tenant_id = ? order by id', [tenantId]);
  return { sources, counts };
}

test('groups, swaps, sizes and single licenses change at once: nothing is oversold or forgotten', async () => {
  const licensing = onStage(stage, jobs);
  await Promise.all([stage.start('http'), stage.start('http')]);
  const admin = await anAdministrator(stage);
  const base = await aPlan(stage.at, { name: 'BASE', prohibitedCountries: ['FR'] });
  const rival = await aPlan(stage.at, { name: 'RIVAL', excludes: [base] });
  const extra = await aPlan(stage.at, { name: 'EXTRA', needs: [base] });
  const seats = PEOPLE / 2;
  const make = (displayName: string, plans: { id: string; name: string }[]) =>
    aProduct(stage.at, { displayName, plans, seats });
  const resized = await aProduct(stage.at, { displayName: 'Resized', subscriptions: [] });
  const { id: subscriptionId } = await aSubscription(stage.at, resized, { seats });
  const products = [
    ...[await make('Base', [base]), await make('Rival', [rival]), await make('Extra', [extra])],
    ...[await make('Plain', []), resized],
  ];
  const members = await everyone(PEOPLE, (index) => stage.somebody(`member${index}`));
  const people = members.map(({ personId }) => ({ id: personId }));
  const groups = [];
  for (const name of ['Ants', 'Bees', 'Crows']) groups.push(await aGroup(stage.at, { name }));
  const all = deeds(licensing, admin, { people, groups, products, subscriptionId });

  const refused = new Map<string, number>();
  await everyone(CLIENTS, async () => {
    for (let count = 0; count < DEEDS; count += 1) {
      await sleep(Math.random() * 20);
      await any(all)().catch((error: unknown) => {
        if (!(error instanceof LicensingError)) throw error;
        refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
      });
    }
  });
  await atRest(stage);
  report('groups race', { clients: CLIENTS, deeds: CLIENTS * DEEDS, refused: [...refused] });

  const ask = (sql: string) => stage.at.em.fork().execute<object[]>(sql, [stage.tenantId]);
  expect(await ask(OVERSOLD)).toEqual([]);
  expect(await ask(DEADLOCKS)).toEqual([]);
  expect(await ask(OVERLOOKED)).toEqual([]);
  expect(await unfounded(stage)).toEqual([]);
  expect(stage.failures()).toEqual([]);

  // Nobody was forgotten: whoever looks at all of it once more finds nothing to do.
  const before = await everything();
  for (const { id: groupId } of groups) {
    await licensing.queue.enqueue(stage.at.em.fork(), stage.tenantId, 'work-off-group', {
      ...{ groupId, productId: null, work: 'everybody', lostPlanIds: [] },
    });
  }
  for (const { id: productId } of products) {
    const job = { productId, everybody: true };
    await licensing.queue.enqueue(stage.at.em.fork(), stage.tenantId, 'heal-product', job);
  }
  await atRest(stage);
  expect(await everything()).toEqual(before);
  const env = { DATABASE_URL: database.url };
  expect(await runCli(['check', '--tenant', stage.tenantId], { env })).toMatchObject({ code: 0 });
});

/** Only seats that are taken back are over. */
const OVERSOLD = `
  select p.display_name, p.assigned from product p
   where p.tenant_id = ? and p.display_name <> 'Resized' and p.assigned >
     (select sum(seats) from subscription s where s.tenant_id = p.tenant_id and s.product_id = p.id)`;

const DEADLOCKS = `
  select deadlocks from pg_stat_database
   where datname = current_database() and deadlocks > 0 and ? <> ''`;

/** Who waits for a seat, though one is free. */
const OVERLOOKED = `
  select p.display_name, p.assigned, s.person_id, s.group_id
    from source s join product p on p.tenant_id = s.tenant_id and p.id = s.product_id
   where s.tenant_id = ? and s.state = 'error' and s.error_code = 'seats_exhausted'
     and p.assigned < (select sum(seats) from subscription b
       where b.tenant_id = p.tenant_id and b.product_id = p.id)`;
