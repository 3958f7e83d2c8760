import { assignLicense } from '../../src/licensing/assign-license.ts';
import { lockGroup } from '../../src/licensing/lock-group.ts';
import { readAddedPlans } from '../../src/licensing/read-added-plans.ts';
import { switchOffPlan } from '../../src/licensing/switch-off-plan.ts';
import { auditOf } from '../support/audit.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { until } from '../support/until.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/** Ann has Suite directly, Ben through Staff, Cas both ways; Suite has MAIL and CHAT. */
async function aScene() {
  const tenant = await aTenant(licensing);
  const mail = await aPlan(tenant, { name: 'MAIL' });
  const chat = await aPlan(tenant, { name: 'CHAT' });
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: [mail, chat] });
  const [ann, ben, cas] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
    await aPerson(tenant, { displayName: 'Cas' }),
  ];
  await anAssignment(tenant, ann, suite);
  await anAssignment(tenant, cas, suite, { disabledPlans: [mail] });
  const staff = await aGroup(tenant, { name: 'Staff', members: [ben, cas], products: [suite] });
  await workOff(tenant, staff);
  const switchOff = (plan = chat, context: Parameters<typeof switchOffPlan>[1] = tenant.admin) =>
    switchOffPlan(licensing, context, { productId: suite.id, planId: plan.id });
  const on = async (plan: { id: string }) => {
    const asked = [{ productId: suite.id, planId: plan.id }];
    return (await readAddedPlans(licensing, tenant.tenantId, asked))[0]?.people;
  };
  return { tenant, mail, chat, suite, ann, ben, cas, staff, switchOff, on };
}

async function workOff({ tenantId }: Workspace, { id: groupId }: { id: string }) {
  await licensing.queue.enqueue(licensing.em, tenantId, 'work-off-group', {
    ...{ groupId, productId: null, work: 'due', lostPlanIds: [] },
  });
  await runJobs(licensing, tenantId);
}

test('a plan goes off in all direct licenses and groups of the product, and nothing else does', async () => {
  const { tenant, mail, chat, ann, cas, staff, suite, switchOff, on } = await aScene();
  expect([await on(chat), await on(mail)]).toEqual([3, 3]);
  expect(await switchOff()).toEqual({
    ...{ product: 'Suite', plan: 'CHAT', licenses: 2, groups: 1, repeated: false },
    ...{ by: { displayName: 'Ada Admin', slackUserId: null }, at: expect.any(String) },
  });
  await runJobs(licensing, tenant.tenantId);
  expect([await on(chat), await on(mail)]).toEqual([0, 3]);
  expect(await sourcesOf(tenant)).toEqual([
    ...['Ann Suite direct active', 'Ben Suite via Staff active'],
    ...['Cas Suite direct active', 'Cas Suite via Staff active'],
  ]);
  const by = { actorId: tenant.admin.actor.personId, productId: suite.id };
  const off = (before: string[]) => ({
    before: expect.objectContaining({ disabledPlanIds: before }),
    after: expect.objectContaining({ disabledPlanIds: [...before, chat.id] }),
  });
  const entries = (await auditOf(tenant)).filter(({ actorKind }) => actorKind !== 'system');
  expect(entries).toHaveLength(4);
  expect(entries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...by,
        action: 'group.change_options',
        groupId: staff.id,
        ...off([]),
      }),
      expect.objectContaining({
        ...by,
        action: 'license.change_options',
        personId: ann.id,
        ...off([]),
      }),
      expect.objectContaining({
        ...{ ...by, action: 'license.change_options', personId: cas.id, ...off([mail.id]) },
      }),
      expect.objectContaining({
        ...{ ...by, action: 'plan.switch_off', after: { plan: 'CHAT', licenses: 2, groups: 1 } },
      }),
    ]),
  );
});

test('what is assigned later has it on, and is left alone by the same click done again', async () => {
  const { tenant, chat, suite, switchOff, on } = await aScene();
  const click = { ...tenant.admin, deedKey: 'click' };
  await switchOff(chat, click);
  const dee = await aPerson(tenant, { displayName: 'Dee' });
  const whom = { personId: dee.id, productId: suite.id };
  await assignLicense(licensing, tenant.admin, { ...plainly, ...whom });
  expect(await switchOff(chat, click)).toMatchObject({ licenses: 2, groups: 1, repeated: true });
  expect(await on(chat)).toBe(1);
});

test('who inherits what needs the plan is in error, whichever way the plan came', async () => {
  const { tenant, chat, ann, ben, switchOff } = await aScene();
  const bots = await aPlan(tenant, { name: 'BOTS', needs: [chat] });
  const addOn = await aProduct(tenant, { displayName: 'Add-on', plans: [bots] });
  await workOff(
    tenant,
    await aGroup(tenant, { name: 'Fans', members: [ann, ben], products: [addOn] }),
  );
  const fans = async () => (await sourcesOf(tenant)).filter((each) => each.includes('via Fans'));
  expect(await fans()).toEqual(['Ann Add-on via Fans active', 'Ben Add-on via Fans active']);
  await switchOff();
  await runJobs(licensing, tenant.tenantId);
  expect(await fans()).toEqual([
    'Ann Add-on via Fans error dependency_missing',
    'Ben Add-on via Fans error dependency_missing',
  ]);
});

test('waiting, suspended and scheduled ones have it off, too, once they are active', async () => {
  const { tenant, chat, suite, switchOff, on } = await aScene();
  const eve = await aPerson(tenant, { displayName: 'Eve' });
  await assignLicense(licensing, tenant.admin, {
    ...{ ...plainly, personId: eve.id, productId: suite.id, startDate: '2026-06-20' },
  });
  expect(await switchOff()).toMatchObject({ licenses: 3 });
  expect(await on(chat)).toBe(0);
  licensing.time.set('2026-06-20T12:00:00Z');
  await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'turn-day', {});
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toContain('Eve Suite direct active');
  expect(await on(chat)).toBe(0);
});

test('only administrators do it, and only to what is theirs and there', async () => {
  const { tenant, chat, ann, switchOff, on, suite } = await aScene();
  const other = await aScene();
  const code = async (work: Promise<unknown>) => (await refusal(work)).code;
  expect(await code(switchOff(chat, asEverybody(tenant, ann)))).toBe('not_allowed');
  expect(await code(switchOff(other.chat))).toBe('plan_not_in_product');
  expect(await code(switchOff(chat, other.tenant.admin))).toBe('product_not_found');
  const ids = { productId: suite.id, planId: 'nothing' };
  expect(await code(switchOffPlan(licensing, tenant.admin, ids))).toBe('product_not_found');
  expect([await on(chat), await other.on(other.chat)]).toEqual([3, 3]);
});

test('a group that comes to hold the product while others are waited for keeps the plan on', async () => {
  const { tenant, staff, suite, chat, switchOff } = await aScene();
  const em = licensing.em.fork();
  await em.begin();
  await lockGroup(em, tenant.tenantId, staff.id);
  const off = switchOff(chat);
  await until('it waits for the group', async () => {
    const [{ count }] = await licensing.em.execute<[{ count: number }]>(
      `select cast(count(*) as int) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return count > 0;
  });
  await aGroup(tenant, { name: 'Newcomers', products: [suite] });
  await em.rollback();
  expect(await off).toMatchObject({ licenses: 2, groups: 1 });
});
