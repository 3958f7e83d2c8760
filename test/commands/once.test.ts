/** One envelope for two processes, Slack's retries, clicks in haste: done once, the second told so. */
import { startApp } from '../../src/app.ts';
import { purgeDeeds } from '../../src/licensing/deed.ts';
import { Deed } from '../../src/licensing/entities/deed.ts';
import { useApp } from '../support/app.ts';
import { atForm } from '../support/at-form.ts';
import { auditOf } from '../support/audit.ts';
import { anAssignment, aProduct } from '../support/builders.ts';
import { holdUp } from '../support/held-up.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const assigning = atForm(app, '/license-assign', 'Last day');
const removing = atForm(app, '/license-remove', 'Not in Slack?');
const ONCE = 'This came twice, and was done once.';

// Envelopes go to the two processes in turn.
beforeAll(async () => {
  const another = await startApp(app.config, { clock: () => app.now });
  app.database.onClose(() => another.stop());
});
afterEach(() => closeModals(app));

const deedsFor = async (product: { id: string }) =>
  (await auditOf(at())).filter(({ productId }) => productId === product.id).map((e) => e.action);
const heardOf = (words: string) =>
  app.slack
    .as(app.admin)
    .dm()
    .filter(({ text }) => text.includes(words));

async function removed(name: string) {
  const product = await aProduct(at(), { displayName: name });
  const kim = await somebody(app, `Kim ${name}`);
  await anAssignment(at(), { id: kim.personId }, product);
  const client = await removing.form(`@${kim.name} ${name}`);
  await client.submit();
  await sees(client, `Remove *${name}*`);
  await client.submit();
  await sees(client, `Removed *${name}*`);
  return { product, kim, client };
}

describe('a form for assigning that comes twice', () => {
  test('one after the other assigns once', async () => {
    const product = await aProduct(at(), { displayName: 'Retried' });
    const kim = await somebody(app, 'Kim Retried');
    const client = await assigning.form(`@${kim.name} Retried`);
    await client.submit();
    await assigning.message('got *Retried*');
    const second = await app.slack.deliverAgain();
    expect(JSON.stringify(second)).toContain(`<@${kim.id}> got *Retried*.`);
    expect(JSON.stringify(second)).toContain(ONCE);
    expect(await deedsFor(product)).toEqual(['license.assign']);
    expect(heardOf('got *Retried*')).toHaveLength(1);
  });

  test('at once, to two processes, assigns once', async () => {
    const product = await aProduct(at(), { displayName: 'Doubled' });
    const kim = await somebody(app, 'Kim Doubled');
    const client = await assigning.form(`@${kim.name} Doubled`);
    await holdUp(app, kim, async () => {
      // Both have begun, and wait.
      await client.submit();
      await app.slack.deliverAgain();
    });
    await assigning.message('got *Doubled*');
    await sees(client, 'got *Doubled*');
    expect(await deedsFor(product)).toEqual(['license.assign']);
    expect(await holdersOf(app, product)).toEqual(['Kim Doubled']);
    expect(heardOf('got *Doubled*')).toHaveLength(1);
  });
});

describe('a confirmed removal that comes twice', () => {
  test('removes once, and shows its Undo again', async () => {
    const { product } = await removed('Removed twice');
    const second = JSON.stringify(await app.slack.deliverAgain());
    expect(second).toContain('Removed *Removed twice*');
    expect(second).toContain('Undo');
    expect(second).toContain(ONCE);
    expect(await deedsFor(product)).toEqual(['license.remove']);
    expect(heardOf('Removed *Removed twice*')).toHaveLength(1);
  });
});

describe('an Undo clicked twice', () => {
  test('restores once; the second click changes nothing that came after', async () => {
    const { product, kim, client } = await removed('Undone twice');
    const dm = await removing.message('Removed *Undone twice*');
    await closeModals(app);
    await client.click('Undo', dm);
    await removing.message('↩ *Undone twice*');
    await at()
      .em.fork()
      .execute("update source set state = 'ended', ended_at = ? where person_id = ?", [
        app.now,
        kim.personId,
      ]);
    await at().em.fork().execute('update product set assigned = 0 where id = ?', [product.id]);
    await app.slack.deliverAgain();
    await client.waitFor((each) =>
      each.dm().find(({ text }) => text.includes('This removal of Undone twice from')),
    );
    expect(await holdersOf(app, product)).toEqual([]);
    expect(await deedsFor(product)).toEqual(['license.remove', 'license.undo_removal']);
  });
});

test('deeds are forgotten after 30 days, and not before', async () => {
  const { tenantId } = at();
  const em = at().em.fork();
  const day = (count: number) => new Date(app.now.getTime() - count * 86_400_000);
  await em.insert(Deed, { tenantId, key: 'older', at: day(31), result: {} });
  await em.insert(Deed, { tenantId, key: 'younger', at: day(29), result: {} });
  await purgeDeeds(app.licensing, tenantId);
  const left = await em.find(Deed, { tenantId, key: { $in: ['older', 'younger'] } });
  expect(left.map(({ key }) => key)).toEqual(['younger']);
});
