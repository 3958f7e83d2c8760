import type { SlackUser, UserSeed } from '../../sandbox/slack/people.ts';
import { listHolders } from '../../src/licensing/list-holders.ts';
import type { PersonRecord } from '../../src/licensing/person-record.ts';
import type { TestApp } from './app.ts';
import { aPerson } from './builders.ts';

/** Where builders build: in the app's own tenant. */
export function inTenantOf({ licensing, tenantId }: TestApp) {
  return { em: licensing.em, tenantId };
}

/**
 * Somebody who has long been in Slack, so that it tells nothing of them, and is known to the app; with
 * a usage location unless told otherwise.
 */
export async function somebody(
  app: TestApp,
  realName: string,
  { usageLocation = 'NL', ...seed }: UserSeed & Partial<Pick<PersonRecord, 'usageLocation'>> = {},
): Promise<SlackUser & { personId: string }> {
  const name = realName.toLowerCase().replace(/\W+/g, '.').slice(0, 20);
  const user = app.slack.workspace.addUser({ name, realName, ...seed });
  app.slack.general.members.add(user.id);
  const person = await aPerson(inTenantOf(app), {
    displayName: realName.slice(0, 255),
    slackUserId: user.id,
    isGuest: user.isRestricted || user.isUltraRestricted,
    isWorkspaceAdmin: user.isAdmin || user.isOwner,
    locale: user.locale,
    slackReadAt: app.now,
    usageLocation,
  });
  return { ...user, personId: person.id };
}

/** Names of those who hold a product. */
export async function holdersOf(app: TestApp, product: { id: string }): Promise<string[]> {
  const { holders } = await listHolders(
    app.licensing,
    { tenantId: app.tenantId, actor: { kind: 'system', cause: 'test' }, surface: 'system' },
    { productId: product.id, page: 0, pageSize: 100 },
  );
  return holders.map(({ displayName }) => displayName).sort();
}
