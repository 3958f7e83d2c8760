/** A workspace where no administrator has used the app yet. */
import { useApp } from '../../support/app.ts';
import { aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf } from '../../support/somebody.ts';

const app = useApp();

test('administrators of the workspace are asked all the same, and looked for once', async () => {
  app.slack.addUser({ realName: 'Gone Admin', isAdmin: true, deleted: true });
  const mick = app.slack.as(app.member);
  for (const name of ['Fresh', 'Fresher']) {
    await aProduct(inTenantOf(app), { displayName: name, skuPartNumber: name });
    await mick.command(`/license-request ${name}`);
    await sees(mick, 'Why is it needed?');
    await mick.fill('request.reason', 'To draw');
    await mick.submit();
    await app.slack
      .as(app.admin)
      .waitFor((client) => client.dm().find(({ text }) => text.includes(`asks for *${name}*`)));
    await closeModals(app);
  }
  const people = await app.licensing.em
    .fork()
    .execute<{ name: string }[]>(
      `select display_name as name from person where tenant_id = ? order by 1`,
      [app.tenantId],
    );
  expect(people.map(({ name }) => name)).toEqual(['Anna Admin', 'Mick Member']);
  expect(app.slack.calls.filter(({ method }) => method === 'users.list')).toHaveLength(1);
});

describe('where administrators are named by e-mail', () => {
  const env = {
    LICENSE_ADMINS: 'boris@example.com',
    LICENSE_ADMINS_INCLUDE_WORKSPACE_ADMINS: 'false',
  };
  const named = useApp({ env });

  test('they are asked, however Slack writes it, and others are not', async () => {
    const boris = named.slack.addUser({ realName: 'Boris Boss', email: 'Boris@Example.com' });
    const mick = named.slack.as(named.member);
    await aProduct(inTenantOf(named), { displayName: 'Named', skuPartNumber: 'Named' });
    await mick.command('/license-request Named');
    await sees(mick, 'Why is it needed?');
    await mick.fill('request.reason', 'To draw');
    await mick.submit();
    await named.slack
      .as(boris)
      .waitFor((client) => client.dm().find(({ text }) => text.includes('asks for *Named*')));
    expect(named.slack.as(named.admin).dm()).toEqual([]);
  });
});
