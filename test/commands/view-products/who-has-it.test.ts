/** Who has a product and through what, who waits for it in which turn, and which groups hold it. */
import { STATE } from '../../../commands/view-products/place.ts';
import { assignLicense } from '../../../src/licensing/assign-license.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aProduct } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const at = () => inTenantOf(app);

test('people and groups of a product, by what became of them', async () => {
  const product = await aProduct(at(), { displayName: 'Scarce', seats: 2 });
  const [ada, ben, cas, dan] = [
    await somebody(app, 'Ada Both'),
    await somebody(app, 'Ben Grouped'),
    await somebody(app, 'Cas Second'),
    await somebody(app, 'Dan First'),
  ];
  await anAssignment(at(), { id: ada.personId }, product);
  await inGroup(app, 'Sales', [ada, ben], [product]);
  await inGroup(app, 'Late', [cas], [product]);
  await inGroup(app, 'Fast', [dan], [product]);
  await at().em.execute(`update license_group set priority = 1 where name = 'Fast'`);
  const by = { tenantId: app.tenantId, actor: { kind: 'system', cause: 'test' } } as const;
  await assignLicense(
    app.licensing,
    { ...by, surface: 'system' },
    {
      ...{ personId: cas.personId, productId: product.id, startDate: '2026-07-01' },
      ...{ disabledPlanIds: [], untilDate: null, reason: null, useDefaultLocation: false },
    },
  );

  await anna().command('/licenses Scarce');
  await sees(anna(), 'SKU part number');
  await anna().click('Holders (2)');
  const active = await sees(anna(), '● Holders (2)', `*<@${ben.id}>*\nThrough *Sales*, since`);
  expect(active.text).toMatch(/Directly, since .*\nThrough \*Sales\*, since/);
  await anna().choose({ actionId: STATE }, 'Wait for it (2)');
  const { text } = await sees(anna(), `*1.* *<@${dan.id}>*`, `*2.* *<@${cas.id}>*`);
  expect(text).toContain('the next that comes free is the first one’s');
  await anna().choose({ actionId: STATE }, 'Start later (1)');
  await sees(anna(), `*<@${cas.id}>*\n:calendar: Starts on Jul 1, 2026`);
  await anna().choose({ actionId: STATE }, 'Suspended, as they left (0)');
  await sees(anna(), 'Nobody who left has this product suspended.');

  await anna().click('Groups (3)');
  const groups = await sees(anna(), '● Groups (3)', '*Fast* · priority 1');
  expect(groups.text).toContain('*2* have it');
  expect(groups.text).toContain('*1* does not: 1 without a seat');
  await anna().click({ blockId: groups.blocks.at(-1)?.block_id ?? '', actionId: 'group.open' });
  await sees(anna(), 'Sales', 'Scarce');
});
