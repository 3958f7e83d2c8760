/** Enough of everything that each list has a second page, and a walk through all of it. */
import { slices } from '../../../commands/index.ts';
import type { SlackUser } from '../../../sandbox/slack/people.ts';
import type { TestApp } from '../../support/app.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';
import { walk } from './walk.ts';

/** Returns the administrator who walks. */
export async function walkThroughCompany(app: TestApp): Promise<SlackUser> {
  const at = inTenantOf(app);
  const kim = await somebody(app, 'Kim Known', { isAdmin: true, usageLocation: null });
  const nora = await somebody(app, 'Nora Nowhere', { usageLocation: null });
  await aPerson(at, { displayName: 'Olga Outside', email: 'olga@example.com' });
  for (let index = 0; index < 12; index += 1) {
    const product = await aProduct(at, { displayName: `Product ${index}` });
    if (index < 11) await anAssignment(at, { id: kim.personId }, product);
  }
  await at.em.fork().execute(
    `insert into service_plan (tenant_id, id, plan_id, name)
       select :tenantId, gen_random_uuid(), 'plan-' || n, 'PLAN_' || n
         from generate_series(1, 101) n;
     insert into product_plan (tenant_id, product_id, plan_id, friendly_name)
       select tenant_id, p.id, s.id, s.name
         from product p join service_plan s using (tenant_id) where tenant_id = :tenantId;
     insert into audit_entry (tenant_id, at, actor_kind, action, surface, product_id)
       select tenant_id, now(), 'system', 'license.assign', 'slack', id
         from product, generate_series(1, 20) where tenant_id = :tenantId`,
    { tenantId: at.tenantId },
  );
  app.slack.updateUser(kim.id, { realName: 'Kim Known Well' });
  await walk(app, {
    client: app.slack.as(kim),
    person: kim.id,
    lines: [
      ...slices.flatMap((slice) => Object.keys(slice.commands ?? {})),
      '/licenses table',
      '/licenses Prod',
      `/license-remove @${kim.name} Product 1`,
      `/license-assign @${nora.name} Product 1`,
    ],
  });
  return kim;
}
