/** What administrators are told without having asked, and what they do about it. */
import { randomUUID } from 'node:crypto';
import { importProductsCsv } from '../../src/imports/import-csv.ts';
import { SWITCH_OFF_PLAN } from '../../src/slack/entry-points.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aPlan, aProduct } from '../support/builders.ts';
import { useJobs } from '../support/jobs.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp({ env: { LICENSE_ADMINS: 'U0BOSSBOSS' } });
const jobs = useJobs(app.database);
const COLUMNS =
  'sku_id,sku_part_number,product_name,description,help_url,purchase_url,plan_id,plan_name,' +
  'plan_friendly_name,plan_countries_not_offered,plan_depends_on,plan_excludes';

/** As whoever runs it imports. */
async function importProducts(...lines: string[]): Promise<void> {
  const context = { actor: { kind: 'system', cause: 'a test' }, surface: 'cli' } as const;
  const file = [COLUMNS, ...lines].map((line) => `${line}\n`).join('');
  await importProductsCsv(app.licensing, { ...context, tenantId: app.tenantId }, [file], {
    fileName: 'products.csv',
  });
}

const line = (sku: string, plan: string) => `${sku},${sku},${sku},,,,${plan},${plan},,,,`;

/** Two administrators: one by configuration, one named by her rights in Slack once she was seen. */
beforeAll(async () => {
  app.slack.addUser({ id: 'U0BOSSBOSS', name: 'boss' });
  await app.slack.as(app.admin).command('/license-mine');
  await app.idle();
});

const copies = (words: string) =>
  ['U0BOSSBOSS', app.admin.id].map((id) =>
    app.slack
      .as(id)
      .dm()
      .filter(({ text }) => text.includes(words)),
  );

/** Both are told, each once, and nothing more is to be told. */
async function bothAreTold(words: string): Promise<void> {
  await until(`both are told: ${words}`, () => copies(words).every(({ length }) => length > 0));
  for (const name of ['tell-administrators', 'tell-person']) {
    await until('nothing is left', async () => {
      const left = await jobs.boss.findJobs(`${app.tenantId}/${name}`, {});
      return left.every(({ state }) => state === 'completed');
    });
  }
  expect(copies(words).map(({ length }) => length)).toEqual([1, 1]);
}

async function held(name: string, people: number) {
  const plan = await aPlan(inTenantOf(app), { name: `${name}-base` });
  const product = await aProduct(inTenantOf(app), {
    ...{ displayName: name, skuId: name, skuPartNumber: name, plans: [plan] },
  });
  for (let index = 0; index < people; index += 1) {
    const { personId: id } = await somebody(app, `${name} ${index}`);
    await anAssignment(inTenantOf(app), { id }, product);
  }
  return line(name, plan.id).replace(`${plan.id},${plan.id}`, `${plan.id},${name}-base`);
}

const offs = async () =>
  app.licensing.em
    .fork()
    .execute('select 1 from source_disabled_plan where tenant_id = ?', [app.tenantId]);

test('a plan that is new in what people have is told of once, and switched off once', async () => {
  const base = await held('Suite', 2);
  await importProducts(base, line('Suite', 'chat'));
  const told = '*chat* was added to *Suite*, and is on for 2 people.';
  await bothAreTold(told);
  await importProducts(base, line('Suite', 'chat'));

  const [bosses, annas] = copies(told).flat();
  if (!bosses || !annas) throw new Error('Both were told');
  const [boss, anna] = [app.slack.as('U0BOSSBOSS'), app.slack.as(app.admin)];
  await boss.click(SWITCH_OFF_PLAN, bosses);
  const done = '*chat* of *Suite* was switched off by <@U0BOSSBOSS>';
  const says = (client: typeof boss, ts: string) =>
    client.waitFor((each) => each.dm().find((one) => one.ts === ts && one.text.includes(done)));
  const { text, blocks } = await says(boss, bosses.ts);
  expect(text).toContain('in 2 direct licenses.');
  expect(JSON.stringify(blocks)).not.toContain(SWITCH_OFF_PLAN);
  expect(await offs()).toHaveLength(2);

  // Whoever is second is told who was first, and nothing is done.
  await anna.click(SWITCH_OFF_PLAN, annas);
  await says(anna, annas.ts);
  expect(await offs()).toHaveLength(2);
  await bothAreTold(done);
});

test('several at once are one message, each with its switch', async () => {
  const [one, two] = [await held('Uno', 1), await held('Due', 1)];
  await importProducts(one, line('Uno', 'uno-new'), two, line('Due', 'due-new'));
  await bothAreTold('2 service plans were added to products that people have.');
  const [bosses] = copies('2 service plans were added').flat();
  const blocks = JSON.stringify(bosses?.blocks);
  expect(blocks).toContain('*uno-new* was added to *Uno*, and is on for the 1 person who has it.');
  expect(blocks).toContain('*due-new* was added to *Due*');
  const [first] = JSON.parse(blocks).filter(({ accessory }: { accessory?: unknown }) => accessory);
  await app.slack
    .as('U0BOSSBOSS')
    .click({ blockId: first.block_id, actionId: SWITCH_OFF_PLAN }, bosses);
  const changed = await app.slack.as('U0BOSSBOSS').waitFor((client) =>
    client.dm().find(({ ts, blocks: now }) => {
      return ts === bosses?.ts && JSON.stringify(now).includes('was switched off by');
    }),
  );
  expect(JSON.stringify(changed.blocks)).toContain('was added to');
});

test('of what nobody has, and of what is there already, nothing is told', async () => {
  await importProducts(line('Fresh', 'fresh-one'), line('Fresh', 'fresh-two'));
  const empty = await held('Empty', 0);
  await importProducts(empty, line('Empty', 'empty-new'));
  const last = await held('Last', 1);
  await importProducts(last, line('Last', 'last-new'));
  await bothAreTold('*last-new* was added');
  expect(copies('fresh').flat()).toEqual([]);
  expect(copies('empty').flat()).toEqual([]);
});

test('a notice that comes twice is told once', async () => {
  const base = await held('Twice', 1);
  await importProducts(base);
  const [ids] = await app.licensing.em.fork().execute<{ productId: string; planId: string }[]>(
    `select pp.product_id as "productId", pp.plan_id as "planId" from product_plan pp
       join product p on p.id = pp.product_id where p.tenant_id = ? and p.sku_id = 'Twice'`,
    [app.tenantId],
  );
  if (!ids) throw new Error('It was imported');
  const notice = { kind: 'plans_added' as const, added: [ids] };
  const told = { id: randomUUID(), notice };
  const queue = await jobs.queueOf(app.tenantId);
  for (const _ of [1, 2]) {
    await queue.enqueue(app.licensing.em.fork(), 'tell-administrators', told);
  }
  await bothAreTold('*Twice-base* was added to *Twice*');
});
