/** A company with so much of everything, and a walk through all that an administrator can open. */
import { slices } from '../../../commands/index.ts';
import type { SlackClient } from '../../../sandbox/slack/client.ts';
import type { SlackUser } from '../../../sandbox/slack/people.ts';
import { mirrorUserGroup } from '../../../src/licensing/mirror-user-group.ts';
import { notifyAdministrators } from '../../../src/licensing/notify-administrators.ts';
import { readGroup } from '../../../src/licensing/read-group.ts';
import { listMirrors } from '../../../src/licensing/read-mirrors.ts';
import type { TestApp } from '../../support/app.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';
import { alertsAreTold, postAlerts } from './alerts.ts';
import { askForSeats } from './reclaim.ts';
import { walk } from './walk.ts';

export const commands = slices.flatMap((slice) => Object.keys(slice.commands ?? {}));

export interface Size {
  /** Products, of which Kim holds each; subscriptions and holders of the first; half the deeds; groups. */
  count: number;
  plans?: number;
  /** Of who acts. The walk chooses Dutch in the settings, which this one does not follow. */
  locale?: string;
}

/**
 * Product 1 has most of it; Spare has deeds and plans, and nobody holds it. Group 1 holds
 * Together and Beside, for which Nora waits, and Product 1, for which all Outsiders in it wait;
 * Without holds nothing, and Instead is in no group. Nora asks for three licenses for Abby, Kim for two,
 * and is offered two for Mo.
 */
