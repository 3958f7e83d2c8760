import { REASON } from '../../../commands/remove-license/confirmation.ts';
import { LICENSES } from '../../../commands/remove-license/form.ts';
import { archiveProduct } from '../../../src/licensing/archive-product.ts';
import { removeLicense } from '../../../src/licensing/remove-license.ts';
import { useApp } from '../../support/app.ts';
import { atForm } from '../../support/at-form.ts';
import { auditOf } from '../../support/audit.ts';
import { anAssignment, aPlan, aProduct } from '../../support/builders.ts';
import { holdUp } from '../../support/held-up.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const { anna, form, message } = atForm(app, '/license-remove', 'Not in Slack?');
afterEach(() => closeModals(app));

async function holder(name: string, ...products: { id: string }[]) {
  const person = await somebody(app, name);
  for (const product of products) await anAssignment(at(), { id: person.personId }, product);
  return person;
}

describe('one license', () => {
  test('is asked about by name, removed, and told in a message too', async () => {
    const product = await aProduct(at(), { displayName: 'Asked' });
    const kim = await holder('Kim Asked', product);
    const client = await form(`@${kim.name} Asked`);
    expect(client.modal?.text).not.toContain('Reason');
    await client.submit();
    const { text } = await sees(client, `Remove *Asked* from <@${kim.id}>?`, 'Reason');
    expect(text).toContain('You can undo it for 15 minutes');
    await client.fill(REASON, 'left the team');
    expect(await holdersOf(app, product)).toEqual(['Kim Asked']);

    await client.submit();
    await sees(client, `Removed *Asked* from <@${kim.id}>.`);
    expect(client.modal?.buttons).toEqual(['Undo']);
    await message(`Removed *Asked* from <@${kim.id}>.`, 'Undo');
    expect(await holdersOf(app, product)).toEqual([]);
    const entry = (await auditOf(at())).findLast(({ action }) => action === 'license.remove');
    expect(entry?.reason).toBe('left the team');

    await client.closeModal();
    expect(client.modals).toEqual([]);
  });

  test('one thinks better of stays', async () => {
    const product = await aProduct(at(), { displayName: 'Kept' });
    const kim = await holder('Kim Kept', product);
    const client = await form(`@${kim.name} Kept`);
    await client.submit();
    await sees(client, 'Remove *Kept*');
    await client.closeModal();
    await sees(client, 'Licenses to remove');
    expect(await holdersOf(app, product)).toEqual(['Kim Kept']);
  });

  test('that another needs is kept, and the other one named', async () => {
    const base = await aPlan(at(), { name: 'Base' });
    const basic = await aProduct(at(), { displayName: 'Basic', plans: [base] });
    const extra = await aProduct(at(), {
      displayName: 'Extra',
      plans: [await aPlan(at(), { name: 'On top', needs: [base] })],
    });
    const kim = await holder('Kim Needed', basic, extra);
    const client = await form(`@${kim.name} Basic`);
    await client.submit();
    await sees(
      client,
      `✗ *Basic* of <@${kim.id}> cannot be removed: On top (from Extra) needs Base.`,
    );
    expect(client.modal?.hasSubmit).toBe(false);
    expect(await holdersOf(app, basic)).toEqual(['Kim Needed']);
  });

  test('that somebody else removed meanwhile is said to be gone', async () => {
    const product = await aProduct(at(), { displayName: 'Raced' });
    const kim = await holder('Kim Raced', product);
    const client = await form(`@${kim.name} Raced`);
    await client.submit();
    await sees(client, 'Remove *Raced*');
    await at()
      .em.fork()
      .execute(
        `with gone as (delete from source where person_id = ? returning product_id)
       update product set assigned = 0 from gone where id = product_id`,
        [kim.personId],
      );
    await client.submit();
    await sees(client, 'Kim Raced does not hold Raced (anymore)');
  });

  test('that takes long to remove shows that it works, then the result', async () => {
    const product = await aProduct(at(), { displayName: 'Sluggish' });
    const kim = await holder('Kim Sluggish', product);
    const client = await form(`@${kim.name} Sluggish`);
    await client.submit();
    await sees(client, 'Remove *Sluggish*');
    await holdUp(app, kim, async () => {
      await client.submit();
      expect(client.modal?.text).toContain('This takes a little longer than usual');
    });
    await sees(client, 'Removed *Sluggish*');
  });
});

describe('several licenses', () => {
  test('go in the order they need each other, whatever the order chosen', async () => {
    const base = await aPlan(at(), { name: 'Ground' });
    const ground = await aProduct(at(), { displayName: 'A Ground', plans: [base] });
    const roof = await aProduct(at(), {
      displayName: 'B Roof',
      plans: [await aPlan(at(), { name: 'Roof', needs: [base] })],
    });
    const kim = await holder('Kim House', ground, roof);
    const client = await form(`@${kim.name}`);
    await client.choose({ actionId: LICENSES }, ['A Ground', 'B Roof']);
    await client.submit();
    await sees(client, `Remove these 2 licenses from <@${kim.id}>?`, '• *A Ground*\n• *B Roof*');
    await client.submit();
    await sees(client, `2 of 2 licenses were removed from <@${kim.id}>.`, '✓ *A Ground*: removed');
    expect(client.modal?.buttons).toEqual(['Undo', 'Undo']);
    expect(await holdersOf(app, ground)).toEqual([]);
  });
});

test('what was removed and archived meanwhile keeps nothing else from being removed', async () => {
  const stays = await aProduct(at(), { displayName: 'A Stays' });
  const goes = await aProduct(at(), { displayName: 'B Goes' });
  const kim = await holder('Kim Left', stays, goes);
  const client = await form(`@${kim.name}`);
  await client.choose({ actionId: LICENSES }, ['A Stays', 'B Goes']);
  await client.submit();
  await sees(client, 'Remove these 2 licenses');
  const by = {
    tenantId: app.tenantId,
    actor: { kind: 'system', cause: 'test' },
    surface: 'system',
  } as const;
  const { personId } = kim;
  await removeLicense(app.licensing, by, { personId, productId: goes.id, reason: null });
  await archiveProduct(app.licensing, by, { productId: goes.id });
  await client.submit();
  await sees(client, 'Removed *A Stays*');
  expect(await holdersOf(app, stays)).toEqual([]);
});

describe('from a product’s page', () => {
  test('is asked at once, and the counts underneath follow', async () => {
    const product = await aProduct(at(), { displayName: 'Holding page', seats: 3 });
    const kim = await holder('Kim Paged', product);
    const client = anna();
    await client.command('/licenses Holding page');
    await sees(client, '*1* assigned');
    await client.click('Holders (1)');
    await sees(client, `<@${kim.id}>`);
    await client.click('Remove license');
    await sees(client, `Remove *Holding page* from <@${kim.id}>?`);
    await client.submit();
    await sees(client, 'Removed *Holding page*');
    await client.waitFor(({ modals }) => modals[0]?.text.includes('Nobody holds this product yet'));
    await client.click('Undo');
    await client.waitFor(({ modals }) => modals[0]?.text.includes(`<@${kim.id}>`));
    await client.closeModal();
    expect(client.modals).toHaveLength(1);
  });
});