export async function aCompany(app: TestApp, { count, plans = count, locale = 'en-GB' }: Size) {
  for (const { id } of [app.admin, app.member]) app.slack.updateUser(id, { locale });
  const kim = await somebody(app, 'Kim Known', { isAdmin: true, usageLocation: null, locale });
  const nora = await somebody(app, 'Nora Nowhere', { usageLocation: null, locale });
  await inTenantOf(app)
    .em.fork()
    .execute(
      `insert into product (tenant_id, id, sku_id, sku_part_number, display_name)
         select :tenantId, gen_random_uuid(), 'sku-' || n, 'PART_' || n, 'Product ' || n
           from generate_series(1, :count) n;
       insert into source (tenant_id, id, person_id, product_id, since)
         select tenant_id, gen_random_uuid(), :kim, id, now() from product
          where tenant_id = :tenantId;
       insert into person (tenant_id, id, display_name, email)
         select :tenantId, gen_random_uuid(), 'Outside ' || n, 'outside' || n || '@example.com'
           from generate_series(1, :count) n;
       insert into source (tenant_id, id, person_id, product_id, since)
         select tenant_id, gen_random_uuid(), p.id, pr.id, now()
           from person p join product pr using (tenant_id)
          where tenant_id = :tenantId and p.display_name like 'Outside %'
            and pr.display_name = 'Product 1';
       update product pr set assigned = (select count(*) from source s
         where s.tenant_id = pr.tenant_id and s.product_id = pr.id) where tenant_id = :tenantId;
       insert into product (tenant_id, id, sku_id, sku_part_number, display_name)
         select :tenantId, gen_random_uuid(), sku, upper(sku), initcap(sku)
           from unnest(array['spare', 'together', 'beside', 'instead']) sku where :count > 0;
       insert into subscription (tenant_id, id, product_id, seats, start_date, end_date)
         select tenant_id, gen_random_uuid(), id, 200, date '2020-01-01', date '2026-07-01'
           from product, generate_series(1, case display_name when 'Product 1' then :count else 1 end)
          where tenant_id = :tenantId;
       insert into service_plan (tenant_id, id, plan_id, name)
         select :tenantId, gen_random_uuid(), 'plan-' || n, 'PLAN_' || n
           from generate_series(1, :plans) n;
       insert into product_plan (tenant_id, product_id, plan_id, friendly_name)
         select tenant_id, p.id, s.id, s.name
           from product p join service_plan s using (tenant_id)
        where tenant_id = :tenantId
          and (s.name = 'PLAN_1' or p.display_name in ('Product 1', 'Product 2', 'Spare', 'Instead'));
       insert into person (tenant_id, id, display_name, usage_location)
         select :tenantId, gen_random_uuid(), 'Mo Member', 'NL' where :count > 0
          union all select :tenantId, gen_random_uuid(), 'Abby Away', null where :count > 0;
       insert into license_group (tenant_id, id, name)
         select :tenantId, gen_random_uuid(), 'Group ' || n from generate_series(1, :count) n
          union all select :tenantId, gen_random_uuid(), 'Without' where :count > 0;
       insert into group_member (tenant_id, group_id, person_id, joined_at)
         select tenant_id, g.id, p.id, now() + interval '1 s' * cast(p.display_name = 'Mo Member' as int)
           from license_group g join person p using (tenant_id)
          where tenant_id = :tenantId and g.name = 'Group 1'
            and (p.display_name = 'Mo Member' or p.display_name like 'Outside %' or p.id in (:kim, :nora));
       insert into group_product (tenant_id, id, group_id, product_id, since)
         select tenant_id, gen_random_uuid(), g.id, p.id, now()
           from license_group g join product p using (tenant_id)
          where tenant_id = :tenantId and g.name = 'Group 1'
            and p.display_name in ('Product 1', 'Together', 'Beside');
       insert into source (tenant_id, id, person_id, product_id, group_id, state, error_code, since)
         select gp.tenant_id, gen_random_uuid(), m.person_id, gp.product_id, gp.group_id, 'error',
             case p.display_name when 'Product 1' then 'seats_exhausted' else 'usage_location_missing' end, now()
           from group_member m join group_product gp using (tenant_id, group_id)
           join product p on p.id = gp.product_id
           join person o on o.id = m.person_id
            and case p.display_name when 'Product 1' then o.display_name like 'Outside %' else o.id = :nora end
          where gp.tenant_id = :tenantId;
       insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at, until_date)
         select tenant_id, gen_random_uuid(), :nora, p.id, pr.id, 'For Abby', now(), date '2027-12-31'
           from product pr join person p using (tenant_id)
          where tenant_id = :tenantId and p.display_name = 'Abby Away'
            and pr.display_name in ('Spare', 'Instead', 'Product 1');
       insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at)
         select tenant_id, gen_random_uuid(), :kim, :kim, id, 'For Kim', now()
           from product where tenant_id = :tenantId and display_name in ('Spare', 'Instead');
       insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at,
           state, decided_at)
         select tenant_id, gen_random_uuid(), :kim, :kim, id, 'For Kim', now(), 'withdrawn', now()
           from product, generate_series(1, :count) where tenant_id = :tenantId and display_name = 'Spare';
       insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at,
           state, decided_at, waitlisted_at, offered_until, offers, holds_seat)
         select tenant_id, gen_random_uuid(), :kim, p.id, pr.id, 'For Mo', now(),
             'offered', now(), now(), date '9999-01-01', 1, true
           from product pr join person p using (tenant_id)
          where tenant_id = :tenantId and p.display_name = 'Mo Member'
            and pr.display_name in ('Together', 'Beside');
       update product set held = 1
        where tenant_id = :tenantId and display_name in ('Together', 'Beside');
       insert into audit_entry (tenant_id, at, actor_kind, action, surface, product_id)
         select tenant_id, now(), 'system', 'license.assign', 'slack', id
           from product, generate_series(1, 2 * :count)
          where tenant_id = :tenantId and display_name = 'Spare'`,
      { tenantId: app.tenantId, count, plans, kim: kim.personId, nora: nora.personId },
    );
  // As PostgreSQL does by itself, some time after so much has changed.
  await app.licensing.em.execute('analyze');
  return { kim, nora };
}

/** What administrators are told without having asked, of a plan of Product 1. */
async function tellOfAPlan({ slack, licensing, tenantId }: TestApp, kim: SlackUser): Promise<void> {
  const { em, queue } = licensing;
  const read = <Row extends object>(sql: string) => em.fork().execute<Row[]>(sql, [tenantId]);
  await until('Kim is known to be an administrator', async () => {
    const admins = await read<{ id: string }>(
      'select slack_user_id as id from person where tenant_id = ? and is_workspace_admin',
    );
    return admins.some(({ id }) => id === kim.id);
  });
  const [plan] = await read<{ productId: string; planId: string }>(
    `select pp.product_id as "productId", pp.plan_id as "planId" from product_plan pp
       join product p on p.id = pp.product_id where p.tenant_id = ? and p.display_name = 'Product 1'`,
  );
  if (!plan) return;
  await notifyAdministrators(em.fork(), { queue }, tenantId, {
    ...{ kind: 'plans_added', added: [plan] },
  });
  await slack.as(kim).waitFor((client) => client.dm().length > 0);
}

/** A group that mirrors a user group, and is frozen: it was disabled. */
async function mirrorSomething(
  app: TestApp,
  kim: SlackUser & { personId?: string },
): Promise<void> {
  const { slack, licensing, tenantId } = app;
  const id = 'S0MIRRORED';
  if (slack.workspace.userGroups.has(id)) return;
  slack.addUserGroup({ id, name: 'Mirrored', users: [kim.id] });
  slack.addUserGroup({ id: 'S0OTHER', name: 'Other', users: [kim.id, slack.botUserId] });
  slack.updateUserGroup('S0OTHER', { users: [kim.id] });
  slack.updateUserGroup('S0OTHER', { users: [kim.id, slack.botUserId] });
  const actor = { kind: 'system', cause: 'the walk' } as const;
  const { groupId } = await mirrorUserGroup(
    licensing,
    { tenantId, actor, surface: 'slack' },
    { slackUsergroupId: id, slackName: 'Mirrored', name: 'Mirrored', priority: 100 },
  );
  const group = async () => (await listMirrors(licensing, tenantId, id))[0]?.revision ?? 0;
  await until('it is filled', async () => (await group()) > 0);
  slack.updateUserGroup(id, { disabled: true });
  await until(
    'it is frozen',
    async () => (await readGroup(licensing, tenantId, groupId))?.frozenAt,
  );
  await slack
    .as(kim)
    .waitFor((client) => client.dm().some(({ text }) => text.includes('*Mirrored*')));
}

/** Of what the first request that waits can be decided on by, denying comes to the walk first. */
async function decideOnRequest({ slack, idle }: TestApp, kim: SlackUser): Promise<void> {
  const client = slack.as(kim);
  await client.command('/license-requests');
  await client.waitFor(({ modal }) => modal);
  const steps = [
    () => client.click('requests.list.all'),
    () => client.choose('requests.state', 'pending'),
    () => client.click('requests.list.waiting'),
    () => client.click({ blockId: blockOf(client.modal, 'Abby Away'), actionId: 'request.review' }),
    () => client.choose('review.day', '2027-11-30'),
    () => client.click('review.no_end'),
    () => client.choose('review.plans', 'PLAN_1'),
    () => client.choose('review.location', 'NL'),
    () => client.click('review.approve'),
  ];
  for (const step of steps) {
    await step();
    await idle();
  }
  await client.closeModal({ all: true });
}

/** Of the seats that are offered one is taken, and one passed on. */
async function answerOffers({ slack, idle }: TestApp, kim: SlackUser): Promise<void> {
  const client = slack.as(kim);
  await client.command('/license-requests');
  await client.waitFor(({ modal }) => modal);
  for (const actionId of ['offer.take', 'offer.pass']) {
    await client.click({ blockId: blockOf(client.modal, actionId), actionId });
    await idle();
  }
  await client.closeModal({ all: true });
}

/** What Kim is told before a license ends; asking for longer opens the form. */
async function endsSoon({ slack, licensing, tenantId, idle }: TestApp, kim: SlackUser) {
  const { em, queue } = licensing;
  const [source] = await em.fork().execute<[{ id: string; untilDate: string }?]>(
    `update source set until_date = date '9999-12-31' where id = (
       select s.id from source s join product pr on pr.id = s.product_id
         join person p on p.id = s.person_id
        where s.tenant_id = ? and p.slack_user_id = ? and s.group_id is null and s.state = 'active'
        order by pr.display_name desc limit 1)
     returning id, until_date as "untilDate"`,
    [tenantId, kim.id],
  );
  if (!source) throw new Error('Kim has none');
  const tidings = {
    kind: 'license_ends',
    sourceId: source.id,
    untilDate: source.untilDate,
  } as const;
  await queue.enqueue(em.fork(), tenantId, 'tell-person', tidings);
  const client = slack.as(kim);
  const message = await client.waitFor((each) =>
    each.dm().find(({ blocks }) => JSON.stringify(blocks).includes('request.longer')),
  );
  await client.click('request.longer', message);
  await client.waitFor(({ modal }) => modal);
  await idle();
  await client.closeModal({ all: true });
}

/** While there are any: the walk may have ended them as it comes to the Home. */
async function lookAtRequests({ slack, idle }: TestApp, kim: SlackUser): Promise<void> {
  const client = slack.as(kim);
  await client.openHome();
  const actionId = 'requests.open';
  const blockId = await client.waitFor(({ home }) => blockOf(home, actionId) || undefined);
  await client.click({ blockId, actionId }, 'home');
  await client.waitFor(({ modal }) => modal);
  await idle();
  await client.closeModal({ all: true });
}

function blockOf(shown: SlackClient['modal'] | SlackClient['home'], words: string): string {
  const block = shown?.blocks.find((each) => JSON.stringify(each).includes(words));
  return block?.block_id ?? '';
}

export async function walkThroughCompany(
  app: TestApp,
  { kim, nora }: { kim: SlackUser; nora: SlackUser },
): Promise<ReadonlySet<string>> {
  app.slack.addUser({ realName: 'Nell New' });
  app.slack.updateUser(kim.id, { realName: 'Kim Known Well' });
  await tellOfAPlan(app, kim);
  const [{ hasProducts }] = await app.licensing.em
    .fork()
    .execute<[{ hasProducts: boolean }]>(
      'select exists (select from product where tenant_id = ?) as "hasProducts"',
      [app.tenantId],
    );
  if (hasProducts) await endsSoon(app, kim);
  const client = app.slack.as(kim);
  await client.send('Which licenses do I have?', { channelId: app.slack.general.id });
  const message = client.messages().at(-1);
  if (!message) throw new Error('It was written');
  await mirrorSomething(app, kim);
  const id = hasProducts ? await postAlerts(app, kim) : null;
  const met = hasProducts ? await askForSeats(app, kim) : [];
  if (hasProducts) {
    await lookAtRequests(app, kim);
    await decideOnRequest(app, kim);
  }
  if (hasProducts) await answerOffers(app, kim);
  const titles = await walk(app, {
    channel: { id, told: () => alertsAreTold(app) },
    client,
    person: kim.id,
    message,
    shortcuts: app.slack.workspace.manifest.features.shortcuts.map(({ name }) => name),
    lines: [
      // As long as everything is called so.
      ...['/license-remove', '/license-remove Together'],
      `/license-remove @${nora.name} Together`,
      `/license-remove @${nora.name} Beside`,
      ...['/license-swap', '/license-swap Together to Instead for Group 1'],
      ...['/licenses Spare', '/licenses Together', '/licenses Beside'],
      '/licenses Product 1',
      // Two of its forms close all windows at their end.
      ...['/license-groups Group 1', '/license-groups Group 1', '/license-groups Group 1'],
      '/license-groups Grou',
      '/license-groups Mirrored',
      '/license-request Spare',
      ...commands,
      '/licenses table',
      `/license-remove @${kim.name} Product 1`,
      `/license-assign @${nora.name} Product 1`,
      `/license-assign @${kim.name} @${nora.name} Product 3`,
      `/license-swap @${kim.name} Product 3 to Instead`,
      `/license-why @${kim.name} Product 1`,
      `/license-why @${kim.name} PLAN_1`,
      '/license-why Outside',
      '/license-why Outside 1',
    ],
  });
  return titles.union(new Set(met));
}
